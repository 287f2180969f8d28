// The list of decisions with text search, facets, sorting and downloads. It takes the place of the
// plain list when it runs; without it that list, and the pages by facet, do the work.

import { drawn, element, marked } from "./dom.js";
import { save, toCsv, toJson } from "./download.js";
import { counts, order, readState, select, writeState } from "./facets.js";
import { TextSearch } from "./text-search.js";

const PAGE = 10;
const OTHERS = 5; // pages beside decisions to name
const MANY = 10; // values in a facet from which it gets a box to find one
const page = document.querySelector("[data-fs-search]");
const root = new URL(page.dataset.root, location.href);
const words = JSON.parse(page.dataset.words);
const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
const $ = (name) => document.querySelector(`[data-fs-${name}]`);
const files = new Map();
let table;
let text;
let boxes;
let state;
let turn = 0; // the newest search; an older one that ends later shows nothing

async function fetched(name) {
  const response = await fetch(new URL(name, root));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.json();
}

// What numbered files say of a row, so many rows to a file; each file is fetched once.
async function ofRow(row, folder, size) {
  const name = `${folder}/${Math.floor(row / size)}.json`;
  if (!files.has(name)) files.set(name, fetched(name));
  return (await files.get(name))[row % size];
}

const facet = (name) => table.facets.find((one) => one.name === name);
const valuesOf = (name, row) => facet(name).rows[row].map((value) => facet(name).values[value]);

// ---- filters ------------------------------------------------------------------------------------

function makeFilters() {
  boxes = new Map();
  const groups = table.facets.filter((one) => one.values.length).map((one) => {
    const list = element("div", { className: "fs-filter__values" });
    for (const [code, label] of one.values) {
      const box = element("input", { type: "checkbox", name: one.name, value: code, id: `f-${one.name}-${code}` });
      const count = element("span", { className: "fs-quiet" });
      const line = element("div", { className: "fs-filter__value" }, box, element("label", { htmlFor: box.id }, `${label} `, count));
      boxes.set(`${one.name} ${code}`, { box, count, line, label });
      list.append(line);
    }
    const parts = [element("legend", {}, one.title)];
    if (one.values.length > MANY) {
      const find = element("input", { type: "search", id: `find-${one.name}`, autocomplete: "off" });
      find.addEventListener("input", () => {
        const wanted = find.value.trim().toLowerCase();
        for (const [code] of one.values) {
          const { line, label, box } = boxes.get(`${one.name} ${code}`);
          line.hidden = !box.checked && !label.toLowerCase().includes(wanted);
        }
      });
      parts.push(element("label", { htmlFor: find.id, className: "fs-filter__find" }, say("find", { facet: one.title })), find);
      list.classList.add("fs-filter__values--many");
      list.tabIndex = 0;
      list.setAttribute("role", "group");
      list.setAttribute("aria-label", one.title);
    }
    const group = element("details", { className: "fs-filter" }, element("summary", {}, one.title), element("fieldset", {}, ...parts, list));
    group.open = state.chosen.has(one.name);
    return group;
  });
  const form = element("form", { className: "fs-filters__form" }, ...groups);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    if (event.target.type !== "checkbox") return;
    const chosen = new Map(state.chosen);
    const codes = new Set(chosen.get(event.target.name));
    if (event.target.checked) codes.add(event.target.value);
    else codes.delete(event.target.value);
    if (codes.size) chosen.set(event.target.name, codes);
    else chosen.delete(event.target.name);
    go({ chosen, page: 1 });
  });
  $("filters").replaceChildren(form);
}

function showFilters(found) {
  for (const one of table.facets) {
    one.values.forEach(([code], number) => {
      const { box, count } = boxes.get(`${one.name} ${code}`);
      box.checked = state.chosen.get(one.name)?.has(code) ?? false;
      count.textContent = `(${found.get(one.name)[number]})`;
    });
  }
  const chosen = [];
  for (const [name, codes] of state.chosen) {
    for (const code of codes) {
      const label = `${facet(name).title}: ${boxes.get(`${name} ${code}`).label}`;
      const remove = element("button", { type: "button", className: "fs-chosen" }, element("span", { className: "fs-hidden" }, say("remove")), label, element("span", { "aria-hidden": "true" }, " ✕"));
      remove.addEventListener("click", () => {
        const left = new Map(state.chosen);
        left.set(name, new Set([...codes].filter((other) => other !== code)));
        if (left.get(name).size === 0) left.delete(name);
        go({ chosen: left, page: 1 }, $("status"));
      });
      chosen.push(element("li", {}, remove));
    }
  }
  if (chosen.length > 1) {
    const all = element("button", { type: "button", className: "fs-chosen" }, say("clear"));
    all.addEventListener("click", () => go({ chosen: new Map(), page: 1 }, $("status")));
    chosen.push(element("li", {}, all));
  }
  $("chosen").replaceChildren(...chosen);
  $("chosen").hidden = chosen.length === 0;
}

// ---- results ------------------------------------------------------------------------------------

// A row as the page has it: words, dates and marks are drawn once, in Python, for there and here.
async function resultOf(row, hit) {
  const [html, data] = await Promise.all([ofRow(row, "facets/rows", table.drawn), hit?.data()]);
  const result = drawn(html);
  if (data?.excerpt) result.querySelector(".fs-result__line").before(marked(data.excerpt, "p", { className: "fs-excerpt" }));
  return result;
}

