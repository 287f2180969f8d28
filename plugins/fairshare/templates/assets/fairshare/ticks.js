// Choosing decisions to compare by ticking them in the list. The choice stands in the address, so
// it outlives a new search, a page further on, and the way back from a decision.

import { $, element } from "./dom.js";

export class Ticks {
  // `changed`: takes the ids that are ticked, in the order of ticking.
  constructor(root, most, say, changed) {
    Object.assign(this, { root, most, say, changed, ids: [] });
  }

  // Put a box in the place of a row's link to the comparison.
  box(result) {
    const link = result.querySelector("a[href*='compare/?ids=']");
    if (!link) return;
    const id = new URL(link.href, location.href).searchParams.get("ids");
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

  tick(id, on) {
    this.changed(on ? [...this.ids, id] : this.ids.filter((other) => other !== id));
  }

  // Show a choice: boxes, and the bar that leads to the comparison.
  show(ids) {
    this.ids = ids;
    const full = ids.length >= this.most;
    for (const box of document.querySelectorAll("[data-fs-tick]")) {
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
