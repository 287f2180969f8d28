// @ts-check
// Form ↔ data. The page marks every field with its path and kind (publish/form/fields.py); nothing
// here knows a field by name. Data lies in the order of the form, which is the schema's.

import { describeBodies, idOfBody, nameOfBody } from "./bodies.js";
import { clean } from "./characters.js";
import { copied, remember } from "./copied.js";
import { inOrder, two } from "./dates.js";
import { isGroup } from "./entry-data.js";
import { periodInWords, periodOf } from "./typed-periods.js";

/**
 * @typedef {Record<string, any>} Group Fields by name, whatever stands in them.
 * @typedef {Map<string, string>} Rows Where items of lists stand, by their path in the data.
 */

const INSIDE = "[data-fs-kind], [data-fs-row]";
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/** @type {(field: any) => any} */
const control = (field) => field.querySelector("input, select, textarea");
/** @type {(field: any, name: string) => any} */
const part = (field, name) => field.querySelector(`[data-fs-part="${name}"]`);
/** @type {(field: any) => string[]} */
const chosen = (field) =>
  [...field.querySelectorAll("input:checked")].map((one) => one.value).filter(Boolean);
/** @type {(field: any) => string | undefined} */
const typed = (field) => clean(control(field).value) || undefined;
/** @param {any} field */
const isBody = (field) => control(field).dataset.fsBody !== undefined;
/** @param {any} field */
const text = (field) => {
  const written = typed(field);
  return isBody(field) && written ? idOfBody(written) : written;
};
/** @param {string | undefined} written */
const number = (written) =>
  written !== undefined && NUMBER.test(written) ? Number(written) : written;

/** @param {any} field */
function code(field) {
  const written = field.querySelector("select") ? text(field) : chosen(field)[0];
  return "fsNumeric" in field.dataset ? number(written) : written;
}

/** @param {any} field */
function date(field) {
  const [year, month, day] = ["year", "month", "day"].map((name) => clean(part(field, name).value));
  if (!year && !month && !day) return undefined;
  return [year, ...(month || day ? [two(month)] : []), ...(day ? [two(day)] : [])].join("-");
}

/**
 * @template T
 * @param {T[]} list
 */
const some = (list) => (list.length ? list : undefined);

/** @type {Record<string, (field: any) => any>} */
const READ = {
  text,
  url: text,
  long: text,
  md: text,
  code,
  date,
  period: (field) => {
    const written = typed(field);
    return written && (periodOf(written) ?? written);
  },
  fixed: (field) => field.value,
  number: (field) => number(text(field)),
  boolean: (field) => ({ true: true, false: false })[chosen(field)[0]],
  codes: (field) => some(chosen(field)),
  lines: (field) => some(control(field).value.split("\n").map(clean).filter(Boolean)),
  span: (field) =>
    some(
      ["low", "high"]
        .map((name) => part(field, name).value)
        .filter(Boolean)
        .map(Number),
    ),
};

/** @type {Record<string, (field: any, value: any) => void>} */
const WRITE = {
  ...Object.fromEntries(
    ["text", "url", "long", "md", "number"].map((kind) => [
      kind,
      (field, value) => {
        control(field).value = isBody(field) ? nameOfBody(String(value)) : String(value);
      },
    ]),
  ),
  code: (field, value) =>
    field.querySelector("select") ? WRITE.text(field, value) : check(field, [value]),
  period: (field, value) => {
    control(field).value = periodInWords(String(value));
  },
  boolean: (field, value) => check(field, [value]),
  codes: (field, value) => check(field, [value].flat()),
  lines: (field, value) => {
    control(field).value = [value]
      .flat()
      .map((one) => String(one).replace(/\s+/g, " "))
      .join("\n");
  },
  date: (field, value) =>
    String(value)
      .split("-")
      .forEach((digits, at) => {
        if (at < 3) part(field, ["year", "month", "day"][at]).value = digits;
      }),
  span: (field, value) =>
    ["low", "high"].forEach((name, at) => {
      part(field, name).value = value[at] ?? "";
    }),
};

