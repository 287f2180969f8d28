// Text search: the Pagefind index joined to the rows of the facet table, and a way on from a
// spelling that the register does not know.

const FEW = 5; // below so many decisions with every word, those with most of them follow

export class TextSearch {
  // `standing`: rows from this one on were withdrawn or replaced, and come last among their equals.
  constructor(root, standing) {
    this.root = root;
    this.standing = standing;
  }

  async json(name) {
    const response = await fetch(new URL(name, this.root));
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response.json();
  }

  async ready() {
    this.loading ??= Promise.all([
      import(new URL("pagefind/pagefind.js", this.root)),
      this.json("search/rows.json"),
    ]).then(([engine, names]) => {
      this.engine = engine;
      this.rows = new Map(names.map((name, row) => [name, row]));
    });
    try {
      await this.loading;
    } catch (error) {
      this.loading = undefined; // the next search may try again
      throw error;
    }
  }

  // Rows by best match with what to show of each, how many have every word, and the other pages; never called without a word.
  async find(query) {
    await this.ready();
    const { rows, others } = this.joined(await this.engine.search(query));
    const whole = rows.size;
    if (whole < FEW) {
      for (const [row, result] of await this.withSomeWords(query)) if (!rows.has(row)) rows.set(row, result);
    }
    return { rows, whole, others };
  }

  joined({ results }) {
    const [rows, others] = [new Map(), []];
    for (const result of results) {
      const row = this.rows.get(result.id);
      if (row === undefined) others.push(result);
      else rows.set(row, result);
    }
    return { rows: new Map(this.goneLast([...rows])), others };
  }

  goneLast(found) {
    return [...found.filter(([row]) => row < this.standing), ...found.filter(([row]) => row >= this.standing)];
  }

  // Rows that have the better part of the words, best first; a rare word weighs more than a common one.
  async withSomeWords(query) {
    const words = [...new Set(query.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [])].slice(0, 8);
    if (words.length < 2) return [];
    const found = await Promise.all(words.map(async (word) => this.joined(await this.engine.search(word)).rows));
    const [weights, first] = [new Map(), new Map()];
    let all = 0;
    for (const rows of found) {
      const weight = Math.log(1 + this.rows.size / (1 + rows.size));
      const best = Math.max(...[...rows.values()].map((result) => result.score));
      all += weight;
      for (const [row, result] of rows) {
        const share = (1 + result.score / best) / 2; // a word in the title says more than one in passing
        weights.set(row, (weights.get(row) ?? 0) + weight * share);
        if (!first.has(row)) first.set(row, result);
      }
    }
    const enough = [...weights].filter(([, weight]) => weight >= all / 3);
    enough.sort(([a, x], [b, y]) => y - x || a - b);
    return this.goneLast(enough.map(([row]) => [row, first.get(row)]));
  }

  // The query with each unknown word replaced by the nearest one of the register; null without one.
  async spelling(query) {
    this.words ??= await this.json("search/words.json");
    const known = new Set(this.words);
    const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const mended = words.map((word) => (known.has(word) ? word : (nearest(word, this.words) ?? word)));
    return mended.join(" ") === words.join(" ") ? null : mended.join(" ");
  }
}

// The first of the words (commonest first) that is fewest slips away: one, or two in a long word.
function nearest(word, words) {
  const most = word.length > 7 ? 2 : word.length > 3 ? 1 : 0;
  let best = null;
  let least = most + 1;
  for (const other of words) {
    if (Math.abs(other.length - word.length) >= least) continue;
    const far = distance(word, other, least);
    if (far < least) [best, least] = [other, far];
    if (least === 1) break;
  }
  return best;
}

// Slips between two words: a letter wrong, missing, too many, or two swapped.
function distance(a, b, enough) {
  let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i += 1) {
    const line = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      line[j] = Math.min(last[j] + 1, line[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) line[j] = Math.min(line[j], before[j - 2] + 1);
    }
    if (Math.min(...line) >= enough) return enough;
    [before, last] = [last, line];
  }
  return last[b.length];
}
