// @ts-check
// What is wrong in a field is said beside it when somebody leaves it, and goes when it is mended.
// Personal data is pointed out earlier, at the first pause. What is missing is no matter of these
// notes: the list of tasks and the end say that.

import { element } from "../dom.js";
import { isFilled } from "./asked.js";
import { takeOffMended } from "./errors.js";
import { clearNotes, fieldOf, isError, noteAll, notesOf } from "./problem-notes.js";

/**
 * @typedef {import("./errors.js").Placed & { isPersonal?: boolean }} Placed
 * @typedef {Record<string, any>} Rules As checking.js gives them.
 */

const PAUSE = 600; // milliseconds without a key
const PLACES = "[data-fs-path], [data-fs-row]";
const OF_OTHERS = ["W222"]; // asks for something else to be filled in
const ASKED_LATER = "W707"; // a law asks for it at its next step

/**
 * Nothing moves under a finger that is pressing a button.
 * @returns {() => Promise<void>}
 */
function whileNothingIsPressed() {
  let released = Promise.resolve();
  document.addEventListener("pointerdown", () => {
    released = new Promise((resolve) => {
      for (const kind of ["pointerup", "pointercancel"])
        document.addEventListener(kind, () => setTimeout(resolve), { once: true });
    });
  });
  return () => released;
}

/** @param {{ form: any, checked: () => Promise<Rules>, shown: () => void }} desk */
export function watchFields({ form, checked, shown }) {
  const quiet = whileNothingIsPressed();
  const heard = element("p", { className: "fs-hidden" });
  const stopped = element("p", { className: "fs-hint" });
  for (const one of [heard, stopped]) one.setAttribute("role", "status");
  form.after(heard);
  form.querySelector(".fs-onward").after(stopped);
  const passed = new Set(); // what somebody was shown at the button, and went on
  /** @type {[asked: number, pause?: number]} */
  let [asked, pause] = [0];

  /**
   * Whether a problem is of the value that a field holds, and of nothing that it lacks.
   * @param {Placed} problem
   * @param {Rules} rules
   */
  function isOfValue({ code, control }, { facts }) {
    const asks = facts.rules.some(
      (/** @type {Record<string, any>} */ row) =>
        row.code === code && ("needs" in row || "needs_one_of" in row),
    );
    return (
      control.closest(".fs-field") &&
      !asks &&
      !OF_OTHERS.includes(code) &&
      code !== "E101" &&
      isFilled(fieldOf(control))
    );
  }

  /**
   * @param {Placed[]} problems
   * @param {Rules} rules
   * @param {{ leaving: boolean }} how
   */
  function draw(problems, { facts }, { leaving }) {
    const [all, lacking] = [new Map(), new Set()];
    for (const one of problems) {
      const field = fieldOf(one.control);
      const isTyped =
        !leaving && field.contains(document.activeElement) && field !== document.activeElement;
      const there = notesOf(field).some(({ dataset }) =>
        dataset.fsSaid?.startsWith(`${one.code} `),
      );
      if (there || (isOfValue(one, { facts }) && (!isTyped || one.isPersonal)))
        all.set(field, [...(all.get(field) ?? []), one]);
      if ((isError(one) || one.code === ASKED_LATER) && !isOfValue(one, { facts }))
        lacking.add(one.control.closest("[data-fs-step]"));
    }
    for (const old of form.querySelectorAll(".fs-error, .fs-noticed")) {
      const field = fieldOf(old.parentElement);
      if (!all.has(field)) clearNotes(field);
    }
    const fresh = [...all].flatMap(([field, found]) =>
      field.offsetParent ? noteAll(field, found) : noteAll(field, found) && [],
    );
    heard.textContent = fresh.map(({ message, hint }) => `${message} ${hint}`).join(" ");
    for (const step of form.querySelectorAll("[data-fs-step]"))
      step.toggleAttribute("data-fs-lacks", lacking.has(step));
  }

  // Looks at all that the form holds. `leaving`: whether somebody is done with the field that has
  // the focus.
  async function look({ leaving = false } = {}) {
    clearTimeout(pause);
    asked += 1;
    const mine = asked;
    const rules = await checked();
    const { problems } = await rules.look();
    await quiet();
    if (mine !== asked) return;
    draw(problems, rules, { leaving });
    form.dataset.fsLooked = ""; // until then nobody knows whether what is filled in is right
    takeOffMended(problems, rules.facts.words);
    shown();
  }

  /** @param {number} after */
  const later = (after) => {
    clearTimeout(pause);
    // What could not be looked at is said at the end.
    pause = setTimeout(() => look().catch(() => {}), after);
  };
  form.addEventListener("input", () => {
    stopped.textContent = "";
    later(PAUSE);
  });
  form.addEventListener("focusout", (/** @type {any} */ { target, relatedTarget }) => {
    const field = target.closest(".fs-field");
    if (field && !field.contains(relatedTarget)) later(0);
  });
  later(0); // for what is there already

  /**
   * Whether somebody may go on from a step: what is wrong in it is said once at the button, if it
   * was not before.
   * @param {any} step
   */
  async function mayGo(step) {
    stopped.textContent = "";
    await look({ leaving: true });
    /** @param {any} one */
    const keyOf = (one) =>
      `${one.parentElement.closest(PLACES)?.dataset.fsPath} ${one.dataset.fsSaid}`;
    const notes = [...step.querySelectorAll(".fs-error, .fs-noticed")].filter(
      (one) => !passed.has(keyOf(one)),
    );
    if (!notes.length) return true;
    for (const one of notes) passed.add(keyOf(one));
    const { facts } = await checked();
    stopped.textContent = facts.words.look_first;
    /** @type {any} */
    const place = fieldOf(notes[0].parentElement);
    (place.querySelector("input, select, textarea") ?? place).focus();
    return false;
  }
  return { look, mayGo };
}
