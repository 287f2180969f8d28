// @ts-check
// An entry that was opened and changed, as text: only the lines that changed are others. Comments,
// order and folding of all others stay. What can't be put into the lines that are there is written
// anew.

import { isGroup } from "./entry-data.js";
import { parse } from "./read-yaml.js";
import { field, inFlow, listed, toYaml } from "./write.js";

const LONGEST = 120; // characters of a line in braces: beyond, each field gets a line of its own

/**
 * @typedef {Record<string, any>} Group Fields by name, whatever stands in them.
 * @typedef {(string | number)[]} Path
 * @typedef {import("./read-yaml.js").Lines} Span Of a value.
 * @typedef {(path: Path) => Group} Inside What the form holds at a path.
 * @typedef {{ start: number, end: number, lines: string[] }} Edit
 */

/** @param {Path} path */
const keyOf = (path) => JSON.stringify(path);
/** @param {any} value */
const flat = (value) => (typeof value === "string" ? value.replace(/\s+/g, " ").trim() : value);
/** @type {(value: any) => boolean} */
const isNothing = (value) =>
  value === null ||
  value === "" ||
  (typeof value === "object" && Object.values(value).every(isNothing));
/** @param {any} value */
const isPlainList = (value) =>
  Array.isArray(value) && !value.some((one) => typeof one === "object");
/** @param {any[]} list */
const sorted = (list) => JSON.stringify(list.map(flat).map(String).sort());
/** @type {(one: unknown, other: unknown) => boolean} */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * The new data, with the old wherever both say the same: codes in another order, a text folded
 * elsewhere.
 * @param {any} before
 * @param {any} after
 * @returns {any}
 */