function pager(total) {
  const last = Math.max(1, Math.ceil(total / PAGE));
  if (last === 1) return [];
  const to = (number, label, rel) => {
    const link = element("a", { href: `${location.pathname}${writeState({ ...state, page: number })}`, rel }, label);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go({ page: number }, $("status"));
    });
    return element("li", {}, link);
  };
  const parts = [element("li", {}, say("page", { number: state.page, of: last }))];
  if (state.page > 1) parts.unshift(to(state.page - 1, say("previous"), "prev"));
  if (state.page < last) parts.push(to(state.page + 1, say("next"), "next"));
  return [element("nav", { className: "fs-pages", "aria-label": say("pages") }, element("ul", {}, ...parts))];
}

// Pages that are no decision: an organisation, the method, the words about the register.
async function otherPages(hits) {
  const pages = await Promise.all(hits.slice(0, OTHERS).map((hit) => hit.data()));
  if (pages.length === 0) return [];
  const links = pages.map(({ url, meta }) => element("li", {}, element("a", { href: url }, meta.title)));
  return [element("h2", {}, say("others")), element("ul", {}, ...links)];
}

function announce(total, spelled, loose) {
  const key = total === 1 ? "one" : "many";
  let said = say(state.query ? `${key}_for` : key, { count: total, query: spelled ?? state.query });
  if (spelled) said = `${say("spelled", { query: state.query })} ${said}`;
  if (loose) said = `${said} ${say("loose")}`;
  if (total === 0) said = say(state.query ? "none_for" : "none", { query: state.query });
  $("status").textContent = said;
  document.title = document.title.replace(/^(.* · )?/, state.query || state.chosen.size ? `${total} · ` : "");
}

async function matches() {
  if (!state.query) return { rows: Array.from({ length: table.count }, (_, row) => row), hits: null, whole: 0, others: [], spelled: null };
  let spelled = null;
  let found = await text.find(state.query);
  if (found.rows.size === 0) {
    spelled = await text.spelling(state.query);
    if (spelled) found = await text.find(spelled);
    if (found.rows.size === 0) spelled = null;
  }
  return { rows: [...found.rows.keys()], hits: found.rows, whole: found.whole, others: found.others, spelled };
}

async function show() {
  turn += 1;
  const mine = turn;
  $("results").setAttribute("aria-busy", "true");
  try {
    const { rows, hits, whole, others, spelled } = await matches();
    if (mine !== turn) return;
    const fitting = order(table, select(table, state.chosen, rows), state.sort || (state.query ? "" : "newest"));
    state.page = Math.min(state.page, Math.max(1, Math.ceil(fitting.length / PAGE)));
    const start = (state.page - 1) * PAGE;
    const made = await Promise.all(fitting.slice(start, start + PAGE).map((row) => resultOf(row, hits?.get(row))));
    const also = await otherPages(others);
    if (mine !== turn) return;
    showFilters(counts(table, state.chosen, rows));
    const none = element("p", {}, say("advice"));
    $("results").replaceChildren(...(made.length ? [element("ol", { className: "fs-results", start: start + 1 }, ...made)] : [none]), ...pager(fitting.length), ...also);
    $("results").setAttribute("aria-busy", "false");
    $("downloads").hidden = fitting.length === 0;
    page.rows = fitting;
    announce(fitting.length, spelled, hits !== null && whole < hits.size);
  } catch (error) {
    if (mine !== turn) return;
    console.error(error);
    $("status").textContent = say("failed");
    $("list").hidden = false;
    $("live").hidden = true;
  }
}

// Take a change into the address, so that it can be shared and the back button undoes it.
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

async function records() {
  return Promise.all(
    page.rows.map(async (row) => {
      const [id, title, summary, dated, latest] = await ofRow(row, "facets", table.shard);
      const record = { id, title, summary, decided: latest ? "" : dated, decided_not_later_than: latest ? dated : "" };
      for (const one of table.facets) record[one.name.replace("-", "_")] = valuesOf(one.name, row).map(([code]) => code);
      return { ...record, url: new URL(`initiatives/${id}/`, root).href };
    }),
  );
}

async function start() {
  table = await fetched("facets.json");
  text = new TextSearch(root, table.standing);
  const typed = page.elements.q.value; // by someone quicker than the table
  fromAddress();
  if (typed) page.elements.q.value = typed;
  makeFilters();
  page.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ query: page.elements.q.value.trim().slice(0, 200), page: 1, sort: "" });
    $("sort").value = "";
  });
  $("sort").addEventListener("change", () => go({ sort: $("sort").value, page: 1 }));
  $("csv").addEventListener("click", async () => save("decisions.csv", "text/csv", toCsv(await records())));
  $("json").addEventListener("click", async () => save("decisions.json", "application/json", toJson(await records())));
  addEventListener("popstate", () => {
    fromAddress();
    show();
  });
  $("filterbox").open = matchMedia("(min-width: 60rem)").matches; // a narrow screen shows results first
  $("list").hidden = true;
  $("live").hidden = false;
  await show();
}

start().catch((error) => {
  console.error(error);
  $("list").hidden = false;
  $("live").hidden = true;
});
