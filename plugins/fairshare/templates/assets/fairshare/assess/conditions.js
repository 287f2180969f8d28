// @ts-check
// The rules that are data: rows of schema/rules/, whose head says what they can say. They come in
// assess/form.json as they are written, and are read as by
// plugins/fairshare/validate/rules/conditions.py.

import { fill } from "../words.js";
import { earliest, isPartial, latest, monthsAfter } from "./dates.js";
import { at, isGroup } from "./entry-data.js";

/**
 * @typedef {(string | number)[]} Path
 * @typedef {Record<string, any>} Group Fields by name, whatever stands in them.
 * @typedef {Record<string, any>} Row A rule that is data.
 * @typedef {Record<string, any>} Entry With what is known of it: see rules.js.
 * @typedef {Record<string, unknown>} Known What the entry does not say itself, as if it did.
 * @typedef {ReturnType<typeof makeCase>} Case A row, and what it is held against.
 */

/** @type {(path: string) => string[]} */
const steps = (path) => path.split(".");
/** @param {string} path */
const last = (path) => steps(path).at(-1);
/** @type {(value: any) => any[]} */
const within = (value) => (Array.isArray(value) ? value : [value]);
/** @param {unknown} value */
const isEmpty = (value) =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);
/** @type {(row: Row) => [string, any][]} */
const conditions = ({ when = {}, unless = {} }) => [
  ...Object.entries(when),
  ...Object.entries(unless),
];
/** @param {Row} row */
const needsScore = (row) =>
  conditions(row).some(([field]) => ["decision_is", "assessment_is"].includes(field));
/**
 * Other entries, which no form knows.
 * @param {Row} row
 */
const needsNewer = (row) => conditions(row).some(([field]) => field === "newer_is");
/** @param {Path} path */
const withoutPositions = (path) => path.filter((step) => typeof step === "string").join(".");

/**
 * The dates in a field; through a list, those of every item, or of those of some kinds:
 * events(paused|resumed).date
 * @param {Group} data
 * @param {string} field
 * @returns {any[]}
 */
function datesIn(data, field) {
  const [, above, kinds, below] = field.match(/^([^(]*)\(([^)]*)\)(.*)$/) ?? ["", field, null, ""];
  return datesAt(data, steps(above + below), kinds?.split("|"));
}

/**
 * @param {any} data
 * @param {string[]} way
 * @param {string[] | null} [kinds]
 * @returns {any[]}
 */
function datesAt(data, [step, ...more], kinds) {
  if (Array.isArray(data))
    return data
      .filter((item) => !kinds || kinds.includes(item?.kind))
      .flatMap((item) => datesAt(item, [step, ...more].filter(Boolean), null));
  if (step) return isGroup(data) ? datesAt(data[step], more, kinds) : [];
  return earliest(data) ? [data] : [];
}

/**
 * A body's own entry, a worked example or an imported one: which fields it needs hangs on it.
 * @param {Group} data
 * @param {{ own: string, workedExample: string, imported: string }} facts
 * @returns {string}
 */
export function entryKind(data, { own, workedExample, imported }) {
  const independence = at(data, "assessment.independence");
  return [workedExample, imported].includes(independence) ? independence : own;
}

/**
 * A row and the entry or item that it is held against; `above` is the way to the item.
 * @param {Row} row
 * @param {Group} data
 * @param {Path} above
 * @param {Entry} entry
 * @param {Known} known
 */
function makeCase(row, data, above, entry, known) {
  const { names, facts, add } = entry;
  /**
   * @param {string} field
   * @returns {any}
   */
  const value = (field) => (field in known ? known[field] : at(data, field));
  /** @type {(field: string) => Path} */
  const place = (field) => [...above, ...steps(field)];
  /** @param {string} field */
  const least = (field) => names.subschema(place(field)).minLength ?? 0;

  /**
   * @param {[string, any]} condition
   * @returns {boolean}
   */
  function holds([field, wanted]) {
    const found = value(field);
    if (wanted?.given) return !isEmpty(found);
    if (wanted?.same_as) return datesIn(data, wanted.same_as).includes(found);
    const meets = within(found).some((one) => within(wanted?.not ?? wanted).includes(one));
    return wanted?.not ? typeof found === "string" && !meets : meets;
  }

  const months =
    row.at_most?.months === "review" ? facts.jurisdiction.reviewMonths : row.at_most?.months;

  /**
   * The latest day that the row allows; null where that can't be told to the day.
   * @returns {string | null}
   */
  function limit() {
    /** @type {any[]} */
    const dates = row.at_most.after.flatMap((/** @type {string} */ field) => datesIn(data, field));
    const newest = dates.reduce(
      (best, one) => (best && (latest(best) ?? "") >= (latest(one) ?? "") ? best : one),
      "",
    );
    return newest && !isPartial(newest) ? monthsAfter(newest, months) : null;
  }

  /**
   * @param {string | Path} field
   * @param {Record<string, unknown>} values
   */
  function problem(field, values = {}) {
    const given = Object.keys(row.when ?? {}).map((one) => [last(one), value(one)]);
    const path = Array.isArray(field) ? field : place(field);
    const own = {
      field: names.field(path),
      advice: names.subschema(path).description,
      least: names.subschema(path).minLength,
    };
    const bound = row.at_most ? { months, limit: limit() } : {};
    add(
      row.code,
      row.at ? place(row.at) : path,
      { ...Object.fromEntries(given), ...own, ...bound, ...values },
      row.message,
    );
  }

  /**
   * A field that is missing, with its least length where a word or two would not do.
   * @param {string} field
   */
  const named = (field) =>
    least(field) > 1
      ? fill(facts.lengthNeeded, { name: names.short(place(field)), least: least(field) })
      : names.short(place(field));

  const applies =
    Object.entries(row.when ?? {}).every(holds) && !Object.entries(row.unless ?? {}).some(holds);
  /** @param {string | Path} field */
  const nameOf = (field) => names.field(Array.isArray(field) ? field : place(field));
  return { row, entry, data, applies, value, limit, problem, named, nameOf };
}

