// What is done when somebody has the entry checked: problems are shown, or what readers will see
// and the ways to take it away.

import { element } from "../dom.js";
import { clearErrors, showErrors } from "./errors.js";
import { handOver } from "./hand-over.js";
import { preview } from "./preview.js";
import { slugOf } from "./slug.js";

// `place` is where what is ready is shown.
export async function end({ page, form, slug, checked, originOf, steps }, place) {
  const { facts, titleOf, look } = await checked();
  const { words } = facts;
  if (!slug.value.trim()) {
    slug.value = slugOf(document.getElementById("f-title")?.value ?? "", facts.checks.longestSlug);
    slug.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const { data, bodies, id, search, problems } = await look();
  place.hidden = showErrors(problems, { page, words });
  steps.refresh();
  if (place.hidden) return;
  const ready = element(
    "p",
    {},
    [
      problems.length ? words.warnings_note : words.ready,
      search ? words.not_looked_at : words.not_looked_at_all,
    ].join(" "),
  );
  place.replaceChildren(
    ready,
    ...preview(data, form, facts),
    ...handOver({ data, bodies, id, origin: originOf() }, facts, titleOf, steps.go),
  );
  place.querySelector("h3").focus();
}

export const clear = clearErrors;
