// @ts-check
// What the form shows of itself as it is filled in: parts that only some entries need, what a
// chosen code means, and what is copied from an opened entry. The page marks all of it
// (templates/fairshare/assess/).

import { at } from "./entry-data.js";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/** @param {any} one A control: only a box to tick is `checked`. */
const isChosen = (one) =>
  ["radio", "checkbox"].includes(one.type) ? one.checked && one.value : one.value.trim();
/** @param {Element} part */
export const isFilled = (part) =>
  [...part.querySelectorAll("input, select, textarea")].some(isChosen);

/**
 * @param {DOMStringMap} conditions As the page holds them: JSON, values by field.
 * @param {object} data
 */
function isAsked({ fsWhen = "{}", fsUnless = "{}" }, data) {
  /** @param {[string, unknown[]]} condition */
  const holds = ([field, values]) => values.includes(at(data, field));
  return (
    Object.entries(JSON.parse(fsWhen)).every(holds) &&
    !Object.entries(JSON.parse(fsUnless)).some(holds)
  );
}

/**
 * @param {Element} place
 * @param {string} words
 */
function setText(place, words) {
  if (place.textContent !== words) place.textContent = words; // a live region speaks at each change
}

/**
 * @param {any} part What is copied, with a name before each text.
 * @param {Record<string, string> | undefined} copied
 */
function showCopy(part, copied) {
  part.hidden = copied === undefined;
  for (const place of part.querySelectorAll("[data-fs-copied]")) {
    const words = copied?.[place.dataset.fsCopied] ?? "";
    setText(place, words);
    place.hidden = place.previousElementSibling.hidden = !words;
  }
}

/**
 * What is filled in stays on the page, asked for or not: nothing leaves it unseen.
 * @param {any} page Elements of every kind lie in it.
 * @param {Record<string, unknown>} data
 * @param {boolean} differs Whether the decision is other than the assessment, or nobody knows.
 */
export function showAsked(page, data, differs) {
  for (const part of page.querySelectorAll("[data-fs-otherwise]"))
    part.hidden = !differs && !isFilled(part);
  for (const part of page.querySelectorAll("[data-fs-when], [data-fs-unless]"))
    part.hidden = !isAsked(part.dataset, data) && !isFilled(part);
  for (const place of page.querySelectorAll("[data-fs-meaning]")) {
    setText(place, place.previousElementSibling.selectedOptions[0]?.dataset.fsMeans ?? "");
  }
  for (const part of page.querySelectorAll('[data-fs-kind="copy"]'))
    showCopy(part, at(data, part.dataset.fsPath));
  for (const step of page.querySelectorAll("[data-fs-step]:has([data-fs-otherwise])"))
    step.hidden = [...step.children].every((one) => one.hidden || one.matches("h3"));
}
