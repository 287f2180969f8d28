// @ts-check
// The filtered set as a file, made in the browser: exactly what the list shows, on all its pages.

import { element } from "./dom.js";

// A text that a spreadsheet program could run gets an apostrophe: the rule of `spreadsheets` in
// Python, held to it by the same cases. White space is what Python or JavaScript takes for it.
const RUN = /^[\s\x1c-\x1f\x85\ufeff]*[=+\-@\t\r\n＝＋－＠']/;
/** @type {(text: string) => string} */
const guarded = (text) => (RUN.test(text) ? `'${text}` : text);
/** @type {(value: unknown) => string} */
const cell = (value) => `"${guarded(String(value)).replaceAll('"', '""')}"`;

/** @type {(records: Record<string, unknown>[]) => string} */
export const toCsv = (records) => {
  if (records.length === 0) return "";
  const names = Object.keys(records[0]);
  const lines = records.map((record) =>
    names.map((name) => cell([record[name]].flat().join("; "))).join(","),
  );
  return `\ufeff${[names.map(cell).join(","), ...lines].join("\r\n")}\r\n`;
};

/** @type {(records: Record<string, unknown>[]) => string} */
export const toJson = (records) => `${JSON.stringify({ initiatives: records }, null, 2)}\n`;

/**
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function save(name, type, text) {
  const link = element("a", {
    href: URL.createObjectURL(new Blob([text], { type })),
    download: name,
  });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
