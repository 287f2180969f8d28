// Text search: what was typed, read against the register's words, and the Pagefind index joined to
// the rows of the facet table. A count is of decisions that have every word, or a form of it:
// Pagefind by itself also finds longer words, and where it knows none, shorter ones.

import { fold, read, Words } from "./query.js";

const MOST_ASKED = 9; // questions to the index for one search
const RANKING = 2; // of these, for the order of what is found
const FIRST = 10; // so many are put in order by their text, which the list shows anyway
const SURE = 6; // letters of a word from which one slip is taken for a slip
const PLAIN = /^[a-z]+$/; // what stands in the vocabulary and in the index alike
const FEW = 5; // below so many decisions with every word, those with most of them are named too

export class TextSearch {
  // `rowsOf`: the rows in which an organisation takes part, by its id.
  constructor(root, rowsOf) {
    this.root = root;
    this.rowsOf = rowsOf;
    this.words = new Words((name) => this.json(name));
    this.tries = 0;
  }

  async json(name) {
    const response = await fetch(new URL(name, this.root));
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response.json();
  }

  // The index, loaded once. What failed is left behind: the next search starts a new engine.
  async ready() {
    this.loading ??= this.load();
    try {
      await this.loading;
    } catch (error) {
      this.loading = undefined;
      this.tries += 1;
      throw error;
    }
  }

  async load() {
    const address = new URL("pagefind/pagefind.js", this.root);
    if (this.tries) address.search = `?try=${this.tries}`;
    const [engine, names] = await Promise.all([import(address), this.json("search/rows.json")]);
    await engine.init();
    this.engine = engine;
    this.rows = new Map(names.map((name, row) => [name, row]));
  }

  // What was found, and how: see `Found`. Never called without a word.
  async find(query) {
    const plan = await read(query, this.words);
    const found = new Found(plan);
    this.asked = new Map();
    if (plan.groups.length === 0) return found;
    await this.ready();
    try {
      for (const group of plan.groups) await this.look(group, found);
      found.total = this.rows.size;
      await this.rank(found);
    } catch (error) {
      this.loading = undefined; // an engine that broke once stays broken
      this.tries += 1;
      throw error;
    }
    return found;
  }

  // One question to the index: `search` as Pagefind reads it, in quotes for exactly these words.
  async ask(search) {
    if (!this.asked.has(search)) {
      const { results } = await this.engine.search(search);
      const [rows, others] = [new Map(), new Map()];
      for (const result of results) {
        const row = this.rows.get(result.id);
        if (row === undefined) others.set(result.id, result);
        else rows.set(row, result);
      }
      this.asked.set(search, { rows, others });
    }
    return this.asked.get(search);
  }

  async exactly(terms) {
    const [rows, others] = [new Map(), new Map()];
    for (const term of terms) {
      if (this.asked.size >= MOST_ASKED - RANKING) break; // of four, the first are the likeliest
      const hits = await this.ask(`"${term}"`);
      for (const [row, hit] of hits.rows) if (!rows.has(row)) rows.set(row, hit);
      for (const [id, hit] of hits.others) if (!others.has(id)) others.set(id, hit);
    }
    return { rows, others };
  }

  // Find what has one group of the query; where nothing has it, what is nearest.
  async look(group, found) {
    if (this.asked.size >= MOST_ASKED - RANKING) {
      found.left.push(group.typed);
      return;
    }
    const likely =
      group.certain ||
      group.bodies.length ||
      group.terms[0].includes(" ") ||
      (await this.words.mayHaveForm(group.terms[0]));
    const hits = likely ? await this.exactly(group.terms) : { rows: new Map(), others: new Map() };
    if (group.certain && PLAIN.test(group.terms[0]) && hits.rows.size + hits.others.size === 0)
      throw new Error(`the index lacks “${group.terms[0]}”: a part of it did not come`);
    for (const row of group.bodies.flatMap(this.rowsOf))
      if (!hits.rows.has(row)) hits.rows.set(row, null);
    if (group.bodies.length) found.names.push(group);
    if (hits.rows.size) {
      found.parts.push({ terms: group.terms, bodies: group.bodies, ...hits });
      if (hits.rows.size < FEW && group.instead.length)
        found.alike.push(...(await this.exactly(group.instead)).rows);
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
    const other = await this.exactly(terms);
    if (other.rows.size === 0) return;
    if (near) found.spelled.push(near.word);
    if (!found.parts.some((part) => part.terms[0] === terms[0]))
      found.parts.push({ terms, bodies: [], ...other });
  }

  // Put what was found in order: the whole phrase first, then titles and how often the words stand.
  async rank(found) {
    if (found.parts.length === 0) {
      found.arrangeOthers();
      return;
    }
    const plain = await this.ask(found.parts.map(({ terms }) => terms[0]).join(" "));
    const phrase =
      found.plan.words.length > 1 && found.absent.length === 0
        ? `"${found.plan.words.join(" ")}"`
        : null;
    found.arrange(plain, phrase ? await this.ask(phrase) : { rows: new Map(), others: new Map() });
  }
}

// What a search found. `rows`: Map of row to what to show of it, best first; `others`: other pages.
// `absent`: what no decision has; `spelled`: words that were taken in its place; `offered`: words
// that may be meant; `parts`: what was looked for, and found. `some`: no decision has all of that,
// these have the better part; `loose`: such rows beside few that have all. `left`: words that were
// not looked for. `names`: what was typed that is the name of a body. `alike`: rows that say a rare
// word in other words.
class Found {
  constructor(plan) {
    Object.assign(this, {
      plan,
      rows: new Map(),
      others: [],
      loose: [],
      absent: [],
      spelled: [],
      offered: [],
      parts: [],
      elsewhere: [],
      left: [],
      names: [],
      alike: [],
      some: false,
    });
  }

