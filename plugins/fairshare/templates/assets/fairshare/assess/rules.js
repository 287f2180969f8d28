// The rules of `fairshare check` that a form can break, with the same codes and words. A rule takes the
// entry and says what is wrong through `add`; messages come from assess/form.json.

import { checkSchema, earliest, isGroup, namesOf, short } from "./schema-rules.js";
import { fill } from "./score-words.js";
import { score } from "./score.js";
import { fault, formOf, isSimple, links, looksPersonal, markup, saysSomething } from "./text-rules.js";
import { wording } from "./wording.js";

const BOLDER_MONTHS = 6;
const AHEAD = ["dates.starts", "dates.ends", "dates.review_by", "decision.divergence.review_by"];

const at = (data, path) => path.split(".").reduce((found, step) => (isGroup(found) ? found[step] : undefined), data);
const text = (data, path) => { const value = at(data, path); return typeof value === "string" ? value : ""; };
const items = (data, path) => { const value = at(data, path); return Array.isArray(value) ? value : []; };
const none = (value) => value === undefined || (Array.isArray(value) && value.length === 0);
const answersOf = (data) => Object.entries(isGroup(data.answers) ? data.answers : {}).filter(([, answer]) => isGroup(answer));
const worked = (data) => text(data, "assessment.independence") === "worked-example";
const decided = (data) => isGroup(data.decision);
const personal = (data, facts) => facts.personal.includes(text(data, "data.identifiability"));

// The same day so many months later, the month's last where it has no such day.
export function monthsAfter(day, months) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last.getUTCDate()))).toISOString().slice(0, 10);
}

function identity({ data, id, facts, add }) {
  const [lead, slug] = id.split("/");
  for (const [part, name] of [["folder", lead], ["file", slug]]) {
    if (!name) continue; // nobody leads yet, or it has no title: said elsewhere
    const { taken, slug, longestSlug } = facts.checks;
    if (taken.includes(name)) add("E202", [], { name }, `${part} taken`);
    if (!new RegExp(`^(?:${slug})$`).test(name) || name.length > longestSlug) add("E202", [], { name: short(name, 90), longest: longestSlug }, part, "");
  }
  const taking = items(data, "organisations").filter(isGroup);
  const roles = taking.map((one) => items(one, "roles"));
  const given = roles.flat();
  if (given.length && roles.every((one) => one.length) && given.every((role) => role in facts.codes.roles)) {
    const leads = given.filter((role) => role === "lead").length;
    if (leads !== 1) add("E203", ["organisations"], { count: leads }, leads ? "several" : "");
    for (const role of ["provider", "recipient"]) if (!given.includes(role)) add("E203", ["organisations"], { role }, "role", role);
  }
  const seen = new Set();
  items(data, "organisations").forEach((one, number) => {
    const [name, unit] = [text(one, "id"), text(one, "unit").toLowerCase()];
    const key = JSON.stringify([name, unit]);
    if (name && seen.has(key)) add("E204", ["organisations", number, "id"], { id: short(name) }, unit && "unit");
    seen.add(key);
    if (/^[a-z0-9-]+$/.test(name) && !(name in facts.organisations)) add("E301", ["organisations", number, "id"], { id: short(name), file_name: short(name, 90) });
  });
}

function ratings({ data, facts, add }) {
  const critical = facts.methods[data.method]?.critical ?? [];
  const step = (value) => Number.isInteger(value) && value >= 1 && value <= 5;
  for (const [question, { range, rating }] of answersOf(data)) {
    if (critical.includes(question) && rating === "not_applicable") add("E217", ["answers", question, "rating"]);
    if (!Array.isArray(range) || range.length !== 2 || !range.every(step)) continue;
    const [low, high] = range;
    let wrong = null;
    if (low > high) wrong = "downwards";
    else if (["unknown", "not_applicable"].includes(rating)) wrong = "no rating";
    else if (step(rating) && (rating < low || rating > high)) wrong = "";
    if (wrong !== null) add("E209", ["answers", question, "range"], { low, high, rating }, wrong);
  }
}

function reasons({ data, facts, add }) {
  const given = answersOf(data).map(([question, answer]) => [["answers", question, "justification"], text(answer, "justification")]).filter(([, reason]) => reason);
  const others = ["decision.justification", "decision.divergence.explanation"].map((path) => [path.split("."), text(data, path)]);
  for (const [path, reason] of [...given, ...others]) if (reason && !saysSomething(reason, facts.checks)) add("E210", path);
  const first = new Map();
  for (const [path, reason] of given) {
    const form = formOf(reason);
    if (first.has(form)) add("E211", path, { same: first.get(form) });
    else first.set(form, path[1]);
  }
}

