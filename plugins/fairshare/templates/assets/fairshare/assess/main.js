// The form brought to life. Everything happens in this browser: what is fetched are the site's own
// facts; what is typed goes nowhere. It says that it is ready only when all of it is.

import { save } from "../download.js";
import { showAsked } from "./asked.js";
import { assessment } from "./assessment.js";
import { canStore, drafts, own, parsed, stored, toFile } from "./drafts.js";
import { notePatterns, read } from "./entry.js";
import { finish } from "./finish.js";
import { keeping } from "./keeping.js";
import { overLimit } from "./limits.js";
import { json } from "./loading.js";
import { noticeOf } from "./notice.js";
import { isEmpty, put, readIn } from "./opening.js";
import { offerOrganisations } from "./organisations.js";
import { rows } from "./rows.js";
import { showDates, takeDates } from "./typed-dates.js";
import { fill } from "./words.js";

const page = document.querySelector("[data-fs-assess]");
const root = new URL(page.dataset.root, location.href);
const form = page.querySelector("[data-fs-form]");
const slug = page.querySelector("[data-fs-slug]");
const called = page.querySelector("[data-fs-draft-name]");
const fields = { form, slug };
let origin; // the file that is amended: { text, id }; nothing for a new entry
let safe = false; // whether a file of what the form holds was saved or opened

const say = (place, words) => { page.querySelector(place).textContent = words; };
const announce = (words) => say("[data-fs-message]", words);
const look = () => ({ data: read(form).data, slug: slug.value, name: called.value.trim(), safe, origin });
const isBlank = () => isEmpty(form, look());
const raw = (text) => save("draft.json", "application/json", text);

// The draft that this window had; in a new window the newest.
function found() {
  const id = own.get();
  if (id === null) return drafts()[0];
  const text = stored(id);
  return text === null ? undefined : { id, text, draft: parsed(text) };
}

function saying(words, time, notice) {
  return (what, when) => {
    if (what === "stored") {
      say("[data-fs-saved]", fill(words.stored, { time: time(when) }));
      if (!("failing" in page.dataset)) return;
      delete page.dataset.failing;
      notice.mended(words.not_stored);
    } else if (what === "failed") {
      page.dataset.failing = "";
      say("[data-fs-saved]", words.not_stored);
      notice.show(words.not_stored, true);
    } else {
      if (what === "elsewhere") called.value = fill(words.from_here, { name: called.value.trim() || look().data.title || words.untitled });
      notice.show(what === "elsewhere" ? words.elsewhere : words.open_elsewhere);
    }
  };
}

// The form with all that keeps and exchanges its draft.
function desk(facts) {
  const { words } = facts;
  const time = (day) => new Date(day).toLocaleString(words.locale, { dateStyle: "long", timeStyle: "short" });
  const notice = noticeOf(page);
  const draft = keeping({ look, isEmpty: isBlank, report: (...what) => saying(words, time, notice)(...what) });
  const { assess, facts: allFacts } = assessment({ page, form, root, words });
  const seen = { cleared: () => {} }; // takes errors and the file of another entry off the page
  const changed = () => {
    showAsked(page, read(form).data);
    return isBlank() ? undefined : assess();
  };

  // Goes on with something else. What was there is stored already, and stays.
  function exchange(data, name, { id, text = null, title = "", isSafe = false, from }) {
    const left = put(fields, data, name, words);
    showDates(form, words.locale);
    seen.cleared();
    [called.value, safe, origin] = [title ?? "", isSafe, from];
    draft.adopt(id, text);
    changed();
    return left;
  }
  return { facts, words, time, notice, draft, allFacts, changed, exchange, seen };
}

const mayLeave = ({ draft, words }, name) => {
  draft.keep();
  if (isBlank() || safe) return true;
  const shown = called.value.trim() || look().data.title || words.untitled;
  return confirm(fill(draft.isFailing ? words.open_ask_lost : words.open_ask, { draft: shown, name }));
};

async function open(file, desk) {
  const { words, exchange, draft, allFacts } = desk;
  const refuse = (reason) => fill(words.not_opened, { name: file.name, reason });
  const facts = await allFacts().catch(() => null);
  if (!facts) return refuse(words.not_loaded);
  const { data, slug: name, title, left, refusal, origin: from } = await readIn(file, form, facts, root);
  if (refusal) return refuse(refusal);
  if (!mayLeave(desk, file.name)) return fill(words.stayed, { name: file.name });
  try {
    const out = exchange(data, name, { title, isSafe: true, from: from && { ...from, id: file.id } });
    draft.keep();
    return [fill(words.opened, { name: file.name }), out, left].filter(Boolean).join(" ");
  } catch {
    return refuse(words.unreadable);
  }
}

function buttons(desk) {
  const { words, draft, exchange } = desk;
  const onClick = (place, act) => { for (const one of page.querySelectorAll(place)) one.addEventListener("click", act); };
  onClick("[data-fs-save], [data-fs-notice-save]", () => {
    toFile(look());
    safe = true;
    draft.keep();
  });
  onClick("[data-fs-new]", () => {
    if (!mayLeave(desk, words.new_draft)) return;
    exchange({}, "", {});
    announce(words.begun);
  });
  onClick("[data-fs-clear]", () => {
    if (!confirm(words.clear_ask)) return;
    draft.remove();
    exchange({}, "", {});
    announce(words.cleared);
  });
  page.querySelector("[data-fs-open]").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    announce(await open(file, desk));
    target.value = "";
  });
}

