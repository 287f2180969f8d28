// @ts-check
// Rules on who gives what to whom, on what happened, and on what the public said: as by
// plugins/fairshare/validate/rules/flows.py, events.py and public.py.

import { entryKind } from "./conditions.js";
import { earliest, latest } from "./dates.js";
import { isGroup, itemsAt, textAt } from "./entry-data.js";
import { short } from "./paths.js";

/**
 * What a rule is given: the entry, what the register knows, and what takes a problem.
 * @typedef {(string | number)[]} Path
 * @typedef {Record<string, any>} Group Fields by name, whatever stands in them.
 * @typedef {object} Facts
 * @property {Record<string, Record<string, string>>} codes The label of each code, by its list.
 * @property {string} own The kind of entry that a body writes itself.
 * @property {string} workedExample
 * @property {string} imported
 * @property {string[]} personal Codes of data by which people can be known.
 * @property {{ stageTo: Record<string, string[]>, needsBy: string[] }} eventKinds
 * @property {{ mostPercent: number, slug: string, longestSlug: number }} checks
 * @property {Group} organisations
 *
 * @callback Add
 * @param {string} code
 * @param {Path} path
 * @param {object} [values]
 * @param {string} [message]
 * @param {string} [hint]
 *
 * @typedef {{ data: Group, facts: Facts, add: Add }} Given
 */

/**
 * The items of a list that are groups of fields, with their position.
 * @param {Group} data
 * @param {string} path
 * @returns {[number, Group][]}
 */
const groups = (data, path) =>
  itemsAt(data, path).flatMap((item, number) => (isGroup(item) ? [[number, item]] : []));

/** @param {Given} given */
export function flows({ data, facts, add }) {
  const participants = groups(data, "organisations").map(([, one]) => one);
  const taking = participants.map((one) => textAt(one, "id"));
  const shared = itemsAt(data, "data.categories");
  for (const [number, flow] of groups(data, "flows")) {
    for (const end of ["from", "to"]) {
      const id = textAt(flow, end);
      if (id && !taking.includes(id))
        add("E233", ["flows", number, end], { id: short(id) }, "", "");
    }
    if (textAt(flow, "from") && textAt(flow, "from") === textAt(flow, "to"))
      add("E233", ["flows", number, "to"], { id: short(textAt(flow, "to")) }, "itself");
    itemsAt(flow, "what").forEach((category, place) => {
      if (shared.length && category in facts.codes.data_categories && !shared.includes(category))
        add("E234", ["flows", number, "what", place], { category });
    });
  }
  /** @param {string} role */
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

/** @param {Given} given */
export function events({ data, facts, add }) {
  const { stageTo, needsBy } = facts.eventKinds;
  /**
   * The newest event that sets a stage; of one day the last.
   * @type {Group | null}
   */
  let newest = null;
  for (const [number, event] of groups(data, "events")) {
    if (needsBy.includes(event.kind) && !("by" in event))
      add("E250", ["events", number, "by"], { kind: event.kind });
    const day = latest(event.date);
    if (day && event.kind in stageTo && !(newest && day < (earliest(newest.date) ?? "")))
      newest = event;
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

/**
 * @param {Group} data
 * @param {Group} event
 * @param {string[]} stages
 * @param {Facts} facts
 * @param {Add} add
 */
function stage(data, { kind, date }, stages, facts, add) {
  const [written, asOf] = [textAt(data, "stage"), textAt(data, "stage_as_of")];
  if (written in facts.codes.stages && !stages.includes(written))
    add("E251", ["stage"], { stage: written, kind, date, stages: stages.join(", ") });
  if ((latest(asOf) ?? "~") < (earliest(date) ?? ""))
    add("E251", ["stage_as_of"], { as_of: asOf, kind, date }, "as of");
}

/**
 * A field of each item of a list, with its place.
 * @param {Group} data
 * @param {string} list
 * @param {string} field
 * @returns {[Path, string][]}
 */
const partsOf = (data, list, field) =>
  groups(data, list).map(([number, one]) => [[list, number, field], textAt(one, field)]);

/**
 * A body may go by its name; a text in the form of an id is one.
 * @param {Given} given
 */
export function bodies({ data, facts, add }) {
  const { slug, longestSlug } = facts.checks;
  /** @type {[Path, string][]} */
  const named = [
    [["legal", "found_by", "body"], textAt(data, "legal.found_by.body")],
    ...partsOf(data, "events", "by"),
    ...partsOf(data, "challenges", "to"),
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
