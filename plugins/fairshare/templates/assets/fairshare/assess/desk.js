// @ts-check
// The form with all that keeps and exchanges its draft.

import { save } from "../download.js";
import { fill } from "../words.js";
import { showAsked } from "./asked.js";
import { assessment } from "./assessment.js";
import { toFile } from "./drafts.js";
import { read } from "./entry.js";
import { keeping } from "./keeping.js";
import { noticeOf } from "./notice.js";
import { isEmpty, put } from "./opening.js";
import { showDates } from "./typed-dates.js";

/**
 * @typedef {Record<string, string>} Words What the page says, by name.
 * @typedef {{ words: Words } & Record<string, any>} Facts Of the form's own file.
 *
 * @typedef {object} Exchanged What the form goes on with, beside the entry's own data.
 * @property {string} [id] Of the draft; a new one where none is given.
 * @property {string | null} [text]
 * @property {string} [title]
 * @property {boolean} [isSafe]
 * @property {{ text: string, id?: string }} [from] The file that is amended.
 * @property {Record<string, any>[]} [bodies]
 */

/** @type {any} */
export const page = document.querySelector("[data-fs-assess]");
export const root = new URL(page.dataset.root, location.href);
export const form = page.querySelector("[data-fs-form]");
export const slug = page.querySelector("[data-fs-slug]");
const called = page.querySelector("[data-fs-draft-name]");
/**
 * The file that is amended; nothing for a new entry.
 * @type {Exchanged["from"]}
 */
let origin;
let safe = false; // whether a file of what the form holds was saved or opened

/** @type {(place: string, words: string) => void} */
export const say = (place, words) => {
  for (const one of page.querySelectorAll(place)) one.textContent = words;
};
/** @param {string} words */
export const announce = (words) => say("[data-fs-message]", words);
/** @returns {{ data: Record<string, any>, bodies?: Record<string, any>[] }} */
const content = () => {
  const { data, bodies } = read(form);
  return bodies.length ? { data, bodies } : { data };
};
const look = () => ({ ...content(), slug: slug.value, name: called.value.trim(), safe, origin });
export const isBlank = () => isEmpty(form, look());
/** @param {string} text */
export const raw = (text) => save("draft.json", "application/json", text);
/** @param {Words} words */
const shownName = (words) => called.value.trim() || look().data.title || words.untitled;

/**
 * @param {Words} words
 * @param {(day: string) => string} time
 * @param {ReturnType<typeof noticeOf>} notice
 * @returns {(what: string, when?: any) => void}
 */
function saying(words, time, notice) {
  return (what, when) => {
    if (what === "stored") {
      say("[data-fs-saved]", fill(words.stored, { time: time(when) }));
      say("[data-fs-stored]", fill(words.stored_short, { time: time(when) }));
      if (!("failing" in page.dataset)) return;
      delete page.dataset.failing;
      notice.mended(words.not_stored);
    } else if (what === "failed") {
      page.dataset.failing = "";
      say("[data-fs-saved], [data-fs-stored]", words.not_stored);
      notice.show(words.not_stored, true);
    } else {
      if (what === "elsewhere") called.value = fill(words.from_here, { name: shownName(words) });
      notice.show(what === "elsewhere" ? words.elsewhere : words.open_elsewhere);
    }
  };
}

/** @param {Facts} facts */
export function desk(facts) {
  const { words } = facts;
  /** @param {string} day */
  const time = (day) =>
    new Date(day).toLocaleString(words.locale, { dateStyle: "long", timeStyle: "short" });
  const notice = noticeOf(page);
  const draft = keeping({
    look,
    isEmpty: isBlank,
    /** @type {ReturnType<typeof saying>} */
    report: (...what) => saying(words, time, notice)(...what),
  });
  const { assess, facts: allFacts } = assessment({ page, form, root, words });
  // What is on the page beside the form.
  const seen = { cleared: () => {}, changed: () => {}, looked: () => {} };
  let differs = false; // the decision, from the assessment
  const show = () => {
    showAsked(page, read(form).data, differs);
    seen.changed();
  };
  const changed = async () => {
    show();
    if (isBlank()) return;
    const before = differs;
    differs = await assess();
    if (differs !== before) show();
  };

  /**
   * Fills the form with something else; what found no place in it, in words.
   * @param {Record<string, any>} data
   * @param {string} name
   * @param {Record<string, any>[]} bodies
   */
  function replace(data, name, bodies = []) {
    const left = put({ form, slug }, data, name, words, bodies);
    showDates(form, words.locale);
    seen.cleared();
    seen.looked();
    safe = false;
    return left;
  }

  /**
   * Goes on with something else. What was there is stored already, and stays.
   * @param {Record<string, any>} data
   * @param {string} name
   * @param {Exchanged} other
   */
  function exchange(data, name, { id, text = null, title = "", isSafe = false, from, bodies }) {
    const left = replace(data, name, bodies);
    [called.value, safe, origin] = [title ?? "", isSafe, from];
    draft.adopt(id, text);
    changed();
    return left;
  }

  /**
   * Whether what is there may go: asked where it is not in a file.
   * @param {string} name
   */
  function mayLeave(name) {
    draft.keep();
    if (isBlank() || safe) return true;
    return confirm(
      fill(draft.isFailing ? words.open_ask_lost : words.open_ask, {
        draft: shownName(words),
        name,
      }),
    );
  }

  function toOwnFile() {
    toFile(look());
    safe = true;
    draft.keep();
  }

  function listen() {
    draft.listen();
    called.addEventListener("input", draft.touch);
    document.addEventListener("fairshare:saved", () => {
      safe = true;
    });
  }

  function typed() {
    safe = false;
    draft.touch();
  }

  return {
    facts,
    words,
    time,
    notice,
    draft,
    allFacts,
    changed,
    replace,
    exchange,
    mayLeave,
    toOwnFile,
    listen,
    typed,
    seen,
    originOf: () => origin,
  };
}
