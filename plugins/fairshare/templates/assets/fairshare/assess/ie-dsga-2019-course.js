// @ts-check
// The course of an agreement under Ireland's Act of 2019: consultation, Board, signing,
// publication, review, end. As by plugins/fairshare/validate/profiles/ie_dsga_2019/.

import { earliest, isPartial, latest, monthsAfter } from "./dates.js";
import { isGroup, itemsAt, textAt } from "./entry-data.js";
import { looksPersonal } from "./text-rules.js";

/** @typedef {(...field: string[]) => [number, any][]} Groups the items of a list, with places */
/** @typedef {Record<string, any> & { groups: Groups }} Case */

const DAY = 86_400_000; // milliseconds
const SIGNED = ["safeguards", "agreement", "signed"];
const ROUNDS = ["board", "rounds"];
const TEN_DAYS = 10;
const MONTH = 30;

/** @type {(first: string, last: string) => number} */
const daysBetween = (first, last) => Math.round((Date.parse(last) - Date.parse(first)) / DAY);
/** @type {(day: string, days: number) => string} */
const daysAfter = (day, days) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** @param {Case} one */
function longEnough({ law, factsOnly, group, path, add }) {
  const written = group("consultation");
  const [opens, closes] = [earliest(written.opens), latest(written.closes)];
  if (!opens || !closes) return;
  const [place, days] = [path("consultation", "closes"), daysBetween(opens, closes)];
  const { least, usual } = law.days;
  const isSet = Number.isInteger(written.days_set_by_board);
  const wanted = isSet ? written.days_set_by_board : usual;
  const variant = isSet ? "" : "usual";
  const values = { days, least, wanted, date: daysAfter(opens, Math.max(wanted, least)) };
  if (days < 0) add("E715", place, { closes: written.closes, opens: written.opens }, "order");
  else if (days < least) add("E715", place, values, variant);
  else if (days < wanted && !factsOnly && !isPartial(String(written.closes)))
    add("W715", place, values, variant);
}

// Without what nobody sees a difference in: capitals and spaces.
/** @param {string} written */
const plain = (written) => written.toLowerCase().split(/\s+/).filter(Boolean).join(" ");

/** @param {Case} one */
function submissions({ factsOnly, atLeast, group, groups, text, path, add }) {
  if (factsOnly) return;
  const { considered, closes, received } = group("consultation");
  const [name, subject] = [text("name"), text("consultation", "submit", "subject")];
  if (name && subject && !plain(subject).includes(plain(name)))
    add("W716", path("consultation", "submit", "subject"), { name });
  const [last, until] = [latest(considered), earliest(closes)];
  if (last && until && last < until)
    add("E718", path("consultation", "considered"), { considered, closes }, "considered");
  let listed = 0;
  for (const [number, one] of groups("consultation", "submissions")) {
    listed += Number.isInteger(one.count) ? one.count : 1;
    const where = path("consultation", "submissions", number);
    if (["yes", "partly"].includes(textAt(one, "changed")) && !textAt(one, "change"))
      add(atLeast("signed") ? "E719" : "W719", where, {}, "change");
  }
  if (atLeast("with-board") && Number.isInteger(received) && received > listed)
    add("W719", path("consultation", "received"), { received, listed }, "fewer");
}

/** @param {Case} one */
function consultation({ facts, factsOnly, atLeast, group, groups, text, path, add }) {
  const submit = ["consultation", "submit"];
  if (looksPersonal(text(...submit, "email"), facts.checks))
    add("E716", path(...submit, "email"), {}, "person");
  else if (atLeast("announced") && !factsOnly && !WAYS.some((way) => text(...submit, way)))
    add("E716", path(...submit));
  if (factsOnly) return;
  if (atLeast("open") && !atLeast("signed") && !text("consultation", "board_notified"))
    add("W717", path("consultation", "board_notified"));
  if (!atLeast("with-board")) return;
  const silent = groups("consultation", "submissions").filter(([, one]) => !textAt(one, "answer"));
  if (silent.length)
    add(atLeast("signed") ? "E719" : "W719", path("consultation", "submissions", silent[0][0]), {
      count: silent.length,
    });
  if (!("received" in group("consultation"))) add("E720", path("consultation", "received"));
}

