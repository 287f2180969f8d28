// The end of the form: what is wrong, what readers will see, and ways to take the entry away.

import { element } from "../dom.js";
import { read } from "./entry.js";
import { clearErrors, showErrors } from "./errors.js";

// A name for the file from the title: small letters, digits and hyphens, accents folded.
const slugOf = (title, longest) => title.normalize("NFD").toLowerCase().replace(/[^a-z0-9\s-]/g, "").trim().replace(/[\s-]+/g, "-").slice(0, longest).replace(/-+$/, "");

function leadOf(data) {
  const leads = (data.organisations ?? []).filter((one) => one.roles?.includes("lead"));
  return leads.length === 1 ? leads[0].id ?? "" : "";
}

const today = () => new Date().toISOString().slice(0, 10);

// What only the end needs. It is asked for when somebody begins to fill in the form: the page opens sooner.
async function load(root) {
  const [{ check }, { inlined }, { preview }, { handOver }, schema] = await Promise.all([
    import("./rules.js"), import("./schema-rules.js"), import("./preview.js"), import("./hand-over.js"),
    fetch(new URL("schema/1.0/initiative.schema.json", root)).then((response) => response.json()),
  ]);
  return { check, preview, handOver, schema: inlined(schema) };
}

// The same promise each time; a new one after one that failed.
function once(act) {
  let begun;
  return () => {
    begun ??= act().catch((error) => {
      begun = undefined;
      throw error;
    });
    return begun;
  };
}

export function finish({ page, form, slug, root, facts }) {
  const place = page.querySelector("[data-fs-hand-over]");
  const loaded = once(() => load(root));
  form.addEventListener("focusin", () => { loaded().catch(() => {}); }, { once: true }); // tried again at the end
  form.addEventListener("input", () => { place.hidden = true; }); // it would show what is no longer so
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const ready = await loaded().catch((error) => {
      console.warn(error);
      return null;
    });
    if (!ready) {
      place.hidden = false;
      place.replaceChildren(element("p", { role: "alert" }, facts.words.not_checked));
      return;
    }
    const { check, schema, preview, handOver } = ready;
    const { data, rows } = read(form);
    if (!slug.value.trim()) {
      slug.value = slugOf(data.title ?? "", facts.checks.longestSlug);
      slug.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const id = `${leadOf(data)}/${slug.value.trim()}`;
    const problems = check({ data, id, today: today(), schema, facts });
    place.hidden = showErrors(problems, rows, page, slug, facts.words);
    if (place.hidden) return;
    const said = element("p", {}, problems.length ? facts.words.warnings_note : facts.words.ready);
    place.replaceChildren(said, ...preview(data, form, facts), ...handOver(data, id, facts));
    place.querySelector("h3").focus();
  });
  form.querySelector("[type=submit]").disabled = false;
  return () => {
    clearErrors(page);
    place.hidden = true;
  };
}
