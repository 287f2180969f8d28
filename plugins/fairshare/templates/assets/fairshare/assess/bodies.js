// @ts-check
// The organisations of the register by what people call them, and those that the form describes. An
// entry holds ids; people see and type names.

import { slugOf } from "./slug.js";

/**
 * What the form knows of an organisation that it describes.
 * @typedef {{ name?: string, also_known_as?: string[] }} Body
 * @typedef {Map<string, string[]>} Names By id all its names, today's first.
 */
/** @type {Names} */
const known = new Map();
/**
 * Of those that are new here.
 * @type {Names}
 */
const described = new Map();

/**
 * A name without what people leave out (intake/bodies/directory.py).
 * @param {string} name
 */
export function plainName(name) {
  const words =
    name
      .toLowerCase()
      .normalize("NFD")
      .replace(/['’.\p{M}]/gu, "")
      .replaceAll("&", " and ")
      .match(/[\p{L}\p{N}_]+/gu) ?? [];
  return (words[0] === "the" ? words.slice(1) : words).join(" ");
}

/** @param {Record<string, string[]>} names */
export function knowBodies(names) {
  for (const [id, called] of Object.entries(names)) known.set(id, called);
}

/** @param {Body} body */
const called = ({ name, also_known_as: others = [] }) =>
  [name, ...others].flatMap((one) => one || []);

/**
 * The ids of new organisations come from their names. What the register has is none.
 * @param {Body[]} bodies
 */
export function describeBodies(bodies) {
  described.clear();
  for (const body of bodies)
    if (body.name && slugOf(body.name) && !inRegister(body))
      described.set(slugOf(body.name), called(body));
}

const all = () => [...known, ...described];

/** @param {string} id */
export const nameOfBody = (id) =>
  (known.get(id) ?? described.get(id) ?? known.get(idOfBody(id)))?.[0] ?? id;
/** @param {string} id */
export const isKnown = (id) => known.has(id);
/** @param {Body} body */
export const inRegister = ({ name }) => (name ? known.has(idOfBody(name)) : false);

/**
 * The id of the one organisation that is called so; what was written where none is, or several are.
 * @param {string} written
 */
export function idOfBody(written) {
  if (known.has(written) || described.has(written)) return written;
  const form = plainName(written);
  const found = all().filter(
    ([id, names]) => form && [id, ...names].some((name) => plainName(name) === form),
  );
  return found.length === 1 ? found[0][0] : written;
}

/**
 * The organisations that what somebody types may mean, the likeliest first. `other` is a former
 * name or an acronym by which it was found.
 * @param {string} written
 */
export function bodiesLike(written) {
  const form = plainName(written);
  if (!form) return [];
  /** @param {string} name */
  const rank = (name) => {
    const plain = plainName(name);
    if (plain === form) return 0;
    if (plain.startsWith(form)) return 1;
    return ` ${plain}`.includes(` ${form}`) ? 2 : Number.POSITIVE_INFINITY;
  };
  const found = all().map(([id, names]) => {
    const ranks = names.map(rank);
    const best = Math.min(...ranks);
    const by = names[ranks.indexOf(best)];
    return { id, name: names[0], other: by === names[0] ? "" : by, best };
  });
  return found
    .filter(({ best }) => best < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.best - b.best || (a.name < b.name ? -1 : 1));
}

/**
 * Says of each control what it is. To be called before items of lists are copied.
 * @param {HTMLElement} form
 */
export function markBodies(form) {
  for (const box of form.querySelectorAll("[data-fs-body]")) {
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-expanded": "false",
      "aria-autocomplete": "list",
      "aria-controls": "body-list",
    }))
      box.setAttribute(name, value);
  }
}
