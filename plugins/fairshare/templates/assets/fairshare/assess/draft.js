// The draft: stored in this browser as it is typed, put into a file, and read back from one.

import { save } from "../download.js";

const KEY = `fairshare-draft:${location.pathname}`;
const ASIDE = `${KEY}:aside`;

// Stores a draft; says whether the browser let us.
export function store(draft) {
  try {
    localStorage.setItem(KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false; // private windows, full or forbidden storage
  }
}

export function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

// Moves the stored draft out of the way of the next visit, where "Clear" finds it too.
export function putAside() {
  try {
    localStorage.setItem(ASIDE, localStorage.getItem(KEY));
    localStorage.removeItem(KEY);
  } catch { /* there is no room for both: the next draft takes its place */ }
}

export function forget() {
  try {
    localStorage.removeItem(KEY);
    localStorage.removeItem(ASIDE);
  } catch { /* nothing was stored */ }
}

export const onChangeElsewhere = (react) => addEventListener("storage", (event) => { if (event.key === KEY) react(); });

export function toFile(draft) {
  save(`${draft.slug || "initiative"}.draft.json`, "application/json", `${JSON.stringify({ fairshare: "draft", ...draft }, null, 2)}\n`);
}

// A draft from the text of a file that `toFile` wrote; null when it is no such file.
export function fromFile(text) {
  try {
    const found = JSON.parse(text);
    return found?.fairshare === "draft" && typeof found.data === "object" ? found : null;
  } catch {
    return null;
  }
}
