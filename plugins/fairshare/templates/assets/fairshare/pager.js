// @ts-check
// Links to the pages of a long list: the one before, where one is, the one after.

import { element } from "./dom.js";
import { writeState } from "./facets.js";

/**
 * @param {number} total How many rows there are.
 * @param {number} size How many of them a page shows.
 * @param {Parameters<typeof writeState>[0]} state
 * @param {(key: string, values?: Record<string, unknown>) => string} say
 * @param {(page: number) => void} turn
 */
export function pager(total, size, state, say, turn) {
  const last = Math.max(1, Math.ceil(total / size));
  if (last === 1) return [];
  /** @type {(number: number, label: string, rel: string) => HTMLElement} */
  const to = (number, label, rel) => {
    const link = element(
      "a",
      { href: `${location.pathname}${writeState({ ...state, page: number })}`, rel },
      label,
    );
    link.addEventListener("click", (/** @type {MouseEvent} */ event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      turn(number);
    });
    return element("li", {}, link);
  };
  const parts = [element("li", {}, say("page", { number: state.page, of: last }))];
  if (state.page > 1) parts.unshift(to(state.page - 1, say("previous"), "prev"));
  if (state.page < last) parts.push(to(state.page + 1, say("next"), "next"));
  return [
    element(
      "nav",
      { className: "fs-pages", "aria-label": say("pages") },
      element("ul", {}, ...parts),
    ),
  ];
}
