// @ts-check
// YAML in quotation marks and brackets, and what plain words stand for: the smaller half of
// read-yaml.js.

/**
 * @typedef {object} Reader What reads the lines: read-yaml.js.
 * @property {number} at The line that it reads.
 * @property {(line?: number) => never} fail
 * @property {(line: number) => void} note
 * @property {(step: string | number, read: () => unknown) => unknown} within
 */

/** @type {Record<string, boolean | null>} */
const CONSTANTS = { true: true, false: false, null: null, "~": null, "": null };
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
/** @type {Record<string, string>} */
const ESCAPES = {
  0: "\0",
  a: "\x07",
  b: "\b",
  e: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  " ": " ",
  '"': '"',
  "/": "/",
  "\\": "\\",
  N: "\x85",
  _: "\xa0",
  L: "\u2028",
  P: "\u2029",
};
const DIGITS = 15; // of a number: more are not exact
const COMMENT = /^ +#/;

/**
 * Whether plain text stands for something else: a number, true, nothing.
 * @param {string} text
 */
export const isTyped = (text) => text in CONSTANTS || NUMBER.test(text);
/** @param {string} text */
export const typed = (text) =>
  text in CONSTANTS ? CONSTANTS[text] : NUMBER.test(text) ? Number(text) : text;
/** @param {string} text */
export const isTooLong = (text) => NUMBER.test(text) && text.replace(/\D/g, "").length > DIGITS;
/** @param {string} text */
export const fold = (text) =>
  text.replace(
    /[ ]*\n[ \n]*/g,
    (/** @type {string} */ gap) => "\n".repeat(gap.split("\n").length - 2) || " ",
  );

// What stands in quotation marks or brackets, over as many lines as it takes.
export class Flow {
  /**
   * @param {Reader} reader
   * @param {string} text
   */
  constructor(reader, text) {
    this.reader = reader;
    this.text = text;
    this.at = 0;
  }

  get line() {
    return this.text.slice(0, this.at).split("\n").length - 1;
  }

  /** @returns {never} */
  fail() {
    return this.reader.fail(this.reader.at + this.line);
  }

  // The next character that is neither blank nor comment.
  peek() {
    this.at += this.text.slice(this.at).match(/^(?:[ \n]+#.*|[ \n])*/)?.[0].length ?? 0;
    return this.text[this.at];
  }

  /** @param {string} mark */
  take(mark) {
    if (this.peek() !== mark) return false;
    this.at += 1;
    return true;
  }

  /** @returns {unknown} */
  value() {
    const mark = this.peek();
    if (mark === '"' || mark === "'") return this.quoted().trim();
    if (this.take("[")) return this.list();
    if (this.take("{")) return this.group();
    const word = this.word();
    this.note();
    return isTooLong(word) ? this.fail() : typed(word);
  }

  // Notes the comment that begins here, if one does.
  note() {
    if (COMMENT.test(this.text.slice(this.at))) this.reader.note(this.reader.at + this.line);
  }

  /** @returns {string} */
  word() {
    const [word] =
      this.text.slice(this.at).match(/^[^,[\]{}]*?(?=[ \n]*(?:[,\]}]|:[ \n]|:$|[ \n]#))/) ??
      this.fail();
    if (/^[&*!%@`|>#]/.test(word)) this.fail();
    this.at += word.length;
    return fold(word).trim();
  }

  list() {
    const found = [];
    while (!this.take("]")) {
      if (this.peek() === ",") this.fail();
      found.push(this.reader.within(found.length, () => this.value()));
      if (!this.take(",") && this.peek() !== "]") this.fail();
    }
    return found;
  }

  group() {
    /** @type {Record<string, unknown>} */
    const found = {};
    while (!this.take("}")) {
      const key = /["']/.test(this.peek()) ? this.quoted() : this.word();
      if (!key || Object.hasOwn(found, key) || !this.take(":")) this.fail();
      found[key] = this.reader.within(key, () => this.member());
      if (!this.take(",") && this.peek() !== "}") this.fail();
    }
    return found;
  }

  member() {
    const start = this.at;
    if (!/[,}]/.test(this.peek())) return this.value();
    const end = this.at;
    this.at = start;
    this.note();
    this.at = end;
    return null;
  }

  /** @returns {string} */
  quoted() {
    const single = this.text[this.at] === "'";
    const [whole] =
      this.text.slice(this.at).match(single ? /^'(?:[^']|'')*'/ : /^"(?:[^"\\]|\\[\s\S])*"/) ??
      this.fail();
    const inside = fold(whole.slice(1, -1).replace(/\\\n */g, single ? "$&" : ""));
    const text = single
      ? inside.replaceAll("''", "'")
      : inside.replace(/\\(x..|u.{4}|U.{8}|.)/g, (_, code) => this.escaped(code));
    this.at += whole.length;
    return text;
  }

  /**
   * @param {string} code
   * @returns {string}
   */
  escaped(code) {
    if (code.length === 1) return ESCAPES[code] ?? this.fail();
    const number = Number.parseInt(code.slice(1), 16);
    return /^.[0-9a-f]+$/i.test(code) && number <= 0x10_ff_ff
      ? String.fromCodePoint(number)
      : this.fail();
  }
}
