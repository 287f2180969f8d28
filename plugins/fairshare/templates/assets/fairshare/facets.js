// @ts-check
// What the filters mean, apart from any page: within a facet a choice widens (or), between facets
// it narrows (and). Python says the same in publish/finding/facets.py; a test holds the two
// together.

/**
 * What can be filtered and sorted by, as facets.json has it. Columns come with columns.js: `rows`
 * for each row the numbers of its values; `order` by the name of a sort.
 * @typedef {[code: string, label: string, count: number]} FacetValue
 * @typedef {{ name: string, title: string, values: FacetValue[], rows?: number[][] }} Facet
 * @typedef {Record<string, (number | null)[]>} Order
 * @typedef {{ count: number, facets: Facet[], sorts: string[], order?: Order }} Table
 * @typedef {Map<string, Set<string>>} Chosen The codes that are chosen, by the name of their facet.
 */

/**
 * The rows that fit.
 * @param {Table} table
 * @param {Chosen} chosen
 * @param {number[]} within The rows to choose from.
 * @param {string | null} except The facet that is left aside.
 */
export function select(table, chosen, within, except = null) {
  /** @type {((row: number) => boolean)[]} */
  const tests = [];
  for (const facet of table.facets) {
    const codes = chosen.get(facet.name);
    if (codes?.size && facet.name !== except) {
      const { rows } = facet;
      if (!rows) throw new Error(`the column ${facet.name} is not there`);
      const wanted = facet.values.map(([code]) => codes.has(code));
      tests.push((row) => rows[row].some((value) => wanted[value]));
    }
  }
  return within.filter((row) => tests.every((test) => test(row)));
}

/**
 * For each facet whose column is there, how many rows each value would show, its own facet's choice
 * left aside.
 * @param {Table} table
 * @param {Chosen} chosen
 * @param {number[]} within
 */
export function counts(table, chosen, within) {
  const found = new Map();
  const all = select(table, chosen, within);
  for (const facet of table.facets.filter((one) => one.rows)) {
    const rows = chosen.get(facet.name)?.size ? select(table, chosen, within, facet.name) : all;
    const numbers = new Array(facet.values.length).fill(0);
    for (const row of rows) {
      for (const value of facet.rows?.[row] ?? []) numbers[value] += 1;
    }
    found.set(facet.name, numbers);
  }
  return found;
}

/**
 * The same where nothing was looked for and nothing is chosen: no column is needed.
 * @param {Table} table
 */
export const totals = (table) =>
  new Map(table.facets.map(({ name, values }) => [name, values.map(([, , count]) => count)]));

const UP = new Set(["title", "review"]);

/**
 * Rows in the order asked for; those without a value last, ties newest first.
 * @param {Table} table
 * @param {number[]} rows
 * @param {string} sort
 */
export function order(table, rows, sort) {
  const column = table.order?.[sort];
  if (!column) return sort === "newest" ? [...rows].sort((a, b) => a - b) : rows;
  const sign = UP.has(sort) ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [x, y] = [column[a], column[b]];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || a - b;
    return sign * (x - y) || a - b;
  });
}

/**
 * State of the page to and from the address.
 * @param {string} search
 * @param {Table} table
 */
export function readState(search, table) {
  const given = new URLSearchParams(search);
  const chosen = new Map();
  for (const facet of table.facets) {
    const known = new Set(facet.values.map(([code]) => code));
    const codes = given.getAll(facet.name).filter((code) => known.has(code));
    if (codes.length) chosen.set(facet.name, new Set(codes));
  }
  const sort = given.get("sort") ?? "";
  const sorts = ["newest", ...table.sorts];
  return {
    query: (given.get("q") ?? "").trim().slice(0, 200),
    chosen,
    sort: sorts.includes(sort) ? sort : "",
    compare: [...new Set((given.get("compare") ?? "").split(","))]
      .filter((id) => /^[a-z0-9-]+\/[a-z0-9-]+$/.test(id))
      .slice(0, 4),
    page: Math.max(1, Number.parseInt(given.get("page") ?? "1", 10) || 1),
  };
}

/**
 * The address of a state.
 * @param {{ query: string, chosen: Chosen, sort: string, page: number, compare?: string[] }} state
 */
export function writeState({ query, chosen, sort, page, compare = [] }) {
  const address = new URLSearchParams();
  if (query) address.set("q", query);
  for (const [name, codes] of chosen) for (const code of codes) address.append(name, code);
  if (sort) address.set("sort", sort);
  if (page > 1) address.set("page", String(page));
  if (compare.length) address.set("compare", compare.join(","));
  const text = address.toString();
  return text ? `?${text}` : "";
}
