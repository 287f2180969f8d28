// @ts-check
// Why a line of YAML can't be read, by what stands on it: a code of the catalogue, the name of its
// message, values, and the line where that is not the one at which reading ended. As the register's
// loader tells them apart (load/syntax.py), where a line alone shows it.

import { BULLETS } from "./lists.js";

/**
 * @typedef {[code: string, variant: string, values?: Record<string, string>, line?: number]} Reason
 */

const VALUE = /^\s*(?:- +)*(?:[^\s"'#&*!|>%@`,[\]{}?-][^#:]*: +)?(?:- +)*(.*)$/;

/** @param {string} value */
const closes = (value) =>
  value.match(value[0] === '"' ? /^"(?:[^"\\]|\\.)*"/ : /^'(?:[^']|'')*'/)?.[0];

/**
 * @param {string} value
 * @returns {Reason | undefined}
 */
function ofValue(value) {
  const [, name = ""] = value.match(/^[&*]([\w-]+)\s*$/) ?? value.match(/^&([\w-]+)/) ?? [];
  if (value[0] === "&" && name) return ["E007", "anchor", { name }];
  if (value[0] === "*") return name ? ["E007", "alias", { name }] : ["E005", "star"];
  if (value[0] === "!") return ["E007", "tag"];
  if (/^[@`%]/.test(value)) return ["E005", "start"];
  if (/^["']/.test(value))
    return [
      "E005",
      closes(value)
        ? closes(value) === value.trimEnd()
          ? "backslash"
          : "after quote"
        : "open quote",
    ];
  if (/^[[{]/.test(value))
    return ["E005", /,\s*,|([\]}])\s*\1\s*$/.test(value) ? "nothing" : "open bracket"];
  if (/^[|>]/.test(value)) return ["E005", "block text"];
  return /:( |$)/.test(value) ? ["E005", "colon"] : undefined;
}

/**
 * The line on which a bracket opens that is never closed, up to a line; 0 where all are.
 * @param {string[]} lines
 * @param {number} line
 */
function openBracket(lines, line) {
  const before = lines.slice(0, line).map((one) => one.replace(/(^|\s)#.*$/, ""));
  const from = before.findIndex(
    (one) =>
      /^\s*(?:- +)*(?:[^\s"'#[{][^#:]*: +)?[[{]/.test(one) &&
      (one.match(/[[{]/g) ?? []).length > (one.match(/[\]}]/g) ?? []).length,
  );
  return from < 0 || before.slice(from + 1).some((one) => /[\]}]/.test(one)) ? 0 : from + 1;
}

/**
 * What an end before the last line, or a list in the place of fields, says.
 * @param {string[]} lines
 * @param {number} line
 * @returns {Reason | undefined}
 */
function wholeFile(lines, line) {
  const contents = lines.filter((one) => one.trim() && !/^\s*#/.test(one));
  if (contents.every((one) => /^(?:- |\s)/.test(one)) && /^- /.test(contents[0]))
    return ["E009", ""];
  const ended = lines.slice(0, line).findIndex((one) => /^\.\.\.\s*$/.test(one));
  if (ended >= 0 && lines.slice(ended + 1).some((one) => one.trim()))
    return [
      "E005",
      "more",
      {},
      ended + 1 + lines.slice(ended + 1).findIndex((one) => one.trim()) + 1,
    ];
  const isIndented = /^\s/.test(contents[0]) && contents.some((one) => /^\S/.test(one));
  return isIndented
    ? [
        "E005",
        "more",
        {},
        lines.findIndex((one) => one.trim() && !/^\s/.test(one) && !/^#/.test(one)) + 1,
      ]
    : undefined;
}

/**
 * `error` comes from read-yaml.js: it has a line, and where a field is there twice its `twice`.
 * @param {string} text
 * @param {{ line: number, twice?: any }} error
 * @returns {Reason}
 */
export function reasonFor(text, { line, twice }) {
  const lines = text.replace(/\r\n/g, "\n").split("\n");
  const written = lines[line - 1] ?? "";
  if (!lines.some((one) => one.replace(/^\s*#.*/, "").trim())) return ["E009", "empty"];
  if (twice) return ["E006", "", twice];
  return ofLine(lines, line, written) ?? ofPlace(lines, line, written);
}

/**
 * What the line itself, or the file as a whole, shows.
 * @param {string[]} lines
 * @param {number} line
 * @param {string} written
 * @returns {Reason | undefined}
 */
function ofLine(lines, line, written) {
  if (/^ *\t/.test(written)) return ["E005", "tab"];
  if (/^%/.test(written)) return ["E007", "directive"];
  const whole = wholeFile(lines, line);
  if (whole) return whole;
  if (/^(?:---|\.\.\.)\s*$/.test(written)) return ["E007", "second document"];
  if (/^\s*(?:- )?<<\s*:/.test(written)) return ["E007", "merge"];
  if (/^\s*(?:- )?(?:[\d.-]+|true|false|null|~)\s*:(?: |$)/.test(written)) return ["E007", ""];
  if (/^\s*\?(?: |$)|^\s*[[{].*[\]}] *:(?: |$)/.test(written))
    return ["E007", /[[{]/.test(written) ? "group as name" : ""];
  if (/^[^:"'#]*\s#/.test(written)) return ["E005", "comment"];
  if (/^\s*[^\s:"'#]+: +- /.test(written)) return ["E005", "mixed"];
  const isField = /^\s*[\w-]+:(?: |$)/.test(written);
  if (!isField && /\s#/.test(lines[line - 2] ?? "") && !/^\s*#/.test(lines[line - 2]))
    return ["E005", "comment", {}, line - 1];
  const open = openBracket(lines, line);
  // It took the closing bracket along.
  if (open && /\s#/.test(lines[open - 1])) return ["E005", "comment", {}, open];
  return open ? ["E005", "open bracket", {}, open] : ofValue(written.match(VALUE)?.[1] ?? "");
}

/**
 * What the line is among those above it.
 * @param {string[]} lines
 * @param {number} line
 * @param {string} written
 * @returns {Reason}
 */
function ofPlace(lines, line, written) {
  if (BULLETS.includes([...written.trimStart()][0])) return ["E005", "bullet"];
  if (!/:( |$)/.test(written) && !/^\s*- /.test(written))
    return lines.some((one) => /:( |$)/.test(one)) ? ["E005", "no colon"] : ["E009", ""];
  const isItem = /^\s*- /;
  const above = lines
    .slice(0, line - 1)
    .filter((one) => one.trim() && one.search(/\S/) === written.search(/\S/));
  return [
    "E005",
    above.some((one) => isItem.test(one) !== isItem.test(written)) ? "mixed" : "indentation",
  ];
}
