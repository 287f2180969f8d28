// The end of the form: what is wrong, what readers will see, and ways to take the entry away.

import { element } from "../dom.js";
import { read } from "./entry.js";
import { clearErrors, showErrors } from "./errors.js";
import { handOver } from "./hand-over.js";
import { preview } from "./preview.js";
import { check } from "./rules.js";
import { inlined } from "./schema-rules.js";

// A name for the file from the title: small letters, digits and hyphens, accents folded.
const slugOf = (title, longest) => title.normalize("NFD").toLowerCase().replace(/[^a-z0-9\s-]/g, "").trim().replace(/[\s-]+/g, "-").slice(0, longest).replace(/-+$/, "");

function leadOf(data) {
  const leads = (data.organisations ?? []).filter((one) => one.roles?.includes("lead"));
  return leads.length === 1 ? leads[0].id ?? "" : "";
}

const today = () => new Date().toISOString().slice(0, 10);

export function finish({ page, form, slug, root, facts }) {
  const place = page.querySelector("[data-fs-hand-over]");
  const schema = fetch(new URL("schema/1.0/initiative.schema.json", root)).then((response) => response.json()).then((found) => inlined(found));
  form.addEventListener("input", () => { place.hidden = true; }); // it would show what is no longer so
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { data, rows } = read(form);
    if (!slug.value.trim()) {
      slug.value = slugOf(data.title ?? "", facts.checks.longestSlug);
      slug.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const id = `${leadOf(data)}/${slug.value.trim()}`;
    const problems = check({ data, id, today: today(), schema: await schema, facts });
    place.hidden = showErrors(problems, rows, page, slug, facts.words);
    if (place.hidden) return;
    const ready = element("p", {}, problems.length ? facts.words.warnings_note : facts.words.ready);
    place.replaceChildren(ready, ...preview(data, form, facts), ...handOver(data, id, facts));
    place.querySelector("h3").focus();
  });
  form.querySelector("[type=submit]").disabled = false;
  return () => {
    clearErrors(page);
    place.hidden = true;
  };
}
