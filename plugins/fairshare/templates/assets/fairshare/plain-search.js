// @ts-check
// Words in titles and summaries: what is left of the search where the text index can't be loaded.

import { wordsOf } from "./query.js";

/**
 * Rows whose title or summary has every word typed, or one that begins with it; titles first.
 * @param {string} query
 * @param {number} count
 * @param {(row: number) => Promise<string[]>} textsOf A row's id, title and summary.
 * @param {string[]} skip Words that say nothing, as far as they are known.
 */
export async function plainly(query, count, textsOf, skip) {
  /** @type {string[]} */
  const typed = wordsOf(query);
  const meaningful = typed.filter((word) => !skip.includes(word));
  const wanted = (meaningful.length ? meaningful : typed).map((word) =>
    word.length > 3 ? word.replace(/(?:es|s)$/, "") : word,
  );
  /** @type {[number, number][]} */
  const found = [];
  for (let row = 0; row < count && wanted.length; row += 1) {
    const [, title, summary] = await textsOf(row);
    const [head, all] = [
      ` ${wordsOf(title).join(" ")}`,
      ` ${wordsOf(`${title} ${summary}`).join(" ")}`,
    ];
    if (wanted.every((word) => all.includes(` ${word}`)))
      found.push([row, wanted.filter((word) => head.includes(` ${word}`)).length]);
  }
  found.sort(([a, x], [b, y]) => y - x || a - b);
  return {
    plain: true,
    rows: found.map(([row]) => row),
    others: [],
    loose: [],
    offered: [],
    left: [],
    names: [],
    plan: null,
  };
}
