// @ts-check
// Choosing decisions to compare by ticking them in the list. The choice stands in the address, so
// it outlives a new search, a page further on, and the way back from a decision.

import { $, element } from "./dom.js";

export class Ticks {
  /**
   * @param {string | URL} root
   * @param {number} most
   * @param {(key: string, values?: Record<string, unknown>) => string} say
   * @param {(ids: string[]) => void} changed Takes what is ticked, in the order of ticking.
   */
  constructor(root, most, say, changed) {
    this.root = root;
    this.most = most;
    this.say = say;
    this.changed = changed;
    /** @type {string[]} */
    this.ids = [];
  }

  /**
   * Put a box in the place of a row's link to the comparison.
   * @param {Element} result
   */
  box(result) {
    /** @type {HTMLAnchorElement | null} */
    const link = result.querySelector("a[href*='compare/?ids=']");
    if (!link) return;
    const id = new URL(link.href, location.href).searchParams.get("ids") ?? "";
    const box = element("input", {
      type: "checkbox",
      id: `compare-${id.replace("/", "-")}`,
      value: id,
    });
    box.dataset.fsTick = "";
    const label = element("label", { htmlFor: box.id }, ...link.childNodes);
    box.addEventListener("change", () => this.tick(id, box.checked));
    link.replaceWith(element("span", { className: "fs-tick" }, box, label));
  }

  /**
   * @param {string} id
   * @param {boolean} on
   */
  tick(id, on) {
    this.changed(on ? [...this.ids, id] : this.ids.filter((other) => other !== id));
  }

  /**
   * Show a choice: boxes, and the bar that leads to the comparison.
   * @param {string[]} ids
   */
  show(ids) {
    this.ids = ids;
    const full = ids.length >= this.most;
    /** @type {NodeListOf<HTMLInputElement>} */
    const boxes = document.querySelectorAll("[data-fs-tick]");
    for (const box of boxes) {
      box.checked = ids.includes(box.value);
      box.disabled = full && !box.checked;
    }
    $("comparing").hidden = ids.length === 0;
    if (ids.length === 0) return;
    const link = element(
      "a",
      { className: "fs-button", href: new URL(`compare/?ids=${ids.join(",")}`, this.root).href },
      this.say("compare", { count: ids.length }),
    );
    const none = element("button", { type: "button", className: "fs-chosen" }, this.say("untick"));
    none.addEventListener("click", () => this.changed([]));
    $("comparing").replaceChildren(
      ...(ids.length > 1 ? [link] : [element("span", {}, this.say("compare_one"))]),
      ...(full ? [element("span", {}, this.say("compare_full", { most: this.most }))] : []),
      none,
    );
  }
}
