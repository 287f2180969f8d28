// The form brought to life. Everything happens in this browser: what is fetched are the site's own
// facts; what is typed goes nowhere.

import { showAsked } from "./asked.js";
import { forget, onChangeElsewhere, putAside, store, stored, toFile } from "./draft.js";
import { addRow, fill as fillForm, lost, read, removeRow } from "./entry.js";
import { finish } from "./finish.js";
import { overLimit } from "./limits.js";
import { show } from "./live.js";
import { score } from "./score.js";
import { fill } from "./score-words.js";

const PAUSE = 400; // milliseconds without typing before the draft is stored
const LARGEST = 262_144; // bytes of a file to open; the register takes no larger entry

const page = document.querySelector("[data-fs-assess]");
const root = new URL(page.dataset.root, location.href);
const form = page.querySelector("[data-fs-form]");
const slug = page.querySelector("[data-fs-slug]");
const announce = (words) => { page.querySelector("[data-fs-message]").textContent = words; };
const time = (day, { locale }) => new Date(day).toLocaleString(locale, { dateStyle: "long", timeStyle: "short" });

export const draft = () => ({ data: read(form).data, slug: slug.value });

function storing(facts) {
  const { words } = facts;
  let waiting;
  const now = () => {
    clearTimeout(waiting);
    waiting = undefined;
    const done = store({ ...draft(), kept: new Date().toISOString() });
    page.querySelector("[data-fs-saved]").textContent = done ? fill(words.kept, { time: time(Date.now(), words) }) : words.not_kept;
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(now, PAUSE);
  });
  const leaving = () => { if (waiting) now(); };
  addEventListener("pagehide", leaving);
  document.addEventListener("visibilitychange", leaving);
  onChangeElsewhere(() => announce(words.elsewhere));
  return now;
}

function rows(changed, { words }) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-fs-add], [data-fs-remove]");
    if (!button) return;
    const adding = "fsAdd" in button.dataset;
    const title = (list) => list.getAttribute("aria-label");
    if (adding) {
      const row = addRow(button.parentElement);
      row.focus();
      announce(fill(words.row_added, { title: title(button.parentElement), number: row.querySelector("[data-fs-count]").textContent }));
    } else {
      const row = button.closest("[data-fs-row]");
      const number = row.querySelector("[data-fs-count]").textContent;
      const list = removeRow(row);
      list.querySelector(":scope > [data-fs-add]").focus();
      announce(fill(words.row_removed, { title: title(list), number }));
    }
    changed();
  });
}

let finished = () => {}; // takes errors and the file of another entry off the page

// Puts an entry into the form and says what found no place in it.
function put(data, name, facts) {
  finished();
  fillForm(form, data);
  slug.value = name;
  const out = lost(data, read(form).data);
  return out.length ? fill(facts.words.left_out, { paths: out.join(", ") }) : "";
}

async function open(file, facts) {
  const { words } = facts;
  const refuse = (reason) => fill(words.not_opened, { name: file.name, reason });
  if (file.size > LARGEST) return refuse(words.too_large);
  try {
    const { readFile } = await import("./open-file.js");
    const { data, slug, left, refusal } = await readFile(file, facts, root);
    if (refusal) return refuse(refusal);
    const over = overLimit(data);
    if (over) return refuse(words[over]);
    return [fill(words.opened, { name: file.name }), put(data, slug, facts), left].filter(Boolean).join(" ");
  } catch (error) {
    return refuse(error.line ? fill(words.line, { line: error.line }) : words.no_entry);
  }
}

function buttons(changed, facts) {
  const { words } = facts;
  page.querySelector("[data-fs-save]").addEventListener("click", () => toFile(draft()));
  page.querySelector("[data-fs-clear]").addEventListener("click", () => {
    if (!confirm(words.clear_ask)) return;
    put({}, "", facts);
    changed();
    forget();
    announce(words.cleared);
  });
  page.querySelector("[data-fs-open]").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    announce(await open(file, facts));
    event.target.value = "";
    changed();
  });
}

// The draft of the last visit, back in the form. One that can't be opened is put aside, or the form
// would not start at the next visit either.
function restore(facts) {
  const { words } = facts;
  const before = stored();
  if (!before?.data) return;
  try {
    if (overLimit(before.data)) throw new RangeError("over a limit");
    const out = put(before.data, before.slug ?? "", facts);
    announce(`${fill(words.restored, { time: time(before.kept, words) })} ${out}`);
  } catch {
    putAside();
    put({}, "", facts);
    announce(words.put_aside);
  }
}

function offerOrganisations({ organisations }) {
  const options = Object.entries(organisations).map(([id, [name]]) => {
    const option = document.createElement("option");
    option.value = id;
    option.label = name;
    return option;
  });
  document.getElementById("organisations").append(...options);
  // Whoever types the name in full means the organisation.
  const ids = new Map(Object.entries(organisations).map(([id, [name]]) => [name.toLowerCase(), id]));
  form.addEventListener("change", ({ target }) => {
    const id = target.list && ids.get(target.value.trim().toLowerCase());
    if (id) target.value = id;
  });
}

async function start() {
  const facts = await fetch(new URL("assess/form.json", root)).then((response) => response.json());
  const { words } = facts;
  const assess = () => {
    const { data } = read(form);
    showAsked(page, data);
    const result = score(data, facts);
    if (result) show(page.querySelector("[data-fs-live]"), data, result, facts);
  };
  const now = storing(facts);
  const changed = () => { now(); assess(); };
  offerOrganisations(facts);
  form.addEventListener("change", assess);
  rows(changed, facts);
  buttons(changed, facts);
  document.getElementById("without-script").hidden = true;
  for (const hidden of page.querySelectorAll("[data-fs-draft], [data-fs-live], [data-fs-finish], [data-fs-add], [data-fs-remove]")) hidden.hidden = false;
  restore(facts);
  assess();
  finished = finish({ page, form, slug, root, facts });
  page.dataset.ready = "";
}

start().catch((error) => {
  console.warn(error);
  const banner = document.getElementById("without-script");
  banner.querySelector("strong").textContent = page.dataset.failed;
  banner.hidden = false;
});
