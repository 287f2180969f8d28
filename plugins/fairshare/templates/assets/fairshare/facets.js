// What the filters mean, apart from any page: within a facet a choice widens (or), between facets
// it narrows (and). Python says the same in publish/finding/facets.py; a test holds the two
// together.

// The rows that fit. `chosen`: Map of facet name to Set of codes. `within`: rows to choose from.
export function select(table, chosen, within, except = null) {
  const tests = [];
  for (const facet of table.facets) {
    const codes = chosen.get(facet.name);
    if (codes?.size && facet.name !== except) {
      const wanted = facet.values.map(([code]) => codes.has(code));
      tests.push((row) => facet.rows[row].some((value) => wanted[value]));
    }
  }
  return within.filter((row) => tests.every((test) => test(row)));
}

// For each facet, how many rows each value would show, its own facet's choice left aside.
export function counts(table, chosen, within) {
  const found = new Map();
  const all = select(table, chosen, within);
  for (const facet of table.facets) {
    const rows = chosen.get(facet.name)?.size ? select(table, chosen, within, facet.name) : all;
    const numbers = new Array(facet.values.length).fill(0);
    for (const row of rows) {
      for (const value of facet.rows[row]) numbers[value] += 1;
    }
    found.set(facet.name, numbers);
  }
  return found;
}

const UP = new Set(["title", "review"]);

// Rows in the order asked for; those without a value last, ties newest first.
export function order(table, rows, sort) {
  const column = table.sorts[sort];
  if (!column) return sort === "newest" ? [...rows].sort((a, b) => a - b) : rows;
  const sign = UP.has(sort) ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [x, y] = [column[a], column[b]];
    if (x === null || y === null) return (x === null) - (y === null) || a - b;
    return sign * (x - y) || a - b;
  });
}

// State of the page to and from the address.
export function readState(search, table) {
  const given = new URLSearchParams(search);
  const chosen = new Map();
  for (const facet of table.facets) {
    const known = new Set(facet.values.map(([code]) => code));
    const codes = given.getAll(facet.name).filter((code) => known.has(code));
    if (codes.length) chosen.set(facet.name, new Set(codes));
  }
  const sorts = ["newest", ...Object.keys(table.sorts)];
  return {
    query: (given.get("q") ?? "").trim().slice(0, 200),
    chosen,
    sort: sorts.includes(given.get("sort")) ? given.get("sort") : "",
    compare: [...new Set((given.get("compare") ?? "").split(","))]
      .filter((id) => /^[a-z0-9-]+\/[a-z0-9-]+$/.test(id))
      .slice(0, 4),
    page: Math.max(1, Number.parseInt(given.get("page") ?? "1", 10) || 1),
  };
}

export function writeState({ query, chosen, sort, page, compare = [] }) {
  const address = new URLSearchParams();
  if (query) address.set("q", query);
  for (const [name, codes] of chosen) for (const code of codes) address.append(name, code);
  if (sort) address.set("sort", sort);
  if (page > 1) address.set("page", page);
  if (compare.length) address.set("compare", compare.join(","));
  const text = address.toString();
  return text ? `?${text}` : "";
}