export function merged(before, after) {
  if (after === undefined) return isNothing(before) ? before : undefined;
  if (isPlainList(before) && isPlainList(after))
    return sorted(before) === sorted(after) ? before : after;
  if (Array.isArray(before) && Array.isArray(after))
    return after.map((one, at) => (at < before.length ? merged(before[at], one) : one));
  if (!isGroup(before) || !isGroup(after)) return flat(before) === flat(after) ? before : after;
  const names = [...Object.keys(before), ...Object.keys(after).filter((name) => !(name in before))];
  const found = names.map((name) => [
    name,
    name in before ? merged(before[name], after[name]) : after[name],
  ]);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

class Edits {
  /**
   * @param {string} text
   * @param {Map<string, Span>} spans
   * @param {Inside} order
   */
  constructor(text, spans, order) {
    this.lines = text.split("\n");
    this.spans = spans;
    this.order = order; // the fields of the form at each level: where a new one belongs
    /** @type {Edit[]} */
    this.found = [];
  }

  /**
   * @param {Path} path
   * @returns {Span}
   */
  span(path) {
    return /** @type {Span} */ (this.spans.get(keyOf(path)));
  }

  /**
   * Writes one field or item anew, in its own lines.
   * @param {Path} path
   * @param {any} value
   */
  rewrite(path, value) {
    const { start, end, indent } = this.span(path);
    const pad = " ".repeat(indent);
    const name = path.at(-1) ?? "";
    const [first, ...rest] =
      typeof name === "number" ? listed(value, pad) : field(name, value, pad);
    this.found.push({
      start,
      end,
      lines: [this.lines[start].slice(0, indent) + first.slice(indent), ...rest],
    });
  }

  /**
   * @param {number} line
   * @param {string[]} lines
   */
  insert(line, lines) {
    this.found.push({ start: line, end: line, lines });
  }

  /**
   * @param {any} before
   * @param {any} after
   * @param {Path} path
   * @returns {void}
   */
  value(before, after, path) {
    if (same(before, after)) return;
    const steps = Array.isArray(before) ? [0] : Object.keys(before ?? {}).slice(0, 1);
    const isBlock =
      typeof before === "object" &&
      before !== null &&
      steps.length &&
      this.span([...path, steps[0]]);
    if (isBlock && isGroup(before) && isGroup(after) && !isNothing(after))
      this.group(before, after, path);
    else if (isBlock && Array.isArray(before) && Array.isArray(after) && after.length)
      this.list(before, after, path);
    else if (!this.braces(before, after, path)) this.rewrite(path, after);
  }

  /**
   * A group that stands in braces on one line stays there, if it has room.
   * @param {any} before
   * @param {any} after
   * @param {Path} path
   */
  braces(before, after, path) {
    if (!isGroup(before) || !isGroup(after) || !path.length) return false;
    const { start, end } = this.span(path);
    const [, opening, closing] = /^([^{]*)\{.*\}(\s*)$/.exec(this.lines[start]) ?? [];
    const line = `${opening}${inFlow(after)}${closing}`;
    if (end !== start + 1 || opening === undefined || line.length > LONGEST) return false;
    this.found.push({ start, end, lines: [line] });
    return true;
  }

  /**
   * @param {Group} before
   * @param {Group} after
   * @param {Path} path
   * @returns {void}
   */
  group(before, after, path) {
    const names = Object.keys(before);
    const [first] = names;
    const { start: top, indent } = this.span([...path, first]);
    // The first field stands beside a dash.
    const shares = this.lines[top].slice(0, indent).trim() !== "";
    if (shares && !(first in after)) return this.rewrite(path, after);
    for (const name of names) {
      const own = [...path, name];
      if (name in after) this.value(before[name], after[name], own);
      else this.found.push({ ...this.span(own), lines: [] });
    }
    const form = Object.keys(this.order(path));
    for (const name of Object.keys(after).filter((one) => !(one in before))) {
      const above =
        form
          .slice(0, form.indexOf(name))
          .filter((one) => one in before)
          .pop() ?? /** @type {string} */ (names.at(-1));
      const lines = field(name, after[name], " ".repeat(indent));
      this.insert(
        this.span([...path, above]).end,
        path.length === 0 && lines.length > 1 ? ["", ...lines] : lines,
      );
    }
    return undefined;
  }

  /**
   * @param {any[]} before
   * @param {any[]} after
   * @param {Path} path
   */
  list(before, after, path) {
    const most = Math.min(before.length, after.length);
    let [start, end] = [0, 0];
    while (start < most && same(before[start], after[start])) start += 1;
    while (
      end < most - start &&
      same(before[before.length - 1 - end], after[after.length - 1 - end])
    )
      end += 1;
    const [old, now] = [
      before.slice(start, before.length - end),
      after.slice(start, after.length - end),
    ];
    old.forEach((item, at) => {
      const own = [...path, start + at];
      if (at < now.length) this.value(item, now[at], own);
      else this.found.push({ ...this.span(own), lines: [] });
    });
    const { indent } = this.span([...path, 0]);
    const last = start + old.length - 1;
    const line = last < 0 ? this.span([...path, 0]).start : this.span([...path, last]).end;
    for (const item of now.slice(old.length)) this.insert(line, listed(item, " ".repeat(indent)));
  }

  // The text with every edit made; of those at one place the first comes first.
  text() {
    const order = this.found
      .map((edit, at) => /** @type {[Edit, number]} */ ([edit, at]))
      .sort(([a, x], [b, y]) => b.start - a.start || y - x);
    const lines = [...this.lines];
    for (const [{ start, end, lines: made }] of order) lines.splice(start, end - start, ...made);
    return lines.join("\n");
  }
}

/**
 * The entry as text, the names of the parts that changed, whether a new event explains them, and
 * whether all other lines are as they were.
 * @param {string} text
 * @param {Group} data
 */
export function amended(text, data) {
  const plain = text.replace(/\r\n/g, "\n");
  const spans = new Map();
  const before = parse(plain, undefined, (path, span) => spans.set(keyOf(path), span));
  const after = merged(before, data);
  /** @type {Inside} */
  const inside = (path) => path.reduce((found, step) => found?.[step], data) ?? {};
  const edits = new Edits(plain, spans, inside);
  edits.value(before, after, []);
  const made = edits.text();
  const parts = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !same(before[name], after[name]),
  );
  const isPatched = reads(made, after);
  return {
    text: isPatched ? made : toYaml(after),
    isPatched,
    parts,
    explained: (after.events ?? []).length > (before.events ?? []).length,
  };
}

/** @type {(value: any) => any} */
const canonical = (value) => {
  if (Array.isArray(value)) return value.map(canonical);
  return isGroup(value)
    ? Object.fromEntries(
        Object.keys(value)
          .sort()
          .map((name) => [name, canonical(value[name])]),
      )
    : value;
};

/**
 * @param {string} text
 * @param {Group} wanted
 */
function reads(text, wanted) {
  try {
    return same(canonical(parse(text)), canonical(wanted));
  } catch {
    return false;
  }
}