/**
 * A date that is wrong beside another one, whatever days they can mean.
 * @param {string} field
 * @param {(day: string, bound: string) => boolean} wrong
 * @param {Case} one
 */
function outOfOrder(field, wrong, { row, value, problem, nameOf }) {
  const [written, other] = [value(row.date), value(field)];
  const [day, bound] = [latest(written), earliest(other)];
  if (day && bound && wrong(day, bound))
    problem(row.date, { date: written, other: nameOf(field), other_date: other });
}

/** @type {Record<string, (one: Case) => void>} */
const KINDS = {
  needs({ row, value, limit, problem, named }) {
    const missing = row.needs.filter((/** @type {string} */ field) => isEmpty(value(field)));
    if (!missing.length || (row.at_most && !limit())) return;
    if (row.at) problem(missing[0], { missing: missing.map(named).join(", ") });
    else for (const field of missing) problem(field);
  },
  needs_one_of({ row, value, problem }) {
    const there = (/** @type {unknown} */ found) =>
      !isEmpty(found) && !(isGroup(found) && Object.keys(found).length === 0);
    if (!row.needs_one_of.map(value).some(there)) problem(row.needs_one_of[0]);
  },
  without({ row, value, problem }) {
    for (const field of row.without) if (!isEmpty(value(field))) problem(field);
  },
  not_before(one) {
    outOfOrder(one.row.not_before, (day, bound) => day < bound, one);
  },
  later_than(one) {
    outOfOrder(one.row.later_than, (day, bound) => day <= bound, one);
  },
  in_order({ row, data, problem, nameOf }) {
    const [above, name] = [steps(row.in_order).slice(0, -1), last(row.in_order) ?? ""];
    const list = at(data, above);
    /** @type {any} */
    let newest = null;
    (Array.isArray(list) ? list : []).forEach((item, number) => {
      const written = isGroup(item) ? item[name] : null;
      const [first, day, path] = [
        earliest(written),
        latest(/** @type {any} */ (written)),
        [...above, number, name],
      ];
      if (!first || !day) return;
      const early = newest !== null && day < newest.first;
      if (early)
        problem(path, { date: written, other: nameOf(newest.path), other_date: newest.written });
      if (!newest || early || first > newest.first) newest = { first, path, written };
    });
  },
  not_after({ row, entry: { marked, today }, problem }) {
    for (const [path, date] of marked.dates) {
      if (path[0] === "profiles") continue; // a law has dates ahead of its own
      if ((earliest(date) ?? "") > today && !(row.except ?? []).includes(withoutPositions(path)))
        problem(path, { date, today });
    }
  },
  to_the_day({ entry: { marked }, problem }) {
    for (const [path, date] of marked.dates) {
      if (earliest(date) && isPartial(date))
        problem(path, { date, example: `${date}${date.includes("-") ? "-15" : "-06-15"}` });
    }
  },
  at_most({ row, value, limit, problem }) {
    const date = value(row.date);
    const [day, bound] = [earliest(date), limit()];
    if (day && bound && day > bound && !isPartial(date)) problem(row.date, { date });
  },
};

/**
 * Holds an entry against the rows; against those that ask for the score only where `assessed` says
 * what it came to: decision_is and assessment_is.
 * @param {Entry} entry
 * @param {Known} [assessed]
 */
export function checkRows(entry, assessed) {
  const { data, facts } = entry;
  const personal = facts.personal.includes(at(data, "data.identifiability"));
  const known = {
    data_is: personal ? "personal" : "",
    entry_is: entryKind(data, facts),
    ...assessed,
  };
  for (const row of facts.rules.filter(
    (/** @type {Row} */ one) => !needsNewer(one) && needsScore(one) === Boolean(assessed),
  )) {
    const items = row.each
      ? within(at(data, row.each) ?? []).map((item, number) => [item, [...steps(row.each), number]])
      : [[data, []]];
    for (const [item, above] of items.filter(([one]) => isGroup(one))) {
      const one = makeCase(row, item, above, entry, known);
      if (one.applies) KINDS[Object.keys(KINDS).find((kind) => kind in row) ?? ""](one);
    }
  }
}