const WAYS = ["email", "url", "post"];

/** @param {Case} one */
function board({ factsOnly, phase, day, groups, path, add }) {
  if (factsOnly) return;
  const closes = day("consultation", "closes");
  const listed = new Map(groups(...ROUNDS));
  for (const [number, one] of listed) {
    const [sent, due] = [earliest(one.submitted), latest(one.due)];
    const place = path(...ROUNDS, number, "submitted");
    const latestSent = latest(one.submitted);
    if (closes && latestSent && latestSent < closes) add("E718", place);
    if (sent && due && sent > due) add("W721", place, { days: daysBetween(due, sent) });
    const notified = latest(one.notified);
    if (sent && notified && notified < sent) {
      const values = { notified: textAt(one, "notified"), submitted: textAt(one, "submitted") };
      add("E722", path(...ROUNDS, number, "notified"), values, "answer");
    }
    const before = listed.get(number - 1);
    if (!before) continue;
    const answer = earliest(before.notified);
    if (!(before.resubmit === true && answer && sent && sent >= answer))
      add("E722", place, { round: number + 1, before: number });
  }
  const last = [...listed].at(-1);
  if (last?.[1].notified && !("resubmit" in last[1]) && !phase.asksNothing)
    add("W722", path(...ROUNDS, last[0], "resubmit"), { round: last[0] + 1 });
}

/** @param {Case} one */
function signing({ phase, factsOnly, value, groups, atLeast, path, add }) {
  const signed = latest(value(SIGNED));
  const listed = groups(...ROUNDS);
  const newest = listed.at(-1)?.[1];
  if (signed && !factsOnly && !phase.asksNothing) {
    const notified = earliest(newest?.notified);
    if (!notified || notified > signed) add("E723", SIGNED);
    else if (newest.resubmit === true) add("E723", SIGNED, {}, "back");
  }
  if (!atLeast("back") || factsOnly) return;
  const isSigned = atLeast("signed");
  for (const [number, one] of listed) {
    const found = itemsAt(one, "recommendations").filter(isGroup).length;
    const [where, round] = [path(...ROUNDS, number), number + 1];
    if ("notified" in one && !found && !("made" in one))
      add(isSigned ? "E724" : "W724", where, { round }, "silent");
    else if (isSigned && Number.isInteger(one.made) && one.made !== found)
      add("E724", [...where, "made"], { round, count: one.made, listed: found }, "count");
    if (isSigned) recommended(one, number, { path, add });
  }
}

/**
 * @param {Record<string, any>} one
 * @param {number} number
 * @param {Pick<Case, "path" | "add">} entry
 */
function recommended(one, number, { path, add }) {
  itemsAt(one, "recommendations").forEach((made, place) => {
    if (!isGroup(made)) return;
    const where = path(...ROUNDS, number, "recommendations", place);
    const name = textAt(made, "number") || String(place + 1);
    const taken = textAt(made, "taken");
    if (["", "open"].includes(taken) || !textAt(made, "answer"))
      add("E724", where, { number: name });
    else if (taken === "no") add("W724", where, { number: name });
  });
}

/** @param {Case} one */
function decided({ data, today, phase, factsOnly, value, group, atLeast, path, add }) {
  if (factsOnly) return;
  const [outcome, signed] = [textAt(data, "decision.outcome"), value(SIGNED)];
  if (signed && ["refused", "not_pursued"].includes(outcome))
    add("E739", ["decision", "outcome"], { signed }, "dropped");
  else if (atLeast("signed") && !outcome)
    add("E739", ["decision"], {}, atLeast("in-force") ? "in force" : "");
  const starts = latest(value(["dates", "starts"]));
  const isRunning = atLeast("in-force") && !atLeast("ended");
  if (isRunning && textAt(data, "stage") === "proposed" && !(starts && starts > today))
    add("W739", ["stage"]);
  const { effective } = group("publication");
  const [first, last] = [earliest(signed), latest(effective)];
  if (!last || phase.asksNothing) return;
  if (first && last < first) add("E740", path("publication", "effective"), { effective, signed });
  else if (!signed) add("E740", SIGNED, { effective }, "unsigned");
}

