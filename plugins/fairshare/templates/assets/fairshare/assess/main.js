// @ts-check
// The form brought to life. Everything happens in this browser: what is fetched are the site's own
// facts; what is typed goes nowhere. It says that it is ready only when all of it is.

import { restore } from "./beginning.js";
import { knowBodies, markBodies } from "./bodies.js";
import { announce, desk, form, isBlank, page, raw, root, say, slug } from "./desk.js";
import { buttons, drawers } from "./draft-panel.js";
import { canStore, drafts, toFile } from "./drafts.js";
import { notePatterns } from "./entry.js";
import { finish } from "./finish.js";
import { json, once } from "./loading.js";
import { rows } from "./rows.js";
import { stepping } from "./stepping.js";
import { tasks } from "./tasks.js";
import { takeDates } from "./typed-dates.js";
import { takePeriods } from "./typed-periods.js";

/** @typedef {Record<string, any>} Desk Of desk.js. */

/**
 * @param {Desk} desk
 * @param {ReturnType<typeof stepping>} steps
 */
function wire(desk, steps) {
  const { changed, typed, notice, words, allFacts, facts, originOf } = desk;
  desk.listen();
  form.addEventListener("input", typed);
  form.addEventListener("keydown", (/** @type {any} */ event) => {
    if (event.key === "Enter" && event.target.localName === "input") event.preventDefault();
  });
  takeDates(form, facts); // before the assessment, which reads them
  takePeriods(form);
  form.addEventListener("change", changed);
  const personal = once(() => lookFor(new URL("assess/personal.json", root)));
  const checked = once(async () =>
    (await import("./checking.js")).checking({ form, slug, root, allFacts, personal }),
  );
  const watched = once(async () =>
    (await import("./field-problems.js")).watchFields({ form, checked, shown: desk.seen.changed }),
  );
  const help = once(async () => {
    const [{ offerOrganisations }, { takeAddresses }] = await Promise.all([
      import("./organisations.js"),
      import("./typed-addresses.js"),
    ]);
    takeAddresses(form);
    offerOrganisations(form, facts, { steps, typed });
  });
  const { cleared, load: ending } = finish({
    page,
    form,
    slug,
    checked,
    words,
    notice,
    originOf,
    steps,
  });
  desk.seen.cleared = cleared;
  const prepare = () => {
    for (const load of [allFacts, help, watched, ending]) load().catch(() => {});
  }; // tried again with the next field
  form.addEventListener("focusin", prepare);
  // The address named a field, or there is a draft.
  if (form.contains(document.activeElement) || !isBlank()) prepare();
  steps.mayGo = (step) =>
    watched()
      .then(({ mayGo }) => mayGo(step))
      .catch(() => true); // said at the end
  desk.seen.looked = () =>
    watched()
      .then(({ look }) => look())
      .catch(() => {});
  rows(form, facts, announce, () => {
    typed();
    changed();
  });
  buttons(desk);
  drawers(desk);
  startingPoints(page.querySelector("[data-fs-start]"));
}

/**
 * Common kinds of sharing, fetched when somebody asks for them.
 * @param {any} box
 */
function startingPoints(box) {
  const said = box.querySelector("[data-fs-start-said]");
  box.addEventListener("toggle", () => {
    import("./starting-points.js").then(
      ({ toggled }) => toggled(),
      () => {
        said.textContent = said.dataset.failed;
      },
    );
  });
}

/**
 * The search for personal data; its patterns and names are asked for when somebody begins.
 * @param {URL} address
 */
async function lookFor(address) {
  const [{ searchWith }, facts] = await Promise.all([import("./personal.js"), json(address)]);
  return searchWith(facts);
}

/**
 * One step at a time, and the list of what there is to do.
 * @param {Desk} desk
 */
function inSteps({ draft, words, seen }) {
  let show = () => {};
  const steps = stepping({ page, form, words }, (step) => {
    draft.keep();
    if (step && "ready" in page.dataset) announce(""); // what was said is of another step
    if (!step) show();
    if (!isBlank()) seen.looked();
  });
  show = tasks({ page, form, words, stepping: steps });
  seen.changed = () => {
    steps.countParts();
    if (page.dataset.fsShown === "tasks") show();
  };
  return steps;
}

async function start() {
  const facts = await json(new URL("assess/start.json", root));
  knowBodies(facts.names);
  markBodies(form);
  notePatterns(form);
  const begun = desk(facts);
  restore(begun);
  await begun.changed();
  const steps = inSteps(begun);
  wire(begun, steps);
  for (const hidden of page.querySelectorAll(
    "[data-fs-draft], [data-fs-live], [data-fs-finish], [data-fs-add], [data-fs-remove]",
  ))
    hidden.hidden = false;
  say("[data-fs-saved]", canStore() ? facts.words.storing : facts.words.not_stored);
  for (const one of [
    document.getElementById("without-script"),
    page.querySelector("[data-fs-failed]"),
  ])
    one.hidden = true;
  steps.start();
  page.dataset.ready = "";
  if (!isBlank()) begun.draft.keep();
  if (new URLSearchParams(location.search).has("entry"))
    await (await import("./published.js")).openPublished(begun);
}

/**
 * Says that it did not start, offers what is stored as a file, and tries again.
 * @param {unknown} error
 */
function failed(error) {
  console.error(error);
  const box = page.querySelector("[data-fs-failed]");
  const [newest] = drafts();
  box.hidden = false;
  const rescue = box.querySelector("[data-fs-rescue]");
  rescue.hidden = !newest;
  rescue.onclick = () => {
    if (newest.draft) toFile(newest.draft);
    else raw(newest.text);
  };
  box.querySelector("[data-fs-again]").onclick = begin;
}

/** @type {Promise<void> | null} */
let beginning = null;

function begin() {
  if (beginning) return;
  beginning = start()
    .catch(failed)
    .finally(() => {
      beginning = null;
    });
}

addEventListener("online", () => {
  if (!("ready" in page.dataset)) begin();
});
addEventListener("beforeunload", (event) => {
  if ("ready" in page.dataset || isBlank()) return;
  event.preventDefault();
  event.returnValue = ""; // older browsers ask only then
});
begin();
