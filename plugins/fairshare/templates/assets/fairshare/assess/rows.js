// Items of lists are added and removed, and that is said.

import { fill } from "../words.js";
import { addRow, removeRow } from "./entry.js";

const title = (list) => list.getAttribute("aria-label");
const numberOf = (row) => row.querySelector("[data-fs-count]").textContent;

export function rows(form, { words }, announce, changed) {
  form.addEventListener("click", (event) => {
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