/** @param {Case} one */
function publication({ data, today, phase, factsOnly, value, day, text, atLeast, path, add }) {
  if (factsOnly) return;
  const [signed, effective] = [latest(value(SIGNED)), day("publication", "effective")];
  if (signed && atLeast("signed")) {
    const [sent, until] = [day("publication", "sent_to_minister"), daysAfter(signed, TEN_DAYS)];
    if ((sent ?? today) > until)
      add(sent ? "W725" : "E725", path("publication", "sent_to_minister"), { date: until });
    if (!text("publication", "effective") && today > daysAfter(signed, MONTH))
      add("W726", path("publication", "effective"), { date: signed });
  }
  if (phase.asksNothing) return;
  /** @type {[(string | number)[], string | null][]} */
  const begun = [[["dates", "starts"], latest(value(["dates", "starts"]))]];
  itemsAt(data, "events").forEach((event, number) => {
    if (event?.kind === "started") begun.push([["events", number, "date"], latest(event.date)]);
  });
  for (const [place, first] of begun)
    if (effective && first && first < effective)
      add("E727", place, { days: daysBetween(first, effective) });
  if (["pilot", "live"].includes(textAt(data, "stage")) && (!effective || effective > today))
    add("E727", ["stage"], {}, "not in force");
}

/** @param {Case} one */
function reviews({ law, factsOnly, value, groups, atLeast, path, add }) {
  if (factsOnly) return;
  if (law.review && atLeast("in-force") && !atLeast("ended")) {
    const days = law.review.after.flatMap((/** @type {string[]} */ field) => value(field) ?? []);
    const newest = days.map(earliest).filter(Boolean).sort().at(-1);
    const limit = newest && monthsAfter(newest, law.review.months);
    const due = earliest(value(["dates", "review_by"]));
    if (limit && (!due || due > limit))
      add("E728", ["dates", "review_by"], { date: limit }, due ? "late" : "");
  }
  for (const [number, one] of groups("reviews")) {
    const missing = ["technical", "policy", "legislative", "url"].filter((n) => !textAt(one, n));
    if (missing.length) add("W729", path("reviews", number), { missing: missing.join(", ") });
  }
}

/** @param {Case} one */
function joining({ today, factsOnly, day, groups, path, add }) {
  const effective = day("publication", "effective");
  for (const [number, party] of factsOnly || !effective ? [] : groups("parties")) {
    const [joined, body] = [earliest(party.joined), textAt(party, "id")];
    if (!joined || joined <= effective) continue;
    const place = path("parties", number, "accession");
    const informed = earliest(textAt(party, "accession.board_told"));
    if (!informed || informed > joined) add("E731", place, { body, date: joined });
    const minister = earliest(textAt(party, "accession.minister_told"));
    const until = daysAfter(joined, TEN_DAYS);
    if (!minister && today > until) add("E731", place, { body, date: until }, "minister");
    else if (minister && minister > until) add("W731", place, { body, date: until });
  }
}

/** @param {Case} one */
function leaving({ today, factsOnly, groups, path, add }) {
  for (const [number, party] of factsOnly ? [] : groups("parties")) {
    const left = earliest(party.left);
    const minister = earliest(textAt(party, "withdrawal_minister_told"));
    if (!left || (minister ?? today) <= daysAfter(left, TEN_DAYS)) continue;
    const values = { body: textAt(party, "id"), date: daysAfter(left, TEN_DAYS) };
    add(minister ? "W732" : "E732", path("parties", number, "left"), values);
  }
}

/** @param {Case} one */
function ended({ data, phase, own, factsOnly, atLeast, text, path, add }) {
  if (factsOnly || phase.asksNothing) return;
  if (isGroup(own.ended) && Object.keys(own.ended).length) {
    if (atLeast("ended") && !text("ended", "minister_told"))
      add("E733", path("ended", "minister_told"));
  } else if (textAt(data, "stage") === "ended" && atLeast("in-force"))
    add("E733", path("ended"), {}, "no end");
}

export const COURSE = [
  ...[longEnough, consultation, submissions, board, signing],
  ...[decided, publication, reviews, joining, leaving, ended],
];