  arrange(plain, whole) {
    const best = Math.max(1e-9, ...[...plain.rows.values()].map(({ score }) => score));
    const score = (row) =>
      (whole.rows.has(row) ? 2 : 0) +
      (this.parts.every(({ bodies }) => bodies.length) ? 1 : 0) +
      (plain.rows.get(row)?.score ?? 0) / best;
    const shown = (row) =>
      whole.rows.get(row) ??
      plain.rows.get(row) ??
      this.parts.map(({ rows }) => rows.get(row)).find(Boolean) ??
      null;
    let rows = [...this.parts[0].rows.keys()]
      .filter((row) => this.parts.every((part) => part.rows.has(row)))
      .map((row) => [row, score(row)]);
    const bestFirst = ([a, x], [b, y]) => y - x || a - b;
    this.some = rows.length === 0;
    if (this.some) rows = this.better();
    else if (rows.length < FEW) {
      const some = this.better()
        .sort(bestFirst)
        .map(([row]) => [row, shown(row)]);
      const beside = new Map([...(this.parts.length === 1 ? this.alike : []), ...some]);
      this.loose = [...beside]
        .filter(([row]) => !rows.some(([other]) => other === row))
        .slice(0, FEW);
    }
    this.rows = new Map(rows.sort(bestFirst).map(([row]) => [row, shown(row)]));
    this.arrangeOthers(
      (id) => (whole.others.has(id) ? 1e6 : 0) + (plain.others.get(id)?.score ?? 0),
    );
  }

  // Some of its rows in their order, but of the first ten: a title with the words before a text
  // with them, and a text with the words themselves before one with forms of them, such as house
  // for housing. The list shows these ten, so their texts are needed anyway.
  async arranged(rows) {
    const wanted = this.parts.map(({ terms }) => terms);
    const phrase = ` ${this.plan.words.join(" ")} `;
    const merits = await Promise.all(
      rows.slice(0, FIRST).map(async (row) => {
        const data = await this.rows
          .get(row)
          ?.data()
          .catch(() => null);
        const [title, text] = [spaced(data?.meta.title ?? ""), spaced(data?.content ?? "")];
        const inAll = (words) =>
          wanted.filter((terms) => terms.some((term) => words.includes(` ${term} `))).length /
          wanted.length;
        return {
          row,
          merit:
            4 * title.includes(phrase) + 2 * text.includes(phrase) + inAll(title) + inAll(text),
        };
      }),
    );
    merits.sort((a, b) => b.merit - a.merit); // of equals, the better by the index stays first
    return [...merits.map(({ row }) => row), ...rows.slice(FIRST)];
  }

  // Other pages that have every word.
  arrangeOthers(order = () => 0) {
    const needed = [...this.parts.map(({ others }) => others), ...this.elsewhere];
    if (needed.length < this.plan.groups.length) return;
    const ids = [...needed[0].keys()].filter((id) => needed.every((others) => others.has(id)));
    this.others = ids.sort((a, b) => order(b) - order(a)).map((id) => needed[0].get(id));
  }

  // Rows that have the better part of what was found; a rare word weighs more than a common one.
  better() {
    const weights = new Map();
    let all = 0;
    for (const { rows } of this.parts) {
      const weight = Math.log(1 + this.total / (1 + rows.size));
      all += weight;
      for (const row of rows.keys()) weights.set(row, (weights.get(row) ?? 0) + weight);
    }
    return [...weights].filter(([, weight]) => weight >= all / 3);
  }
}

const spaced = (text) => ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, " ")} `;
