// The drafts of this browser by name, and what the one in this window said before.

import { element } from "../dom.js";
import { fill } from "../words.js";
import { drafts, forget, states, toFile } from "./drafts.js";

const button = (label, act) =>
  element("button", { type: "button", className: "fs-quiet-button", onclick: act }, label);

export const nameOf = (draft, words) => draft.name || draft.data.title || words.untitled;

// `open(draft, id, text)` goes on with a draft, `bring(draft)` brings a state back, `changed()`
// draws anew.
export function listDrafts(place, { id: mine, words, time, open, bring, changed, raw }) {
  const others = drafts().filter(({ id }) => id !== mine);
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
  const part = (title, none, items) => [
    element("h3", {}, title),
    items.length ? element("ul", {}, ...items) : element("p", { className: "fs-hint" }, none),
  ];
  place.replaceChildren(
    ...part(words.other_drafts, words.no_other_drafts, others.map(item)),
    ...part(words.states, words.no_states, before),
  );
}
