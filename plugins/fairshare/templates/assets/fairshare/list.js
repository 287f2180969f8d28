// @ts-check
// The list of decisions with text search, facets, sorting and downloads. It takes the place of the
// plain list when it runs; without it that list, and the pages by facet, do the work.

import { Columns } from "./columns.js";
import { $, drawn, element, marked } from "./dom.js";
import { counts, order, readState, select, totals, writeState } from "./facets.js";
import { Filters } from "./filters.js";
import { pager } from "./pager.js";
import { Ticks } from "./ticks.js";
import { phrasesOf } from "./words.js";

/**
 * @typedef {any} Result What was found, by the index (found.js) or without it (plain-search.js).
 * @typedef {Set<string>} Troubles What could not be loaded, by the names of its sentences.
 * @typedef {ReturnType<typeof readState>} State
 */

const PAGE = 10;
const OTHERS = 5; // pages beside decisions to name
/** @type {any} */
const page = document.querySelector("[data-fs-search]");
const root = new URL(page.dataset.root, location.href);
const say = phrasesOf(JSON.parse(page.dataset.words));
/** @type {Map<string, Promise<any>>} */
const files = new Map();
const newest = document.querySelectorAll("[data-fs-list] .fs-results > li");
/** @type {import("./facets.js").Table & Record<string, any>} */
let table;
/** @type {import("./text-search.js").TextSearch | undefined} */
let text; // what only words need is loaded with the first of them
/** @type {Columns} */
let columns;
/** @type {Filters} */
let filters;
/** @type {Ticks} */
let ticks;
/** @type {State} */
let state;
/** @type {number[]} */
let before = []; // the rows from which filters choose
let turn = 0; // the newest search; an older one that ends later shows nothing

/** @param {string} name */
async function fetched(name) {
  const response = await fetch(new URL(name, root));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.json();
}

/**
 * What numbered files say of a row, so many rows to a file. Each file is fetched once, or again
 * where it failed.
 * @param {number} row
 * @param {string} folder
 * @param {number} size
 */
async function ofRow(row, folder, size) {
  const name = `${folder}/${Math.floor(row / size)}.json`;
  if (!files.has(name)) files.set(name, fetched(name));
  try {
    return (await files.get(name))[row % size];
  } catch (error) {
    files.delete(name);
    throw error;
  }
}

/** @param {number} row */
const textsOf = (row) => ofRow(row, "facets", table.shard);
/**
 * @param {string} name
 * @returns {import("./facets.js").Facet | undefined}
 */
const facet = (name) => table.facets.find((one) => one.name === name);
/**
 * Rows in which an organisation takes part.
 * @param {string} id
 * @returns {Promise<number[]>}
 */
async function rowsOf(id) {
  await columns.facets(["organisation"]);
  const bodies = facet("organisation");
  const number = bodies?.values.findIndex(([code]) => code === id) ?? -1;
  return number < 0
    ? []
    : (bodies?.rows ?? []).flatMap((values, row) => (values.includes(number) ? [row] : []));
}

/** @type {(name: string, row: number) => import("./facets.js").FacetValue[]} */
const valuesOf = (name, row) => {
  const { rows = [], values = [] } = facet(name) ?? {};
  return rows[row].map((value) => values[value]);
};

// ---- results ------------------------------------------------------------------------------------

/**
 * A row as the page has it: words, dates and marks are drawn once, in Python, for there and here.
 * The newest are in this very page.
 * @type {(row: number) => Promise<any>}
 */
const rowOf = async (row) =>
  newest[row]?.cloneNode(true) ?? drawn(await ofRow(row, "facets/rows", table.drawn));
/**
 * An initiative's id, by the way to its page.
 * @type {(row: number) => Promise<string>}
 */
const idOf = async (row) =>
  (await rowOf(row)).querySelector("h3 a").getAttribute("href").split("/").slice(-3, -1).join("/");

/**
 * A row, and what of the words was found in it, which is no more than a help. Where the row can't
 * be had, its title and summary.
 * @param {number} row
 * @param {Result} found
 * @param {Troubles} troubles
 */
async function resultOf(row, found, troubles) {
  const excerpt = found?.excerpt?.(row).catch(() => []);
  try {
    const result = await rowOf(row);
    const pieces = (await excerpt) ?? [];
    if (pieces.length) result.querySelector(".fs-result__line").before(marked(pieces));
    ticks.box(result);
    return result;
  } catch (error) {
    console.warn(error);
    troubles.add("short");
    const [id, title, summary] = await textsOf(row);
    return element(
      "li",
      { className: "fs-result" },
      element("h3", {}, element("a", { href: new URL(`initiatives/${id}/`, root).href }, title)),
      element("p", {}, summary),
    );
  }
}

/** @param {{ url: string, title: string }[]} pages */
const listOf = (pages) =>
  element(
    "ul",
    {},
    ...pages.map(({ url, title }) => element("li", {}, element("a", { href: url }, title))),
  );

/**
 * Pages that are no decision: those that answer what was typed, before the decisions; the rest
 * after.
 * @param {Result} found
 */
