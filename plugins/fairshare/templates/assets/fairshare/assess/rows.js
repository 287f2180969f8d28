// @ts-check
// Items of lists are added and removed, and that is said.

import { fill } from "../words.js";
import { addRow, removeRow } from "./entry.js";

/** @type {(list: any) => string} */
const title = (list) => list.getAttribute("aria-label");
/** @type {(row: any) => string} */
const numberOf = (row) => row.querySelector("[data-fs-count]").textContent;

/**
 * @param {HTMLElement} form
 * @param {{ words: Record<string, string> }} facts
 * @param {(text: string) => void} announce
 * @param {() => void} changed
 */
export function rows(form, { words }, announce, changed) {
  form.addEventListener("click", (/** @type {any} */ event) => {
    const button = event.target.closest("[data-fs-add], [data-fs-remove]");
    if (!button) return;
    if ("fsAdd" in button.dataset) {
      const row = addRow(button.parentElement);
      row.focus();
      announce(
        fill(words.row_added, { title: title(button.parentElement), number: numberOf(row) }),
      );
    } else {
      const row = button.closest("[data-fs-row]");
      const number = numberOf(row);
      const list = removeRow(row);
      list.querySelector(":scope > [data-fs-add]").focus();
      announce(fill(words.row_removed, { title: title(list), number }));
    }
    changed();
  });
}
