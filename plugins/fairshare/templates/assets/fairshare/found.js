// @ts-check
// What a search found, in its order.

import { excerpt, textsOf } from "./excerpt.js";
import { fold } from "./query.js";

const FIRST = 10; // so many are put in order by their text, which the list shows anyway
export const FEW = 5; // below so many with every word, those with most of them are named beside
const BESIDE = 10; // so many of them

/**
 * @typedef {Map<number, number>} Weighed What has something, decisions by row or other pages by
 * place, and how much that weighs.
 * @typedef {{ terms: string[], rows: Weighed, others: Weighed }} Part
 * @typedef {object} Plan What was typed, as query.js reads it.
 * @property {{ typed: string }[]} groups
 * @property {string[]} words
 * @typedef {object} Search
 * @property {(row: number) => Promise<any>} record
 * @property {{ forms: (term: string) => Promise<string[][]> }} words
 */

export class Found {
  /**
   * @param {Plan} plan
   * @param {Search} search
   */
  constructor(plan, search) {
    this.plan = plan;
    this.search = search;
    /** @type {number[]} Decisions, best first. */
    this.rows = [];
    /** @type {number[]} Other pages that have every word, by their place. */
    this.others = [];
    /** @type {Part[]} What was looked for, and found. */
    this.parts = [];
    /** Whether no decision has all of that, and `rows` have the better part. */
    this.some = false;
    /** @type {number[]} Rows that have the better part, beside few that have all. */
    this.loose = [];
    /** @type {number[]} Rows that say a rare word in other words. */
    this.alike = [];
    /** @type {string[]} What no decision has. */
    this.absent = [];
    /** @type {Weighed[]} Other pages that have it. */
    this.elsewhere = [];
    /** @type {string[]} Words that were taken in the place of what is absent. */
    this.spelled = [];
    /** @type {string[]} Words that may be meant. */
    this.offered = [];
    /** @type {string[]} Words that were not looked for. */
    this.left = [];
    /** @type {unknown[]} What was typed that is the name of a body. */
    this.names = [];
    /** @type {Map<number, Promise<string[]>>} */
    this.texts = new Map();
    /** @type {Promise<import("./excerpt.js").Wanted> | undefined} */
    this.wanted = undefined;
  }

  /**
   * Put what was found in order.
   * @param {number} documents How many the index knows.
   */
  arrange(documents) {
    this.arrangeOthers();
    if (this.parts.length === 0) return;
    /** @type {Weighed} */
    const weights = new Map();
    for (const { rows } of this.parts)
      for (const [row, weight] of rows) weights.set(row, (weights.get(row) ?? 0) + weight);
    const weight = (/** @type {number} */ row) => weights.get(row) ?? 0;
    /** @type {(a: number, b: number) => number} */
    const bestFirst = (a, b) => weight(b) - weight(a) || a - b;
    const all = [...this.parts[0].rows.keys()].filter((row) =>
      this.parts.every(({ rows }) => rows.has(row)),
    );
    const some = all.length < FEW ? this.better(documents).sort(bestFirst) : [];
    this.some = all.length === 0;
    this.rows = this.some ? some : all.sort(bestFirst);
    if (this.some) return;
    const beside = new Set([...(this.parts.length === 1 ? this.alike : []), ...some]);
    this.loose = [...beside].filter((row) => !all.includes(row)).slice(0, BESIDE);
  }

  /**
   * Some of its rows in their order, but of the first ten: a title with the words before a text
   * with them, and a text with the words themselves before one with forms of them, such as house
   * for housing. The list shows these ten, so what they say is needed anyway.
   * @param {number[]} rows
   */
  async arranged(rows) {
    const wanted = this.parts.map(({ terms }) => terms);
    const phrase = ` ${this.plan.words.join(" ")} `;
    const merits = await Promise.all(
      rows.slice(0, FIRST).map(async (row) => {
        const texts = await this.textsOf(row).catch(() => [""]);
        const [title, text] = [spaced(texts[0]), spaced(texts.join(" "))];
        const inAll = (/** @type {string} */ words) =>
          wanted.filter((terms) => terms.some((term) => words.includes(` ${term} `))).length /
          wanted.length;
        return {
          row,
          merit:
            4 * Number(title.includes(phrase)) +
            2 * Number(text.includes(phrase)) +
            inAll(title) +
            inAll(text),
        };
      }),
    );
    merits.sort((a, b) => b.merit - a.merit); // of equals, the better by the index stays first
    return [...merits.map(({ row }) => row), ...rows.slice(FIRST)];
  }

  /**
   * The texts of a decision, its title first.
   * @param {number} row
   */
  textsOf(row) {
    const texts = this.texts.get(row) ?? this.search.record(row).then(textsOf);
    this.texts.set(row, texts);
    return texts;
  }

  /**
   * What a decision says of what was looked for.
   * @param {number} row
   */
  async excerpt(row) {
    this.wanted ??= this.answers();
    const [[, ...texts], wanted] = await Promise.all([this.textsOf(row), this.wanted]);
    return excerpt(texts, wanted);
  }

  // Every form of each word that was looked for, and which of these it is.
  async answers() {
    const terms = this.parts.flatMap((part) => part.terms);
    const words = (await Promise.all(terms.map((term) => this.search.words.forms(term)))).flat();
    /** @type {[string, number][]} */
    const pairs = words.flatMap((forms, number) => forms.map((form) => [form, number]));
    return new Map(pairs);
  }

  // Other pages that have every word.
  arrangeOthers() {
    const needed = [...this.parts.map(({ others }) => others), ...this.elsewhere];
    if (needed.length < this.plan.groups.length) return;
    const weight = (/** @type {number} */ place) =>
      needed.reduce((sum, others) => sum + (others.get(place) ?? 0), 0);
    const places = [...needed[0].keys()].filter((place) =>
      needed.every((others) => others.has(place)),
    );
    this.others = places.sort((a, b) => weight(b) - weight(a));
  }

  /**
   * Rows that have the better part of what was found; a rare word weighs more than a common one.
   * @param {number} documents
   */
  better(documents) {
    /** @type {Weighed} */
    const weights = new Map();
    let all = 0;
    for (const { rows } of this.parts) {
      const weight = Math.log(1 + documents / (1 + rows.size));
      all += weight;
      for (const row of rows.keys()) weights.set(row, (weights.get(row) ?? 0) + weight);
    }
    return [...weights].filter(([, weight]) => weight >= all / 3).map(([row]) => row);
  }
}

/** @type {(text: string) => string} */
const spaced = (text) => ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, " ")} `;