function otherPages(found) {
  /** @param {{ page: string, title: string }} one */
  const linked = ({ page, title }) => ({ url: new URL(page, root).pathname, title });
  /** @type {{ url: string, title: string }[]} */
  const known = (found?.plan?.pages ?? []).map(linked);
  /** @type {{ url: string, title: string }[]} */
  const rest = (found?.others ?? [])
    .slice(0, OTHERS)
    .map(linked)
    .filter(
      (/** @type {Record<string, string>} */ { url }) => !known.some((one) => one.url === url),
    );
  /** @param {{ url: string }} one */
  const prose = ({ url }) => !url.startsWith(new URL("organisations/", root).pathname);
  const answers = [...known, ...(found?.plan?.asks ? rest.filter(prose) : [])];
  const after = rest.filter((one) => !answers.includes(one));
  return {
    before: answers.length ? [element("h2", {}, say("answers")), listOf(answers)] : [],
    after: after.length ? [element("h2", {}, say("others")), listOf(after)] : [],
  };
}

/**
 * Beside few that have every word: those with the better part of them, apart and not counted.
 * @param {Result} found
 * @param {Troubles} troubles
 */
async function looseRows(found, troubles) {
  const rows = select(table, state.chosen, found?.loose ?? []);
  const made = await Promise.all(rows.map((row) => resultOf(row, found, troubles)));
  return made.length
    ? [element("h2", {}, say("loose")), element("ol", { className: "fs-results" }, ...made)]
    : [];
}

/**
 * What is said beside the count: names of bodies, places, what could not be loaded.
 * @param {Result} found
 */
function aside(found) {
  const offers = (found?.offered ?? []).map((/** @type {string} */ word) =>
    element(
      "p",
      {},
      `${say("offered")} `,
      element(
        "a",
        { href: writeState({ ...state, query: word, page: 1 }) },
        say("quoted", { word }),
      ),
    ),
  );
  /** @type {import("./query.js").Group[]} */
  const names = found?.names ?? [];
  const notes = names.flatMap(({ typed, bodies }) =>
    bodies.map((id) => {
      const label = facet("organisation")?.values.find(([code]) => code === id)?.[1] ?? id;
      return element(
        "p",
        {},
        `${say("quoted", { word: typed })}: `,
        element("a", { href: new URL(`organisations/${id}/`, root).href }, label),
      );
    }),
  );
  if (found?.plan?.postcode) notes.push(element("p", {}, say("postcode")));
  else if (found?.plan?.place && found.absent.includes(found.plan.place))
    notes.push(element("p", {}, say("place", { place: found.plan.place })));
  return [...offers, ...notes];
}

/**
 * @param {number} total
 * @param {number} before
 * @param {Result} found
 */
function announce(total, before, found) {
  /** @type {{ head: string, notes: string[] }} */
  const { head, notes } = found
    ? found.sentences(say, { query: state.query, total, before, found })
    : {
        head: total ? say(total === 1 ? "one" : "many", { count: total }) : say("none"),
        notes: [],
      };
  $("status").textContent = head;
  $("notes").replaceChildren(...notes.map((note) => element("p", {}, note)), ...aside(found));
  document.title = document.title.replace(
    /^(.* · )?/,
    state.query || state.chosen.size ? `${total} · ` : "",
  );
}

/**
 * What could not be loaded, above all else; the next search tries again.
 * @param {Troubles} troubles
 */
function showTroubles(troubles) {
  $("trouble").replaceChildren(...[...troubles].map((key) => element("p", {}, say(key))));
  $("trouble").hidden = troubles.size === 0;
}

/**
 * What the words find: by the text index; where that can't be had, in titles and summaries.
 * @param {Troubles} troubles
 * @returns {Promise<Result>}
 */
async function search(troubles) {
  const { sentences } = await import("./found-words.js");
  try {
    const { TextSearch } = await import("./text-search.js");
    text ??= new TextSearch(root, rowsOf, idOf);
    return Object.assign(await text.find(state.query), { sentences });
  } catch (error) {
    console.warn(error);
    troubles.add("plain");
    const { plainly } = await import("./plain-search.js");
    const skip = (await text?.words.ready().catch(() => null))?.skip ?? [];
    return Object.assign(await plainly(state.query, table.count, textsOf, skip), { sentences });
  }
}