function needed({ data, facts, names, add }) {
  const outcome = text(data, "decision.outcome");
  if (outcome === "approved_with_conditions" && none(at(data, "decision.conditions"))) add("E212", ["decision", "conditions"]);
  if (decided(data)) {
    if (!("assessment" in data)) add("E213", ["assessment"]);
    const given = isGroup(data.answers) ? data.answers : {};
    const missing = facts.questions.map(({ id }, number) => [id, `${number + 1} ${id}`]).filter(([id]) => !(id in given)).map(([, words]) => words);
    if (missing.length) add("E213", ["answers"], { missing: missing.join(", ") }, missing.length === facts.questions.length ? "no answers" : "answers");
  }
  const advice = (path) => ({ advice: names.subschema(path).description ?? "" });
  if (personal(data, facts)) {
    for (const path of ["data.people", "data.people_count", "data.retention", "safeguards.dpia"]) if (none(at(data, path))) add("E214", path.split("."), advice(path.split(".")));
  }
  if (isGroup(data.contact) && !("email" in data.contact) && !("url" in data.contact)) add("E223", ["contact"]);
  const dpia = at(data, "safeguards.dpia") ?? {};
  if (["not_done", "not_required"].includes(dpia.status) && !("reason" in dpia)) add("E224", ["safeguards", "dpia", "reason"], { status: dpia.status });
  const abroad = at(data, "data.international_transfer") ?? {};
  if (abroad.occurs === true) {
    for (const name of ["countries", "mechanism"]) if (none(abroad[name])) add("E225", ["data", "international_transfer", name], advice(["data", "international_transfer", name]));
  }
  const asked = text(data, "engagement.status");
  if (["planned", "done"].includes(asked) && at(data, "engagement.summary") === undefined) add("E226", ["engagement", "summary"], { status: asked });
  if (worked(data) && none(data.sources)) add("E228", ["sources"]);
}

function dates({ data, today, marked, names, facts, add }) {
  const written = (path) => [text(data, path), earliest(text(data, path))];
  const pairs = [["dates.submitted", "decision.date"], ["dates.starts", "dates.ends"], ...(worked(data) ? [] : [["assessment.date", "decision.date"]])];
  for (const [before, after] of pairs) {
    const [[first, one], [second, two]] = [written(before), written(after)];
    if (one && two && one > two) add("E205", after.split("."), { date: second, other: names.field(before.split(".")), other_date: first });
  }
  for (const [path, date] of marked.dates) {
    const day = earliest(date);
    if (day > today && !AHEAD.includes(path.join("."))) add("E206", path, { date, today });
    if (day && date.length < 10 && !worked(data)) add("E207", path, { date, example: `${date}${date.includes("-") ? "-15" : "-06-15"}` });
  }
  const [[starts, first], [decision, second]] = [written("dates.starts"), written("decision.date")];
  if (first && second && first < second) add("W208", ["dates", "starts"], { date: starts, other_date: decision });
  review(data, second, facts, add);
  if (isGroup(data.dates) && !("submitted" in data.dates) && !worked(data)) add("E216", ["dates", "submitted"]);
}

function review(data, decision, { jurisdiction: { reviewMonths: months } }, add) {
  if (!decision) return;
  const changed = items(data, "changes").map((one) => earliest(text(one, "date"))).filter(Boolean);
  const limit = monthsAfter([decision, ...changed].sort().at(-1), months);
  const date = text(data, "dates.review_by");
  const path = ["dates", "review_by"];
  const free = text(data, "decision.outcome") === "refused" || data.stage === "ended" || "withdrawn" in data || "superseded_by" in data || worked(data);
  if (at(data, "dates.review_by") === undefined) {
    if (!free) add("E215", path, { limit });
  } else if (earliest(date) > limit) add("E215", path, { date, months, limit }, "late");
}

function law({ data, facts, marked, add }) {
  const bases = items(data, "legal.bases");
  const { needsSpecialCondition, notForAuthorities, lawHosts } = facts.jurisdiction;
  const needsOne = !bases.length || bases.some((base) => needsSpecialCondition.includes(base));
  const special = items(data, "data.categories").filter((code) => facts.special.includes(code));
  if (special.length && needsOne && personal(data, facts) && text(data, "decision.outcome") !== "refused" && !items(data, "legal.special_category_conditions").length) {
    add("W221", ["legal", "special_category_conditions"], { categories: special.join(", ") });
  }
  const places = lawHosts.map((host) => `https://${host}/`);
  for (const [path, address] of marked.laws) if (!places.some((place) => address.startsWith(place))) add("E110", path, { start: places[0] }, "", "address");
  const automation = text(data, "safeguards.automation");
  if (!["", "none"].includes(automation) && !("atrs" in data.safeguards)) add("W222", ["safeguards", "automation"], { label: short(facts.codes.automation?.[automation] ?? automation) });
  const leads = items(data, "organisations").filter((one) => items(one, "roles").includes("lead"));
  if (leads.length === 1 && facts.organisations[leads[0].id]?.[1]) {
    bases.forEach((base, number) => { if (notForAuthorities.includes(base)) add("W220", ["legal", "bases", number], { basis: facts.codes.legal_bases[base] }); });
  }
}

