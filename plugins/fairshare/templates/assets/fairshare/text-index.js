// @ts-check
// The text index as publish/finding/text_index.py writes it: which documents have a word. Fetched
// are the files whose words are asked for, and no others.

/**
 * @typedef {Map<number, number>} Weights By document: 1 to 15, how much it is about what was asked.
 * @typedef {{ rows: Weights, others: Weights }} Hits Decisions by their row, other pages by place.
 * @typedef {[check: string, ...places: number[]]} Segment
 */

/** @type {(text: string) => number} */
function checksum(text) {
  let sum = ~0;
  for (const byte of new TextEncoder().encode(text)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xed_b8_83_20 : 0);
  }
  return ~sum >>> 0;
}

export class TextIndex {
  /**
   * @param {(name: string) => Promise<any>} json Fetches a file of the site.
   * @param {(name: string) => Promise<string>} text
   */
  constructor(json, text) {
    this.json = json;
    this.text = text;
    /** @type {Segment[]} */
    this.segments = [];
    this.files = 0;
    /** @type {Map<number, Promise<Record<string, any>[]>>} */
    this.opened = new Map();
  }

  async ready() {
    if (this.files) return;
    const [known, segments] = await Promise.all(
      ["search/query.json", "search/documents.json"].map((name) => this.json(name)),
    );
    [this.segments, this.files] = [segments, known.files];
  }

  get size() {
    return this.segments.reduce((sum, segment) => sum + segment.length - 1, 0);
  }

  /**
   * The documents that have a word or a phrase, as the index has it: by its stem, or its stems with
   * a space between.
   * @param {string} word
   * @returns {Promise<Hits>}
   */
  async find(word) {
    await this.ready();
    const lines = await this.open(checksum(word) % this.files);
    const hits = { rows: new Map(), others: new Map() };
    lines.forEach((line, number) => {
      let at = 1; // behind the check
      for (const posting of Array.isArray(line[word]) ? line[word] : []) {
        at += posting >> 4;
        const place = Number(this.segments[number][at]);
        if (place < 0) hits.others.set(-1 - place, posting & 15);
        else hits.rows.set(place, posting & 15);
      }
    });
    return hits;
  }

  /**
   * The lines of a file, one for each segment; fetched once, or again where it failed.
   * @param {number} number
   */
  async open(number) {
    const lines = this.opened.get(number) ?? this.parsed(`search/index/${number}.txt`);
    this.opened.set(number, lines);
    try {
      return await lines;
    } catch (error) {
      this.opened.delete(number);
      throw error;
    }
  }

  /** @param {string} name */
  async parsed(name) {
    const lines = (await this.text(name)).split("\n").map((line) => JSON.parse(line));
    // A file that a browser stored before the last change may number its pages in another way.
    if (!this.segments.every(([check], number) => lines[number]?.[""] === check))
      throw new Error(`${name} is of another day than the list of documents`);
    return lines;
  }
}
