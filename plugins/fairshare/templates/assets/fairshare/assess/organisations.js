// Organisations are chosen by name, former name or acronym: a combobox as the ARIA authoring
// practices have it, with a list that opens as somebody types. Its last line describes an
// organisation that is new here.

import { element } from "../dom.js";
import { fill } from "../words.js";
import { bodiesLike, idOfBody, isKnown, nameOfBody, plainName } from "./bodies.js";
import { addRow } from "./entry.js";

const MOST = 8; // so many are offered at once
const LIST = "f-bodies"; // where new ones are described

// Of the official lists in which a new one may have a number, those of its kind; all where none is
// for it.
function offerLists(select) {
  const kind = document.getElementById(
    `${select.closest(`#${LIST} > [data-fs-row]`).id}.type`,
  ).value;
  const options = [...select.options].filter((one) => "fsKinds" in one.dataset);
  const isFor = (one) => one.dataset.fsKinds.split(" ").includes(kind);
  for (const one of options) one.hidden = options.some(isFor) && !isFor(one) && !one.selected;
}

// Where a new one is described: in a row of its own, which it may have already.
function placeFor(name) {
  const rows = document.getElementById(LIST);
  const names = [...rows.querySelectorAll('input[id$=".name"]')];
  const there =
    names.find((one) => plainName(one.value) === plainName(name)) ??
    names.find((one) => !one.value);
  return there ?? addRow(rows).querySelector('input[id$=".name"]');
}

// Once an organisation is described, the way on leads back to the box from which somebody went to
// it: its roles are still to be said.
function wayBack(steps) {
  let from = null;
  const step = document.getElementById(LIST).closest("[data-fs-step]");
  const isShown = () => step.classList.contains("fs-current");
  async function goBack(event) {
    const to = from;
    if (!isShown() || !to?.isConnected) return;
    event.stopImmediatePropagation();
    if (!(await steps.mayGo(step)) || !isShown()) return;
    from = null;
    steps.go(to);
  }
  document.querySelector("[data-fs-next]").addEventListener("click", goBack, true);
  return (box) => {
    from = box;
  };
}

export function offerOrganisations(form, { words }, { steps, typed }) {
  const list = element("ul", { id: "body-list", className: "fs-offers", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.organisations);
  form.append(list);
  const leadBackTo = wayBack(steps);
  let [box, at] = [null, -1];

  const options = () => [...list.children];
  function close() {
    list.hidden = true;
    at = -1;
    if (!box) return;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

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
    made.addEventListener("mousedown", (event) => event.preventDefault());
    made.addEventListener("click", act);
    made.choose = act;
    return made;
  }

  function choose(name) {
    box.value = name;
    close();
    box.dispatchEvent(new Event("input", { bubbles: true }));
    close();
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }

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
    lay();
    box.setAttribute("aria-expanded", "true");
    return mark(-1);
  }

  // Below the box, and over what is there: in the columns of a step it would move the fields beside
  // it.
  function lay() {
    const around = box.closest("[data-fs-step]");
    around.append(list);
    const [outer, inner] = [around.getBoundingClientRect(), box.getBoundingClientRect()];
    Object.assign(list.style, {
      left: `${inner.left - outer.left}px`,
      top: `${inner.bottom - outer.top}px`,
      width: `${inner.width}px`,
    });
  }

  function step(by) {
    if (list.hidden) open();
    if (!list.hidden) mark((at + by + options().length) % options().length);
  }

  const KEYS = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(at < 0 ? 0 : -1),
    Enter: () => {
      if (at >= 0) options()[at].choose();
    },
    Escape: close,
  };

  form.addEventListener("focusin", ({ target }) => {
    if ("fsByKind" in target.dataset) offerLists(target);
  });
  const isBox = (one) => "fsBody" in one.dataset;
  form.addEventListener("input", ({ target }) => {
    if (!isBox(target)) return;
    box = target;
    open();
  });
  form.addEventListener("keydown", (event) => {
    if (!isBox(event.target) || !(event.key in KEYS)) return;
    box = event.target;
    if (event.key !== "Escape" || !list.hidden) event.preventDefault();
    KEYS[event.key]();
  });
  form.addEventListener("focusout", ({ target }) => {
    if (target === box) close();
  });
  form.addEventListener("change", ({ target }) => {
    if (isBox(target)) target.value = nameOfBody(idOfBody(target.value.trim()));
  });
  if (isBox(document.activeElement) && document.activeElement.value) {
    // somebody was quicker than this script
    box = document.activeElement;
    open();
  }
}
