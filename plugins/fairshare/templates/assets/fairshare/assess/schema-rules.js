// The schema's own rules, for what a form can hold: the same codes and words as `fairshare check`
// (plugins/fairshare/validate). The schema is the register's; nothing here knows a field by name.

import { earliest } from "./dates.js";

const DECIDING = ["type", "enum", "format", "pattern"]; // the first of these speaks for all
const ANSWERS = "answers";

export const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
export const short = (text, limit = 60) => {
  const line = text.split(/\s+/).filter(Boolean).join(" ");
  return [...line].length <= limit ? line : `${[...line].slice(0, limit - 1).join("")}…`;
};
const figures = (number) => number.toLocaleString("en-GB");

// The schema with each $ref replaced by what it points to.
export function inlined(node, definitions = node.$defs ?? {}) {
  if (Array.isArray(node)) return node.map((one) => inlined(one, definitions));
  if (!isGroup(node)) return node;
  const { $ref: reference, ...beside } = node;
  const target = reference ? inlined(definitions[reference.replace("#/$defs/", "")] ?? {}, definitions) : {};
  return { ...target, ...Object.fromEntries(Object.entries(beside).map(([key, value]) => [key, inlined(value, definitions)])) };
}

// How to speak of fields: "Rating of question 12, harm (answers → harm → rating)".
export function namesOf(schema) {
  const numbers = new Map(Object.keys(schema.properties[ANSWERS]?.properties ?? {}).map((id, at) => [id, at + 1]));
  const subschema = (path) => path.reduce((node, step) => (typeof step === "number" ? node?.items : node?.properties?.[step]) ?? {}, schema);
  const where = (path) => path.map((step, at) => (typeof step === "number" ? `, item ${step + 1}` : `${at ? " → " : ""}${short(step)}`)).join("");
  function own(path) {
    for (let length = path.length; length > 0; length -= 1) {
      const { title } = subschema(path.slice(0, length));
      if (title) return title.replace(/\?+$/, "");
    }
    return "The field";
  }
  function title(path) {
    const number = path[0] === ANSWERS && numbers.get(path[1]);
    if (!number) return own(path);
    return path.length === 2 ? `Question ${number}, ${path[1]}` : `${own(path)} of question ${number}, ${path[1]}`;
  }
  return { subschema, field: (path) => (path.length ? `${title(path)} (${where(path)})` : "The file") };
}

function kind(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "number" : "decimal";
  return { boolean: "boolean", string: "string" }[typeof value] ?? "object";
}

const IS = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  integer: Number.isInteger,
  array: Array.isArray,
  object: isGroup,
  boolean: (value) => typeof value === "boolean",
};

// Which keywords of its schema one value fails.
function failing(node, value) {
  const failed = [];
  const size = typeof value === "string" ? [...value].length : null;
  const wrong = (keyword, bad) => { if (keyword in node && bad) failed.push(keyword); };
  wrong("type", !IS[node.type]?.(value));
  wrong("enum", !node.enum?.includes(value));
  wrong("format", node.format === "calendar-date" && size !== null && !earliest(value));
  wrong("pattern", size !== null && !new RegExp(node.pattern, "u").test(value));
  wrong("minLength", size !== null && size < node.minLength);
  wrong("maxLength", size > node.maxLength);
  wrong("minimum", typeof value === "number" && value < node.minimum);
  wrong("maximum", typeof value === "number" && value > node.maximum);
  wrong("minItems", Array.isArray(value) && value.length < node.minItems);
  wrong("maxItems", Array.isArray(value) && value.length > node.maxItems);
  wrong("uniqueItems", Array.isArray(value) && new Set(value).size < value.length);
  const deciding = DECIDING.find((keyword) => failed.includes(keyword));
  return deciding ? [deciding] : failed;
}

const COUNTS = { 0: "none", 1: "one" }; // the names of messages that count for themselves
const named = (...parts) => parts.filter(Boolean).join(", ");

