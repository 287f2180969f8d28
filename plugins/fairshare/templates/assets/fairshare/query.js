// @ts-check
// Reads what somebody typed against what the register knows of words, before the text index is
// asked: publish/finding/query_words.py makes search/query.json and, by first letter,
// search/words/.

import { nearest } from "./spelling.js";

const LONGEST = 6; // words of a name or a phrase
const ENDINGS = /(?:e|s|es|ed|ing|ings|ly)$/;
const TWICE = /([bdgmnprt])\1$/; // benefitting
const WORDS = /[\p{L}\p{N}](?:\S*[\p{L}\p{N}])?/gu;
export const PARTS = /[\p{L}\p{N}]+/gu;

// In small letters, without accents and apostrophes, as the vocabulary is.

/**
 * @typedef {object} Known What the register knows of words: search/query.json.
 * @property {string[]} shelves
 * @property {string[]} skip Words that say nothing.
 * @property {string[]} places
 * @property {string[]} questions Words that a question begins with.
 * @property {Record<string, string[]>} instead What is looked for where a word is nowhere.
 * @property {Record<string, string[]>} names Ids of organisations by their names.
 * @property {Record<string, string>} pages Addresses of pages of prose by what they answer.
 * @property {Record<string, string>} titles
 * @property {string} [postcode]
 * @typedef {{ words: string[], stems: Map<string, string>, forms: Map<string, string[]> }} Shelf
 * @typedef {{ typed: string, word: string }} Typed
 * @typedef {object} Group A part of a query, of which a decision must have each.
 * @property {string} typed
 * @property {string[]} terms To ask the index for; any of them will do.
 * @property {string[]} instead Where no decision has them.
 * @property {string[]} bodies The ids of organisations of that name.
 * @property {boolean} certain Whether the register has the word itself.
 */

/** @param {string} text */
export const fold = (text) =>
  text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’]/g, "");
/** @type {(text: string) => string[]} */
export const wordsOf = (text) => fold(text).match(WORDS) ?? [];

/**
 * The words of a query: folded, and as they were typed.
 * @type {(text: string) => Typed[]}
 */
