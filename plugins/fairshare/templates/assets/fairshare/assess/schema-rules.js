// The schema's own rules, for what a form can hold: the same codes and words as `fairshare check`
// (plugins/fairshare/validate). The schema is the register's; nothing here knows a field by name.

const DECIDING = ["type", "enum", "format", "pattern"]; // the first of these speaks for all
const FEW = 8;
const ANSWERS = "answers";

export const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
export const short = (text, limit = 60) => {
  const line = text.split(/\s+/).filter(Boolean).join(" ");
  return [...line].length <= limit ? line : `${[...line].slice(0, limit - 1).join("")}…`;
};
const count = (number, noun) => `${number || "no"} ${noun}${number === 1 ? "" : "s"}`;
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

const earliestForm = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

// The earliest day that a written date can mean, as YYYY-MM-DD; null when it is no real date.
export function earliest(written) {
  const [, year, month = "01", day = "01"] = (typeof written === "string" && written.match(earliestForm)) || [];
  if (!year || year === "0000") return null;
  const meant = new Date(Date.UTC(2000, 0, 1));
  meant.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const whole = `${year}-${month}-${day}`;
  return meant.toISOString().slice(0, 10) === whole ? whole : null;
}

const KINDS = { string: "text", number: "a number", integer: "a whole number", array: "a list", object: "a group of fields", boolean: "true or false" };

function kind(value) {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number") return Number.isInteger(value) ? "a number" : "a number with a decimal point";
  return { boolean: "true or false", string: "text" }[typeof value] ?? "a group of fields";
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

function numberHint(value, advice) {
  if (typeof value === "number") return `Write a whole number, such as ${Math.round(value)}.`;
  return `Write digits only, such as 3. ${advice}`.trim();
}

function patternHint(node, advice) {
  const example = node.examples?.length ? ` For example: ${node.examples[0]}` : "";
  if (!node.pattern.includes("https://")) return advice + example;
  return `Write a full address without spaces, starting ${node.pattern.includes("legislation") ? "https://www.legislation.gov.uk/" : "https://"}.${example}`;
}

const dateHint = (value) => (/^\d{4}-\d{2}(-\d{2})?$/.test(value)
  ? "There is no such day: check the month and the day. Write YYYY-MM-DD."
  : "Write the year, the month and the day as YYYY-MM-DD, for example 2025-04-02.");

function length(node, value, field, advice) {
  const size = [...value].length;
  const wrong = size < (node.minLength ?? 0)
    ? `is too short: ${count(size, "character")}, and at least ${node.minLength} are needed`
    : `is too long: ${figures(size)} characters, and at most ${figures(node.maxLength)} fit`;
  return ["E106", `${field} ${wrong}.`, advice];
}

function limits(node, value, field, advice) {
  const said = [];
  if ("minimum" in node) said.push(`at least ${node.minimum}`);
  if ("maximum" in node) said.push(`at most ${figures(node.maximum)}`);
  return ["E107", `${field} is ${value}; it must be ${said.join(" and ")}.`, advice];
}

function size(node, value, field, advice) {
  const least = node.minItems ?? 0;
  let limit = `at most ${node.maxItems} fit`;
  if (least === node.maxItems) limit = `exactly ${least} are needed`;
  else if (value.length < least) limit = `at least ${least} ${least === 1 ? "is" : "are"} needed`;
  return ["E108", `${field} has ${count(value.length, "item")}; ${limit}.`, advice];
}

const TRANSLATORS = {
  type: (node, value, field, advice) => ["E104", `${field} must be ${KINDS[node.type]}, but this is ${kind(value)}.`, ["number", "integer"].includes(node.type) ? numberHint(value, advice) : advice],
  enum: (node, value, field) => ["E103", `${field} is ${typeof value === "string" ? `"${short(value, 40)}"` : value}, which is not one of the allowed codes.`, node.enum.length <= FEW ? `Allowed: ${node.enum.join(", ")}.` : ""],
  format: (node, value, field) => ["E105", `${field} is "${short(value, 40)}", which is not a real date.`, dateHint(value)],
  pattern: (node, value, field, advice) => ["E110", `${field} is not written as it should be.`, patternHint(node, advice)],
  minLength: length, maxLength: length, minimum: limits, maximum: limits, minItems: size, maxItems: size,
};

// Everything in an entry that breaks the schema, and its dates, addresses and prose by the way.
export function checkSchema(data, schema, names) {
  const problems = [];
  const marked = { dates: [], addresses: [], prose: [] };
  const add = (path, [code, message, hint]) => problems.push({ code, path, message, hint });
  function visit(node, value, path) {
    const field = names.field(path);
    const advice = node.description ?? names.subschema(path.slice(0, -1)).description ?? "";
    for (const keyword of failing(node, value)) {
      if (keyword === "uniqueItems") {
        value.forEach((item, at) => { if (value.indexOf(item) < at) add([...path, at], ["E109", `${field} names ${typeof item === "string" ? `"${short(item, 40)}"` : "this item"} twice.`, "Take one of them out."]); });
      } else add(path, TRANSLATORS[keyword](node, value, field, advice));
    }
    if (typeof value === "string") {
      if (node.format === "calendar-date") marked.dates.push([path, value]);
      else if (node["x-markup"] === "md") marked.prose.push([path, value]);
      else if (node.pattern?.startsWith("^https://")) marked.addresses.push([path, value]);
    }
    if (isGroup(value)) inside(node, value, path);
    if (Array.isArray(value) && node.items) value.forEach((item, at) => visit(node.items, item, [...path, at]));
  }
  function inside(node, value, path) {
    for (const name of node.required ?? []) {
      if (!(name in value)) add([...path, name], ["E101", `${names.field([...path, name])} is missing.`, `Add ${short(name)}. ${names.subschema([...path, name]).description ?? ""}`.trim()]);
    }
    for (const [name, inner] of Object.entries(node.properties ?? {})) if (name in value) visit(inner, value[name], [...path, name]);
  }
  inside(schema, data, []);
  return { problems, marked };
}
