// @ts-check
// Text search: what was typed, read against the register's words, and looked up in the text index.
// A count is of decisions that have every word, or a form of it.

import { FEW, Found } from "./found.js";
import { read, Words } from "./query.js";
import { TextIndex } from "./text-index.js";

/**
 * @typedef {import("./text-index.js").Weights} Weights
 * @typedef {import("./text-index.js").Hits} Hits
 * @typedef {any} Group One of a query, as query.js reads it.
 */

const MOST_ASKED = 9; // questions to the index for one search
const SURE = 6; // letters of a word from which one slip is taken for a slip

export class TextSearch {
  /**
   * `rowsOf`: the rows in which an organisation takes part, by its id. `idOf`: a promise of an
   * initiative's id, by its row.
   * @param {URL} root
   * @param {(id: string) => Promise<number[]>} rowsOf
   * @param {(row: number) => Promise<string>} idOf
   */
  constructor(root, rowsOf, idOf) {
    this.root = root;
    this.rowsOf = rowsOf;
    this.idOf = idOf;
    /** @param {string} name */
    const json = async (name) => (await this.fetched(name)).json();
    this.words = new Words(json);
    this.index = new TextIndex(json, async (name) => (await this.fetched(name)).text());
    this.json = json;
    /** @type {Map<string, Hits>} What the index said in this search. */
    this.asked = new Map();
  }

  /** @param {string} name */
  async fetched(name) {
    const response = await fetch(new URL(name, this.root));
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response;
  }

  /**
   * What an entry says, as its data has it.
   * @param {number} row
   */
  async record(row) {
    return (await this.json(`api/v1/initiatives/${await this.idOf(row)}.json`)).initiative;
  }

  /**
   * What was found, and how: see `Found`. Never called without a word.
   * @param {string} query
   */
  async find(query) {
    const plan = await read(query, this.words);
    const found = new Found(plan, this);
    this.asked = new Map();
    if (plan.groups.length === 0) return found;
    await this.index.ready();
    for (const group of plan.groups) await this.look(group, found);
    found.arrange(this.index.size);
    if (found.others.length) {
      const pages = await this.json("search/pages.json");
      /** @type {any} */ (found).others = found.others.map((place) => ({
        page: pages[place][0],
        title: pages[place][1],
      }));
    }
    return found;
  }

  /**
   * What has a term, which the index has under `key`: each with what that weighs. The rarer a word,
   * the more it says.
   * @param {string} key
   * @returns {Promise<Hits>}
   */
  async ask(key) {
    if (!this.asked.has(key)) {
      const { rows, others } = await this.index.find(key);
      const rare = Math.log(1 + this.index.size / Math.max(1, rows.size + others.size));
      /** @param {Weights} hits */
      const weighed = (hits) => new Map([...hits].map(([place, weight]) => [place, weight * rare]));
      this.asked.set(key, { rows: weighed(rows), others: weighed(others) });
    }
    return /** @type {Hits} */ (this.asked.get(key));
  }

  /**
   * What has any of these terms. The first are the likeliest, so they weigh more.
   * @param {string[]} terms
   * @returns {Promise<Hits>}
   */
  async any(terms) {
    const [rows, others] = [new Map(), new Map()];
    for (const [number, term] of terms.entries()) {
      /** @type {(all: Weights, hits: Weights) => void} */
      const add = (all, hits) => {
        for (const [place, weight] of hits)
          all.set(place, Math.max(weight / (1 + number), all.get(place) ?? 0));
      };
      const key = await this.words.key(term);
      if (key === null) continue;
      if (this.asked.size >= MOST_ASKED && !this.asked.has(key)) break;
      const hits = await this.ask(key);
      add(rows, hits.rows);
      add(others, hits.others);
    }
    return { rows, others };
  }

  /**
   * Find what has one group of the query; where nothing has it, what is nearest.
   * @param {Group} group
   * @param {any} found What was found so far: a `Found`.
   */
  async look(group, found) {
    if (this.asked.size >= MOST_ASKED) {
      found.left.push(group.typed);
      return;
    }
    const hits = await this.any(group.terms);
    if (group.certain && hits.rows.size + hits.others.size === 0)
      throw new Error(`the index lacks “${group.terms[0]}”: a part of it did not come`);
    for (const id of group.bodies)
      for (const row of await this.rowsOf(id)) if (!hits.rows.has(row)) hits.rows.set(row, 0);
    if (group.bodies.length) found.names.push(group);
    if (hits.rows.size) {
      found.parts.push({ terms: group.terms, ...hits });
      if (hits.rows.size < FEW && group.instead.length)
        found.alike.push(...heaviest((await this.any(group.instead)).rows));
      return;
    }
    found.absent.push(group.typed);
    if (hits.others.size) found.elsewhere.push(hits.others);
    const near =
      group.instead.length || hits.others.size ? null : await this.words.nearest(group.terms[0]);
    if (near && (near.slips > 1 || near.word.length < SURE)) {
      found.offered.push(near.word); // may well be another word: jury is not July
      return;
    }
    const terms = near
      ? [near.word, ...(this.words.known.instead[near.word] ?? [])]
      : group.instead;
    const other = await this.any(terms);
    if (other.rows.size === 0) return;
    if (near) found.spelled.push(near.word);
    if (
      !found.parts.some(
        (/** @type {import("./found.js").Part} */ part) => part.terms[0] === terms[0],
      )
    )
      found.parts.push({ terms, ...other });
  }
}

/** @param {Weights} weights */
const heaviest = (weights) =>
  [...weights].sort(([a, x], [b, y]) => y - x || a - b).map(([place]) => place);
