// @ts-check
// The drafts of this browser by name, and what the one in this window said before.

import { element } from "../dom.js";
import { fill } from "../words.js";
import { drafts, forget, states, toFile } from "./drafts.js";

/** @typedef {import("./drafts.js").Draft} Draft */

/** @type {(label: string, act: () => void) => HTMLButtonElement} */
const button = (label, act) =>
  element("button", { type: "button", className: "fs-quiet-button", onclick: act }, label);

/** @type {(draft: Draft, words: Record<string, string>) => string} */
export const nameOf = (draft, words) => draft.name || draft.data.title || words.untitled;

/**
 * @typedef {object} Ways
 * @property {string} id Of the draft in this window.
 * @property {Record<string, string>} words
 * @property {(stored: string) => string} time A time in words.
 * @property {(draft: Draft, id: string, text: string) => void} open Goes on with a draft.
 * @property {(draft: Draft) => void} bring Brings a state back.
 * @property {() => void} changed Draws anew.
 * @property {(text: string) => void} raw Saves what can't be read.
 *
 * @param {HTMLElement} place
 * @param {Ways} ways
 */
export function listDrafts(place, { id: mine, words, time, open, bring, changed, raw }) {
  const others = drafts().filter(({ id }) => id !== mine);
  /** @param {import("./drafts.js").Stored} stored */
  const item = ({ id, text, draft }) => {
    const said = draft
      ? fill(words.draft_of, { name: nameOf(draft, words), time: time(draft.time) })
      : words.draft_unreadable;
    const name = draft ? nameOf(draft, words) : words.untitled;
    const remove = () => {
      if (!confirm(fill(words.remove_ask, { name }))) return;
      forget(id);
      changed();
    };
    /** @type {(label: string, act: () => void) => HTMLButtonElement} */
    const labelled = (label, act) => {
      const made = button(label, act);
      made.setAttribute("aria-label", `${label}: ${name}`);
      return made;
    };
    const ways = draft
      ? [
          labelled(words.go_on, () => open(draft, id, text)),
          labelled(words.save, () => toFile(draft)),
        ]
      : [labelled(words.save, () => raw(text))];
    return element(
      "li",
      {},
      element("p", {}, said),
      element("p", { className: "fs-ways" }, ...ways, labelled(words.remove, remove)),
    );
  };
  const before = states(mine).map(({ time: when, draft }) => {
    const back = button(fill(words.bring_back, { time: time(when) }), () => bring(draft));
    return element("li", {}, back, ` ${nameOf(draft, words)}`);
  });
  /** @type {(title: string, none: string, items: HTMLElement[]) => HTMLElement[]} */
  const part = (title, none, items) => [
    element("h3", {}, title),
    items.length ? element("ul", {}, ...items) : element("p", { className: "fs-hint" }, none),
  ];
  place.replaceChildren(
    ...part(words.other_drafts, words.no_other_drafts, others.map(item)),
    ...part(words.states, words.no_states, before),
  );
}
