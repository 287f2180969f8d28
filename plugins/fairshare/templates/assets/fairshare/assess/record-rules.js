// Rules on who gives what to whom, on what happened, and on what the public said: as by
// plugins/fairshare/validate/rules/flows.py, events.py and public.py.

import { entryKind } from "./conditions.js";
import { earliest, latest } from "./dates.js";
import { isGroup, itemsAt, textAt } from "./entry-data.js";
import { short } from "./paths.js";

// The items of a list that are groups of fields, with their position.
const groups = (data, path) =>
  itemsAt(data, path)
    .map((item, number) => [number, item])
    .filter(([, item]) => isGroup(item));

export function flows({ data, facts, add }) {
  const participants = groups(data, "organisations").map(([, one]) => one);
  const taking = participants.map((one) => textAt(one, "id"));
  const shared = itemsAt(data, "data.categories");
  for (const [number, flow] of groups(data, "flows")) {
    for (const end of ["from", "to"]) {
      const [path, id] = [["flows", number, end], textAt(flow, end)];
      if (id && !taking.includes(id)) add("E233", path, { id: short(id) }, "", "");
    }
    if (textAt(flow, "from") && textAt(flow, "from") === textAt(flow, "to"))
      add("E233", ["flows", number, "to"], { id: short(textAt(flow, "to")) }, "itself");
    itemsAt(flow, "what").forEach((category, place) => {
      if (shared.length && category in facts.codes.data_categories && !shared.includes(category))
        add("E234", ["flows", number, "what", place], { category });
    });
  }
  const withRole = (role) =>
    new Set(
      participants
        .filter((one) => itemsAt(one, "roles").includes(role))
        .map((one) => textAt(one, "id")),
    );
  const [givers, getters] = [withRole("provider").size, withRole("recipient").size];
  const owed =
    entryKind(data, facts) === facts.own &&
    facts.personal.includes(textAt(data, "data.identifiability"));
  if (owed && givers > 1 && getters > 1 && !itemsAt(data, "flows").length)
    add("E235", ["flows"], { givers, getters });
}

export function events({ data, facts, add }) {
  const { stageTo, needsBy } = facts.eventKinds;
  let newest = null; // the newest event that sets a stage; of one day the last
  for (const [number, event] of groups(data, "events")) {
    if (needsBy.includes(event.kind) && !("by" in event))
      add("E250", ["events", number, "by"], { kind: event.kind });
    const day = latest(event.date);
    if (day && event.kind in stageTo && !(newest && day < earliest(newest.date))) newest = event;
  }
  if (newest) stage(data, newest, stageTo[newest.kind], facts, add);
  for (const [number, vote] of groups(data, "acceptability.votes")) {
    const total = groups(vote, "options").reduce(
      (sum, [, { percent }]) => sum + (typeof percent === "number" ? percent : 0),
      0,
    );
    const percent = String(Number(total.toPrecision(6)));
    if (Math.round(total * 1e6) / 1e6 > facts.checks.mostPercent)
      add("E252", ["acceptability", "votes", number, "options"], { percent }, "sum");
  }
}

function stage(data, { kind, date }, stages, facts, add) {
  const [written, asOf] = [textAt(data, "stage"), textAt(data, "stage_as_of")];
  if (written in facts.codes.stages && !stages.includes(written))
    add("E251", ["stage"], { stage: written, kind, date, stages: stages.join(", ") });
  if (latest(asOf) && latest(asOf) < earliest(date))
    add("E251", ["stage_as_of"], { as_of: asOf, kind, date }, "as of");
}

// A body may go by its name; a text in the form of an id is one.
export function bodies({ data, facts, add }) {
  const { slug, longestSlug } = facts.checks;
  const named = [
    [["legal", "found_by", "body"], textAt(data, "legal.found_by.body")],
    ...groups(data, "events").map(([number, one]) => [["events", number, "by"], textAt(one, "by")]),
    ...groups(data, "challenges").map(([number, one]) => [
      ["challenges", number, "to"],
      textAt(one, "to"),
    ]),
  ];
  for (const [path, id] of named) {
    if (
      id.length <= longestSlug &&
      new RegExp(`^(?:${slug})$`).test(id) &&
      !(id in facts.organisations)
    )
      add("E301", path, { id: short(id), file_name: short(id, 90) }, "", "name");
  }
}