/**
 * @param {any} field
 * @param {any[]} values
 */
function check(field, values) {
  const wanted = new Set(values.map(String));
  for (const one of field.querySelectorAll("input")) one.checked = wanted.has(one.value);
}

/**
 * The fields that lie directly in a group, a row or the form.
 * @type {(node: any) => any[]}
 */
const inner = (node) =>
  [...node.querySelectorAll("[data-fs-kind]")].filter(
    (one) => (one.parentElement.closest(INSIDE) ?? one.form ?? one.closest("form")) === node,
  );
/**
 * @param {any} field
 * @returns {string}
 */
const nameOf = (field) => field.dataset.fsPath.split(".").pop();
/** @type {(list: any) => any[]} */
const rowsOf = (list) => [...list.children].filter((one) => "fsRow" in one.dataset);

/** @param {any} form */
const beside = (form) => form.querySelector("[data-fs-beside]");

/**
 * The data that the form holds, empty fields left out, and where its list items stand on the page:
 * an empty row is no item, so `organisations.1` of the data may be row 3. `bodies`: the
 * organisations that it describes.
 * @param {any} form
 */
export function read(form) {
  const rows = new Map();
  const list = beside(form);
  const bodies = list ? (readList(list, list.dataset.fsPath, rows) ?? []) : [];
  describeBodies(bodies);
  return { data: readGroup(form, "", rows) ?? {}, rows, bodies };
}

/**
 * @param {any} node
 * @param {string} above
 * @param {Rows} rows
 * @returns {Group | undefined}
 */
function readGroup(node, above, rows) {
  /** @type {Group} */
  const data = {};
  for (const field of inner(node)) {
    if ("fsBeside" in field.dataset) continue;
    const path = `${above}${nameOf(field)}`;
    const { fsKind: kind } = field.dataset;
    let value;
    if (kind === "group") value = readGroup(field, `${path}.`, rows);
    else if (kind === "list") value = readList(field, path, rows);
    else if (kind === "copy") value = copied(field, data);
    else value = READ[kind](field);
    if (value !== undefined) data[nameOf(field)] = value;
  }
  return Object.keys(data).length || "fsEmpty" in node.dataset ? data : undefined;
}

/**
 * A list that is kept in order of date takes an item in at its place, wherever it was typed.
 * @param {any} list
 * @param {string} path
 * @param {Rows} rows
 * @returns {any[] | undefined}
 */
function readList(list, path, rows) {
  const filled = rowsOf(list)
    .map((row) => ({ row, item: readGroup(row, "", new Map()) }))
    .filter(({ item }) => item);
  const { fsOrder } = list.dataset;
  const placed = fsOrder ? inOrder(filled, ({ item }) => item?.[fsOrder]) : filled;
  return some(
    placed.map(({ row }, at) => {
      rows.set(`${path}.${at}`, row.dataset.fsRow);
      return readGroup(row, `${path}.${at}.`, rows);
    }),
  );
}

/**
 * Empties the form and fills it with an entry. What has no place in it stays out: see `lost`.
 * @param {any} form
 * @param {Group} data
 * @param {Group[]} bodies
 */
export function fillForm(form, data, bodies = []) {
  form.reset();
  describeBodies(bodies);
  if (beside(form)) fillList(beside(form), bodies);
  fillGroup(form, data);
}

/**
 * @param {any} node
 * @param {any} data
 */
function fillGroup(node, data) {
  for (const field of inner(node)) {
    if ("fsBeside" in field.dataset) continue;
    const value = isGroup(data) ? data[nameOf(field)] : undefined;
    const { fsKind: kind } = field.dataset;
    if (kind === "group") fillGroup(field, value);
    else if (kind === "list") fillList(field, Array.isArray(value) ? value : []);
    else if (kind === "copy") remember(field, value, data);
    else if (kind === "fixed") field.value = value ?? field.dataset.fsDefault;
    else if (value !== undefined && value !== null && !isGroup(value)) WRITE[kind](field, value);
  }
}

/**
 * @param {any} list
 * @param {any[]} items
 */
