// @ts-check
// Two to four decisions side by side. The table's rows are in the page; every cell is taken from
// the decision's own page, where data-fs-field and data-fs-question mark its parts: nothing is kept
// twice. The choice lives in the address alone, and every change of it is a link: back, sharing and
// bookmarks work by themselves.

import { $, element } from "./dom.js";
import { phrasesOf } from "./words.js";

/**
 * @typedef {{ id: string, article: any, title: string }} Decision
 * @typedef {{ id: string, problem: string }} Missing Why a page can't be shown.
 */

/** @type {any} */
const page = document.querySelector("[data-fs-compare]");
const root = new URL(page.dataset.root, location.href);
const most = Number(page.dataset.most);
const SHOWN = 8; // titles listed while choosing
const say = phrasesOf(JSON.parse(page.dataset.words));
const asked = new URLSearchParams(location.search);
const onlyDifferences = asked.get("only") === "differences";

/**
 * Ids come from the address, so from anyone: what isn't shaped like one is never fetched or linked.
 * @param {string} id
 */
const isId = (id) => /^[a-z0-9-]+\/[a-z0-9-]+$/.test(id);
/** @param {string} id */
const pageOf = (id) => new URL(`initiatives/${id}/`, root);

/** @param {string[]} ids */
function addressOf(ids, only = onlyDifferences) {
  const asks = [
    ids.length ? `?ids=${ids.join(",")}` : "",
    only && ids.length > 1 ? "&only=differences" : "",
  ];
  return `${location.pathname}${asks.join("")}`;
}

// ---- reading ------------------------------------------------------------------------------------

function choice() {
  const given = [
    ...new Set(
      (asked.get("ids") ?? "")
        .split(",")
        .map((id) => id.trim())
        .filter(Boolean),
    ),
  ];
  const problems = given
    .filter((id) => !isId(id))
    .map((id) => say("malformed", { id: id.slice(0, 80) }));
  const ids = given.filter(isId);
  if (ids.length > most) problems.push(say("too_many", { most }));
  return { ids: ids.slice(0, most), problems };
}

/**
 * A decision's own page, or the sentence that says why there is none.
 * @param {string} id
 * @returns {Promise<Decision | Missing>}
 */
async function read(id) {
  try {
    const response = await fetch(pageOf(id));
    if (response.status === 404) return { id, problem: say("unknown", { id }) };
    if (!response.ok) return { id, problem: say("failed", { id }) };
    /** @type {any} */
    const article = new DOMParser()
      .parseFromString(await response.text(), "text/html")
      .querySelector(".fs-initiative");
    if (!article) return { id, problem: say("unknown", { id }) };
    return { id, article, title: article.querySelector("h1").textContent };
  } catch (error) {
    console.error(error);
    return { id, problem: say("failed", { id }) };
  }
}

/**
 * A part of another page, fit for this one: links lead where they led there, ids stay unique.
 * @param {Element} part
 * @param {string} id
 */
function taken(part, id) {
  /** @type {any} */
  const copy = document.importNode(part, true);
  for (const node of copy.querySelectorAll("[id]")) node.removeAttribute("id");
  for (const link of copy.querySelectorAll("a[href]"))
    link.href = new URL(link.getAttribute("href"), pageOf(id)).href;
  for (const heading of copy.querySelectorAll("h1, h2, h3, h4")) heading.remove();
  return [...copy.childNodes];
}

/**
 * What was taken from a table has no answers, so nothing that could be the same or differ.
 * @param {Decision} decision
 */
const isAssessed = ({ article }) => article.dataset.fsAssessed !== "no";

/**
 * What to say where a page has nothing to take.
 * @param {string} kind
 * @param {Decision} decision
 */
function lacking(kind, decision) {
  if (isAssessed(decision)) return "missing";
  return kind === "question" ? "not_assessed" : "unsaid";
}

/** @param {string} text */
const plain = (text) => text.replace(/\s+/g, " ").trim();

/**
 * How an answer was rated, as the line says that opens it.
 * @param {Element} part
 */
function ratingOf(part) {
  const rating = part.closest("details")?.querySelector(".fs-answer__rating");
  return element("p", { className: "fs-compare__rating" }, plain(rating?.textContent ?? ""));
}

// ---- the table ----------------------------------------------------------------------------------

/**
 * Roles are given by hand, because the narrow layout turns cells into blocks, which drops them.
 * @param {any} table
 */
function giveRoles(table) {
  const roles = {
    table: "table",
    thead: "rowgroup",
    tbody: "rowgroup",
    tr: "row",
    td: "cell",
    "th[scope=col]": "columnheader",
    "th[scope=row]": "rowheader",
    "th[scope=rowgroup]": "rowheader",
  };
  for (const [selector, role] of Object.entries(roles)) {
    for (const node of table.parentElement.querySelectorAll(selector))
      node.setAttribute("role", role);
  }
}