function drawers(desk) {
  const { words, time, draft, exchange } = desk;
  const box = page.querySelector("[data-fs-drafts]");
  const name = (one) => one.name || one.data.title || words.untitled;
  const show = async () => {
    draft.keep();
    const { listDrafts } = await import("./draft-list.js");
    listDrafts(box.querySelector("[data-fs-drafts-list]"), {
      id: draft.id, words, time, raw, changed: show,
      open: (one, id, text) => {
        if (!mayLeave(desk, name(one))) return;
        exchange(one.data, one.slug ?? "", { id, text, title: one.name, isSafe: one.safe, from: one.origin });
        announce(fill(words.restored, { time: time(one.time) }));
        show();
      },
      bring: (one) => {
        draft.putAside();
        put(fields, one.data, one.slug ?? "", words);
        showDates(form, words.locale);
        desk.seen.cleared();
        safe = false;
        desk.changed();
        announce(fill(words.restored, { time: time(one.time) }));
        show();
      },
    });
  };
  box.addEventListener("toggle", () => { if (box.open) show().catch(() => say("[data-fs-drafts-list]", words.not_loaded)); });
}

// Puts back the draft that was there, if nobody has begun to type. One that can't be put back stays stored.
function restore({ words, time, draft, exchange, notice }) {
  const before = isBlank() ? found() : undefined;
  if (!before) return;
  try {
    const { data, slug: name, name: title, safe: isSafe = false, origin: from } = before.draft;
    if (overLimit(data)) throw new RangeError("over a limit");
    const out = exchange(data, name ?? "", { id: before.id, text: before.text, title, isSafe, from });
    announce(`${fill(words.restored, { time: time(before.draft.time) })} ${out}`.trim());
  } catch {
    form.reset();
    exchange({}, "", {}); // where not even that can be done, the form does not start
    notice.show(words.not_restored);
  }
}

function wire(desk) {
  const { draft, changed, notice, words, allFacts } = desk;
  const typed = () => {
    safe = false;
    draft.touch();
  };
  draft.listen();
  form.addEventListener("input", typed);
  form.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.localName === "input") event.preventDefault(); });
  called.addEventListener("input", draft.touch);
  takeDates(form, desk.facts); // before the assessment, which reads them
  form.addEventListener("change", changed);
  form.addEventListener("focusin", () => { allFacts().catch(() => {}); }, { once: true }); // tried again later
  document.addEventListener("fairshare:saved", () => { safe = true; });
  offerOrganisations(form, desk.facts);
  rows(form, desk.facts, announce, () => { typed(); changed(); });
  buttons(desk);
  drawers(desk);
  desk.seen.cleared = finish({ page, form, slug, root, allFacts, words, notice, originOf: () => origin });
}

// The entry that the address asks for, from the site itself.
async function openPublished(desk) {
  const { words } = desk;
  const id = new URLSearchParams(location.search).get("entry");
  if (id === null || !/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id)) return;
  history.replaceState(null, "", location.pathname); // loaded again, the page goes on with the draft
  const response = await fetch(new URL(`initiatives/${id}/entry.yml`, root)).catch(() => null);
  const name = `${id.split("/")[1]}.yml`;
  if (!response?.ok) {
    desk.notice.show(fill(words.not_opened, { name, reason: words.not_loaded }));
    return;
  }
  const file = Object.assign(new File([await response.arrayBuffer()], name), { id });
  announce(await open(file, desk));
}

async function start() {
  const facts = await json(new URL("assess/start.json", root));
  notePatterns(form);
  const begun = desk(facts);
  restore(begun);
  await begun.changed();
  wire(begun);
  for (const hidden of page.querySelectorAll("[data-fs-draft], [data-fs-live], [data-fs-finish], [data-fs-add], [data-fs-remove]")) hidden.hidden = false;
  say("[data-fs-saved]", canStore() ? facts.words.storing : facts.words.not_stored);
  for (const one of [document.getElementById("without-script"), page.querySelector("[data-fs-failed]")]) one.hidden = true;
  page.dataset.ready = "";
  if (!isBlank()) begun.draft.keep();
  await openPublished(begun);
}

// Says that it did not start, offers what is stored as a file, and tries again.
function failed(error) {
  console.error(error);
  const box = page.querySelector("[data-fs-failed]");
  const [newest] = drafts();
  box.hidden = false;
  const rescue = box.querySelector("[data-fs-rescue]");
  rescue.hidden = !newest;
  rescue.onclick = () => { if (newest.draft) toFile(newest.draft); else raw(newest.text); };
  box.querySelector("[data-fs-again]").onclick = begin;
}

let beginning = null;

function begin() {
  beginning ??= start().catch(failed).finally(() => { beginning = null; });
}

addEventListener("online", () => { if (!("ready" in page.dataset)) begin(); });
addEventListener("beforeunload", (event) => {
  if ("ready" in page.dataset || isBlank()) return;
  event.preventDefault();
  event.returnValue = ""; // older browsers ask only then
});
begin();