function fillList(list, items) {
  for (const row of rowsOf(list)) row.remove();
  const before = list.querySelector(":scope > [data-fs-add]");
  for (let at = 0; at < Math.max(1, items.length); at += 1)
    fillGroup(newRow(list, at, before), items[at]);
  count(list);
}

/** @param {any} list */
export function addRow(list) {
  const last = rowsOf(list).at(-1)?.dataset.fsRow.split(".").pop() ?? -1;
  const row = newRow(list, Number(last) + 1, list.querySelector(":scope > [data-fs-add]"));
  count(list);
  return row;
}

/**
 * @param {any} list
 * @param {number} position
 * @param {any} before
 */
function newRow(list, position, before) {
  const row = patternOf(list).cloneNode(true);
  const first = row.dataset.fsRow;
  const here = `${list.dataset.fsPath}.${position}`;
  for (const node of [row, ...row.querySelectorAll("*")]) place(node, first, here);
  notePatterns(row);
  before.before(row);
  return row;
}

/** @param {any} row */
export function removeRow(row) {
  const list = row.parentElement;
  row.remove();
  if (rowsOf(list).length === 0) addRow(list);
  count(list);
  return list;
}

/** @type {WeakMap<Element, any>} */
const patterns = new WeakMap(); // by list: an item of it as the page has it, with nothing filled in

/** @param {any} list */
function patternOf(list) {
  if (!patterns.has(list)) {
    const around = document.createElement("form");
    around.append(rowsOf(list)[0].cloneNode(true));
    around.reset();
    patterns.set(list, around.firstElementChild);
  }
  return patterns.get(list);
}

/**
 * To be called before anything in a form or a new item is changed.
 * @param {any} node
 */
export const notePatterns = (node) =>
  node.querySelectorAll('[data-fs-kind="list"]').forEach(patternOf);

/**
 * Gives a part of an item, whose names begin with that of the item, the item's new name.
 * @param {any} node
 * @param {string} before
 * @param {string} after
 */
function place(node, before, after) {
  for (const attribute of node.attributes) {
    const { value } = attribute;
    if (value.includes(before)) attribute.value = value.replaceAll(before, after);
  }
}

/** @param {any} list */
function count(list) {
  rowsOf(list).forEach((row, at) => {
    const own = [...row.querySelectorAll("[data-fs-count]")].filter(
      (one) => one.closest("[data-fs-row]") === row,
    );
    for (const one of own) one.textContent = at + 1;
    for (const button of row.querySelectorAll(":scope > [data-fs-remove], [data-fs-add]"))
      button.hidden = false;
  });
}

/**
 * The control of a field, or of the nearest group around it, from its path in the data.
 * @param {(string | number)[]} path
 * @param {Rows} rows
 */
export function placeOf(path, rows) {
  const steps = path.map(String);
  for (let length = steps.length; length > 0; length -= 1) {
    const row = rows.get(steps.slice(0, length).join("."));
    if (row) {
      steps.splice(0, length, ...row.split("."));
      break;
    }
  }
  for (; steps.length; steps.pop()) {
    const found = document.getElementById(`f-${steps.join(".")}`);
    if (found) return found;
  }
  return null;
}

/**
 * The paths of an entry that a form filled with it does not give back: nothing is lost in silence.
 * @param {any} given
 * @param {any} got
 * @param {string} path
 * @returns {string[]}
 */
export function lost(given, got, path = "") {
  if (Array.isArray(given) && given.every((one) => typeof one !== "object")) {
    const present = new Set([got].flat().map(flat));
    return given.every((one) => present.has(flat(one))) ? [] : [path];
  }
  if (typeof given === "object" && given !== null) {
    return Object.entries(given).flatMap(([key, value]) =>
      lost(value, got?.[key], path ? `${path}.${key}` : key),
    );
  }
  return given === null || given === "" || flat(given) === flat(got) ? [] : [path];
}

/** @param {any} value */
const flat = (value) => (typeof value === "string" ? clean(value).replace(/\s+/g, " ") : value);
