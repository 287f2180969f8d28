// @ts-check
// The register's rules, for what the form holds at the moment. They are asked for when somebody
// begins to fill it in: the page opens sooner.

import { read } from "./entry.js";
import { inForm } from "./in-form.js";
import { json } from "./loading.js";
import { check, checkBodies } from "./rules.js";
import { inlined, namesOf } from "./schema-rules.js";
import { slugOf } from "./slug.js";

/** @typedef {Record<string, any>} Group Fields by name, whatever stands in them. */

/** @param {Group} data */
function leadOf(data) {
  const leads = (data.organisations ?? []).filter((/** @type {Group} */ one) =>
    one.roles?.includes("lead"),
  );
  const id = leads.length === 1 ? (leads[0].id ?? "") : "";
  // Else it is the name of a body that nobody knows: said there.
  return /^[a-z0-9-]+$/.test(id) ? id : "";
}

/**
 * New organisations, as the register's facts have those that are there.
 * @type {(bodies: Group[], facts: Group) => Record<string, [name: string, isAuthority: boolean]>}
 */
const asKnown = (bodies, { authorities }) =>
  Object.fromEntries(
    bodies
      .filter(({ name }) => name)
      .map(({ name, type }) => [slugOf(name), [name, authorities.includes(type)]]),
  );

const today = () => new Date().toISOString().slice(0, 10);

/** @param {Group} desk The form, its facts, and the search for personal data once it is there. */
export async function checking({ form, slug, root, allFacts, personal }) {
  const [schema, bodySchema, facts] = await Promise.all([
    json(new URL("assess/initiative.schema.json", root)),
    json(new URL("assess/organisation.schema.json", root)),
    allFacts(),
  ]);
  const laws = facts.laws && (await import("./laws.js"));
  const ofLaws = laws && (await laws.lawRules(facts.laws));
  const [ofEntries, ofBodies] = [inlined(schema), inlined(bodySchema)];
  const names = namesOf(ofEntries);
  const spoken = {
    ...names,
    short: (/** @type {(string | number)[]} */ path) => `“${names.subschema(path).title}”`,
  };
  const placed = inForm({ names, facts, slug });

  // What the form holds, and everything that is wrong in it. `search`: whether personal data was
  // looked for.
  async function look() {
    const search = await personal().catch(() => null);
    const { data, rows, bodies } = read(form);
    const id = `${leadOf(data)}/${slug.value.trim()}`;
    const known = {
      ...facts,
      organisations: { ...facts.organisations, ...asKnown(bodies, facts) },
    };
    const found = [
      ...check({
        data,
        id,
        today: today(),
        schema: ofEntries,
        names: spoken,
        facts: known,
        personal: search,
        laws: ofLaws,
      }),
      ...checkBodies({ bodies, schema: ofBodies, facts, personal: search }),
    ];
    const courses = laws ? laws.phasesOf(facts.laws, data, today(), facts) : [];
    return { data, bodies, id, search, courses, problems: placed(found, rows) };
  }
  return {
    look,
    facts,
    titleOf: (/** @type {string} */ name) => ofEntries.properties[name]?.title ?? name,
  };
}
