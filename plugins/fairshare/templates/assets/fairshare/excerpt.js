// @ts-check
// The place in an entry's own words that says most of what was looked for.

import { fold, PARTS } from "./query.js";

const LENGTH = 30; // words of an excerpt
const BEFORE = 8; // of them, before the first word that was found
const WORDS = /[\p{L}\p{N}](?:[^\s<>()[\]"“”,;:…–—]*[\p{L}\p{N}])?/gu; // a reference is one
const MARKUP = /\[([^\]]*)\]\([^)]*\)|[*_`#>]+|^\s*- /gm;

/**
 * @typedef {[text: string, found: boolean]} Piece
 * @typedef {Map<string, number>} Wanted By word as it is written, small and plain: what it answers.
 */

/**
 * The texts of an entry's record: what has more than one word. Its title comes first; its summary
 * last, since a list shows that anyway.
 * @param {any} record
 * @returns {string[]}
 */
export function textsOf(record) {
  const { title, summary, ...entry } = record.entry;
  return [title, ...strings(entry), ...strings(record.labels), record.headline, summary].map(
    (text) => text.replace(MARKUP, "$1").replace(/\s+/g, " "),
  );
}

/** @type {(value: unknown) => string[]} */
function strings(value) {
  if (typeof value === "string") return value.includes(" ") ? [value] : [];
  return value && typeof value === "object" ? Object.values(value).flatMap(strings) : [];
}

/**
 * What a word answers, if anything: it, or a part of it, is wanted.
 * @param {string} word
 * @param {Wanted} wanted
 */
function answered(word, wanted) {
  const folded = fold(word);
  if (wanted.has(folded)) return wanted.get(folded);
  /** @type {string[]} */
  const parts = folded.match(PARTS) ?? [];
  const part = parts.find((one) => wanted.has(one));
  return part === undefined ? undefined : wanted.get(part);
}

/**
 * An excerpt in pieces, of which some are what was looked for; none where no text has it.
 * @param {string[]} texts
 * @param {Wanted} wanted
 * @returns {Piece[]}
 */
export function excerpt(texts, wanted) {
  let best = { start: 0, end: 0, answers: 0, text: "" };
  for (const text of texts) {
    const words = [...text.matchAll(WORDS)];
    const found = words.map(([word]) => answered(word, wanted));
    found.forEach((one, at) => {
      if (one === undefined) return;
      const answers = new Set(found.slice(at, at + LENGTH - BEFORE).filter((n) => n !== undefined));
      if (answers.size <= best.answers) return;
      const [first, last] = [
        Math.max(0, at - BEFORE),
        Math.min(words.length, at + LENGTH - BEFORE),
      ];
      const end = last === words.length ? text.length : (words[last].index ?? 0);
      best = { start: first && (words[first].index ?? 0), end, answers: answers.size, text };
    });
  }
  return best.answers ? pieces(best, wanted) : [];
}

/** @type {(cut: { start: number, end: number, text: string }, wanted: Wanted) => Piece[]} */
function pieces({ start, end, text }, wanted) {
  const cut = text.slice(start, end).trimEnd();
  /** @type {Piece[]} */
  const made = start ? [["… ", false]] : [];
  let at = 0;
  for (const { 0: word, index = 0 } of cut.matchAll(WORDS)) {
    if (answered(word, wanted) === undefined) continue;
    made.push([cut.slice(at, index), false], [word, true]);
    at = index + word.length;
  }
  made.push([cut.slice(at) + (end < text.length ? " …" : ""), false]);
  return made.filter(([piece]) => piece);
}
