// @ts-check
// What the laws that a body has chosen ask of an entry: items by phase, and what no item says. As
// by plugins/fairshare/validate/profiles/. It is fetched only where the register has such a law.

import { entryKind } from "./conditions.js";
import { earliest, latest, monthsAfter } from "./dates.js";
import { at, isGroup, itemsAt, textAt } from "./entry-data.js";

/** @typedef {Record<string, any>} Group */
/** @typedef {(string | number)[]} Path */

const PROFILES = "profiles";
const REVIEW = "E215"; // the register's own limit, where a law sets another
/** @type {Record<string, () => Promise<{ RULES: ((one: any) => void)[] }>>} */
const OF_LAWS = { "ie-dsga-2019": () => import("./ie-dsga-2019.js") };

/** @param {any} value */
const isEmpty = (value) =>
  value === undefined || value === null || (Array.isArray(value) && !value.length);
/** @param {any} value */
const saysNothing = (value) =>
  value === "unknown" ||
  value === "" ||
  (Array.isArray(value) && value.length === 1 && value[0] === "unknown") ||
  (isGroup(value) && !Object.keys(value).length);
/** @param {any} value */
export const isStated = (value) => !isEmpty(value) && !saysNothing(value);

/**
 * What stands in a field; below a list, that field of each item, or of the `last` one.
 * @param {any} data
 * @param {string[]} field
 * @returns {any}
 */
function valueIn(data, field) {
  if (!field.length) return data;
  const [step, ...more] = field;
  if (Array.isArray(data))
    return step === "last"
      ? valueIn(data.at(-1), more)
      : data.map((one) => valueIn(one, field)).filter((one) => !isEmpty(one));
  return valueIn(isGroup(data) ? data[step] : undefined, more);
}

/** @type {Record<string, (first: string, last: string, today: string) => boolean>} */
const DAYS = {
  until: (first, _, today) => first <= today,
  from: (_, last, today) => last >= today,
  before: (_, last, today) => last < today,
  after: (first, _, today) => first > today,
};

/**
 * Whether a test of a phase holds.
 * @param {Group} test
 * @param {Group} data
 * @param {string} today
 * @param {string} kind
 */
function holds({ field, test, values }, data, today, kind) {
  const found = field[0] === "entry_is" ? kind : valueIn(data, field);
  if (test === "given") return values.includes(!isEmpty(found));
  if (test === "one_of") return values.includes(found);
  const [first, last] = [earliest(found), latest(found)];
  if (!first || !last) return false;
  return test === "months_ago"
    ? monthsAfter(last, values[0]) < today
    : DAYS[test](first, last, today);
}

// How far an agreement has come: the last phase whose tests hold.
/**
 * @param {Group} law
 * @param {Group} data
 * @param {string} today
 * @param {string} kind
 */
function rankOf({ phases }, data, today, kind) {
  const come = phases.map(
    (/** @type {Group} */ { anyOf }) =>
      !anyOf.length ||
      anyOf.some((/** @type {Group[]} */ tests) =>
        tests.every((test) => holds(test, data, today, kind)),
      ),
  );
  return Math.max(0, come.lastIndexOf(true));
}

/**
 * An entry as the rules of one law see it.
 * @param {string} name
 * @param {Group} law
 * @param {Group} entry
 */
function caseOf(name, law, { data, today, facts, names, add }) {
  const kind = entryKind(data, facts);
  const rank = rankOf(law, data, today, kind);
  const phase = law.phases[rank];
  const own = at(data, [PROFILES, name]);
  const rankOfCode = (/** @type {string} */ code) =>
    law.phases.findIndex((/** @type {Group} */ one) => one.code === code);
  return {
    ...{ name, law, data, today, facts, names, add, own, phase },
    factsOnly: kind !== facts.own,
    atLeast: (/** @type {string} */ code) => rank >= rankOfCode(code) && !phase.asksNothing,
    value: (/** @type {string[]} */ field) => valueIn(data, field),
    path: (/** @type {Path} */ ...steps) => [PROFILES, name, ...steps],
    day: (/** @type {string[]} */ ...steps) => earliest(valueIn(own, steps)),
    text: (/** @type {string[]} */ ...steps) => textAt(own, steps),
    group: (/** @type {string[]} */ ...steps) => {
      const found = at(own, steps);
      return isGroup(found) ? found : {};
    },
    groups: (/** @type {string[]} */ ...steps) =>
      itemsAt(own, steps)
        .map((one, number) => [number, one])
        .filter(([, one]) => isGroup(one)),
  };
}

