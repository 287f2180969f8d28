// Problems on the page, as public services have it: a summary on top that takes the focus, a link to
// each field, the same words beside the field, and "Error:" before the page's title.

import { element } from "../dom.js";
import { placeOf } from "./entry.js";
import { titleOfErrors } from "./page-title.js";
import { where } from "./paths.js";
import { fill } from "./words.js";

const isError = ({ code }) => code.startsWith("E");

export function clearErrors(page) {
  for (const old of document.querySelectorAll(".fs-problems, .fs-error, .fs-noticed")) old.remove();
  for (const field of page.querySelectorAll("[data-fs-wrong]")) {
    delete field.dataset.fsWrong;
    field.removeAttribute("aria-invalid");
    const rest = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && !id.startsWith("e-"));
    if (rest.length) field.setAttribute("aria-describedby", rest.join(" "));
    else field.removeAttribute("aria-describedby");
  }
  titleOfErrors();
}

// A message without the field's place in the file, which nobody sees here: the item's number is enough.
export function forForm({ message, path, ...problem }, words) {
  const items = path.filter((step) => typeof step === "number").map((step) => step + 1);
  const named = items.length ? ` (${fill(words.item, { number: items.join(", ") })})` : "";
  const hint = problem.code === "E105" ? words.date_hint : problem.hint;
  return { ...problem, path, hint, message: message.replace(` (${where(path)})`, named) };
}

// Of an organisation that nobody knows, what to do about it: no form of an id is asked of anybody.
function ofBody({ code, control, ...problem }, words) {
  const isUnknown = ["E110", "E301"].includes(code) && control.dataset.fsBody !== undefined;
  return { ...problem, code, control, ...(isUnknown && { message: fill(words.no_such_body, { name: control.value.trim() }), hint: words.no_such_body_hint }) };
}

// The field, group or row that a control belongs to, and what in it is described by the message.
function around(control) {
  const box = control.closest(".fs-field") ?? control;
  const set = box.querySelector(":scope > fieldset") ?? control;
  return { box: set.localName === "fieldset" ? set : box, described: set };
}

function beside(control, { code, message, hint }, number) {
  const { box, described } = around(control);
  const note = element("p", { className: "fs-error", id: `e-${number}` }, `${message} (${code})`, ...(code === "E101" ? [] : [element("small", {}, hint)])); // its hint is beside it
  const hints = [...box.children].filter((one) => one.matches("legend, label, .fs-hint"));
  if (hints.length) hints.at(-1).after(note);
  else box.prepend(note);
  described.dataset.fsWrong = "";
  if (described.matches("input, select, textarea")) described.setAttribute("aria-invalid", "true");
  described.setAttribute("aria-describedby", `${described.getAttribute("aria-describedby") ?? ""} ${note.id}`.trim());
}

function box(problems, heading, kind) {
  const links = problems.map(({ message, control }) => element("li", {}, element("a", { href: `#${control.id}` }, message))); // stepping.js goes there
  const made = element("section", { className: `fs-problems ${kind}`.trim(), tabIndex: -1 }, heading, element("ul", {}, ...links));
  made.setAttribute("aria-labelledby", heading.id);
  return made;
}

const order = (a, b) => (a.control === b.control ? 0 : a.control.compareDocumentPosition(b.control) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);

// Shows problems and says whether there are errors among them.
// `rows`: where items of lists stand on the page; `named` puts a problem into the form's own names.
export function showErrors(found, { rows, page, slug, words, named }) {
  clearErrors(page);
  const seen = new Set(); // the same may be wrong several times in one field
  const isNew = ({ code, path }) => seen.size < seen.add(`${code} ${path}`).size;
  const placed = found.filter(isNew).map((problem) => ({ ...named(forForm(problem, words)), control: placeOf(problem.path, rows) ?? slug })).map((problem) => ofBody(problem, words)).sort(order);
  placed.forEach((problem, number) => beside(problem.control, problem, number));
  const errors = placed.filter(isError);
  const warnings = placed.filter((problem) => !isError(problem));
  const made = [];
  if (errors.length) {
    const said = errors.length === 1 ? words.problem_one : fill(words.problems, { count: errors.length });
    made.push(box(errors, element("h2", { id: "problems" }, said), ""));
    titleOfErrors(words.error_title);
  }
  if (warnings.length) {
    const said = warnings.length === 1 ? words.warning_one : fill(words.warnings, { count: warnings.length });
    const shown = box(warnings, element("h2", { id: "warnings" }, said), "fs-problems--warn");
    shown.append(element("p", {}, words.warnings_note));
    made.push(shown);
  }
  document.getElementById("main").prepend(...made);
  if (errors.length) {
    made[0].focus();
    made[0].scrollIntoView();
  }
  return errors.length > 0;
}