async function show() {
  turn += 1;
  const mine = turn;
  const troubles = new Set();
  $("results").setAttribute("aria-busy", "true");
  try {
    const found = state.query ? await search(troubles) : null;
    const rows = found ? found.rows : Array.from({ length: table.count }, (_, row) => row);
    const untouched = !found && state.chosen.size === 0;
    await Promise.all([
      columns.facets([...state.chosen.keys(), ...(untouched ? [] : filters.open())]),
      columns.sort(state.sort),
    ]);
    if (mine !== turn) return;
    let fitting = order(
      table,
      select(table, state.chosen, rows),
      state.sort || (state.query ? "" : "newest"),
    );
    if (found?.arranged && !state.sort) fitting = await found.arranged(fitting);
    state.page = Math.min(state.page, Math.max(1, Math.ceil(fitting.length / PAGE)));
    const start = (state.page - 1) * PAGE;
    const made = await Promise.all(
      fitting.slice(start, start + PAGE).map((row) => resultOf(row, found, troubles)),
    );
    const loose = state.page === 1 ? await looseRows(found, troubles) : [];
    const also = otherPages(found);
    if (mine !== turn) return;
    before = rows;
    filters.show(state.chosen, untouched ? totals(table) : counts(table, state.chosen, rows));
    const none = element("p", {}, say(state.chosen.size ? "advice_filters" : "advice"));
    $("answers").replaceChildren(...also.before);
    $("results").replaceChildren(
      ...(made.length
        ? [element("ol", { className: "fs-results", start: start + 1 }, ...made)]
        : [none]),
      ...pager(fitting.length, PAGE, state, say, (number) => go({ page: number }, $("status"))),
      ...loose,
      ...also.after,
    );
    $("results").setAttribute("aria-busy", "false");
    $("downloads").hidden = fitting.length === 0;
    page.rows = fitting;
    ticks.show(state.compare);
    announce(fitting.length, rows.length, found);
    showTroubles(troubles);
    $("list").hidden = true;
    $("live").hidden = false;
  } catch (error) {
    if (mine === turn) giveUp(error);
  }
}

/**
 * Count the values of a facet that somebody opens.
 * @param {string} name
 */
async function count(name) {
  const mine = turn;
  try {
    await columns.facets([name]);
    if (mine === turn) filters.show(state.chosen, counts(table, state.chosen, before));
  } catch (error) {
    console.warn(error); // its values can be chosen all the same
  }
}

/**
 * Nothing could be shown: the plain list stands again, and why.
 * @param {unknown} error
 */
function giveUp(error) {
  console.warn(error);
  $("results").setAttribute("aria-busy", "false");
  showTroubles(new Set(["failed"]));
  $("plain").hidden = true;
  $("list").hidden = false;
  $("live").hidden = true;
}

/**
 * Take a change into the address, so that it can be shared and the back button undoes it.
 * @param {Partial<State>} change
 * @param {any} [focus]
 */
async function go(change, focus) {
  state = { ...state, ...change };
  history.pushState(null, "", `${location.pathname}${writeState(state)}`);
  await show();
  focus?.focus();
}

function fromAddress() {
  state = readState(location.search, table);
  page.elements.q.value = state.query;
  $("sort").value = state.sort;
}

// ---- downloads ----------------------------------------------------------------------------------

// In the columns of initiatives/decisions.csv: who speaks and the headline stand in each.
async function records() {
  await columns.facets(table.facets.map(({ name }) => name));
  return Promise.all(
    page.rows.map(async (/** @type {number} */ row) => {
      const [id, title, summary, dated, latest, voice, headline, asOf] = await textsOf(row);
      /** @type {Record<string, unknown>} */
      const record = {
        id,
        title,
        summary,
        voice,
        headline,
        decided: latest ? "" : dated,
        decided_not_later_than: latest ? dated : "",
      };
      for (const one of table.facets)
        record[one.name.replaceAll("-", "_")] = valuesOf(one.name, row).map(([code]) => code);
      return { ...record, stage_as_of: asOf, url: new URL(`initiatives/${id}/`, root).href };
    }),
  );
}

/**
 * A choice for the comparison is no step back: it takes the place of the address.
 * @param {string[]} ids
 */
function compare(ids) {
  state.compare = ids;
  history.replaceState(null, "", `${location.pathname}${writeState(state)}`);
  ticks.show(ids);
}

/** @param {string} kind */
async function download(kind) {
  const { save, toCsv, toJson } = await import("./download.js");
  if (kind === "csv") save("decisions.csv", "text/csv", toCsv(await records()));
  else save("decisions.json", "application/json", toJson(await records()));
}

async function start() {
  table = await fetched("facets.json");
  const typed = page.elements.q.value; // by someone quicker than the table
  fromAddress();
  if (typed) page.elements.q.value = typed;
  columns = new Columns(table, fetched);
  filters = new Filters(table, say, (chosen, focus) => go({ chosen, page: 1 }, focus), count);
  filters.make(state.chosen);
  ticks = new Ticks(root, Number(page.dataset.most), say, compare);
  page.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    go({ query: page.elements.q.value.trim().slice(0, 200), page: 1, sort: "" });
    $("sort").value = "";
  });
  $("sort").addEventListener("change", () => go({ sort: $("sort").value, page: 1 }));
  for (const kind of ["csv", "json"]) {
    $(kind).addEventListener("click", () =>
      download(kind).then(
        () => showTroubles(new Set()),
        () => showTroubles(new Set(["no_download"])),
      ),
    );
  }
  addEventListener("popstate", () => {
    fromAddress();
    show();
  });
  // A narrow screen shows results first.
  $("filterbox").open = matchMedia("(min-width: 60rem)").matches;
  if (state.query || state.chosen.size) {
    $("list").hidden = true; // not what was asked for
    $("live").hidden = false;
  }
  await show();
}

start().catch(giveUp);
