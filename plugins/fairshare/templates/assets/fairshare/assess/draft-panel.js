// @ts-check
// The panel of the draft: save, open, clear, and the drafts that lie in this browser.

import { fill } from "../words.js";
import { announce, form, page, raw, root, say } from "./desk.js";
import { readIn } from "./opening.js";

// Opens a file in the form; what became of it, in words.
/** @typedef {Record<string, any>} Desk Of desk.js, with the ways to take an entry away. */

/**
 * @param {File & { id?: string }} file
 * @param {Desk} desk
 * @returns {Promise<string>}
 */
export async function open(file, desk) {
  const { words, exchange, draft, allFacts, mayLeave } = desk;
  /** @param {string} reason */
  const refuse = (reason) => fill(words.not_opened, { name: file.name, reason });
  const facts = await allFacts().catch(() => null);
  if (!facts) return refuse(words.not_loaded);
  const {
    data,
    slug: name,
    title,
    left,
    refusal,
    origin: from,
    bodies,
  } = await readIn(file, form, facts, root);
  if (refusal) return refuse(refusal);
  if (!mayLeave(file.name)) return fill(words.stayed, { name: file.name });
  try {
    const out = exchange(data, name, {
      title,
      isSafe: true,
      from: from && { ...from, id: file.id },
      bodies,
    });
    draft.keep();
    return [fill(words.opened, { name: file.name }), out, left].filter(Boolean).join(" ");
  } catch {
    return refuse(words.unreadable);
  }
}

/** @param {Desk} desk */
export function buttons(desk) {
  const { words, draft, exchange, mayLeave, toOwnFile } = desk;
  /** @type {(place: string, act: () => void) => void} */
  const onClick = (place, act) => {
    for (const one of page.querySelectorAll(place)) one.addEventListener("click", act);
  };
  onClick("[data-fs-save], [data-fs-notice-save]", toOwnFile);
  onClick("[data-fs-new]", () => {
    if (!mayLeave(words.new_draft)) return;
    exchange({}, "", {});
    announce(words.begun);
  });
  onClick("[data-fs-clear]", () => {
    if (!confirm(words.clear_ask)) return;
    draft.remove();
    exchange({}, "", {});
    announce(words.cleared);
  });
  const chosen = page.querySelector("[data-fs-open]");
  chosen.addEventListener("change", async () => {
    const [file] = chosen.files;
    if (!file) return;
    announce(await open(file, desk));
    chosen.value = "";
  });
}

/** @param {Desk} desk */
export function drawers(desk) {
  const { words, time, draft, exchange, replace, mayLeave } = desk;
  const box = page.querySelector("[data-fs-drafts]");
  /** @param {import("./drafts.js").Draft} one */
  const name = (one) => one.name || one.data.title || words.untitled;
  const show = async () => {
    draft.keep();
    const { listDrafts } = await import("./draft-list.js");
    listDrafts(box.querySelector("[data-fs-drafts-list]"), {
      id: draft.id,
      words,
      time,
      raw,
      changed: show,
      open: (one, id, text) => {
        if (!mayLeave(name(one))) return;
        exchange(one.data, one.slug ?? "", {
          id,
          text,
          title: one.name,
          isSafe: one.safe,
          from: one.origin,
          bodies: one.bodies,
        });
        announce(fill(words.restored, { time: time(one.time) }));
        show();
      },
      bring: (one) => {
        draft.putAside();
        replace(one.data, one.slug ?? "", one.bodies);
        desk.changed();
        announce(fill(words.restored, { time: time(one.time) }));
        show();
      },
    });
  };
  box.addEventListener("toggle", () => {
    if (box.open) show().catch(() => say("[data-fs-drafts-list]", words.not_loaded));
  });
}