/**
 * @param {Decision} decision
 * @param {string[]} ids
 */
function nameCell(decision, ids) {
  const rest = ids.filter((id) => id !== decision.id);
  const remove = element(
    "a",
    { href: addressOf(rest), className: "fs-compare__remove" },
    say("remove"),
    element("span", { className: "fs-hidden" }, ` ${decision.title}`),
  );
  const cell = element(
    "th",
    {},
    element("a", { href: pageOf(decision.id).href }, decision.title),
    remove,
  );
  cell.scope = "col";
  return cell;
}

/**
 * @param {any} row
 * @param {Decision} decision
 */
function cellOf(row, decision) {
  const kind = row.dataset.fsKind === "question" ? "question" : "field";
  const part = decision.article.querySelector(`[data-fs-${kind}="${row.dataset.fsRow}"]`);
  const cell = element("td", {});
  cell.dataset.label = decision.title;
  if (part && kind === "question") cell.append(ratingOf(part));
  cell.append(...(part ? taken(part, decision.id) : [say(lacking(kind, decision))]));
  return {
    cell,
    value: kind === "question" ? (part?.dataset.fsRating ?? "") : plain(cell.textContent),
    missing: !part,
  };
}

/**
 * Fills one row; says whether its values differ, or nothing for prose, which always does.
 * @param {any} row
 * @param {Decision[]} decisions
 */
function fill(row, decisions) {
  const cells = decisions.map((decision) => cellOf(row, decision));
  row.append(...cells.map(({ cell }) => cell));
  const missing = cells.every((cell) => cell.missing || cell.value === "");
  row.hidden = missing;
  const unrated = row.dataset.fsKind === "question" && !decisions.every(isAssessed);
  if (row.dataset.fsKind === "text" || missing || unrated) {
    if (onlyDifferences) row.hidden = true;
    return null;
  }
  const differs = new Set(cells.map(({ value }) => value)).size > 1;
  row.classList.add(differs ? "fs-compare__row--differs" : "fs-compare__row--same");
  row
    .querySelector("th")
    .append(element("span", { className: "fs-compare__mark" }, say(differs ? "differs" : "same")));
  if (onlyDifferences && !differs) row.hidden = true;
  return differs;
}

/**
 * @param {Decision[]} decisions
 * @param {string[]} ids
 */
function sideBySide(decisions, ids) {
  const table = $("side").querySelector("table");
  table
    .querySelector("[data-fs-names]")
    .append(...decisions.map((decision) => nameCell(decision, ids)));
  for (const wide of table.querySelectorAll("[data-fs-wide]")) wide.colSpan = decisions.length + 1;
  /** @type {Record<string, number>} */
  const differing = { fact: 0, question: 0 };
  for (const row of table.querySelectorAll("[data-fs-row]")) {
    if (fill(row, decisions)) differing[row.dataset.fsKind] += 1;
  }
  for (const group of table.tBodies)
    group.hidden = !group.querySelector("[data-fs-row]:not([hidden])");
  giveRoles(table);
  $("side").hidden = false;
  $("view").replaceChildren(
    element(
      "a",
      { href: addressOf(ids, !onlyDifferences) },
      say(onlyDifferences ? "everything" : "only"),
    ),
  );
  $("view").hidden = false;
  const key = decisions.every(isAssessed) ? "several" : "several_unrated";
  return say(key, {
    count: decisions.length,
    differ: differing.question,
    of: page.dataset.questions,
    facts: differing.fact,
  });
}

// ---- choosing -----------------------------------------------------------------------------------

/** @type {import("./text-search.js").TextSearch | undefined} */
let search; // of whole pages, loaded when somebody first asks for it
/** @type {Promise<{ ids: string[], titles: string[] }> | undefined} */
let titles;

async function choices() {
  titles ??= fetch(new URL("compare/choices.json", root)).then((response) => response.json());
  try {
    return await titles;
  } catch (error) {
    titles = undefined; // tried again with the next letter
    throw error;
  }
}

/**
 * Rows whose title has every word.
 * @param {string} query
 */
async function byTitle(query) {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  const known = await choices();
  const low = known.titles.map((title) => title.toLowerCase());
  return wanted.length
    ? low.flatMap((title, row) => (wanted.every((word) => title.includes(word)) ? [row] : []))
    : [];
}

/**
 * Links that add one of these rows to the comparison, and what is said of them.
 * @param {string} query
 * @param {number[]} rows
 * @param {(count: number) => string} said
 * @param {string[]} ids
 */