function challenges({ data, add }) {
  items(data, "challenges").filter(isGroup).forEach((challenge, number) => {
    const outcome = text(challenge, "outcome");
    for (const name of ["answered", "response"]) if (!["", "open"].includes(outcome) && !(name in challenge)) add("E231", ["challenges", number, name], { outcome });
    const { raised, answered } = challenge;
    if (earliest(raised) && earliest(answered) && earliest(answered) < earliest(raised)) add("E231", ["challenges", number, "answered"], { date: answered, other_date: raised }, "order");
  });
}

function lineage({ data, id, add }) {
  const [older, newer] = [text(data, "supersedes"), text(data, "superseded_by")];
  const named = [...items(data, "related").map((one, number) => [["related", number], one]), [["supersedes"], older], [["superseded_by"], newer]];
  for (const [path, one] of named) if (one === id) add("E230", path);
  if (older && older === newer && older !== id) add("E230", ["superseded_by"], { id: short(older) }, "both");
}

function prose({ data, facts, marked, add }) {
  if (looksPersonal(text(data, "contact.email"), facts.checks)) add("E219", ["contact", "email"]);
  for (const [path, address] of marked.addresses) {
    const wrong = !isSimple(address) && fault(address);
    if (wrong) add("E218", path, { address: short(address) }, wrong);
  }
  for (const [path, written] of marked.prose) {
    for (const [address, wrong, named] of links(written, facts.checks)) add("E218", path, { address: short(address), named }, wrong);
    for (const kind of markup(written)) add("E229", path, {}, kind);
  }
}

function divergence({ data, facts, names, problems, add }) {
  if (problems.some(({ code, path }) => code.startsWith("E") && (!path.length || facts.checks.scoredFields.includes(path[0])))) return;
  const result = score(data, facts);
  if (!result?.divergence || !decided(data)) return;
  const given = at(data, "decision.divergence");
  const least = names.subschema(["decision", "divergence", "explanation"]).minLength;
  if (result.divergence < 0) {
    if (given === undefined) add("E243", ["decision", "divergence"], { least });
    return;
  }
  const owed = worked(data) ? [] : ["mitigations", "accountable_role", "review_by"].filter((name) => !(name in (given ?? {})));
  const missing = [...(given === undefined ? [fill(facts.lengthNeeded, { name: "explanation", least })] : []), ...owed];
  if (missing.length) add("E241", ["decision", "divergence"], { missing: missing.join(", ") });
  if (result.outcome === "red_line" && !worked(data) && !("override" in data.decision)) add("E242", ["decision", "override"]);
  const date = text(data, "decision.divergence.review_by");
  const limit = monthsAfter(earliest(text(data, "decision.date")), BOLDER_MONTHS);
  if (earliest(date) > limit) add("E244", ["decision", "divergence", "review_by"], { date, months: BOLDER_MONTHS, limit });
}

// Whether the schema check has spoken at the place of a problem, or above it.
function said(problem, reported, { silent, elsewhereToo }) {
  return reported.some(({ code, path }) => {
    if (path.length > problem.path.length || path.some((step, number) => step !== problem.path[number])) return false;
    if (code in silent) return silent[code].includes(problem.code) && path.length === problem.path.length;
    return !elsewhereToo.includes(code);
  });
}

// Every problem of an entry: code, path, message, hint. `today` is YYYY-MM-DD; `schema` is inlined.
export function check({ data, id, today, schema, facts }) {
  const names = namesOf(schema);
  const say = wording(facts.problems);
  const { problems: reported, marked } = checkSchema(data, schema, names, facts, say);
  const problems = [...reported];
  const add = (code, path, values, variant, hint) => {
    const problem = say(code, path, { field: names.field(path), ...values }, variant, hint);
    if (!said(problem, reported, facts.checks)) problems.push(problem);
  };
  const entry = { data, id, today, marked, names, facts, problems, add };
  for (const rule of [identity, ratings, reasons, needed, dates, law, challenges, lineage, prose, divergence]) rule(entry);
  return problems;
}