const typedIn = (text) =>
  (text.match(WORDS) ?? []).map((typed) => ({ typed, word: fold(typed).replace(/"/g, " ") }));

export class Words {
  /** @param {(name: string) => Promise<any>} fetched */
  constructor(fetched) {
    this.fetched = fetched;
    /** @type {Map<string, Shelf>} By their names. */
    this.shelves = new Map();
    /** @type {any} What `ready` gives, once it was there. */
    this.known = undefined;
  }

  /** @returns {Promise<Known>} */
  async ready() {
    this.known ??= await this.fetched("search/query.json").then((known) => ({
      ...known,
      instead: bare(known.instead),
      names: bare(known.names),
    }));
    return this.known;
  }

  /**
   * The words of the register with the same first letter, the commonest first. `stems`: the stem of
   * each; `forms`: the words of each stem.
   * @param {string} word
   * @returns {Promise<Shelf>}
   */
  async shelf(word) {
    const name = /^[a-z0-9]/.test(word) ? word[0] : "other";
    if (!this.shelves.has(name)) {
      // A register without a word that begins so has no such file.
      const list = (await this.ready()).shelves.includes(name)
        ? await this.fetched(`search/words/${name}.json`)
        : [];
      /** @type {Map<string, string[]>} */
      const forms = new Map(
        list.map((/** @type {[string, string]} */ [stem, words]) => [stem, words.split(" ")]),
      );
      const pairs = [...forms].flatMap(([stem, words]) =>
        words.map((one) => /** @type {[string, string]} */ ([one, stem])),
      );
      this.shelves.set(name, { words: pairs.map(([one]) => one), stems: new Map(pairs), forms });
    }
    return /** @type {Shelf} */ (this.shelves.get(name));
  }

  /** @param {string} word */
  async has(word) {
    return (await this.shelf(word)).stems.has(word);
  }

  /**
   * The stem of a word; where the register does not have it in this form, that of another form.
   * @param {string} word
   */
  async stem(word) {
    const { words, stems } = await this.shelf(word);
    if (stems.has(word)) return stems.get(word);
    const bare = bareOf(word);
    const other = bare.length > 2 && words.find((one) => bareOf(one) === bare);
    return other ? stems.get(other) : null;
  }

  /**
   * What the index has a word or a phrase by; null where the register lacks a word of it.
   * @param {string} term
   */
  async key(term) {
    const parts = partsOf(term);
    const stems = await Promise.all(parts.map((part) => this.stem(part)));
    return stems.includes(null) ? null : stems.join(" ");
  }

  /**
   * The words that a term is found as: every form of it, and of each word of a phrase that says
   * something.
   * @param {string} term
   */
  forms(term) {
    const parts = partsOf(term);
    const found = parts
      .filter((part) => parts.length === 1 || !this.known.skip.includes(part))
      .map(async (part) => (await this.shelf(part)).forms.get((await this.stem(part)) ?? "") ?? []);
    return Promise.all(found);
  }

  /**
   * Among the register's words, in the singular too, and the plain words that it can answer.
   * @param {string} word
   */
  async nearest(word) {
    if (!/^\p{L}+$/u.test(word)) return null;
    const { words } = await this.shelf(word);
    const single = words.filter((other) => other.endsWith("s")).map((other) => other.slice(0, -1));
    return nearest(word, [...words, ...single, ...Object.keys(this.known.instead)]);
  }
}

// Without what every object has: "constructor" is a word like others.
/** @type {(object: Record<string, any>) => Record<string, any>} */
const bare = (object) => Object.assign(Object.create(null), object);

/**
 * The words of a phrase.
 * @param {string} term
 * @returns {string[]}
 */
const partsOf = (term) => (term.includes(" ") ? (term.match(PARTS) ?? []) : [term]);

/**
 * A word without its ending, so that two forms of it are the same.
 * @param {string} word
 */
const bareOf = (word) => word.replace(/ies$/, "y").replace(ENDINGS, "").replace(TWICE, "$1");

/**
 * A query as groups, of which a decision must have each. A group: what was `typed`; the `terms` to
 * ask the index for, any of which will do; `instead`, where no decision has them; `bodies`, the ids
 * of organisations of that name; `certain`: the register has the word itself.
 * @param {string} text
 * @param {Words} words
 */
export async function read(text, words) {
  const known = await words.ready();
  const postcode = known.postcode
    ? (text.match(new RegExp(known.postcode, "iu")) ?? [null])[0]
    : null;
  const typed = typedIn(postcode ? text.replace(postcode, " ") : text);
  const groups = [];
  for (let at = 0; at < typed.length; ) {
    const { length, found } = await groupAt(typed, at, known, words);
    groups.push(...found);
    at += length;
  }
  const meaningful = groups.filter((group) => !known.skip.includes(group.terms[0]));
  return {
    groups: meaningful.length ? meaningful : groups,
    words: typed.map(({ word }) => word),
    postcode,
    place: groups.find((group) => known.places.includes(group.terms[0]))?.typed ?? null,
    pages: pagesFor(typed, known),
    asks: typed.length > 1 && known.questions.includes(typed[0].word),
  };
}

/**
 * @param {Typed[]} typed
 * @param {number} at
 * @param {Known} known
 * @param {Words} words
 * @returns {Promise<{ length: number, found: Group[] }>}
 */
async function groupAt(typed, at, known, words) {
  for (let length = Math.min(LONGEST, typed.length - at); length > 0; length -= 1) {
    const phrase = joined(typed, "word", at, length);
    const [bodies, instead] = [known.names[phrase] ?? [], known.instead[phrase] ?? []];
    if (bodies.length || (instead.length && length > 1))
      return {
        length,
        found: [
          {
            typed: joined(typed, "typed", at, length),
            terms: [phrase],
            instead,
            bodies,
            certain: length === 1 && (await words.has(phrase)),
          },
        ],
      };
  }
  const [word, next] = [typed[at].word, typed[at + 1]?.word];
  if (
    next &&
    !known.skip.includes(word) &&
    !known.skip.includes(next) &&
    (await words.has(word + next)) &&
    !((await words.has(word)) && (await words.has(next)))
  ) {
    return { length: 2, found: [group(joined(typed, "typed", at, 2), [word + next], [], true)] };
  }
  const parts = word.match(PARTS) ?? [];
  // A reference is found whole or not at all.
  const whole = parts.length === 1 || /\p{N}/u.test(word) || (await words.has(word));
  const found = await Promise.all(
    (whole ? [word] : parts).map(async (one) =>
      group(whole ? typed[at].typed : one, [one], known.instead[one] ?? [], await words.has(one)),
    ),
  );
  return { length: 1, found };
}

/** @type {(typed: Typed[], part: keyof Typed, at: number, length: number) => string} */
const joined = (typed, part, at, length) =>
  typed
    .slice(at, at + length)
    .map((one) => one[part])
    .join(" ");
/** @type {(typed: string, terms: string[], instead: string[], certain: boolean) => Group} */
const group = (typed, terms, instead, certain) => ({ typed, terms, instead, bodies: [], certain });

/**
 * Addresses and titles of the pages of prose that answer what was typed.
 * @param {Typed[]} typed
 * @param {Known} known
 */
function pagesFor(typed, known) {
  const text = ` ${typed.map(({ word }) => word).join(" ")} `;
  const found = new Set();
  for (const [phrase, page] of Object.entries(known.pages))
    if (text.includes(` ${fold(phrase)} `)) found.add(page);
  return [...found].map((page) => ({ page, title: known.titles[page] }));
}
