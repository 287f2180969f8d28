// @ts-check
// What is wrong in a field, in words beside it, and said with the field to those who hear the page.

import { element } from "../dom.js";

/** @typedef {{ code: string, message: string, hint: string }} Problem */

let count = 0; // of all notes, so that each has an id of its own

/** @param {{ code: string }} problem */
export const isError = ({ code }) => code.startsWith("E");

/**
 * What a control is shown in: its field, or the group or row that it is.
 * @param {Element} control
 */
export const fieldOf = (control) => control.closest(".fs-field") ?? control;

/**
 * Where notes of a field stand, and what in it they describe.
 * @param {Element} field
 * @returns {{ box: any, described: any }} Elements of any kind.
 */
function around(field) {
  const set = field.matches("fieldset") ? field : field.querySelector(":scope > fieldset");
  return {
    box: set ?? field,
    described: set ?? field.querySelector(":scope > :is(input, select, textarea)") ?? field,
  };
}

/**
 * @param {Element} field
 * @returns {HTMLElement[]}
 */
export const notesOf = (field) =>
  [...around(field).box.children].filter((one) => one.matches(".fs-error, .fs-noticed"));

/** @param {Element} field */
export function clearNotes(field) {
  const { described } = around(field);
  const old = notesOf(field);
  if (!old.length) return;
  for (const one of old) one.remove();
  described.removeAttribute("data-fs-wrong");
  described.removeAttribute("aria-invalid");
  const ids = old.map(({ id }) => id);
  const rest = (described.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .filter((/** @type {string} */ id) => id && !ids.includes(id));
  if (rest.length) described.setAttribute("aria-describedby", rest.join(" "));
  else described.removeAttribute("aria-describedby");
}

/**
 * @param {Element} field
 * @param {Problem} problem
 */
export function note(field, problem) {
  const { box, described } = around(field);
  const { code, message, hint } = problem;
  count += 1;
  // What is missing has its hint beside it.
  const says = code === "E101" ? [] : [element("small", {}, hint)];
  const made = element(
    "p",
    { className: isError(problem) ? "fs-error" : "fs-noticed", id: `e-${count}` },
    `${message} (${code})`,
    ...says,
  );
  made.dataset.fsSaid = `${code} ${message}`;
  const before = [...box.children].filter((one) =>
    one.matches("legend, label, .fs-hint:not([aria-live]), .fs-error, .fs-noticed"),
  );
  if (before.length) before.at(-1).after(made);
  else box.prepend(made);
  if (isError(problem)) {
    described.dataset.fsWrong = "";
    if (described.matches("input, select, textarea"))
      described.setAttribute("aria-invalid", "true");
  }
  described.setAttribute(
    "aria-describedby",
    `${described.getAttribute("aria-describedby") ?? ""} ${made.id}`.trim(),
  );
}

/**
 * Puts what is wrong in a field beside it; gives those problems of which nothing stood there.
 * @template {Problem} Kind
 * @param {Element} field
 * @param {Kind[]} problems
 */
export function noteAll(field, problems) {
  const said = problems.map(({ code, message }) => `${code} ${message}`);
  const there = notesOf(field).map(({ dataset }) => dataset.fsSaid);
  if (said.join("\n") === there.join("\n")) return [];
  clearNotes(field);
  for (const one of problems) note(field, one);
  return problems.filter(({ code }) => !there.some((one) => one?.startsWith(`${code} `)));
}
