// @ts-check
// A button beside each text that people may want to take along, where the browser can copy.

import { element } from "./dom.js";

/** @type {Iterable<HTMLElement>} */
const texts = navigator.clipboard ? document.querySelectorAll("[data-fs-copy]") : [];
for (const text of texts) {
  const { fsCopy: words = "", fsCopied: done = "" } = text.dataset;
  const button = element("button", { type: "button", className: "fs-copy" }, words);
  const said = element("span", { role: "status" });
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent ?? "");
      said.textContent = done;
    } catch {
      getSelection()?.selectAllChildren(text); // then it can be copied by hand
    }
  });
  text.after(" ", button, " ", said);
}
