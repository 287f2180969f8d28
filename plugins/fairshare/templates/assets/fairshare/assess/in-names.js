// @ts-check
// Messages name fields and codes as files have them: review_by, joint_controller, contact.email. In
// the form people know them by their titles and labels, and organisations by their names.

import { nameOfBody } from "./bodies.js";

/**
 * The part of a schema that describes a place of the file.
 * @typedef {object} Described
 * @property {string} [title]
 * @property {Record<string, Described>} [properties]
 * @property {{ "x-labels"?: Record<string, string> }} [items]
 *
 * @typedef {(string | number)[]} Path
 * @typedef {{ subschema: (path: Path) => Described }} Names
 * @typedef {Record<string, Record<string, string>>} Codes The label of each code, by its list.
 */

const CODED = /\b[a-z]+(?:[._][a-z]+)+\b|\burl\b/g;

/**
 * The title of a field that a message names: the nearest to the problem's own place.
 * @param {string} word
 * @param {Path} path
 * @param {Names} names
 */
function titleOf(word, path, { subschema }) {
  if (word.includes(".")) return subschema(word.split(".")).title;
  for (let length = path.length; length >= 0; length -= 1) {
    const found = subschema(path.slice(0, length)).properties?.[word]?.title;
    if (found) return found;
  }
  return undefined;
}

// Another field's place in the file, such as "(assessment → date)": the part of the form that it
// stands in.
const PLACE = / \(([a-z_]+)(?:, item (\d+))? → [^()]*\)/g;

/**
 * @param {string} text
 * @param {Names} names
 */
const partsOf = (text, { subschema }) =>
  text.replace(PLACE, (whole, first, item) => {
    const { title } = subschema([first]);
    return title ? ` (“${title}${item ? `, ${item}` : ""}”)` : whole;
  });

// What a hint asks to be added: "Add summary: who was told".
const ADDED = /\b(Add|missing to) ([a-z]+)(?=[:,. ])/g;

/**
 * Codes that a message names as plain words, by the lists that they are of.
 * @type {Record<string, string[]>}
 */
const OF_LISTS = {
  E203: ["roles"],
  E231: ["challenge_outcomes"],
  E251: ["stages", "event_kinds"],
  E250: ["event_kinds"],
};

/**
 * @param {string} text
 * @param {string} code
 * @param {Codes} codes
 */
function withLabels(text, code, codes) {
  /** @type {Record<string, string>} */
  const labels = Object.assign({}, ...(OF_LISTS[code] ?? []).map((list) => codes[list]));
  const known = Object.keys(labels).sort((one, other) => other.length - one.length);
  return known.length
    ? text.replace(
        new RegExp(`(^|[^\\w-])(${known.join("|")})(?![\\w-])`, "g"),
        (_, before, word) => `${before}“${labels[word]}”`,
      )
    : text;
}

/** @type {(word: string, codes: Codes) => string | undefined} */
const labelOf = (word, codes) => Object.values(codes).find((list) => word in list)?.[word];

// A law's rules name organisations by their ids, and what to write as the file has it.
const ID = /\b[a-z0-9]+(?:-[a-z0-9]+)+\b/g;
const WRITTEN = /`([a-z_.]+)(?:: [a-z]+)?`/g;
/** @type {(text: string, labels?: Record<string, string>) => string} */
const ofLaw = (text, labels = {}) =>
  text.replace(ID, (id) => labels[id] ?? nameOfBody(id)).replace(WRITTEN, "$1");

/**
 * A function that puts a problem's message and hint into the form's own names.
 * @type {<Kind extends { code: string, path: Path, message: string, hint: string }>(
 *   names: Names, codes: Codes
 * ) => (problem: Kind) => Kind}
 */
export const inNames = (names, codes) => (problem) => {
  /** @param {string} text */
  const ofBodies = (text) =>
    text.replace(/"([a-z0-9-]+)"/g, (whole, id) =>
      nameOfBody(id) === id ? whole : `“${nameOfBody(id)}”`,
    );
  /** @param {string} text */
  const named = (text) =>
    partsOf(ofBodies(text), names).replace(CODED, (word) => {
      const found = titleOf(word, problem.path, names) ?? labelOf(word, codes);
      return found ? `“${found}”` : word;
    });
  /** @param {string} hint */
  const added = (hint) =>
    hint.replace(ADDED, (whole, before, word) => {
      const found = titleOf(word, problem.path, names);
      return found ? `${before} “${found}”` : whole;
    });
  const labels = names.subschema(problem.path).items?.["x-labels"];
  /** @param {string} text */
  const plain = (text) => (/^[EW]7/.test(problem.code) ? ofLaw(text, labels) : text);
  /** @param {string} text */
  const put = (text) => withLabels(named(plain(text)), problem.code, codes);
  return { ...problem, message: put(problem.message), hint: put(added(problem.hint)) };
};
