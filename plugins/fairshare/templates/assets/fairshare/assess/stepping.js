// @ts-check
// One step of the form at a time, as the address names it: Back works, and a link leads to its step
// and field. Without an address there is the list of tasks. On paper, and before the form starts,
// all is shown.

import { fill } from "../words.js";
import { titleOfStep } from "./page-title.js";

/** @type {(place: any) => any} */
const wrap = (place) =>
  place.closest("[data-fs-step]") ??
  place.closest(".fs-section")?.querySelector("[data-fs-step]") ??
  null;
// Ids of the form need no escape.
const ofPage = () => document.getElementById(location.hash.slice(1));

/**
 * The heading that names a step.
 * @type {(step: any) => any}
 */
const headingOf = (step) =>
  step.querySelector(":scope > .fs-step__title") ?? step.closest(".fs-section").querySelector("h2");

const CONTROLS = "input:not([type=hidden]), select, textarea, button";

/**
 * What to put the focus on when somebody goes to a place.
 * @param {any} place
 * @param {any} step
 */
function target(place, step) {
  if (step && place.matches("h2, .fs-step__title")) return headingOf(step);
  return (
    place.closest(".fs-problems") ??
    (place.matches(CONTROLS) || !step ? place : (place.querySelector(CONTROLS) ?? place))
  );
}

/** @param {any} place */
function unfold(place) {
  for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details"))
    fold.open = true;
}

/**
 * @param {any} step
 * @returns {string}
 */
function titleOf(step) {
  const [own, section] = [headingOf(step), step.closest(".fs-section").querySelector("h2")];
  return own === section ? own.textContent : `${section.textContent}, ${own.textContent}`;
}

/**
 * @param {{ page: any, form: any, words: import("./desk.js").Words }} desk
 * @param {(step: any) => void} changed
 */
export function stepping({ page, form, words }, changed) {
  /** @type {[part: any, title: string][]} */
  const parts = [...form.querySelectorAll("[data-fs-counted]")].map((one) => [
    one,
    one.textContent,
  ]);
  /** @type {any[]} */
  const all = [...form.querySelectorAll("[data-fs-step]")];
  const onward = page.querySelectorAll("[data-fs-onward]");
  /** @type {any} */
  let current = null;
  const asked = () => all.filter((step) => !step.hidden && !step.closest(".fs-section").hidden);
  const next = () => asked()[asked().indexOf(current) + 1];

  // The parts of a section are counted as they are asked for.
  function countParts() {
    for (const section of new Set(parts.map(([part]) => part.closest(".fs-section")))) {
      const shown = parts.filter(([part]) => section.contains(part) && !part.parentElement.hidden);
      for (const [at, [part, title]] of shown.entries())
        part.textContent =
          shown.length > 1
            ? fill(words.part, { number: at + 1, count: shown.length, title })
            : title;
    }
  }

  /** @param {any} step */
  function show(step) {
    current = step;
    countParts();
    const isLast = step === all.at(-1);
    page.dataset.fsShown = step ? (isLast ? "finish" : "step") : "tasks";
    page.toggleAttribute("data-fs-wide", Boolean(step?.classList.contains("fs-step--wide")));
    for (const one of all) one.classList.toggle("fs-current", one === step);
    for (const one of form.querySelectorAll(".fs-section"))
      one.classList.toggle("fs-current", Boolean(step) && one.contains(step));
    for (const one of onward) one.hidden = !step;
    page.querySelector("[data-fs-next]").hidden = isLast;
    const problems = document.getElementById("problems")?.closest(".fs-problems");
    for (const link of page.querySelectorAll("[data-fs-to-problems]"))
      link.hidden = !problems || isLast;
    titleOfStep(step ? titleOf(step) : "");
    changed(step);
  }

  // Shows what the address names; where that is in no step, the list of tasks or what was checked.
  function follow() {
    const place = ofPage();
    const step = place && form.contains(place) ? wrap(place) : null;
    const isChecked = place?.closest(".fs-problems");
    // Another part of the site's page.
    if (place && !step && !isChecked && !page.contains(place)) return;
    show(isChecked ? all.at(-1) : step);
    if (!place) return;
    unfold(place);
    const focus = target(place, step);
    focus.focus({ preventScroll: true });
    (step && focus === headingOf(step)
      ? focus.closest(".fs-section")
      : (place.closest(".fs-field") ?? place)
    ).scrollIntoView({ block: "start" });
  }

  /**
   * Goes to a place of the form; the address says where that is.
   * @param {any} place
   */
  function go(place) {
    if (location.hash !== `#${place.id}`) history.pushState(null, "", `#${place.id}`);
    follow();
  }

  function start() {
    for (const title of form.querySelectorAll(".fs-step__title")) title.hidden = false;
    // A step is no longer than it must be.
    for (const fold of form.querySelectorAll(".fs-section > details")) fold.open = true;
    addEventListener("hashchange", follow);
    document.addEventListener("click", (/** @type {any} */ { target: one }) => {
      if (location.hash && one.closest("a")?.hash === location.hash) follow();
    }); // where it is already
    page.querySelector("[data-fs-next]").addEventListener("click", async () => {
      const from = current;
      if ((await ways.mayGo(from)) && current === from) go(headingOf(next()));
    });
    show(null);
    follow();
  }

  const ways = {
    go,
    start,
    countParts,
    refresh: () => show(current),
    get steps() {
      return asked();
    },
    headingOf,
    mayGo: async (/** @type {any} */ _step) => true,
  };
  return ways;
}
