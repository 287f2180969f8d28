// @ts-check
// The boxes that filter the list, with what each would show, and the chosen ones as buttons.

import { $, element } from "./dom.js";

/**
 * @typedef {import("./facets.js").Facet} Facet
 * @typedef {import("./facets.js").Chosen} Chosen
 * @typedef {import("./found-words.js").Say} Say
 * @typedef {(chosen: Chosen, focus?: any) => void} Choose
 * @typedef {{ box: any, count: any, line: any, label: string }} Shown Of a value.
 */

const MANY = 10; // values in a facet from which it gets a box to find one

export class Filters {
  /**
   * `say`: the words of the page; `choose`: takes a new choice, and what then gets the focus;
   * `recount`: hears of a facet whose values have no count yet, and that somebody looks at it.
   * @param {{ facets: Facet[] }} table
   * @param {Say} say
   * @param {Choose} choose
   * @param {(name: string) => void} recount
   */
  constructor(table, say, choose, recount) {
    this.table = table;
    this.say = say;
    this.choose = choose;
    this.recount = recount;
    /** @type {Map<string, Shown | any>} By facet and value. */
    this.boxes = new Map();
    /** @type {Map<string, any>} By facet. */
    this.groups = new Map();
    /** @type {Chosen | undefined} */
    this.chosen = undefined;
    /** @type {Map<string, number[]> | undefined} */
    this.counted = undefined;
  }

  /**
   * `chosen`: Map of facet name to Set of codes; their facets stand open.
   * @param {Chosen} chosen
   */
  make(chosen) {
    const groups = this.table.facets
      .filter((one) => one.values.length)
      .map((one) => {
        const group = element(
          "details",
          { className: "fs-filter" },
          element("summary", {}, one.title),
          element("fieldset", {}, ...this.parts(one)),
        );
        group.open = chosen.has(one.name);
        group.addEventListener("toggle", () => {
          if (group.open && this.counted?.has(one.name) === false) this.recount(one.name);
        });
        this.groups.set(one.name, group);
        return group;
      });
    const form = element("form", { className: "fs-filters__form" }, ...groups);
    form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
    form.addEventListener("change", (/** @type {any} */ event) => {
      if (event.target.type === "checkbox") this.changed(event.target);
    });
    $("filters").replaceChildren(form);
  }

  /** @param {Facet} one */
  parts(one) {
    const list = element("div", { className: "fs-filter__values" });
    for (const [code, label] of one.values) {
      const box = element("input", {
        type: "checkbox",
        name: one.name,
        value: code,
        id: `f-${one.name}-${code}`,
      });
      const count = element("span", { className: "fs-quiet" });
      const line = element(
        "div",
        { className: "fs-filter__value" },
        box,
        element("label", { htmlFor: box.id }, `${label} `, count),
      );
      this.boxes.set(`${one.name} ${code}`, { box, count, line, label });
      list.append(line);
    }
    const legend = element("legend", {}, one.title);
    if (one.values.length <= MANY) return [legend, list];
    const find = element("input", { type: "search", id: `find-${one.name}`, autocomplete: "off" });
    find.addEventListener("input", () => this.narrow(one, find.value.trim().toLowerCase()));
    list.classList.add("fs-filter__values--many");
    list.tabIndex = 0;
    list.setAttribute("role", "group");
    list.setAttribute("aria-label", one.title);
    return [
      legend,
      element(
        "label",
        { htmlFor: find.id, className: "fs-filter__find" },
        this.say("find", { facet: one.title }),
      ),
      find,
      list,
    ];
  }

  /**
   * @param {Facet} one
   * @param {string} wanted
   */
  narrow(one, wanted) {
    for (const [code] of one.values) {
      const { line, label, box } = this.boxes.get(`${one.name} ${code}`);
      line.hidden = !box.checked && !label.toLowerCase().includes(wanted);
    }
  }

  /** @param {{ name: string, value: string, checked: boolean }} box */
  changed({ name, value, checked }) {
    const chosen = new Map(this.chosen);
    const codes = new Set(chosen.get(name));
    if (checked) codes.add(value);
    else codes.delete(value);
    if (codes.size) chosen.set(name, codes);
    else chosen.delete(name);
    this.choose(chosen);
  }

  // The facets that somebody looks at.
  open() {
    return [...this.groups].filter(([, group]) => group.open).map(([name]) => name);
  }

  /**
   * Tick what is chosen, and put a count to each value of the facets that were counted.
   * @param {Chosen} chosen
   * @param {Map<string, number[]>} found
   */
  show(chosen, found) {
    this.chosen = chosen;
    this.counted = found;
    for (const one of this.table.facets) {
      one.values.forEach(([code], number) => {
        const { box, count } = this.boxes.get(`${one.name} ${code}`);
        box.checked = chosen.get(one.name)?.has(code) ?? false;
        count.textContent = found.has(one.name) ? `(${found.get(one.name)?.[number]})` : "";
      });
    }
    const buttons = [...chosen].flatMap(([name, codes]) =>
      [...codes].map((code) => this.button(name, codes, code)),
    );
    if (buttons.length > 1) {
      const all = element("button", { type: "button", className: "fs-chosen" }, this.say("clear"));
      all.addEventListener("click", () => this.choose(new Map(), $("status")));
      buttons.push(all);
    }
    $("chosen").replaceChildren(...buttons.map((button) => element("li", {}, button)));
    $("chosen").hidden = buttons.length === 0;
  }

  /**
   * A chosen filter, as a button that removes it.
   * @param {string} name
   * @param {Set<string>} codes
   * @param {string} code
   */
  button(name, codes, code) {
    const title = this.table.facets.find((one) => one.name === name)?.title;
    const label = `${title}: ${this.boxes.get(`${name} ${code}`).label}`;
    const remove = element(
      "button",
      { type: "button", className: "fs-chosen" },
      element("span", { className: "fs-hidden" }, this.say("remove")),
      label,
      element("span", { "aria-hidden": "true" }, " ✕"),
    );
    remove.addEventListener("click", () => {
      const left = new Map(this.chosen);
      const others = [...codes].filter((other) => other !== code);
      if (others.length) left.set(name, new Set(others));
      else left.delete(name);
      this.choose(left, $("status"));
    });
    return remove;
  }
}