async function offer(query, rows, said, ids) {
  const known = await choices();
  if ($("choose").elements.words.value.trim() !== query) return; // someone went on typing
  const found = rows.filter((row) => !ids.includes(known.ids[row]));
  const links = found
    .slice(0, SHOWN)
    .map((row) =>
      element(
        "li",
        {},
        element("a", { href: addressOf([...ids, known.ids[row]]) }, known.titles[row]),
      ),
    );
  $("choices").replaceChildren(...links);
  $("found").textContent =
    `${said(found.length)}${found.length > SHOWN ? ` ${say("more", { shown: SHOWN })}` : ""}`;
}

/** @type {(key: string) => (count: number) => string} */
const counted = (key) => (count) =>
  count ? say(count === 1 ? `${key}_one` : key, { count }) : say(`${key}_none`);

/**
 * What pages say is looked through once somebody asks for it, titles with every letter.
 * @param {string} query
 * @param {string[]} ids
 */
async function inPages(query, ids) {
  try {
    const { TextSearch } = await import("./text-search.js");
    const idOf = async (/** @type {number} */ row) => (await choices()).ids[row];
    // names of bodies are found by the text of pages
    search ??= new TextSearch(root, async () => [], idOf);
    const found = await search.find(query);
    const near = found.some || found.absent.length > 0;
    await offer(
      query,
      await found.arranged(found.rows),
      near && found.rows.length ? (count) => say("whole_near", { count }) : counted("whole"),
      ids,
    );
  } catch (error) {
    console.warn(error);
    await offer(
      query,
      await byTitle(query),
      (count) => `${say("whole_failed")} ${counted("found")(count)}`,
      ids,
    );
  }
}

/** @param {string[]} ids */
function letChoose(ids) {
  const form = $("choose");
  const typed = () => form.elements.words.value.trim();
  /** @param {unknown} error */
  const failed = (error) => {
    console.warn(error);
    $("found").textContent = say("whole_failed");
  };
  form.addEventListener("input", async () => {
    const query = typed();
    await byTitle(query)
      .then((rows) => offer(query, rows, query ? counted("found") : () => "", ids))
      .catch(failed);
  });
  form.addEventListener("submit", async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!typed()) return;
    await inPages(typed(), ids).catch(failed);
    $("choices").querySelector("a")?.focus();
  });
  form.hidden = false;
}

/**
 * One decision only: offer those that its page says are like it.
 * @param {Decision} decision
 */
function alone(decision) {
  const section = decision.article.querySelector('[data-fs-field="similar"]');
  if (!section) return;
  const heading = element("h2", {}, section.querySelector("h2").textContent);
  const copy = taken(section, decision.id);
  $("suggestions").replaceChildren(heading, ...copy.filter((node) => node.nodeName === "UL"));
  $("suggestions").hidden = false;
}

// ---- start --------------------------------------------------------------------------------------

/** @param {string[]} problems */
function showProblems(problems) {
  $("problems").replaceChildren(...problems.map((problem) => element("li", {}, problem)));
  $("problems").hidden = problems.length === 0;
}

async function start() {
  const { ids, problems } = choice();
  if (location.protocol === "file:") {
    $("status").textContent = say("from_disk");
    ready();
    return;
  }
  if (ids.length) $("status").textContent = say("loading");
  /** @type {any[]} Each a decision, or why there is none. */
  const answers = await Promise.all(ids.map(read));
  const decisions = answers.filter(({ article }) => article);
  const known = decisions.map(({ id }) => id);
  showProblems([...problems, ...answers.flatMap(({ problem }) => problem ?? [])]);
  if (decisions.length) {
    const titles = decisions.map(({ title }) => title).join(say("and"));
    document.title = `${say("title", { titles })} – ${document.title}`;
  }
  if (decisions.length > 1) $("status").textContent = sideBySide(decisions, known);
  else
    $("status").textContent = decisions.length
      ? say("one", { title: decisions[0].title })
      : say("none");
  if (decisions.length === 1) alone(decisions[0]);
  if (known.length < most) letChoose(known);
  else $("view").append(element("span", { className: "fs-quiet" }, ` ${say("full", { most })}`));
  ready();
}

// What speaks where no script runs goes, and so when this file fails: hence no <noscript>. The
// rest, which was held back lest it jump, comes to its place.
function ready() {
  /** @type {any} */ (document.getElementById("without-script")).hidden = true;
  page.append($("ways"));
  page.classList.add("fs-ready");
}

start().catch((error) => {
  console.warn(error);
  $("status").textContent = say("broken");
  ready();
});
