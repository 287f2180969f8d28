// The drafts that lie in this browser: each under a key of its own, and beside it what it said
// before. A draft holds { data, slug, name, time, safe }; `safe` says that a file of it has been
// saved.

import { save } from "../download.js";
import { isGroup } from "./entry-data.js";

const PLACE = `fairshare-draft:${location.pathname}`;
const LAST = 10; // states that can be had back, whatever lies between them
const SPACED = 10; // older ones, so far apart
const APART = 300_000; // milliseconds
const PROBE = `${PLACE}:probe`;

// A draft of an earlier version of the form has no id.
const keyOf = (id) => (id ? `${PLACE}:${id}` : PLACE);
const prefixOf = (id) => `${PLACE}:${id}:state:`;
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

// The text that lies under a draft's id, or null.
export function stored(id) {
  try {
    return localStorage.getItem(keyOf(id));
  } catch {
    return null;
  }
}

function drop(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    /* nothing was stored */
  }
}

// A draft from its text; null where it is none.
export function parsed(text) {
  try {
    const found = JSON.parse(text);
    return isGroup(found) && isGroup(found.data)
      ? { ...found, time: found.time ?? found.kept }
      : null;
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

const statesOf = (id) =>
  keys()
    .filter((key) => key.startsWith(prefixOf(id)))
    .sort()
    .reverse();
const timeOf = (state) => state.slice(state.indexOf(":state:") + ":state:".length);

// The oldest state of any draft, but never the newest of its own.
function oldestState() {
  const all = keys().filter((key) => key.includes(":state:"));
  const older = all.filter((key) =>
    all.some((other) => other > key && other.startsWith(key.slice(0, key.indexOf(":state:") + 7))),
  );
  return older.sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))[0];
}

// Writes a text. Where there is no more room, old states make room; they come back where that is no
// help.
function write(key, text) {
  const dropped = [];
  for (;;) {
    try {
      localStorage.setItem(key, text);
      return true;
    } catch (error) {
      const oldest = isFull(error) ? oldestState() : undefined;
      if (oldest === undefined) break;
      dropped.unshift([oldest, localStorage.getItem(oldest)]);
      drop(oldest);
    }
  }
  for (const [state, before] of dropped) localStorage.setItem(state, before);
  return false;
}

// Stores a draft; its text, or null where the browser did not let us. What lay there before stays
// then.
export function store(id, draft) {
  const text = JSON.stringify(draft);
  return write(keyOf(id), text) ? text : null;
}

// Puts the text of a draft beside it, to be had back.
export function putAside(id, text) {
  const time = parsed(text)?.time ?? new Date().toISOString();
  write(prefixOf(id) + time, text);
  const [spare, ...others] = statesOf(id).slice(LAST - 1);
  let [last, count] = [spare, 0];
  for (const state of others) {
    if (count < SPACED && Date.parse(timeOf(last)) - Date.parse(timeOf(state)) >= APART)
      [last, count] = [state, count + 1];
    else drop(state);
  }
}

// What a draft said before, newest first: { time, draft }.
export const states = (id) =>
  statesOf(id)
    .map((key) => ({ time: timeOf(key), draft: parsed(localStorage.getItem(key)) }))
    .filter(({ draft }) => draft);

export function forget(id) {
  for (const key of [keyOf(id), ...statesOf(id)]) drop(key);
}

// Every draft of this browser, the newest first: { id, text, draft }. `draft` is null where it
// can't be read.
export function drafts() {
  const ids = keys()
    .map((key) => key.slice(PLACE.length).match(/^(?:$|:([a-z0-9]+)$)/))
    .filter((found) => found && found[1] !== "probe");
  const found = ids
    .map(([, id = ""]) => ({ id, text: stored(id) }))
    .filter(({ text }) => text !== null);
  const all = found.map((one) => ({ ...one, draft: parsed(one.text) }));
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
  set: (id) => {
    try {
      sessionStorage.setItem(PLACE, id);
    } catch {
      /* then the newest draft is opened */
    }
  },
};

export const onChangeElsewhere = (react) =>
  addEventListener("storage", ({ key }) => react((id) => key === keyOf(id)));

export function toFile(draft) {
  save(
    `${draft.slug || "initiative"}.draft.json`,
    "application/json",
    `${JSON.stringify({ fairshare: "draft", ...draft }, null, 2)}\n`,
  );
}

// What a file holds that `toFile` wrote: a draft, null where it is broken, undefined when it is no
// such file.
export function fromFile(text) {
  try {
    if (JSON.parse(text)?.fairshare !== "draft") return undefined;
  } catch {
    return /^\s*\{\s*"fairshare"\s*:\s*"draft"/.test(text) ? null : undefined;
  }
  return parsed(text);
}
