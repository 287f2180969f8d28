// @ts-check
// Problems on the page, as public services have it: a summary on top that takes the focus, a link
// to each field, the same words beside the field, and "Error:" before the page's title.

import { element } from "../dom.js";
import { fill } from "../words.js";
import { titleOfErrors } from "./page-title.js";
import { clearNotes, fieldOf, isError, note } from "./problem-notes.js";

/**
 * @typedef {import("./problem-notes.js").Problem & { control: any }} Placed Where it is shown.
 * @typedef {import("./desk.js").Words} Words
 */

/** @param {Placed} problem */
const keyOf = ({ control, code }) => `${control.id} ${code}`;

/** @param {Element} page */
export function clearErrors(page) {
  for (const old of document.querySelectorAll(".fs-problems")) old.remove();
  // With one note of a field all of its notes go.
  for (const old of page.querySelectorAll(".fs-error, .fs-noticed"))
    if (old.isConnected) clearNotes(fieldOf(/** @type {Element} */ (old.parentElement)));
  titleOfErrors();
}

/**
 * Where in the form a control is: the part, and the groups and items that it lies in.
 * @param {any} control
 * @returns {string}
 */
function partOf(control) {
  const section = control.closest(".fs-section")?.querySelector("h2").textContent;
  if (!section) return "";
  const found = [section];
  /** @type {any[]} */
  const around = [];
  for (
    let one = /** @type {any} */ (fieldOf(control)).parentElement.closest("fieldset");
    one;
    one = one.parentElement.closest("fieldset")
  )
    around.unshift(one);
  for (const one of around.filter((group) => !group.matches(".fs-asked"))) {
    const legend = one.querySelector(":scope > legend").textContent.trim();
    if (legend.startsWith(found.at(-1) ?? "")) found.pop();
    found.push(legend);
  }
  return found.join(", ");
}

/** @param {Placed} problem */
function line(problem) {
  const { message, control, code, hint } = problem;
  const part = partOf(control);
  const named = !part || message.startsWith(part) ? message : `${part}: ${message}`;
  const link = element("a", { href: `#${control.id}` }, named); // stepping.js goes there
  const made = element("li", {}, link, ...(code === "E101" ? [] : [" ", hint]));
  made.dataset.fsOf = keyOf(problem);
  return made;
}

/** @type {(count: number, one: string, more: string) => string} */
const headed = (count, one, more) => (count === 1 ? one : fill(more, { count }));

/**
 * @param {Placed[]} problems
 * @param {string} id
 * @param {string} kind
 * @param {string} said
 */
function box(problems, id, kind, said) {
  const heading = element("h2", { id }, said);
  const made = element(
    "section",
    { className: `fs-problems ${kind}`.trim(), tabIndex: -1 },
    heading,
    element("ul", {}, ...problems.map(line)),
  );
  made.setAttribute("aria-labelledby", id);
  return made;
}

/**
 * Shows all problems and says whether there are errors among them.
 * @param {Placed[]} placed
 * @param {{ page: Element, words: Words }} desk
 */
export function showErrors(placed, { page, words }) {
  clearErrors(page);
  for (const problem of placed) note(fieldOf(problem.control), problem);
  const errors = placed.filter(isError);
  const warnings = placed.filter((problem) => !isError(problem));
  const made = [];
  if (errors.length) {
    made.push(
      box(errors, "problems", "", headed(errors.length, words.problem_one, words.problems)),
    );
    titleOfErrors(words.error_title);
  }
  if (warnings.length) {
    const shown = box(
      warnings,
      "warnings",
      "fs-problems--warn",
      headed(warnings.length, words.warning_one, words.warnings),
    );
    shown.append(element("p", {}, words.warnings_note));
    made.push(shown);
  }
  document.getElementById("main")?.prepend(...made);
  if (errors.length) {
    made[0].focus();
    made[0].scrollIntoView();
  }
  return errors.length > 0;
}

/**
 * Takes off the summary what is mended.
 * @param {Placed[]} placed
 * @param {Words} words
 */
export function takeOffMended(placed, words) {
  const left = new Set(placed.map(keyOf));
  /** @type {NodeListOf<any>} */
  const summaries = document.querySelectorAll(".fs-problems");
  for (const shown of summaries) {
    for (const one of shown.querySelectorAll("li")) if (!left.has(one.dataset.fsOf)) one.remove();
    const { length } = shown.querySelectorAll("li");
    const isWarning = shown.matches(".fs-problems--warn");
    if (length)
      shown.querySelector("h2").textContent = isWarning
        ? headed(length, words.warning_one, words.warnings)
        : headed(length, words.problem_one, words.problems);
    else {
      shown.remove();
      if (!isWarning) titleOfErrors();
    }
  }
}
