// @ts-check
// Problems as the form says them: at their controls, in its own names for fields, with dates and
// values as people read them. Whoever fills it in sees no file.

import { fill } from "../words.js";
import { earliest } from "./dates.js";
import { placeOf } from "./entry.js";
import { inNames } from "./in-names.js";
import { where } from "./paths.js";
import { inLanguage } from "./typed-dates.js";

/**
 * @typedef {Record<string, any>} Group Fields by name, whatever stands in them.
 * @typedef {object} Problem
 * @property {string} code
 * @property {(string | number)[]} path
 * @property {string} message
 * @property {string} hint
 * @property {any} [control] Where the form shows it.
 * @property {boolean} [isPersonal] Whether it is of personal data.
 * @property {boolean} [isUnknown] Whether it is an organisation that nobody knows.
 */

const DATES = /\b\d{4}-\d{2}(?:-\d{2})?\b/g;

/**
 * Without the field's place in the file; which item it is, the form shows.
 * @type {(problem: Problem) => Problem}
 */
const withoutPlace = (problem) => ({
  ...problem,
  message: problem.message.replace(` (${where(problem.path)})`, ""),
});

/** @type {(text: string, locale: string) => string} */
const inWords = (text, locale) =>
  text.replace(DATES, (date) => (earliest(date) ? inLanguage(date, locale) : date));

/**
 * Of an organisation that nobody knows, what to do about it: no form of an id is asked of anybody.
 * @param {Problem} problem
 * @param {import("./desk.js").Words} words
 * @returns {Problem}
 */
function ofBody({ code, control, ...problem }, words) {
  const isUnknown = ["E106", "E110", "E301"].includes(code) && control.dataset.fsBody !== undefined;
  return {
    ...problem,
    code,
    control,
    isUnknown,
    ...(isUnknown && {
      message: fill(words.no_such_body, { name: control.value.trim() }),
      hint: words.no_such_body_hint,
    }),
  };
}

/**
 * What stands in the boxes of a date, as somebody typed it.
 * @param {any} field
 */
const typedInto = (field) =>
  [...field.querySelectorAll("[data-fs-part]")]
    .map(({ value }) => value.trim())
    .filter(Boolean)
    .join("/");

/**
 * Of a date or a period, what was typed, and how to write one.
 * @param {Problem} problem
 * @param {import("./desk.js").Words} words
 * @returns {Problem}
 */
function asTyped(problem, words) {
  const { code, control } = problem;
  const field = control.closest("[data-fs-kind]");
  if (code === "E105" && field?.dataset.fsKind === "date")
    return {
      ...problem,
      message: problem.message.replace(/"[^"]*"/, `“${typedInto(field)}”`),
      hint: words.date_hint,
    };
  return code === "E110" && field?.dataset.fsKind === "period"
    ? { ...problem, hint: words.period_hint }
    : problem;
}

/**
 * Of an organisation that nobody knows, that alone: what else is wrong in its box comes of it.
 * @param {Problem[]} problems
 */
function withoutConsequences(problems) {
  const unknown = new Map();
  for (const one of problems)
    if (one.isUnknown && !unknown.has(one.control)) unknown.set(one.control, one);
  return problems.filter((one) => one.isPersonal || (unknown.get(one.control) ?? one) === one);
}

/** @type {(a: Problem, b: Problem) => number} */
const order = (a, b) =>
  a.control === b.control
    ? 0
    : a.control.compareDocumentPosition(b.control) & Node.DOCUMENT_POSITION_FOLLOWING
      ? -1
      : 1;

/**
 * A function that puts problems into the form's words, in its order. `rows`: where items of lists
 * stand.
 * @param {Group} desk
 */
export function inForm({ names, facts, slug }) {
  const { words } = facts;
  const named = inNames(names, facts.codes);
  /** @type {(found: Problem[], rows: Map<string, any>) => Problem[]} */
  return (found, rows) => {
    const seen = new Set(); // the same may be wrong several times in one field
    /** @param {Problem} problem */
    const isNew = ({ code, path }) => seen.size < seen.add(`${code} ${path}`).size;
    const placed = found.filter(isNew).map((problem) => ({
      ...named(withoutPlace(problem)),
      control: placeOf(problem.path, rows) ?? slug,
    }));
    const said = placed.map((problem) => asTyped(ofBody(problem, words), words));
    return withoutConsequences(said)
      .map((problem) => ({
        ...problem,
        message: inWords(problem.message, words.locale),
        hint: inWords(problem.hint, words.locale),
      }))
      .sort(order);
  };
}
