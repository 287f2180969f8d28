// @ts-check
// The rules of `fairshare check` that a form can break, with the same codes and words. A rule takes
// the entry and says what is wrong through `add`; messages come from assess/form.json.

import { refused } from "./characters.js";
import { checkRows, entryKind } from "./conditions.js";
import { at, isGroup, itemsAt, textAt } from "./entry-data.js";
import { runsTogether } from "./lists.js";
import { short } from "./paths.js";
import { bodies, events, flows } from "./record-rules.js";
import { checkSchema, namesOf } from "./schema-rules.js";
import { score } from "./score.js";
import {
  fault,
  formOf,
  isSimple,
  links,
  looksPersonal,
  markup,
  otherSite,
  saysSomething,
  silence,
} from "./text-rules.js";
import { wording } from "./wording.js";

/**
 * @typedef {(string | number)[]} Path
 * @typedef {Record<string, any>} Group Fields by name, whatever stands in them.
 * @typedef {any} Facts What assess/form.json says.
 * @typedef {import("./schema-rules.js").Names} Names
 * @typedef {import("./schema-rules.js").Marks} Marks
 * @typedef {import("./schema-rules.js").Say} Say
 * @typedef {{ names: Names, facts: any, say: Say }} Spoken How problems are put.
 * @typedef {ReturnType<Say>} Problem
 * @typedef {import("./record-rules.js").Add} Add
 * @typedef {object} Entry With all that a rule is given.
 * @property {Group} data
 * @property {string} id
 * @property {string} today
 * @property {Marks} marked What the check of the schema found by the way.
 * @property {Names} names How fields are spoken of.
 * @property {Facts} facts
 * @property {Problem[]} problems What is known to be wrong.
 * @property {Add} add
 * @typedef {ReturnType<typeof import("./personal.js").searchWith> | null} Search For personal data.
 */

/** @type {(data: Group) => [question: string, answer: any][]} */
const answersOf = (data) =>
  Object.entries(isGroup(data.answers) ? data.answers : {}).filter(([, answer]) => isGroup(answer));
/** @type {(data: Group, facts: Facts) => boolean} */
const personal = (data, facts) => facts.personal.includes(textAt(data, "data.identifiability"));

/** @param {Entry} entry */
function identity({ data, id, facts, add }) {
  const [lead, slug] = id.split("/");
  for (const [part, name] of [
    ["folder", lead],
    ["file", slug],
  ]) {
    if (!name) continue; // nobody leads yet, or it has no title: said elsewhere
    const { taken, reserved, slug, longestSlug } = facts.checks;
    if (taken.includes(name)) add("E202", [], { name }, `${part} taken`);
    if (reserved.includes(name)) add("E202", [], { name }, `${part} reserved`);
    if (!new RegExp(`^(?:${slug})$`).test(name) || name.length > longestSlug)
      add("E202", [], { name: short(name, 90), longest: longestSlug }, part, "");
  }
  const taking = itemsAt(data, "organisations").filter(isGroup);
  const roles = taking.map((one) => itemsAt(one, "roles"));
  const given = roles.flat();
  if (
    given.length &&
    roles.every((one) => one.length) &&
    given.every((role) => role in facts.codes.roles)
  ) {
    const leads = given.filter((role) => role === "lead").length;
    if (leads !== 1) add("E203", ["organisations"], { count: leads }, leads ? "several" : "");
    for (const role of ["provider", "recipient"])
      if (!given.includes(role)) add("E203", ["organisations"], { role }, "role", role);
  }
  const seen = new Set();
  itemsAt(data, "organisations").forEach((one, number) => {
    const [name, unit] = [textAt(one, "id"), textAt(one, "unit").toLowerCase()];
    const key = JSON.stringify([name, unit]);
    if (name && seen.has(key))
      add("E204", ["organisations", number, "id"], { id: short(name) }, unit && "unit");
    seen.add(key);
    if (/^[a-z0-9-]+$/.test(name) && !(name in facts.organisations))
      add("E301", ["organisations", number, "id"], { id: short(name), file_name: short(name, 90) });
  });
}

/** @param {Entry} entry */
function ratings({ data, facts, add }) {
  const critical = facts.methods[data.method]?.critical ?? [];
  /** @type {(value: any) => boolean} */
  const step = (value) => Number.isInteger(value) && value >= 1 && value <= 5;
  for (const [question, { range, rating }] of answersOf(data)) {
    if (critical.includes(question) && rating === "not_applicable")
      add("E217", ["answers", question, "rating"]);
    if (!Array.isArray(range) || range.length !== 2 || !range.every(step)) continue;
    const [low, high] = range;
    let wrong = null;
    if (low > high) wrong = "downwards";
    else if (UNRATED.includes(rating)) wrong = "no rating";
    else if (step(rating) && (rating < low || rating > high)) wrong = "";
    if (wrong !== null) add("E209", ["answers", question, "range"], { low, high, rating }, wrong);
  }
}

const UNRATED = ["unknown", "not_applicable"]; // such answers may be explained in the same words

