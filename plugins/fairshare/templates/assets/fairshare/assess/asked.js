// What the form shows of itself as it is filled in: parts that only some entries need, what a
// chosen code means, and what is copied from an opened entry. The page marks all of it
// (templates/fairshare/assess/).

import { at } from "./entry-data.js";

const isChosen = (one) =>
  ["radio", "checkbox"].includes(one.type) ? one.checked && one.value : one.value.trim();
export const isFilled = (part) =>
  [...part.querySelectorAll("input, select, textarea")].some(isChosen);

function isAsked({ fsWhen = "{}", fsUnless = "{}" }, data) {
  const holds = ([field, values]) => values.includes(at(data, field));
  return (
    Object.entries(JSON.parse(fsWhen)).every(holds) &&
    !Object.entries(JSON.parse(fsUnless)).some(holds)
  );
}

function setText(place, words) {
  if (place.textContent !== words) place.textContent = words; // a live region speaks at each change
}

function showCopy(part, copied) {
  part.hidden = copied === undefined;
  for (const place of part.querySelectorAll("[data-fs-copied]")) {
    const words = copied?.[place.dataset.fsCopied] ?? "";
    setText(place, words);
    place.hidden = place.previousElementSibling.hidden = !words;
  }
}

// What is filled in stays on the page, asked for or not: nothing leaves it unseen. `differs`:
// whether the decision is other than the assessment, or nobody knows.
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
