// YAML as the register writes it: block fields and lists, flow lists and groups, quoted and plain text,
// | and > blocks. What the register's loader refuses (anchors, tags, merges, duplicate keys, further
// documents) is an error with its line, and so is whatever this reader does not know. What YAML drops is
// noted: comments, and where one follows a value that is not in quotes.

const CONSTANTS = { true: true, false: false, null: null, "~": null, "": null };
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
const KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#&*!|>%@`,[\]{}?-][^#:]*?) *:(?= |$)/;
const ESCAPES = { 0: "\0", a: "\x07", b: "\b", e: "\x1b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v", " ": " ", '"': '"', "/": "/", "\\": "\\", N: "\x85", _: "\xa0", L: "\u2028", P: "\u2029" };

const MODELINE = /^#\s*yaml-language-server:/;
const DIGITS = 15; // of a number: more are not exact
const COMMENT = /^ +#/;

const typed = (text) => (text in CONSTANTS ? CONSTANTS[text] : NUMBER.test(text) ? Number(text) : text);
const isTooLong = (text) => NUMBER.test(text) && text.replace(/\D/g, "").length > DIGITS;
// Only the ordinary space is one to YAML.
const trimmed = (text) => text.replace(/^ +/, "").replace(/ +$/, "");
const width = (line) => line.match(/^ */)[0].length;
const uncommented = (text) => trimmed(text.replace(/(^| )#.*$/, ""));
const fold = (text) => text.replace(/[ ]*\n[ \n]*/g, (gap) => "\n".repeat(gap.split("\n").length - 2) || " ");

class Reader {
  constructor(text) {
    this.lines = text.replace(/\r\n/g, "\n").replaceAll("\t", " ").split("\n");
    this.at = 0;
    this.path = [];
    this.dropped = { comments: false, after: [] };
  }

  // Reads what stands in a field or at a position.
  within(step, read) {
    this.path.push(step);
    const value = read();
    this.path.pop();
    return value;
  }

  // Notes the comment that follows the value being read, on its line.
  note(line = this.at) {
    this.dropped.after.push({ path: [...this.path], line: line + 1 });
  }

  fail(line = this.at) {
    throw Object.assign(new Error("not read"), { line: line + 1 });
  }

  // To the next line with content; its indentation, or -1 at the end.
  next() {
    for (; this.at < this.lines.length && !uncommented(this.lines[this.at]); this.at += 1) {
      const line = trimmed(this.lines[this.at]);
      if (line && !MODELINE.test(line)) this.dropped.comments = true;
    }
    return this.at < this.lines.length ? width(this.lines[this.at]) : -1;
  }

  isItem(indent) {
    return /^-( |$)/.test(this.lines[this.at].slice(indent));
  }

  isBlock(indent) {
    return this.isItem(indent) || KEY.test(this.lines[this.at].slice(indent));
  }

  block(indent) {
    return this.isItem(indent) ? this.list(indent) : this.group(indent);
  }

  list(indent) {
    const found = [];
    while (this.next() === indent && this.isItem(indent)) {
      const line = this.lines[this.at];
      const rest = line.slice(indent + 1);
      const start = indent + 1 + width(rest);
      if (KEY.test(trimmed(rest))) {
        this.lines[this.at] = " ".repeat(start) + trimmed(rest);
        found.push(this.within(found.length, () => this.group(start)));
      } else found.push(this.within(found.length, () => this.value(indent + 1, indent)));
    }
    return found;
  }

  group(indent) {
    const found = {};
    while (this.next() === indent && !this.isItem(indent)) {
      const [whole, written] = this.lines[this.at].slice(indent).match(KEY) ?? this.fail();
      const key = this.key(written);
      if (Object.hasOwn(found, key)) this.fail();
      found[key] = this.within(key, () => this.value(indent + whole.length, indent, true));
    }
    if (this.next() > indent) this.fail();
    return found;
  }

  key(written) {
    if (/^["']/.test(written)) return new Flow(this, written).quoted();
    return written in CONSTANTS || NUMBER.test(written) || written === "<<" ? this.fail() : written;
  }

  // What stands after a name or a dash, on its line or below it.
  value(start, indent, named = false) {
    const rest = trimmed(this.lines[this.at].slice(start));
    if (!uncommented(rest)) {
      const line = this.at;
      this.at += 1;
      const inner = this.next();
      if (inner > indent) return this.isBlock(inner) ? this.block(inner) : this.value(inner, indent);
      if (named && inner === indent && this.isItem(inner)) return this.list(inner);
      if (rest) this.note(line);
      return null;
    }
    if (/^[|>]/.test(rest)) return this.text(rest, indent);
    if (/^["'[{]/.test(rest)) return this.flow(start);
    return this.plain(rest, indent);
  }

  text(header, indent) {
    const [, style] = header.match(/^([|>])[+-]? *(?:#.*)?$/) ?? this.fail();
    const lines = [];
    for (this.at += 1; this.at < this.lines.length; this.at += 1) {
      const line = this.lines[this.at];
      if (trimmed(line) && width(line) <= indent) break;
      lines.push(line);
    }
    const margin = width(lines.find(trimmed) ?? "");
    const short = lines.findIndex((line) => trimmed(line) && width(line) < margin);
    if (short >= 0) this.fail(this.at - lines.length + short);
    const cut = lines.map((line) => line.slice(margin));
    return (style === "|" ? cut.join("\n") : folded(cut)).trim();
  }

  plain(rest, indent) {
    const [parts, start] = [[], this.at];
    for (let line = rest; ; line = trimmed(this.lines[this.at])) {
      const words = uncommented(line);
      if (/^(?:[&*!@`|>]|- )/.test(words) || (parts.length === 0 && words[0] === "%") || /:( |$)/.test(words)) this.fail();
      if (words !== line) this.note();
      parts.push(words);
      this.at += 1;
      const ended = words !== line || this.at >= this.lines.length;
      if (ended || (trimmed(this.lines[this.at]) && width(this.lines[this.at]) <= indent)) break;
    }
    const text = fold(parts.join("\n")).trim();
    return isTooLong(text) ? this.fail(start) : typed(text);
  }

  flow(start) {
    const flow = new Flow(this, [this.lines[this.at].slice(start), ...this.lines.slice(this.at + 1)].join("\n"));
    const value = flow.value();
    const [rest] = flow.text.slice(flow.at).split("\n");
    this.at += flow.line;
    if (uncommented(` ${rest}`)) this.fail();
    this.at += 1;
    return value;
  }
}

// Lines of a > block: lines of a paragraph become one, deeper lines stay as they are.
function folded(lines) {
  return lines.reduce((text, line, number) => {
    const before = lines[number - 1] ?? "";
    const flows = trimmed(line) && trimmed(before) && !/^ /.test(line) && !/^ /.test(before);
    if (number === 0) return line;
    if (flows) return `${text} ${line}`;
    const closes = trimmed(line) && !trimmed(before) && text.endsWith("\n") && !/^ /.test(line);
    return closes ? text + line : `${text}\n${trimmed(line) && line}`;
  }, "");
}

// What stands in quotation marks or brackets, over as many lines as it takes.
class Flow {
  constructor(reader, text) {
    Object.assign(this, { reader, text, at: 0 });
  }

  get line() {
    return this.text.slice(0, this.at).split("\n").length - 1;
  }

  fail() {
    this.reader.fail(this.reader.at + this.line);
  }

  // The next character that is neither blank nor comment.
  peek() {
    this.at += this.text.slice(this.at).match(/^(?:[ \n]+#.*|[ \n])*/)[0].length;
    return this.text[this.at];
  }

  take(mark) {
    if (this.peek() !== mark) return false;
    this.at += 1;
    return true;
  }

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

  word() {
    const [word] = this.text.slice(this.at).match(/^[^,[\]{}]*?(?=[ \n]*(?:[,\]}]|:[ \n]|:$|[ \n]#))/) ?? this.fail();
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

  quoted() {
    const single = this.text[this.at] === "'";
    const [whole] = this.text.slice(this.at).match(single ? /^'(?:[^']|'')*'/ : /^"(?:[^"\\]|\\[^])*"/) ?? this.fail();
    const inside = fold(whole.slice(1, -1).replace(/\\\n */g, single ? "$&" : ""));
    const text = single ? inside.replaceAll("''", "'") : inside.replace(/\\(x..|u.{4}|U.{8}|.)/g, (_, escape) => this.escaped(escape));
    this.at += whole.length;
    return text;
  }

  escaped(escape) {
    if (escape.length === 1) return ESCAPES[escape] ?? this.fail();
    const number = Number.parseInt(escape.slice(1), 16);
    return /^.[0-9a-f]+$/i.test(escape) && number <= 0x10ffff ? String.fromCodePoint(number) : this.fail();
  }
}

// The entry that a text holds. Throws an error with a `line` where it can't be read. `notice` is given
// what YAML dropped: whether there are comments, and path and line of those that follow a plain value.
export function parse(text, notice = () => {}) {
  const reader = new Reader(text);
  const indent = reader.next();
  if (/^--- *$/.test(reader.lines[reader.at] ?? "")) reader.at += 1;
  if (indent !== 0 || reader.next() !== 0 || reader.isItem(0)) reader.fail();
  const found = reader.group(0);
  if (reader.next() !== -1) reader.fail();
  notice(reader.dropped);
  return found;
}