/** @param {Entry} entry */
function reasons({ data, facts, names, add }) {
  const kind = entryKind(data, facts);
  const given = answersOf(data)
    .map(([question, answer]) => [
      ["answers", question, "justification"],
      textAt(answer, "justification"),
      answer.rating,
    ])
    .filter(([, reason]) => reason);
  const others = ["decision.justification", "decision.divergence.explanation"].map((path) => [
    path.split("."),
    textAt(data, path),
  ]);
  for (const [path, reason] of kind === facts.imported ? [] : [...given, ...others])
    if (reason && !saysSomething(reason, facts.checks)) add("E210", path);
  for (const [path, reason, rating] of kind === facts.workedExample ? given : []) {
    const phrase =
      Number.isInteger(rating) &&
      rating >= facts.checks.leastSilent &&
      rating <= 5 &&
      silence(reason, facts.checks);
    if (phrase) add("W423", path, { phrase, rating });
  }
  const first = new Map();
  for (const [path, reason] of given.filter(([, , rating]) => !UNRATED.includes(rating))) {
    const form = formOf(reason);
    if (first.has(form)) add("E211", path, { same: names.question(first.get(form)) });
    else first.set(form, path[1]);
  }
}

/** @param {Entry} entry */
function answered({ data, facts, add }) {
  if (!isGroup(data.decision) || entryKind(data, facts) === facts.imported) return;
  const given = isGroup(data.answers) ? data.answers : {};
  const { weights } = facts.methods[data.method] ?? {};
  /** @type {{ id: string }[]} */
  const questions = facts.questions;
  const asked = questions.filter(({ id }) => !weights || id in weights);
  const missing = asked
    .map(({ id }, number) => [id, `${number + 1} ${id}`])
    .filter(([id]) => !(id in given))
    .map(([, words]) => words);
  if (missing.length)
    add(
      "E213",
      ["answers"],
      { missing: missing.join(", ") },
      missing.length === asked.length ? "no answers" : "answers",
    );
}

/** @param {Entry} entry */
function law({ data, facts, names, marked, add }) {
  const bases = itemsAt(data, "legal.bases");
  const { needsSpecialCondition, notForAuthorities, basesWithGateway, lawHosts } =
    facts.jurisdiction;
  const needsOne = bases.some((base) => needsSpecialCondition.includes(base));
  const special = itemsAt(data, "data.categories").filter((code) => facts.special.includes(code));
  if (
    special.length &&
    needsOne &&
    personal(data, facts) &&
    !itemsAt(data, "legal.special_category_conditions").length
  ) {
    add("W221", ["legal", "special_category_conditions"], { categories: special.join(", ") });
  }
  /** @type {string[]} */
  const places = lawHosts.map((/** @type {string} */ host) => `https://${host}/`);
  const elsewhere = bases.some((base) => basesWithGateway.includes(base));
  for (const [path, address] of elsewhere ? [] : marked.laws)
    if (!places.some((place) => address.startsWith(place)))
      add("E110", path, { start: places[0] }, "", "address");
  for (const [field, codes] of Object.entries(facts.alone)) {
    const [path, listed] = [field.split("."), itemsAt(data, field)];
    listed.forEach((value, number) => {
      if (listed.length > 1 && codes.includes(value))
        add("E253", [...path, number], { field: names.field(path), value });
    });
  }
  const automation = textAt(data, "safeguards.automation");
  if (!["", "none"].includes(automation) && !("atrs" in data.safeguards))
    add("W222", ["safeguards", "automation"], {
      label: short(facts.codes.automation?.[automation] ?? automation),
    });
  const leads = itemsAt(data, "organisations").filter((one) =>
    itemsAt(one, "roles").includes("lead"),
  );
  if (leads.length === 1 && facts.organisations[leads[0].id]?.[1]) {
    bases.forEach((base, number) => {
      if (notForAuthorities.includes(base))
        add("W220", ["legal", "bases", number], { basis: facts.codes.legal_bases[base] });
    });
  }
}

/** @param {Entry} entry */
function lineage({ data, id, add }) {
  const [older, newer] = [textAt(data, "supersedes"), textAt(data, "superseded_by")];
  const named = [
    ...itemsAt(data, "related").map((one, number) => [["related", number], one]),
    [["supersedes"], older],
    [["superseded_by"], newer],
  ];
  for (const [path, one] of named) if (one === id) add("E230", path);
  if (older && older === newer && older !== id)
    add("E230", ["superseded_by"], { id: short(older) }, "both");
}

/**
 * The words of the link that an address becomes.
 * @type {(data: Group, path: Path) => string}
 */
const wordsBeside = (data, path) => {
  const group = at(data, path.slice(0, -1));
  return `${textAt(group, "title")} ${textAt(group, "name")}`;
};

