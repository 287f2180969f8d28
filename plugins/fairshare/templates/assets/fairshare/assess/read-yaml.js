// YAML as the register writes it: block fields and lists, flow lists and groups, quoted and plain text,
// | and > blocks. What the register's loader refuses (anchors, tags, merges, duplicate keys, further
// documents) is an error with its line, and so is whatever this reader does not know.

const CONSTANTS = { true: true, false: false, null: null, "~": null, "": null };
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
const KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#&*!|>%@`,[\]{}?-][^#:]*?)\s*:(?=\s|$)/;
const ESCAPES = { 0: "\0", a: "\x07", b: "\b", e: "\x1b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v", " ": " ", '"': '"', "/": "/", "\\": "\\", N: "\x85", _: "\xa0", L: "\u2028", P: "\u2029" };

const typed = (text) => (text in CONSTANTS ? CONSTANTS[text] : NUMBER.test(text) ? Number(text) : text);
const width = (line) => line.length - line.trimStart().length;
const uncommented = (text) => text.replace(/(^|\s)#.*$/, "").trim();
const fold = (text) => text.replace(/[ ]*\n[ \n]*/g, (gap) => "\n".repeat(gap.split("\n").length - 2) || " ");

class Reader {
  constructor(text) {
    this.lines = text.replace(/\r\n/g, "\n").replaceAll("\t", " ").split("\n");
    this.at = 0;
  }

  fail(line = this.at) {
    throw Object.assign(new Error("not read"), { line: line + 1 });
  }

  // To the next line with content; its indentation, or -1 at the end.
  next() {
    while (this.at < this.lines.length && !uncommented(this.lines[this.at])) this.at += 1;
    return this.at < this.lines.length ? width(this.lines[this.at]) : -1;
  }

  isItem(indent) {
    return /^-(\s|$)/.test(this.lines[this.at].slice(indent));
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
      if (KEY.test(rest.trimStart())) {
        this.lines[this.at] = " ".repeat(start) + rest.trimStart();
        found.push(this.group(start));
      } else found.push(this.value(indent + 1, indent));
    }
    return found;
  }

  group(indent) {
    const found = {};
    while (this.next() === indent && !this.isItem(indent)) {
      const [whole, written] = this.lines[this.at].slice(indent).match(KEY) ?? this.fail();
      const key = this.key(written);
      if (Object.hasOwn(found, key)) this.fail();
      found[key] = this.value(indent + whole.length, indent, true);
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
    const rest = this.lines[this.at].slice(start).trim();
    if (!uncommented(rest)) {
      this.at += 1;
      const inner = this.next();
      if (inner > indent) return this.isBlock(inner) ? this.block(inner) : this.value(inner, indent);
      return named && inner === indent && this.isItem(inner) ? this.list(inner) : null;
    }
    if (/^[|>]/.test(rest)) return this.text(rest, indent);
    if (/^["'[{]/.test(rest)) return this.flow(start);
    return this.plain(rest, indent);
  }

  text(header, indent) {
    const [, style] = header.match(/^([|>])[+-]?\s*(?:#.*)?$/) ?? this.fail();
    const lines = [];
    for (this.at += 1; this.at < this.lines.length; this.at += 1) {
      const line = this.lines[this.at];
      if (line.trim() && width(line) <= indent) break;
      lines.push(line);
    }
    const margin = width(lines.find((line) => line.trim()) ?? "");
    const cut = lines.map((line) => line.slice(margin));
    return (style === "|" ? cut.join("\n") : folded(cut)).trim();
  }

  plain(rest, indent) {
    const parts = [];
    for (let line = rest; ; line = this.lines[this.at].trim()) {
      const words = uncommented(line);
      if (/^(?:[&*!@`|>]|-\s)/.test(words) || (parts.length === 0 && words[0] === "%") || /:(\s|$)/.test(words)) this.fail();
      parts.push(words);
      this.at += 1;
      const ended = words !== line || this.at >= this.lines.length;
      if (ended || (this.lines[this.at].trim() && width(this.lines[this.at]) <= indent)) break;
    }
    return typed(fold(parts.join("\n")).trim());
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
    const flows = line.trim() && before.trim() && !/^ /.test(line) && !/^ /.test(before);
    if (number === 0) return line;
    if (flows) return `${text} ${line}`;
    const closes = line.trim() && !before.trim() && text.endsWith("\n") && !/^ /.test(line);
    return closes ? text + line : `${text}\n${line.trim() && line}`;
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
    this.at += this.text.slice(this.at).match(/^(?:\s+#.*|\s)*/)[0].length;
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
    return typed(this.word());
  }

  word() {
    const [word] = this.text.slice(this.at).match(/^[^,[\]{}]*?(?=\s*(?:[,\]}]|:\s|:$|\s#))/) ?? this.fail();
    if (/^[&*!%@`|>#]/.test(word)) this.fail();
    this.at += word.length;
    return word.replace(/\s+/g, " ").trim();
  }

  list() {
    const found = [];
    while (!this.take("]")) {
      if (this.peek() === ",") this.fail();
      found.push(this.value());
      if (!this.take(",") && this.peek() !== "]") this.fail();
    }
    return found;
  }

  group() {
    const found = {};
    while (!this.take("}")) {
      const key = /["']/.test(this.peek()) ? this.quoted() : this.word();
      if (!key || Object.hasOwn(found, key) || !this.take(":")) this.fail();
      found[key] = /[,}]/.test(this.peek()) ? null : this.value();
      if (!this.take(",") && this.peek() !== "}") this.fail();
    }
    return found;
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

// The entry that a text holds. Throws an error with a `line` where it can't be read.
export function parse(text) {
  const reader = new Reader(text);
  const indent = reader.next();
  if (/^---\s*$/.test(reader.lines[reader.at] ?? "")) reader.at += 1;
  if (indent !== 0 || reader.next() !== 0 || reader.isItem(0)) reader.fail();
  const found = reader.group(0);
  if (reader.next() !== -1) reader.fail();
  return found;
}