/** @param {Group} one */
function missingItems({ law, phase, factsOnly, atLeast, value, names, add }) {
  if (phase.asksNothing || factsOnly) return;
  for (const { section, label, fields, every, from, checked } of law.items) {
    const stated = fields.map((/** @type {string[]} */ field) => isStated(value(field)));
    const isAnswered = every ? stated.every(Boolean) : stated.some(Boolean);
    if (checked || from === "never" || isAnswered) continue;
    const field = fields[stated.indexOf(false)];
    const advice = names.subschema(field).description ?? "";
    add(atLeast(from) ? "E707" : "W707", field, { section, label, advice });
  }
}

/**
 * Every text in a field, with its path; in a list, and below one, that of each item.
 * @param {any} value
 * @param {string[]} field
 * @param {Path} above
 * @returns {[Path, string][]}
 */
function textsAt(value, field, above = []) {
  if (Array.isArray(value))
    return value.flatMap((one, number) => textsAt(one, field, [...above, number]));
  const [step, ...more] = field;
  if (step) return isGroup(value) ? textsAt(value[step], more, [...above, step]) : [];
  return typeof value === "string" ? [[above, value]] : [];
}

// A code that a profile adds is for entries that were taken from where it speaks of.
/**
 * @param {string} name
 * @param {Group} law
 * @param {Group} entry
 */
function codesOfOthers(name, { codes, title }, { data, facts, add }) {
  const isFromThere =
    entryKind(data, facts) === facts.imported && isGroup(at(data, [PROFILES, name]));
  for (const [field, added] of isFromThere ? [] : codes)
    for (const [path, written] of textsAt(data, field))
      if (added.includes(written)) add("E750", path, { written, title, name });
}

/**
 * A function that adds what the laws of an entry ask of it.
 * @param {Record<string, Group>} laws
 */
export async function lawRules(laws) {
  /** @type {Record<string, ((one: Group) => void)[]>} */
  const rules = {};
  for (const name of Object.keys(laws))
    rules[name] = [missingItems, ...((await OF_LAWS[name]?.())?.RULES ?? [])];
  return (/** @type {Group} */ entry) => {
    const named = at(entry.data, PROFILES);
    for (const [name, law] of Object.entries(laws)) {
      codesOfOthers(name, law, entry);
      if (!isGroup(named) || !isGroup(named[name])) continue;
      const one = caseOf(name, law, entry);
      for (const rule of rules[name]) rule(one);
      if (law.hasReview)
        entry.problems.splice(
          0,
          Number.POSITIVE_INFINITY,
          ...entry.problems.filter((/** @type {Group} */ { code }) => code !== REVIEW),
        );
    }
  };
}

/**
 * How far the entry has come under each of its laws, in words.
 * @param {Record<string, Group>} laws
 * @param {Group} data
 * @param {string} today
 * @param {Group} facts
 */
export const phasesOf = (laws, data, today, facts) =>
  Object.entries(laws)
    .filter(([name]) => isGroup(at(data, [PROFILES, name])))
    .map(([name, law]) => {
      const { label, said, headline, tense, dates } =
        law.phases[rankOf(law, data, today, entryKind(data, /** @type {any} */ (facts)))];
      /** @param {[string, string[]]} date */
      const written = ([gap, field]) => [gap, valueIn(data, field) ?? ""];
      return {
        ...{
          name,
          title: law.title,
          phase: label,
          sentence: law.sentence,
          elsewhere: law.elsewhere,
        },
        ...{ said, headline, tense },
        dates: Object.fromEntries(Object.entries(dates).map(written)),
      };
    });