/** @param {Pick<Entry, "data" | "facts" | "marked" | "add">} entry */
function prose({ data, facts, marked, add }) {
  if (looksPersonal(textAt(data, "contact.email"), facts.checks)) add("E219", ["contact", "email"]);
  for (const [path, address] of marked.addresses) {
    const wrong = isSimple(address) ? "" : fault(address);
    const named =
      wrong || !["url", "homepage"].includes(String(path.at(-1)))
        ? ""
        : otherSite(address, wordsBeside(data, path), facts.checks);
    if (wrong || named)
      add("E218", path, { address: short(address), named }, wrong || "other site");
  }
  for (const [path, written] of marked.prose) {
    for (const [address, wrong, named] of links(written, facts.checks))
      add("E218", path, { address: short(address), named }, wrong);
    for (const kind of markup(written)) add("E229", path, {}, kind);
    if (runsTogether(written)) add("W262", path);
  }
}

/**
 * The form takes away what shows nothing; what shows something else elsewhere is named.
 * @param {Pick<Entry, "data" | "facts" | "add">} entry
 */
function characters({ data, facts, add }) {
  /** @type {(value: any, path: Path) => void} */
  const look = (value, path) => {
    if (typeof value === "string") {
      const [one] = refused(value);
      if (one)
        add("E004", path, { character: one.character, most: facts.checks.mostMarks }, one.kind);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value))
        look(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  };
  look(data, []);
}

/** @param {Entry} entry */
function divergence(entry) {
  const { data, facts, problems } = entry;
  if (
    problems.some(
      ({ code, path }) =>
        code.startsWith("E") && (!path.length || facts.checks.scoredFields.includes(path[0])),
    )
  )
    return;
  const result = score(data, facts);
  if (!result?.divergence) return;
  checkRows(entry, {
    decision_is: result.divergence > 0 ? "bolder" : "cautious",
    assessment_is: result.restedOn,
  });
}

/**
 * Whether the schema check has spoken at the place of a problem, or above it.
 * @param {Problem} problem
 * @param {Problem[]} reported
 * @param {Group} checks
 */
function said(problem, reported, { silent, elsewhereToo }) {
  return reported.some(({ code, path }) => {
    if (
      path.length > problem.path.length ||
      path.some((step, number) => step !== problem.path[number])
    )
      return false;
    if (code in silent)
      return silent[code].includes(problem.code) && path.length === problem.path.length;
    return !elsewhereToo.includes(code);
  });
}

/**
 * A function that adds what the schema check has not said already.
 * @type {(problems: Problem[], reported: Problem[], known: Spoken) => Add}
 */
const adding =
  (problems, reported, { names, facts, say }) =>
  (code, path, values, variant, hint) => {
    const problem = say(code, path, { field: names.field(path), ...values }, variant, hint);
    if (!said(problem, reported, facts.checks)) problems.push(problem);
  };

/** @type {(data: Group, known: { personal?: Search, names: Names, say: Say }) => Problem[]} */
const personalIn = (data, { personal, names, say }) =>
  (personal?.inEntry(data) ?? []).map(({ code, path }) => ({
    ...say(code, path, { field: names.field(path) }),
    isPersonal: true,
  }));

/**
 * What is wrong in the organisations that are new here: { bodies: [...] }, as files of their own
 * have it.
 * @param {{ bodies: Group[], schema: Group, facts: any, personal?: Search }} given
 */
export function checkBodies({ bodies, schema, facts, personal }) {
  const data = { bodies };
  const whole = { properties: { bodies: { items: schema } } };
  const names = namesOf(whole);
  const say = wording(facts.problems);
  const { problems: reported, marked } = checkSchema(data, whole, names, facts, say);
  const problems = [...reported];
  const add = adding(problems, reported, { names, facts, say });
  prose({ data, facts, marked, add });
  characters({ data, facts, add });
  bodies.forEach(({ identifiers = [], type }, number) => {
    if (!identifiers.length && !facts.unlistedKinds.includes(type))
      add("W254", ["bodies", number, "identifiers"]);
  });
  return [...problems, ...personalIn(data, { personal, names, say })];
}

/**
 * Every problem of an entry: code, path, message, hint. `today` is YYYY-MM-DD; `schema` is inlined;
 * `personal`: what searches for personal data, where that could be loaded; `names`: how fields are
 * spoken of; `laws`: what the laws that the body has chosen ask (assess/laws.js).
 * @param {object} given
 * @param {Group} given.data
 * @param {string} given.id
 * @param {string} given.today
 * @param {Group} given.schema
 * @param {Names} [given.names]
 * @param {any} given.facts
 * @param {Search} [given.personal]
 * @param {(entry: Entry) => void} [given.laws]
 */
export function check({ data, id, today, schema, names = namesOf(schema), facts, personal, laws }) {
  const say = wording(facts.problems);
  const { problems: reported, marked } = checkSchema(data, schema, names, facts, say);
  const problems = [...reported];
  const add = adding(problems, reported, { names, facts, say });
  const entry = { data, id, today, marked, names, facts, problems, add };
  for (const rule of [
    identity,
    flows,
    ratings,
    reasons,
    answered,
    checkRows,
    law,
    events,
    bodies,
    lineage,
    prose,
    characters,
    divergence,
  ])
    rule(entry);
  laws?.(entry);
  return [...problems, ...personalIn(data, { personal, names, say })];
}
