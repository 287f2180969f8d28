// @ts-check
// The drafts that lie in this browser: each under a key of its own, and beside it what it said
// before.

import { save } from "../download.js";
import { isGroup } from "./entry-data.js";

/**
 * @typedef {object} Draft
 * @property {Record<string, any>} data
 * @property {Record<string, any>[]} [bodies]
 * @property {string} [slug]
 * @property {string} [name]
 * @property {string} time When it was stored.
 * @property {boolean} [safe] Whether a file of it has been saved.
 * @property {{ text: string, id?: string }} [origin] The file that is amended.
 *
 * @typedef {{ id: string, text: string, draft: Draft | null }} Stored Null where it can't be read.
 */

const PLACE = `fairshare-draft:${location.pathname}`;
const LAST = 10; // states that can be had back, whatever lies between them
const SPACED = 10; // older ones, so far apart
const APART = 300_000; // milliseconds
const PROBE = `${PLACE}:probe`;

/**
 * A draft of an earlier version of the form has no id.
 * @param {string} id
 */
const keyOf = (id) => (id ? `${PLACE}:${id}` : PLACE);
/** @param {string} id */
const prefixOf = (id) => `${PLACE}:${id}:state:`;
/** @param {any} error */
const isFull = ({ name, code }) =>
  code === 22 || name === "QuotaExceededError" || name === "NS_ERROR_DOM_QUOTA_REACHED";

export const newId = () => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;

function keys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PLACE));
  } catch {
    return []; // storage is forbidden
  }
}

/**
 * The text that lies under a draft's id, or null.
 * @param {string} id
 */
export function stored(id) {
  try {
    return localStorage.getItem(keyOf(id));
  } catch {
    return null;
  }
}

/** @param {string} key */
function drop(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    /* nothing was stored */
  }
}

/**
 * An old one says `kept`, not `time`.
 * @param {unknown} found
 * @returns {found is Draft & { kept: string }}
 */
const isDraft = (found) => isGroup(found) && isGroup(found.data);

/**
 * A draft from its text; null where it is none.
 * @param {string} text
 * @returns {Draft | null}
 */
export function parsed(text) {
  try {
    const found = JSON.parse(text);
    return isDraft(found) ? { ...found, time: found.time ?? found.kept } : null;
  } catch {
    return null;
  }
}

// Whether this browser lets us store anything at the moment.
export function canStore() {
  try {
    localStorage.setItem(PROBE, "1");
    localStorage.removeItem(PROBE);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} id */
const statesOf = (id) =>
  keys()
    .filter((key) => key.startsWith(prefixOf(id)))
    .sort()
    .reverse();
/** @param {string} state */
const timeOf = (state) => state.slice(state.indexOf(":state:") + ":state:".length);

// The oldest state of any draft, but never the newest of its own.
function oldestState() {
  const all = keys().filter((key) => key.includes(":state:"));
  const older = all.filter((key) =>
    all.some((other) => other > key && other.startsWith(key.slice(0, key.indexOf(":state:") + 7))),
  );
  return older.sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))[0];
}

/**
 * Writes a text. Where there is no more room, old states make room; they come back where that is no
 * help.
 * @param {string} key
 * @param {string} text
 */
function write(key, text) {
  /** @type {[state: string, text: string][]} */
  const dropped = [];
  for (;;) {
    try {
      localStorage.setItem(key, text);
      return true;
    } catch (error) {
      const oldest = isFull(error) ? oldestState() : undefined;
      if (oldest === undefined) break;
      dropped.unshift([oldest, localStorage.getItem(oldest) ?? ""]);
      drop(oldest);
    }
  }
  for (const [state, before] of dropped) localStorage.setItem(state, before);
  return false;
}

/**
 * Stores a draft; its text, or null where the browser did not let us. What lay there before stays
 * then.
 * @param {string} id
 * @param {Draft} draft
 */
export function store(id, draft) {
  const text = JSON.stringify(draft);
  return write(keyOf(id), text) ? text : null;
}

/**
 * Puts the text of a draft beside it, to be had back.
 * @param {string} id
 * @param {string} text
 */
export function putAside(id, text) {
  const time = parsed(text)?.time ?? new Date().toISOString();
  write(prefixOf(id) + time, text);
  const [spare, ...others] = statesOf(id).slice(LAST - 1);
  /** @type {[string, number]} */
  let [last, count] = [spare, 0];
  for (const state of others) {
    if (count < SPACED && Date.parse(timeOf(last)) - Date.parse(timeOf(state)) >= APART)
      [last, count] = [state, count + 1];
    else drop(state);
  }
}

/**
 * What a draft said before, newest first.
 * @param {string} id
 */
export const states = (id) =>
  statesOf(id)
    .map((key) => ({ time: timeOf(key), draft: parsed(localStorage.getItem(key) ?? "") }))
    .flatMap(({ time, draft }) => (draft ? [{ time, draft }] : []));

/** @param {string} id */
export function forget(id) {
  for (const key of [keyOf(id), ...statesOf(id)]) drop(key);
}

/**
 * Every draft of this browser, the newest first.
 * @returns {Stored[]}
 */
export function drafts() {
  const ids = keys()
    .map((key) => key.slice(PLACE.length).match(/^(?:$|:([a-z0-9]+)$)/))
    .flatMap((found) => (found && found[1] !== "probe" ? [found[1] ?? ""] : []));
  const all = ids.flatMap((id) => {
    const text = stored(id);
    return text === null ? [] : [{ id, text, draft: parsed(text) }];
  });
  return all.sort((a, b) => ((a.draft?.time ?? "") < (b.draft?.time ?? "") ? 1 : -1));
}

// Which draft this window had, also after it is loaded again.
export const own = {
  get: () => {
    try {
      return sessionStorage.getItem(PLACE);
    } catch {
      return null;
    }
  },
  /** @param {string} id */
  set: (id) => {
    try {
      sessionStorage.setItem(PLACE, id);
    } catch {
      /* then the newest draft is opened */
    }
  },
};

/** @param {(is: (id: string) => boolean) => void} react */
export const onChangeElsewhere = (react) =>
  addEventListener("storage", ({ key }) => react((id) => key === keyOf(id)));

/** @param {Omit<Draft, "time">} draft */
export function toFile(draft) {
  save(
    `${draft.slug || "initiative"}.draft.json`,
    "application/json",
    `${JSON.stringify({ fairshare: "draft", ...draft }, null, 2)}\n`,
  );
}

/**
 * What a file holds that `toFile` wrote: a draft, null where it is broken, undefined when it is no
 * such file.
 * @param {string} text
 */
export function fromFile(text) {
  try {
    if (JSON.parse(text)?.fairshare !== "draft") return undefined;
  } catch {
    return /^\s*\{\s*"fairshare"\s*:\s*"draft"/.test(text) ? null : undefined;
  }
  return parsed(text);
}
