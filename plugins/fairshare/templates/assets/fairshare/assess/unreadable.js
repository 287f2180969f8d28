// Why a line of YAML can't be read, by what stands on it: a code of the catalogue, the name of its message,
// values, and the line where that is not the one at which reading ended. As the register's loader tells them apart (load/syntax.py), where a line alone shows it.

import { BULLETS } from "./lists.js";

const VALUE = /^\s*(?:- +)*(?:[^\s"'#&*!|>%@`,[\]{}?-][^#:]*: +)?(?:- +)*(.*)$/;

const closes = (value) => value.match(value[0] === '"' ? /^"(?:[^"\\]|\\.)*"/ : /^'(?:[^']|'')*'/)?.[0];

function ofValue(value) {
  const [, name = ""] = value.match(/^[&*]([\w-]+)\s*$/) ?? value.match(/^&([\w-]+)/) ?? [];
  if (value[0] === "&" && name) return ["E007", "anchor", { name }];
  if (value[0] === "*") return name ? ["E007", "alias", { name }] : ["E005", "star"];
  if (value[0] === "!") return ["E007", "tag"];
  if (/^[@`%]/.test(value)) return ["E005", "start"];
  if (/^["']/.test(value)) return ["E005", closes(value) ? (closes(value) === value.trimEnd() ? "backslash" : "after quote") : "open quote"];
  if (/^[[{]/.test(value)) return ["E005", /,\s*,|([\]}])\s*\1\s*$/.test(value) ? "nothing" : "open bracket"];
  if (/^[|>]/.test(value)) return ["E005", "block text"];
  return /:( |$)/.test(value) ? ["E005", "colon"] : undefined;
}

// `error` comes from read-yaml.js: it has a line, and where a field is there twice its `twice`.
export function reasonFor(text, { line, twice }) {
  const lines = text.replace(/\r\n/g, "\n").split("\n");
  const written = lines[line - 1] ?? "";
  if (!lines.some((one) => one.replace(/^\s*#.*/, "").trim())) return ["E009", "empty"];
  if (twice) return ["E006", "", twice];
  if (/^ *\t/.test(written)) return ["E005", "tab"];
  if (/^%/.test(written)) return ["E007", "directive"];
  if (/^(?:---|\.\.\.)\s*$/.test(written)) return ["E007", "second document"];
  if (/^\s*(?:- )?<<\s*:/.test(written)) return ["E007", "merge"];
  if (/^\s*(?:- )?(?:[\d.-]+|true|false|null|~)\s*:(?: |$)/.test(written)) return ["E007", ""];
  if (/^-( |$)/.test(written) && line === 1) return ["E009", ""];
  if (/\s#/.test(lines[line - 2] ?? "") && !/^\s*#/.test(lines[line - 2])) return ["E005", "comment", {}, line - 1];
  const found = ofValue(written.match(VALUE)?.[1] ?? "");
  if (found) return found;
  if (BULLETS.includes([...written.trimStart()][0])) return ["E005", "bullet"];
  if (!/:( |$)/.test(written) && !/^\s*- /.test(written)) return lines.some((one) => /:( |$)/.test(one)) ? ["E005", "no colon"] : ["E009", ""];
  const isItem = /^\s*- /;
  const above = lines.slice(0, line - 1).filter((one) => one.trim() && one.search(/\S/) === written.search(/\S/));
  return ["E005", above.some((one) => isItem.test(one) !== isItem.test(written)) ? "mixed" : "indentation"];
}
