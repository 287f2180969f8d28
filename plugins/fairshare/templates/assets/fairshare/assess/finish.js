// The end of the form: what is wrong, what readers will see, and ways to take the entry away.

import { element } from "../dom.js";
import { read } from "./entry.js";
import { json, once } from "./loading.js";
import { slugOf } from "./slug.js";

function leadOf(data) {
  const leads = (data.organisations ?? []).filter((one) => one.roles?.includes("lead"));
  const id = leads.length === 1 ? leads[0].id ?? "" : "";
  return /^[a-z0-9-]+$/.test(id) ? id : ""; // else it is the name of a body that nobody knows: said there
}

// New organisations, as the register's facts have those that are there.
const asKnown = (bodies, { authorities }) => Object.fromEntries(bodies.filter(({ name }) => name).map(({ name, type }) => [slugOf(name), [name, authorities.includes(type)]]));

const today = () => new Date().toISOString().slice(0, 10);

// What only the end needs. It is asked for when somebody begins to fill in the form: the page opens sooner.
async function load(root, allFacts, personal) {
  const [{ check, checkBodies }, { inlined, namesOf }, { inNames }, { preview }, { handOver }, errors, schema, bodySchema, facts] = await Promise.all([
    import("./rules.js"), import("./schema-rules.js"), import("./in-names.js"), import("./preview.js"), import("./hand-over.js"), import("./errors.js"),
    json(new URL("assess/initiative.schema.json", root)), json(new URL("assess/organisation.schema.json", root)), allFacts(), personal().catch(() => null),
  ]);
  const [ofEntries, ofBodies] = [inlined(schema), inlined(bodySchema)];
  const all = ({ bodies, ...entry }) => {
    const known = { ...facts, organisations: { ...facts.organisations, ...asKnown(bodies, facts) } };
    return [...check({ ...entry, facts: known }), ...checkBodies({ ...entry, bodies, schema: ofBodies, facts })];
  };
  return { check: all, preview, handOver, errors, facts, schema: ofEntries, named: inNames(namesOf(ofEntries), facts.codes) };
}

export function finish({ page, form, slug, root, allFacts, words, notice, originOf, steps, personal }) {
  const place = page.querySelector("[data-fs-hand-over]");
  const loaded = once(() => load(root, allFacts, personal));
  let clear = () => {}; // takes errors off the page, once there can be some
  form.addEventListener("focusin", () => { loaded().catch(() => {}); }, { once: true }); // tried again at the end
  form.addEventListener("input", () => { place.hidden = true; }); // it would show what is no longer so

  async function checked() {
    const { check, schema, preview, handOver, errors, facts, named } = await loaded();
    clear = () => errors.clearErrors(page);
    const { data, rows, bodies } = read(form);
    if (!slug.value.trim()) {
      slug.value = slugOf(data.title ?? "", facts.checks.longestSlug);
      slug.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const id = `${leadOf(data)}/${slug.value.trim()}`;
    const search = await personal().catch(() => null);
    const problems = check({ data, bodies, id, today: today(), schema, personal: search });
    place.hidden = errors.showErrors(problems, { rows, page, slug, words: facts.words, named });
    steps.refresh();
    if (place.hidden) return;
    const ready = element("p", {}, [problems.length ? facts.words.warnings_note : facts.words.ready, search ? facts.words.not_looked_at : facts.words.not_looked_at_all].join(" "));
    place.replaceChildren(ready, ...preview(data, form, facts), ...handOver({ data, bodies, id, origin: originOf() }, facts, (name) => schema.properties[name]?.title ?? name, steps.go));
    place.querySelector("h3").focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    checked().then(() => notice.mended(words.not_checked), (error) => {
      notice.show(words.not_checked, true);
      console.error(error);
    });
  });
  form.querySelector("[type=submit]").disabled = false;
  return () => {
    clear();
    place.hidden = true;
  };
}
