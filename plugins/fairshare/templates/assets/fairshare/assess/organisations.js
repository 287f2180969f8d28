// @ts-check
// Organisations are chosen by name, former name or acronym: a combobox as the ARIA authoring
// practices have it, with a list that opens as somebody types. Its last line describes an
// organisation that is new here.

import { element } from "../dom.js";
import { fill } from "../words.js";
import { bodiesLike, idOfBody, isKnown, nameOfBody, plainName } from "./bodies.js";
import { addRow } from "./entry.js";

/** @typedef {{ go: (place: any) => void, mayGo: (step: any) => Promise<boolean> }} Steps */

const MOST = 8; // so many are offered at once
const LIST = "f-bodies"; // where new ones are described

/**
 * Of the official lists in which a new one may have a number, those of its kind; all where none is
 * for it.
 * @param {any} select
 */
function offerLists(select) {
  const row = select.closest(`#${LIST} > [data-fs-row]`);
  const { value: kind } = /** @type {any} */ (document.getElementById(`${row.id}.type`));
  const options = [...select.options].filter((one) => "fsKinds" in one.dataset);
  /** @param {any} one */
  const isFor = (one) => one.dataset.fsKinds.split(" ").includes(kind);
  for (const one of options) one.hidden = options.some(isFor) && !isFor(one) && !one.selected;
}

/**
 * Where a new one is described: in a row of its own, which it may have already.
 * @param {string} name
 */
function placeFor(name) {
  const rows = /** @type {any} */ (document.getElementById(LIST));
  const names = [...rows.querySelectorAll('input[id$=".name"]')];
  const there =
    names.find((one) => plainName(one.value) === plainName(name)) ??
    names.find((one) => !one.value);
  return there ?? addRow(rows).querySelector('input[id$=".name"]');
}

/**
 * Once an organisation is described, the way on leads back to the box from which somebody went to
 * it: its roles are still to be said.
 * @param {Steps} steps
 */
function wayBack(steps) {
  /** @type {any} */
  let from = null;
  /** @type {any} */
  const step = document.getElementById(LIST)?.closest("[data-fs-step]");
  const isShown = () => step.classList.contains("fs-current");
  /** @param {Event} event */
  async function goBack(event) {
    const to = from;
    if (!isShown() || !to?.isConnected) return;
    event.stopImmediatePropagation();
    if (!(await steps.mayGo(step)) || !isShown()) return;
    from = null;
    steps.go(to);
  }
  document.querySelector("[data-fs-next]")?.addEventListener("click", goBack, true);
  return (/** @type {any} */ box) => {
    from = box;
  };
}

/**
 * Below the box, and over what is there: in the columns of a step it would move the fields beside
 * it.
 * @param {HTMLElement} list
 * @param {HTMLElement} box
 */
function lay(list, box) {
  const around = /** @type {Element} */ (box.closest("[data-fs-step]"));
  around.append(list);
  const [outer, inner] = [around.getBoundingClientRect(), box.getBoundingClientRect()];
  Object.assign(list.style, {
    left: `${inner.left - outer.left}px`,
    top: `${inner.bottom - outer.top}px`,
    width: `${inner.width}px`,
  });
}

/**
 * @param {any} form
 * @param {import("./desk.js").Facts} facts
 * @param {{ steps: Steps, typed: () => void }} desk
 */
export function offerOrganisations(form, { words }, { steps, typed }) {
  const list = element("ul", { id: "body-list", className: "fs-offers", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.organisations);
  form.append(list);
  const leadBackTo = wayBack(steps);
  /** @type {[box: any, at: number]} */
  let [box, at] = [null, -1];

  const options = () => /** @type {any[]} */ ([...list.children]);
  function close() {
    list.hidden = true;
    at = -1;
    if (!box) return;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  /** @param {number} place */
  function mark(place) {
    at = place;
    for (const [number, one] of options().entries())
      one.setAttribute("aria-selected", String(number === at));
    if (at < 0) box.removeAttribute("aria-activedescendant");
    else {
      box.setAttribute("aria-activedescendant", options()[at].id);
      options()[at].scrollIntoView({ block: "nearest" });
    }
  }

  /** @type {(number: any, name: string, beside: string | undefined, act: () => void) => any} */
  function option(number, name, beside, act) {
    const made = element(
      "li",
      { id: `body-${number}` },
      name,
      ...(beside ? [element("span", { className: "fs-hint" }, beside)] : []),
    );
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    // The focus stays where one types.
    made.addEventListener("mousedown", (/** @type {Event} */ event) => event.preventDefault());
    made.addEventListener("click", act);
    made.choose = act;
    return made;
  }

  /** @param {string} name */
  function choose(name) {
    box.value = name;
    close();
    box.dispatchEvent(new Event("input", { bubbles: true }));
    close();
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** @param {string} name */
  function describe(name) {
    const place = placeFor(name);
    place.value = name;
    choose(name);
    leadBackTo(box);
    typed();
    steps.go(place);
  }

  function open() {
    const written = box.value.trim();
    const found = bodiesLike(written);
    const offers = found
      .slice(0, MOST)
      .map(({ name, other }, number) =>
        option(number, name, other && fill(words.also_called, { other }), () => choose(name)),
      );
    const isNew = written && !isKnown(idOfBody(written)) && idOfBody(written) === written;
    if (isNew)
      offers.push(
        option("new", fill(words.describe_new, { name: written }), "", () => describe(written)),
      );
    list.replaceChildren(...offers);
    if (!offers.length) return close();
    list.hidden = false;
    lay(list, box);
    box.setAttribute("aria-expanded", "true");
    return mark(-1);
  }

  /** @param {number} by */
  function step(by) {
    if (list.hidden) open();
    if (!list.hidden) mark((at + by + options().length) % options().length);
  }

  /** @type {Record<string, () => void>} */
  const KEYS = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(at < 0 ? 0 : -1),
    Enter: () => {
      if (at >= 0) options()[at].choose();
    },
    Escape: close,
  };

  form.addEventListener("focusin", (/** @type {any} */ { target }) => {
    if ("fsByKind" in target.dataset) offerLists(target);
  });
  /** @param {any} one */
  const isBox = (one) => "fsBody" in one.dataset;
  form.addEventListener("input", (/** @type {any} */ { target }) => {
    if (!isBox(target)) return;
    box = target;
    open();
  });
  form.addEventListener("keydown", (/** @type {any} */ event) => {
    if (!isBox(event.target) || !(event.key in KEYS)) return;
    box = event.target;
    if (event.key !== "Escape" || !list.hidden) event.preventDefault();
    KEYS[event.key]();
  });
  form.addEventListener("focusout", (/** @type {any} */ { target }) => {
    if (target === box) close();
  });
  form.addEventListener("change", (/** @type {any} */ { target }) => {
    if (isBox(target)) target.value = nameOfBody(idOfBody(target.value.trim()));
  });
  const { activeElement } = /** @type {any} */ (document);
  if (isBox(activeElement) && activeElement.value) {
    // somebody was quicker than this script
    box = activeElement;
    open();
  }
}
