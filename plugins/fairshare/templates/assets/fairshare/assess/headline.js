// @ts-check
// The headline of an entry as its page will say it: the rows of plugins/fairshare/publish/states,
// out of assess/form.json. What other entries say is not known here: that it was replaced.

import { fill } from "../words.js";
import { earliest } from "./dates.js";

const NEVER_BEGAN = ["proposed", "never_started"];
const NO = ["refused", "not_pursued"];
/** @param {string} words */
const gaps = (words) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
/**
 * @param {unknown} value
 * @returns {any[]}
 */
const list = (value) => (Array.isArray(value) ? value.filter(Boolean) : []);

/**
 * How far an entry has come under a law (assess/laws.js).
 * @typedef {object} Course
 * @property {string} said In the place of which words, or beside them.
 * @property {string} headline With gaps for days.
 * @property {Record<string, string>} dates The days, as written.
 * @property {string} tense
 *
 * @typedef {Record<string, any>} Group Fields by name, whatever stands in them.
 * @typedef {(written: any) => string} InWords A day as an entry has it, in words.
 *
 * A sentence that can be said, and what must be known for it beside its gaps.
 * @typedef {[words: string, when: string]} Phrase
 *
 * @typedef {object} Row
 * @property {string[]} outcomes
 * @property {string[]} stages
 * @property {string[]} when What must be known.
 * @property {Phrase[][]} sentences Of each the first that can be said.
 * @property {string} tense
 */

/** @type {(events: Group[], kind: string) => Group | undefined} */
const newest = (events, kind) => events.filter((one) => one.kind === kind).pop();

/**
 * What it was stopped by, where nothing says that it went on after that.
 * @param {Group[]} events
 */
function lastStop(events) {
  let found;
  for (const one of events) {
    if (one.kind === "stopped") found = one;
    else if (one.kind === "started" || one.kind === "resumed") found = undefined;
  }
  return found;
}

/**
 * What a law says in the place of the register's own words, or after them: how far it has come.
 * @param {Course[]} laws
 * @param {string} kind
 * @param {InWords} date
 */
function ofLaws(laws, kind, date) {
  const words = laws
    .filter(({ said, headline }) => said === kind && headline)
    .map((law) => {
      const days = Object.entries(law.dates).map(([gap, day]) => [gap, date(day)]);
      const known = gaps(law.headline).every((gap) =>
        days.some(([one, day]) => one === gap && day),
      );
      return known ? { ...law, words: fill(law.headline, Object.fromEntries(days)) } : null;
    });
  return words.find(Boolean);
}

/** @type {(months: string[]) => InWords} */
const inWords = (months) => (written) => {
  if (!earliest(written)) return "";
  const [year, month, day] = written.split("-");
  return [day && Number(day), month && months[Number(month) - 1], year].filter(Boolean).join(" ");
};

/**
 * @param {Group} data
 * @param {Group} facts
 * @param {string} today
 * @param {Course[]} laws How far the entry has come under each.
 */
export function headline(data, facts, today, laws = []) {
  const own = ofRegister(data, facts, today);
  if (!own) return null; // no stage is chosen yet
  const isOver = data.withdrawn !== undefined || lastStop(list(data.events));
  const { stop, months } = facts.page.headline;
  const outcome = data.decision?.outcome;
  const kind = outcome?.startsWith("approved") ? "approved" : outcome ? "" : "undecided";
  const law = !isOver && ofLaws(laws, kind, inWords(months));
  if (law) return { ...own, words: law.words, tense: law.tense };
  const beside = ofLaws(laws, "beside", inWords(months))?.words;
  return { ...own, words: [own.words, beside].filter(Boolean).join(stop) };
}

/**
 * @param {Group} data
 * @param {Group} facts
 * @param {string} today
 */
function ofRegister(data, { page, codes, organisations, workedExample, imported }, today) {
  const { rows, listed, stop, months, by, badges } = page.headline;
  const events = list(data.events);
  const decision = data.decision?.outcome ? data.decision : null;
  const voice = data.assessment?.independence;
  const notFound = !decision && data.decision !== undefined;
  const stopped = lastStop(events);

  const date = inWords(months);
  /** @type {InWords} */
  const past = (written) => ((earliest(written) ?? "~") <= today ? date(written) : "");
  /** @param {string} body */
  const name = (body) => organisations[body]?.[0] ?? body ?? "";
  /** @param {string} kind */
  const happened = (kind) => date(newest(events, kind)?.date);
  const label = decision ? (codes.outcomes?.[decision.outcome] ?? decision.outcome) : "";
  const decided = decision?.date
    ? date(decision.date)
    : date(decision?.not_later_than) && fill(by, { date: date(decision.not_later_than) });
  /** @param {boolean} isSo */
  const yes = (isSo) => (isSo ? "yes" : "");

  /** @type {Record<string, string>} */
  const facts = {
    outcome: label,
    outcome_small: label.toLowerCase(),
    decided: decided || "",
    decided_by: name(decision?.decided_by),
    stopped: date(stopped?.date),
    stopped_by: name(stopped?.by),
    paused: happened("paused"),
    paused_by: name(newest(events, "paused")?.by),
    ended: happened("ended"),
    dropped: happened("dropped"),
    withdrawn: date(data.withdrawn?.date),
    as_of: date(data.stage_as_of),
    starts: past(data.dates?.starts),
    ends: past(data.dates?.ends),
    submitted: date(data.dates?.submitted),
    edited: date(today),
    source: list(data.sources)[0]?.title ?? "",
    trial: yes(data.stage === "pilot"),
    searched: yes(notFound || voice === workedExample || voice === imported),
    not_found: yes(notFound),
    imported: yes(!decision && voice === imported),
    worked_example: yes(voice === workedExample),
    was_withdrawn: yes(data.withdrawn !== undefined),
  };
  /** @param {string[]} names */
  const known = (names) => names.every((one) => facts[one]);
  /** @param {Row} row */
  const fits = (row) =>
    (!row.outcomes.length || row.outcomes.includes(decision?.outcome)) &&
    (!row.stages.length || row.stages.includes(data.stage)) &&
    known(row.when);
  /** @param {Phrase[]} phrases */
  const say = (phrases) => {
    const found = phrases.find(([words, when]) => known([...gaps(words), when].filter(Boolean)));
    return found ? fill(found[0], facts) : "";
  };
  const row = rows.find(fits) ?? (data.stage && listed);
  if (!row) return null;
  const began =
    data.stage === "ended" || !(NEVER_BEGAN.includes(data.stage) || NO.includes(decision?.outcome));
  const badge = () => {
    if (stopped) return badges.stopped;
    if (data.withdrawn) return badges.withdrawn;
    if (decision) return [decision.outcome, label];
    if (voice === imported) return badges.listed;
    if (notFound || voice === workedExample) return badges.notFound;
    return data.stage === "proposed" ? badges.underReview : badges.notRecorded;
  };
  return {
    words: row.sentences.map(say).filter(Boolean).join(stop),
    tense: row.tense || (began ? "was" : "asked"),
    badge: badge(),
  };
}
