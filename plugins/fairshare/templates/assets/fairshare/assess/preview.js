// @ts-check
// What readers will see, read back from the form: every field that is filled, under the form's own
// titles. Texts stay text.

import { element } from "../dom.js";
import { headline } from "./headline.js";
import { score } from "./score.js";
import { scoreWords } from "./score-words.js";

/** @type {(node: Element, selector: string) => any} */
const own = (node, selector) =>
  node.querySelector(`:scope > ${selector}, :scope > fieldset > ${selector}`);

/**
 * @param {Element} field
 * @returns {string}
 */
function titleOf(field) {
  const label = own(field, "label") ?? own(field, "legend");
  const copy = label.cloneNode(true);
  for (const extra of copy.querySelectorAll(".fs-hidden, .fs-needed, .fs-critical")) extra.remove();
  return copy.textContent.trim();
}

/**
 * The words of what is chosen, without their explanations.
 * @param {any} input
 * @returns {string}
 */
function words(input) {
  const copy = input.labels[0].cloneNode(true);
  for (const hint of copy.querySelectorAll(".fs-hint")) hint.remove();
  return copy.textContent.trim();
}

/**
 * @param {any} field
 * @returns {string}
 */
function shown(field) {
  const { fsKind: kind } = field.dataset;
  const inWords = field.querySelector("[data-fs-date-shown]")?.textContent;
  if (kind === "date" && inWords) return inWords;
  if (kind === "date")
    return ["day", "month", "year"]
      .map((name) => field.querySelector(`[data-fs-part=${name}]`).value.trim())
      .filter(Boolean)
      .join("/");
  if (kind === "span")
    return [...field.querySelectorAll("select")]
      .map((one) => one.value)
      .filter(Boolean)
      .join("–");
  const picked = [...field.querySelectorAll("input:checked")].filter((one) => one.value);
  if (picked.length) return picked.map(words).join(", ");
  const select = field.querySelector("select");
  if (select) return select.value && select.selectedOptions[0].textContent;
  const typed = field.querySelector("textarea, input[type=text]");
  return typed?.value.trim() ?? "";
}

const LEAVES =
  '[data-fs-kind]:not([data-fs-kind="group"], [data-fs-kind="list"], [data-fs-kind="fixed"])';

/**
 * @param {any} field
 * @returns {string}
 */
function headingOf(field) {
  const around =
    field.closest("[data-fs-row]") ?? field.parentElement.closest('fieldset[data-fs-kind="group"]');
  return around ? around.querySelector(":scope > legend").textContent.trim() : "";
}

/**
 * What the page says first: whose account it is, the headline, the assessment.
 * @param {Record<string, any>} data
 * @param {any} facts
 * @param {import("./headline.js").Course[]} laws
 */
function first(data, facts, laws) {
  const said = headline(data, facts, new Date().toISOString().slice(0, 10), laws);
  const result = score(data, facts);
  const voice = data.assessment?.independence;
  return [
    element(
      "p",
      { className: "fs-quiet" },
      facts.page.voices[voice] ?? facts.page.voices[facts.own],
    ),
    ...(said
      ? [
          element(
            "p",
            {},
            element("strong", { className: `fs-tag fs-tag--${said.badge[0]}` }, said.words),
          ),
        ]
      : []),
    ...(result ? [element("p", {}, `${scoreWords(data, result, facts).sentence}.`)] : []),
  ];
}

/**
 * @param {Record<string, any>} data
 * @param {any} form
 * @param {import("./desk.js").Facts} facts
 * @param {import("./headline.js").Course[]} laws
 */
export function preview(data, form, facts, laws) {
  const { words: say } = facts;
  const box = element(
    "section",
    { className: "fs-preview" },
    element("h3", {}, data.title ?? ""),
    ...first(data, facts, laws),
  );
  for (const section of form.querySelectorAll(".fs-section")) {
    const list = [];
    let last = "";
    for (const field of section.querySelectorAll(LEAVES)) {
      const value = shown(field);
      if (!value) continue;
      const heading = headingOf(field);
      if (heading !== last && heading)
        list.push(element("dt", { className: "fs-preview__part" }, heading), element("dd", {}));
      last = heading;
      list.push(
        element("dt", {}, titleOf(field)),
        element("dd", { className: "fs-preview__text" }, value),
      );
    }
    if (list.length)
      box.append(
        element("h4", {}, section.querySelector("h2").textContent),
        element("dl", {}, ...list),
      );
  }
  return [element("h3", { tabIndex: -1 }, say.preview), box];
}
