// @ts-check
// What the form shows is exchanged for something else: a file, another draft, or nothing. What was
// there before is kept or asked for, and whatever fails half-way leaves the form as it was.

import { fill } from "../words.js";
import { inRegister } from "./bodies.js";
import { fillForm, lost, read } from "./entry.js";
import { at, isGroup } from "./entry-data.js";
import { overLimit } from "./limits.js";
import { slugOf } from "./slug.js";

const LARGEST = 262_144; // bytes of a file to open; the register takes no larger entry

/** @typedef {Record<string, any>} Group Fields by name, whatever stands in them. */

/** @type {(value: unknown) => boolean} */
const holdsNothing = (value) => isGroup(value) && Object.values(value).every(holdsNothing);

/**
 * Whether nothing has been filled in: what the form answers itself does not count.
 * @param {any} form
 * @param {{ data: Record<string, any>, bodies?: Record<string, any>[] }} content
 */
export function isEmpty(form, { data, bodies = [] }) {
  if (bodies.length) return false;
  /** @param {string} name */
  const own = (name) => form.querySelector(`[data-fs-kind="fixed"][data-fs-path="${name}"]`);
  return Object.entries(data).every(([name, value]) => holdsNothing(value) || own(name));
}

/**
 * What found no place in the form, by the form's own names, with what stood there.
 * @param {string} path
 * @param {Group} data
 */
function leftOut(path, data) {
  const field = document.getElementById(`f-${path}`)?.closest(".fs-field");
  const label = field?.querySelector("label, legend")?.firstChild?.textContent?.trim();
  const value = at(data, path);
  const written = typeof value === "object" ? JSON.stringify(value) : String(value);
  return `${label || path.split(".").pop()?.replaceAll("_", " ")}: “${written}”`;
}

/**
 * Puts an entry into the form; what found no place in it, in words. Of an organisation that has
 * entered the register since, the register's own is taken. Throws where filling in fails, and then
 * the form is as it was.
 * @param {{ form: any, slug: HTMLInputElement }} desk
 * @param {Group} data
 * @param {string} name
 * @param {import("./desk.js").Words} words
 * @param {Group[]} bodies
 */
export function put({ form, slug }, data, name, words, bodies = []) {
  const before = { ...read(form), name: slug.value };
  try {
    const entered = bodies.filter(inRegister).map((one) => one.name);
    fillForm(
      form,
      data,
      bodies.filter((one) => !inRegister(one)),
    );
    slug.value = name;
    /** @param {string} path */
    const isTaken = (path) => entered.map((one) => slugOf(one)).includes(at(data, path));
    /** @type {string[]} */
    const out = lost(data, read(form).data).filter((/** @type {string} */ path) => !isTaken(path));
    const parts = out.map((path) => leftOut(path, data)).join("; ");
    return [
      entered.length ? fill(words.entered, { names: entered.join("; ") }) : "",
      parts && fill(words.left_out, { parts }),
    ]
      .join(" ")
      .trim();
  } catch (error) {
    fillForm(form, before.data, before.bodies);
    slug.value = before.name;
    throw error;
  }
}

/** @type {(form: Element, data: Group) => boolean} */
const fits = (form, data) =>
  !Object.keys(data).length ||
  Object.keys(data).some((name) => form.querySelector(`[data-fs-path="${CSS.escape(name)}"]`));

/**
 * What a file holds: { data, slug, left }, or in words why it can't be opened as `refusal`.
 * @param {File} file
 * @param {Element} form
 * @param {import("./desk.js").Facts} facts
 * @param {URL} root
 * @returns {Promise<Group>}
 */
export async function readIn(file, form, facts, root) {
  const { words } = facts;
  if (file.size > LARGEST) return { refusal: words.too_large };
  if (file.size === 0) return { refusal: words.nothing_in_it };
  try {
    const { readFile } = await import("./open-file.js");
    const found = await readFile(file, facts, root);
    const over = found.refusal ? "" : overLimit(found.data) || overLimit(found.bodies ?? []);
    if (over) return { refusal: words[over] };
    return found.refusal || fits(form, found.data) ? found : { refusal: words.nothing_fits };
  } catch {
    return { refusal: words.unreadable };
  }
}