// Each keyword tells its code, and the values, the message and the hint where they are not the usual ones.
function type(node, value, { kinds }) {
  const values = { wanted: kinds[node.type], kind: kinds[kind(value)] };
  if (!["number", "integer"].includes(node.type)) return ["E104", values];
  if (typeof value === "number") return ["E104", { ...values, value: Math.round(value) }, "", "whole number"];
  return ["E104", values, "", "number"];
}

function choice(node, value, { checks }) {
  const values = { value: typeof value === "string" ? `"${short(value, 40)}"` : value, allowed: node.enum.join(", "), list: `schema/codes/${node["x-codes"]}.yml` };
  if (node.enum.length <= checks.fewCodes) return ["E103", values];
  return ["E103", values, "", "x-codes" in node ? "many" : "in schema"];
}

const date = (node, value) => ["E105", { value: short(value, 40) }, "", /^\d{4}-\d{2}(-\d{2})?$/.test(value) ? "no such day" : ""];

function form(node, value, { jurisdiction }) {
  const address = node.pattern.includes("https://");
  const start = "x-hosts" in node ? `https://${jurisdiction.lawHosts[0]}/` : "https://";
  return ["E110", { start, example: node.examples?.[0] }, "", named(address && "address", node.examples?.length && "example")];
}

function length(node, value) {
  const size = [...value].length;
  if (size < (node.minLength ?? 0)) return ["E106", { count: size, least: node.minLength }, COUNTS[size]];
  return ["E106", { count: figures(size), most: figures(node.maxLength) }, "long"];
}

function limits(node, value) {
  const variant = "minimum" in node ? "maximum" in node ? "" : "least" : "most";
  return ["E107", { value, least: node.minimum, most: "maximum" in node ? figures(node.maximum) : "" }, variant];
}

function size(node, value) {
  const least = node.minItems ?? 0;
  let variant = COUNTS[value.length];
  if (least === node.maxItems) variant = named(variant, "exactly");
  else if (value.length >= least) variant = "many";
  else if (least === 1) variant = "none, one needed";
  return ["E108", { count: value.length, least, most: node.maxItems }, variant];
}

const TRANSLATORS = {
  type, enum: choice, format: date, pattern: form,
  minLength: length, maxLength: length, minimum: limits, maximum: limits, minItems: size, maxItems: size,
};

// Everything in an entry that breaks the schema, and its dates, addresses and prose by the way.
// `say` makes a problem of a code, a place and values.
export function checkSchema(data, schema, names, facts, say) {
  const problems = [];
  const marked = { dates: [], addresses: [], laws: [], prose: [] };
  function visit(node, value, path) {
    const known = { field: names.field(path), advice: node.description ?? names.subschema(path.slice(0, -1)).description ?? "" };
    const add = (at, [code, values, ...more]) => problems.push(say(code, at, { ...known, ...values }, ...more));
    for (const keyword of failing(node, value)) {
      if (keyword === "uniqueItems") {
        value.forEach((item, at) => { if (value.indexOf(item) < at) add([...path, at], ["E109", { value: short(String(item), 40) }, typeof item === "string" ? "" : "other"]); });
      } else add(path, TRANSLATORS[keyword](node, value, facts));
    }
    if (typeof value === "string") {
      if (node.format === "calendar-date") marked.dates.push([path, value]);
      else if (node["x-markup"] === "md") marked.prose.push([path, value]);
      else if (node.pattern?.startsWith("^https://")) {
        marked.addresses.push([path, value]);
        if ("x-hosts" in node) marked.laws.push([path, value]);
      }
    }
    if (isGroup(value)) inside(node, value, path);
    if (Array.isArray(value) && node.items) value.forEach((item, at) => visit(node.items, item, [...path, at]));
  }
  function inside(node, value, path) {
    for (const name of node.required ?? []) {
      const missing = [...path, name];
      if (!(name in value)) problems.push(say("E101", missing, { field: names.field(missing), name: short(name), advice: names.subschema(missing).description }));
    }
    for (const [name, inner] of Object.entries(node.properties ?? {})) if (name in value) visit(inner, value[name], [...path, name]);
  }
  inside(schema, data, []);
  return { problems, marked };
}
