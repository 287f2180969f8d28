// @ts-check
// Common kinds of sharing: what is usual is ticked, and hints stand with the fields that they are
// about. Nothing is rated, and nothing that somebody chose is taken away.

import { json, once } from "./loading.js";

/** @type {any} */
const page = document.querySelector("[data-fs-assess]");
const box = page.querySelector("[data-fs-start]");
const [list, about, said] = ["select", "[data-fs-start-about]", "[data-fs-start-said]"].map(
  (place) => box.querySelector(place),
);
const HINT = "data-fs-start-hint";

const load = once(() =>
  json(new URL("assess/starting-points.json", new URL(page.dataset.root, location.href))),
);

/**
 * Ticks as a person does, so that draft and assessment learn of it.
 * @param {string} path
 * @param {string[]} codes
 */
function tick(path, codes) {
  const inputs = [...page.querySelectorAll(`input[name="${CSS.escape(path)}"]`)];
  if (inputs.some((input) => input.type === "radio" && input.checked && input.value)) return;
  for (const input of inputs) {
    if (!codes.includes(input.value) || input.checked) continue;
    input.checked = true;
    for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
  }
}

/**
 * Puts a hint behind what the form says of the field, and so into what a screen reader says of it.
 * @param {string} path
 * @param {string} text
 */
function advise(path, text) {
  const field = page.querySelector(`[data-fs-form] [data-fs-path="${CSS.escape(path)}"]`);
  const place = field?.querySelector(".fs-hint");
  if (!place) return;
  const hint = document.createElement("strong");
  hint.setAttribute(HINT, "");
  hint.textContent = ` ${said.dataset.look} ${text}`;
  place.append(hint);
}

/**
 * @typedef {object} Kind
 * @property {string} label
 * @property {string} about
 * @property {Record<string, string | string[]>} fields What is ticked, by field.
 * @property {Record<string, string>} hints What to look at, by field.
 *
 * @param {Kind} kind
 */
function use({ fields, hints }) {
  for (const hint of page.querySelectorAll(`[${HINT}]`)) hint.remove();
  for (const [path, codes] of Object.entries(fields)) tick(path, [codes].flat());
  for (const [path, text] of Object.entries(hints)) advise(path, text);
  said.textContent = said.dataset.done;
}

async function show() {
  /** @type {Record<string, Kind>} */
  const points = await load();
  if (list.options.length) return;
  list.append(...Object.entries(points).map(([name, { label }]) => new Option(label, name)));
  const describe = () => {
    about.textContent = points[list.value].about;
  };
  list.addEventListener("change", describe);
  describe();
  box.querySelector("[data-fs-start-use]").addEventListener("click", () => use(points[list.value]));
}

// Called each time that the box is opened or closed.
export function toggled() {
  said.textContent = "";
  if (box.open)
    show().catch(() => {
      said.textContent = said.dataset.failed;
    });
}
