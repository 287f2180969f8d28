// @ts-check
// What is done when somebody has the entry checked: problems are shown, or what readers will see
// and the ways to take it away.

import { element } from "../dom.js";
import { fill } from "../words.js";
import { clearErrors, showErrors } from "./errors.js";
import { handOver } from "./hand-over.js";
import { preview } from "./preview.js";
import { slugOf } from "./slug.js";

/**
 * What the rules of this page leave to the check of the file.
 * @param {import("./desk.js").Facts} facts
 * @param {Record<string, any>[]} bodies
 */
function notLookedAt({ words, checkedLists }, bodies) {
  const isChecked = (/** @type {Record<string, string>} */ { scheme }) =>
    checkedLists.includes(scheme);
  const parts = [words.other_entries, words.hard_texts];
  if (bodies.some(({ identifiers = [] }) => identifiers.some(isChecked)))
    parts.push(words.check_digits);
  const last = parts.pop();
  return fill(words.not_looked_at, { parts: [parts.join(", "), last].join(words.or) });
}

/**
 * `place` is where what is ready is shown.
 * @param {Record<string, any>} desk What the form hands over: finish.js says what.
 * @param {any} place
 */
export async function end({ page, form, slug, checked, originOf, steps }, place) {
  const { facts, titleOf, look } = await checked();
  const { words } = facts;
  if (!slug.value.trim()) {
    const title = /** @type {any} */ (document.getElementById("f-title"));
    slug.value = slugOf(title?.value ?? "", facts.checks.longestSlug);
    slug.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const { data, bodies, id, search, courses, problems } = await look();
  place.hidden = showErrors(problems, { page, words });
  steps.refresh();
  if (place.hidden) return;
  const ready = element(
    "p",
    {},
    [
      problems.length ? words.warnings_note : words.ready,
      ...(search ? [] : [words.not_looked_for]),
      notLookedAt(facts, bodies),
      ...courses.flatMap((/** @type {any} */ law) => [fill(law.sentence, law), law.elsewhere]),
    ].join(" "),
  );
  place.replaceChildren(
    ready,
    ...preview(data, form, facts, courses),
    ...handOver({ data, bodies, id, origin: originOf() }, facts, titleOf, steps.go),
  );
  place.querySelector("h3").focus();
}

export const clear = clearErrors;
