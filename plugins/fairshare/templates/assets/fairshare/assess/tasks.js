// @ts-check
// How far each step and task is: what needs to be filled in is, some of it is, or nothing is.

import { fill } from "../words.js";

const CONTROLS = "input:not([type=hidden]), select, textarea";
const GROUPS = '[data-fs-kind="group"], [data-fs-row]';

/** @param {any} one */
const isGiven = (one) =>
  ["radio", "checkbox"].includes(one.type)
    ? one.checked && one.value !== ""
    : one.value.trim() !== "";
/** @param {Element} part */
const isBegun = (part) => [...part.querySelectorAll(CONTROLS)].some(isGiven);
/** @param {any} part */
const isRequired = (part) => "fsRequired" in part.dataset;

/**
 * Whether a field has to be filled in now: nothing around it may be left out as a whole.
 * @param {any} field
 * @param {Element} form
 */
function isOwed(field, form) {
  if (!isRequired(field) || field.closest("[hidden]") || isBegun(field)) return false;
  for (
    let around = field.parentElement.closest(GROUPS);
    around && form.contains(around);
    around = around.parentElement.closest(GROUPS)
  ) {
    if (!isRequired(around) && !isBegun(around)) return false;
  }
  return true;
}

/**
 * The state of one step: problem, done, begun, open, or optional.
 * @param {any} step
 * @param {any} form
 */
function stateOf(step, form) {
  // Of a part of the form: what is wrong with all of it, its first step shows.
  const whole = step.parentElement;
  const isFirst = !step.previousElementSibling?.matches("[data-fs-step]");
  if (step.querySelector("[data-fs-wrong]") || (isFirst && whole.matches("[data-fs-wrong]")))
    return "problem";
  const needs = [...step.querySelectorAll("[data-fs-required]")];
  // What a part that is begun lacks, the rules know: it hangs on the kind of entry. Questions may
  // wait.
  const isKnown =
    "fsLooked" in form.dataset &&
    isBegun(step.closest(".fs-section")) &&
    !step.querySelector(".fs-asked");
  const owes =
    "fsLacks" in step.dataset || (!isKnown && needs.some((field) => isOwed(field, form)));
  if (!isBegun(step)) return owes || !(isKnown || "fsIf" in step.dataset) ? "open" : "optional";
  return owes ? "begun" : "done";
}

/**
 * The state of several steps together; those that may be left out do not count.
 * @param {string[]} states
 */
function together(states) {
  if (states.includes("problem")) return "problem";
  const counted = states.filter((state) => state !== "optional");
  if (!counted.length) return "optional";
  if (counted.every((state) => state === "done")) return "done";
  return counted.every((state) => state === "open") ? "open" : "begun";
}

/** @param {any} desk The page, the form, its words, and its steps. */
export function tasks({ page, form, words, stepping }) {
  const list = page.querySelector(".fs-tasks");
  /** @param {any} link */
  const place = (link) => {
    const heading = /** @type {any} */ (document.getElementById(link.hash.slice(1)));
    return (
      heading.closest("[data-fs-step]") ??
      heading.closest(".fs-section").querySelector("[data-fs-step]")
    );
  };

  /**
   * @param {any} row
   * @param {string[]} states
   */
  function say(row, states) {
    const state = together(states);
    const counted = states.filter((one) => one !== "optional");
    const done = counted.filter((one) => one === "done").length;
    const mark = row.querySelector("[data-fs-state]");
    mark.className = `fs-tasks__state fs-tasks__state--${state}`;
    mark.textContent =
      state === "begun" && counted.length > 1
        ? fill(words.task_part, { done, count: counted.length })
        : words[
            state === "done" && !("fsLooked" in form.dataset) ? "task_filled" : `task_${state}`
          ];
  }

  // Draws the list anew.
  return function show() {
    for (const item of list.querySelectorAll(":scope > ol > li")) {
      const [task, ...steps] = item.querySelectorAll("a");
      item.hidden = place(task).closest(".fs-section").hidden;
      if (!item.querySelector("[data-fs-state]")) continue;
      for (const link of steps) link.parentElement.hidden = place(link).hidden;
      /** @type {any[]} */
      const links = (steps.length ? steps : [task]).filter(
        (/** @type {any} */ link) => !place(link).hidden,
      );
      if (steps.length) {
        item.querySelector("summary").firstChild.data = fill(words.steps, { count: links.length });
        item.querySelector("details").hidden = links.length < 2;
      }
      const states = links.map((link) => stateOf(place(link), form));
      if (steps.length)
        for (const [at, link] of links.entries()) say(link.parentElement, [states[at]]);
      say(task.parentElement, states);
    }
    const first =
      stepping.steps.find((/** @type {any} */ step) =>
        ["open", "begun"].includes(stateOf(step, form)),
      ) ?? stepping.steps.at(-1);
    const [progress, on] = [
      list.querySelector("[data-fs-progress]"),
      list.querySelector("[data-fs-go-on]"),
    ];
    const heading = stepping.headingOf(first);
    progress.hidden = false;
    on.href = `#${heading.id}`;
    on.textContent = fill(isBegun(form) ? words.go_on_with : words.begin_with, {
      title: first.closest(".fs-section").querySelector("h2").textContent,
    });
  };
}
