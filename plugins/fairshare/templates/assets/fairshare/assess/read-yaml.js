// @ts-check
// YAML as the register writes it: block fields and lists, flow lists and groups, quoted and plain
// text, | and > blocks. What the register's loader refuses (anchors, tags, merges, duplicate keys,
// further documents) is an error with its line, and so is whatever this reader does not know. What
// YAML drops is noted: comments, and where one follows a value that is not in quotes.

import { Flow, fold, isTooLong, isTyped, typed } from "./read-flow.js";

/**
 * @typedef {string | number} Step A field by its name, an item by its position.
 * @typedef {object} Dropped What YAML leaves out.
 * @property {boolean} comments Whether there are any on lines of their own.
 * @property {{ path: Step[], line: number }[]} after Those that follow a value.
 * @typedef {{ start: number, end: number, indent: number }} Lines Of a value.
 * @typedef {(path: Step[], lines: Lines) => void} Place
 */

const KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#&*!|>%@`,[\]{}?-][^#:]*?) *:(?= |$)/;

const MODELINE = /^#\s*yaml-language-server:/;

/**
 * Only the ordinary space is one to YAML.
 * @param {string} text
 */
const trimmed = (text) => text.replace(/^ +/, "").replace(/ +$/, "");
/** @param {string} line */
const width = (line) => line.match(/^ */)?.[0].length ?? 0;
/** @param {string} text */
const uncommented = (text) => trimmed(text.replace(/(^| )#.*$/, ""));

class Reader {
  /**
   * @param {string} text
   * @param {Place} place
   */
  constructor(text, place) {
    this.place = place;
    this.end = 0; // the line after the last one that belongs to a value
    this.lines = text.replace(/\r\n/g, "\n").replaceAll("\t", " ").split("\n");
    this.at = 0;
    /** @type {Step[]} */
    this.path = [];
    /** @type {Dropped} */
    this.dropped = { comments: false, after: [] };
  }

  /**
   * Reads what stands in a field or at a position.
   * @template T
   * @param {Step} step
   * @param {() => T} read
   */
  within(step, read) {
    this.path.push(step);
    const value = read();
    this.path.pop();
    return value;
  }

  /**
   * Reads a field or an item, and says which lines it takes.
   * @param {Step} step
   * @param {number} indent
   * @param {() => unknown} read
   */
  placed(step, indent, read) {
    const start = this.at;
    const value = this.within(step, read);
    this.place([...this.path, step], { start, end: this.end, indent });
    return value;
  }

  // The value just read ends here, empty lines below it left out.
  ended() {
    this.end = this.at;
    while (!trimmed(this.lines[this.end - 1])) this.end -= 1;
  }

  // Notes the comment that follows the value being read, on its line.
  note(line = this.at) {
    this.dropped.after.push({ path: [...this.path], line: line + 1 });
  }

  /**
   * @param {number} line
   * @param {Record<string, unknown>} more
   * @returns {never}
   */
  fail(line = this.at, more = {}) {
    throw Object.assign(new Error("not read"), { line: line + 1, ...more });
  }

  // To the next line with content; its indentation, or -1 at the end.
  next() {
    for (; this.at < this.lines.length && !uncommented(this.lines[this.at]); this.at += 1) {
      const line = trimmed(this.lines[this.at]);
      if (line && !MODELINE.test(line)) this.dropped.comments = true;
    }
    return this.at < this.lines.length ? width(this.lines[this.at]) : -1;
  }

  /** @param {number} indent */
  isItem(indent) {
    return /^-( |$)/.test(this.lines[this.at].slice(indent));
  }

  /** @param {number} indent */
  isBlock(indent) {
    return this.isItem(indent) || KEY.test(this.lines[this.at].slice(indent));
  }

  /**
   * @param {number} indent
   * @returns {unknown}
   */
  block(indent) {
    return this.isItem(indent) ? this.list(indent) : this.group(indent);
  }

  /** @param {number} indent */
  list(indent) {
    const found = [];
    while (this.next() === indent && this.isItem(indent)) {
      const line = this.lines[this.at];
      const rest = line.slice(indent + 1);
      const start = indent + 1 + width(rest);
      if (KEY.test(trimmed(rest))) {
        this.lines[this.at] = " ".repeat(start) + trimmed(rest);
        found.push(this.placed(found.length, indent, () => this.group(start)));
      } else found.push(this.placed(found.length, indent, () => this.value(indent + 1, indent)));
    }
    return found;
  }

  /** @param {number} indent */
  group(indent) {
    /** @type {[Record<string, unknown>, Record<string, number>]} */
    const [found, first] = [{}, {}];
    while (this.next() === indent && !this.isItem(indent)) {
      const [whole, written] = this.lines[this.at].slice(indent).match(KEY) ?? this.fail();
      const key = this.key(written);
      if (Object.hasOwn(found, key)) this.fail(this.at, { twice: { name: key, line: first[key] } });
      first[key] = this.at + 1;
      found[key] = this.placed(key, indent, () => this.value(indent + whole.length, indent, true));
    }
    if (this.next() > indent) this.fail();
    return found;
  }

  /**
   * @param {string} written
   * @returns {string}
   */
  key(written) {
    if (/^["']/.test(written)) return new Flow(this, written).quoted();
    return isTyped(written) || written === "<<" ? this.fail() : written;
  }

  /**
   * What stands after a name or a dash, on its line or below it.
   * @param {number} start
   * @param {number} indent
   * @param {boolean} named
   * @returns {unknown}
   */
  value(start, indent, named = false) {
    const rest = trimmed(this.lines[this.at].slice(start));
    if (!uncommented(rest)) {
      const line = this.at;
      this.at += 1;
      this.ended();
      const inner = this.next();
      if (inner > indent)
        return this.isBlock(inner) ? this.block(inner) : this.value(inner, indent);
      if (named && inner === indent && this.isItem(inner)) return this.list(inner);
      if (rest) this.note(line);
      return null;
    }
    if (/^[|>]/.test(rest)) return this.text(rest, indent);
    if (/^["'[{]/.test(rest)) return this.flow(start);
    return this.plain(rest, indent);
  }

  /**
   * @param {string} header
   * @param {number} indent
   */
  text(header, indent) {
    const [, style] = header.match(/^([|>])[+-]? *(?:#.*)?$/) ?? this.fail();
    /** @type {string[]} */
    const lines = [];
    for (this.at += 1; this.at < this.lines.length; this.at += 1) {
      const line = this.lines[this.at];
      if (trimmed(line) && width(line) <= indent) break;
      lines.push(line);
    }
    this.ended();
    const margin = width(lines.find(trimmed) ?? "");
    const short = lines.findIndex((line) => trimmed(line) && width(line) < margin);
    if (short >= 0) this.fail(this.at - lines.length + short);
    const cut = lines.map((line) => line.slice(margin));
    return (style === "|" ? cut.join("\n") : folded(cut)).trim();
  }

  /**
   * @param {string} rest
   * @param {number} indent
   */
  plain(rest, indent) {
    /** @type {[string[], number]} */
    const [parts, start] = [[], this.at];
    for (let line = rest; ; line = trimmed(this.lines[this.at])) {
      const words = uncommented(line);
      if (
        /^(?:[&*!@`|>]|- )/.test(words) ||
        (parts.length === 0 && words[0] === "%") ||
        /:( |$)/.test(words)
      )
        this.fail();
      if (words !== line) this.note();
      parts.push(words);
      this.at += 1;
      const ended = words !== line || this.at >= this.lines.length;
      if (ended || (trimmed(this.lines[this.at]) && width(this.lines[this.at]) <= indent)) break;
    }
    this.ended();
    const text = fold(parts.join("\n")).trim();
    return isTooLong(text) ? this.fail(start) : typed(text);
  }

  /** @param {number} start */
  flow(start) {
    const flow = new Flow(
      this,
      [this.lines[this.at].slice(start), ...this.lines.slice(this.at + 1)].join("\n"),
    );
    const value = flow.value();
    const [rest] = flow.text.slice(flow.at).split("\n");
    this.at += flow.line;
    if (uncommented(` ${rest}`)) this.fail();
    this.at += 1;
    this.ended();
    return value;
  }
}

/**
 * Whether a line is one of a paragraph: neither empty nor deeper.
 * @param {string} line
 */
const isProse = (line) => trimmed(line) !== "" && !line.startsWith(" ");

/**
 * Lines of a > block: lines of a paragraph become one, deeper lines stay as they are, and so do
 * the empty ones beside these.
 * @param {string[]} lines
 */
function folded(lines) {
  let above = ""; // the last line that was not empty
  return lines.reduce((text, line, number) => {
    const before = lines[number - 1] ?? "";
    const flows = isProse(line) && isProse(before);
    const closes = isProse(line) && isProse(above) && !trimmed(before);
    if (trimmed(line)) above = line;
    if (number === 0) return line;
    if (flows) return `${text} ${line}`;
    return closes ? text + line : `${text}\n${trimmed(line) && line}`;
  }, "");
}

/**
 * The entry that a text holds. Throws an error with a `line` where it can't be read. `notice` is
 * given what YAML dropped: whether there are comments, and path and line of those that follow a
 * plain value. `place` is given the path of each field and item in block form, and its lines: {
 * start, end, indent }.
 * @param {string} text
 * @param {(dropped: Dropped) => void} notice
 * @param {Place} place
 * @returns {Record<string, any>}
 */
export function parse(text, notice = () => {}, place = () => {}) {
  const reader = new Reader(text, place);
  const indent = reader.next();
  if (/^--- *$/.test(reader.lines[reader.at] ?? "")) reader.at += 1;
  if (indent !== 0 || reader.next() !== 0 || reader.isItem(0)) reader.fail();
  const found = reader.group(0);
  if (reader.next() !== -1) reader.fail();
  notice(reader.dropped);
  return found;
}
