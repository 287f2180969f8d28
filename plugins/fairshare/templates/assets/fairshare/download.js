// The filtered set as a file, made in the browser: exactly what the list shows, on all its pages.

import { element } from "./dom.js";

// A cell that a spreadsheet could take for a formula gets an apostrophe (OWASP ASVS 5, 1.2.10).
const cell = (text) => `"${String(text).replace(/^(?=\s*[=+\-@\t\r\n＝＋－＠])/, "'").replaceAll('"', '""')}"`;

export const toCsv = (records) => {
  if (records.length === 0) return "";
  const names = Object.keys(records[0]);
  const lines = records.map((record) => names.map((name) => cell([record[name]].flat().join("; "))).join(","));
  return `\ufeff${[names.map(cell).join(","), ...lines].join("\r\n")}\r\n`;
};

export const toJson = (records) => `${JSON.stringify({ initiatives: records }, null, 2)}\n`;

export function save(name, type, text) {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
