// @ts-check
// The schema's own rules, for what a form can hold: the same codes and words as `fairshare check`
// (plugins/fairshare/validate). The schema is the register's; nothing here knows a field by name.

import { earliest, isFar, years } from "./dates.js";
import { isGroup } from "./entry-data.js";
import { short, where } from "./paths.js";

// The first of these speaks for all.

/**
 * @typedef {Record<string, any>} Schema A part of the schema.
 * @typedef {(string | number)[]} Path
 * @typedef {ReturnType<typeof namesOf>} Names
 * @typedef {Record<string, any>} Facts What assess/form.json says.
 * @typedef {ReturnType<typeof import("./wording.js").wording>} Say
 * @typedef {[code: string, values?: Record<string, unknown>, message?: string, hint?: string]} Said
 * @typedef {{ path: Path, value: any, keywords: Map<string, Schema> }} Place What fails there.
 * @typedef {[path: Path, value: any]} Marked
 * @typedef {Record<"dates" | "addresses" | "laws" | "prose", Marked[]>} Marks
 */

const DECIDING = ["type", "enum", "const", "format", "pattern"];
const ANSWERS = "answers";

/** @param {number} number */
const figures = (number) => number.toLocaleString("en-GB");

/**
 * The schema with each $ref replaced by what it points to.
 * @param {any} node
 * @param {Record<string, Schema>} definitions
 * @returns {any}
 */
export function inlined(node, definitions = node.$defs ?? {}) {
  if (Array.isArray(node)) return node.map((one) => inlined(one, definitions));
  if (!isGroup(node)) return node;
  const { $ref: reference, ...beside } = /** @type {Schema} */ (node);
  const target = reference
    ? inlined(definitions[reference.replace("#/$defs/", "")] ?? {}, definitions)
    : {};
  return {
    ...target,
    ...Object.fromEntries(
      Object.entries(beside).map(([key, value]) => [key, inlined(value, definitions)]),
    ),
  };
}

/**
 * How to speak of fields: "Rating of question 12, harm (answers → harm → rating)".
 * @param {Schema} schema
 */
export function namesOf(schema) {
  const numbers = new Map(
    Object.keys(schema.properties[ANSWERS]?.properties ?? {}).map((id, at) => [id, at + 1]),
  );
  /** @type {(path: Path) => Schema} */
  const subschema = (path) =>
    path.reduce(
      (node, step) => (typeof step === "number" ? node?.items : node?.properties?.[step]) ?? {},
      schema,
    );
  /**
   * @param {Path} path
   * @returns {string}
   */
  function own(path) {
    for (let length = path.length; length > 0; length -= 1) {
      const { title } = subschema(path.slice(0, length));
      if (title) return title.replace(/\?+$/, "");
    }
    return "The field";
  }
  /** @param {string} id */
  const question = (id) => (numbers.has(id) ? `question ${numbers.get(id)}, ${id}` : id);
  /** @param {Path} path */
  function title(path) {
    const id = String(path[1]);
    if (path[0] !== ANSWERS || !numbers.has(id)) return own(path);
    const named = question(id);
    return path.length === 2
      ? named.charAt(0).toUpperCase() + named.slice(1)
      : `${own(path)} of ${named}`;
  }
  return {
    subschema,
    question,
    short: (/** @type {Path} */ path) => path.at(-1),
    field: (/** @type {Path} */ path) =>
      path.length ? `${title(path)} (${where(path)})` : "The file",
  };
}

const BOUND = ["enum", "const", "format", "x-codes"];
// What no address and no id may hold: a pattern that lets it pass is one of free text.
const SAMPLE = "wave #1";

/**
 * Whether a part of the schema asks for text in a person's own words.
 * @param {Schema} node
 */
export const isFreeText = (node) =>
  node.type === "string" &&
  !BOUND.some((keyword) => keyword in node) &&
  new RegExp(node.pattern ?? "", "u").test(SAMPLE);

/** @param {unknown} value */
function kind(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "number" : "decimal";
  const plain = typeof value;
  return plain === "boolean" || plain === "string" ? plain : "object";
}

/** @type {Record<string, (value: unknown) => boolean>} */
const IS = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  integer: Number.isInteger,
  array: Array.isArray,
  object: isGroup,
  boolean: (value) => typeof value === "boolean",
};

/**
 * Which keywords of its schema one value fails.
 * @param {Schema} node
 * @param {any} value
 */
function failing(node, value) {
  /** @type {string[]} */
  const failed = [];
  const size = typeof value === "string" ? [...value].length : null;
  /** @type {(keyword: string, bad: boolean) => void} */
  const wrong = (keyword, bad) => {
    if (keyword in node && bad) failed.push(keyword);
  };
  wrong("type", ![node.type].flat().some((one) => IS[one]?.(value)));
  wrong("enum", !node.enum?.includes(value));
  wrong("const", node.const !== value);
  wrong("format", node.format === "calendar-date" && size !== null && !earliest(value));
  wrong("pattern", size !== null && !new RegExp(node.pattern, "u").test(value));
  wrong("minLength", size !== null && size < node.minLength);
  wrong("maxLength", size !== null && size > node.maxLength);
  wrong("minimum", typeof value === "number" && value < node.minimum);
  wrong("maximum", typeof value === "number" && value > node.maximum);
  wrong("minItems", Array.isArray(value) && value.length < node.minItems);
  wrong("maxItems", Array.isArray(value) && value.length > node.maxItems);
  wrong("uniqueItems", Array.isArray(value) && new Set(value).size < value.length);
  wrong("maxProperties", isGroup(value) && Object.keys(value).length > node.maxProperties);
  return failed;
}

/**
 * The part of a schema that holds for this kind of value alone: `then` where it fits `if`, else
 * `else`.
 * @type {(node: Schema, value: any) => Schema | undefined}
 */
const branch = (node, value) =>
  "if" in node ? (fits(node.if, value) ? node.then : node.else) : undefined;

/**
 * @param {Schema} node
 * @param {any} value
 * @returns {boolean}
 */
function fits(node, value) {
  if (failing(node, value).length) return false;
  const inner = branch(node, value);
  if (inner && !fits(inner, value)) return false;
  if (Array.isArray(value)) return !node.items || value.every((item) => fits(node.items, item));
  if (!isGroup(value)) return true;
  /** @param {[string, Schema]} field */
  const there = ([name]) => name in value;
  return (
    (node.required ?? []).every((/** @type {string} */ name) => name in value) &&
    Object.entries(node.properties ?? {})
      .filter(there)
      .every(([name, one]) => fits(one, value[name]))
  );
}

/** @type {Record<number, string>} */
const COUNTS = { 0: "none", 1: "one" }; // the names of messages that count for themselves
/** @param {...(string | false | undefined)} parts */
const named = (...parts) => parts.filter(Boolean).join(", ");

/**
 * Each keyword tells its code, and the values, the message and the hint where they are not the
 * usual ones.
 * @param {Schema} node
 * @param {any} value
 * @param {Facts} facts
 * @returns {Said}
 */
function type(node, value, { kinds }) {
  const [expected] = [node.type].flat();
  const values = { wanted: kinds[expected], kind: kinds[kind(value)] };
  if (!["number", "integer"].includes(expected)) return ["E104", values];
  if (typeof value === "number")
    return ["E104", { ...values, value: Math.round(value) }, "", "whole number"];
  return ["E104", values, "", "number"];
}

/**
 * @param {Schema} node
 * @param {any} value
 * @param {Facts} facts
 * @returns {Said}
 */
function choice(node, value, { checks }) {
  const values = {
    value: typeof value === "string" ? `"${short(value, 40)}"` : value,
    allowed: node.enum.join(", "),
    list: `schema/codes/${node["x-codes"]}.yml`,
  };
  if (node.enum.length <= checks.fewCodes) return ["E103", values];
  return ["E103", values, "", "x-codes" in node ? "many" : "in schema"];
}

/** @type {(node: Schema, value: any, facts: Facts) => Said} */
const fixed = (node, value, facts) =>
  node.const === true && value === false
    ? ["E103", {}, "not true", "not true"]
    : choice({ ...node, enum: [node.const] }, value, facts);

/** @type {(node: Schema, value: any) => Said} */
const date = (_node, value) =>
  isFar(value)
    ? ["E105", { value, ...years }, "far"]
    : [
        "E105",
        { value: short(value, 40) },
        "",
        /^\d{4}-\d{2}(-\d{2})?$/.test(value) ? "no such day" : "",
      ];

/**
 * @param {Schema} node
 * @param {any} _value
 * @param {Facts} facts
 * @returns {Said}
 */
function form(node, _value, { jurisdiction }) {
  const address = node.pattern.includes("https://");
  const start = "x-hosts" in node ? `https://${jurisdiction.lawHosts[0]}/` : "https://";
  return [
    "E110",
    { start, example: node.examples?.[0] },
    "",
    named(address && "address", node.examples?.length && "example"),
  ];
}

/**
 * @param {Schema} node
 * @param {any} value
 * @returns {Said}
 */
function length(node, value) {
  const size = [...value].length;
  if (size < (node.minLength ?? 0))
    return ["E106", { count: size, least: node.minLength }, COUNTS[size]];
  return ["E106", { count: figures(size), most: figures(node.maxLength) }, "long"];
}

/**
 * @param {Schema} node
 * @param {any} value
 * @returns {Said}
 */
function limits(node, value) {
  const variant = "minimum" in node ? ("maximum" in node ? "" : "least") : "most";
  return [
    "E107",
    { value, least: node.minimum, most: "maximum" in node ? figures(node.maximum) : "" },
    variant,
  ];
}

/**
 * @param {Schema} node
 * @param {any} value
 * @returns {Said}
 */
function size(node, value) {
  const least = node.minItems ?? 0;
  let variant = COUNTS[value.length];
  if (least === node.maxItems) variant = named(variant, "exactly");
  else if (value.length >= least) variant = "many";
  else if (least === 1) variant = "none, one needed";
  return ["E108", { count: value.length, least, most: node.maxItems }, variant];
}

/**
 * @param {Schema} node
 * @param {any} value
 * @returns {Said}
 */
function fields(node, value) {
  return [
    "E111",
    { count: Object.keys(value).length, most: node.maxProperties },
    COUNTS[node.maxProperties],
  ];
}

/** @type {Record<string, (node: Schema, value: any, facts: Facts) => Said>} */
const TRANSLATORS = {
  type,
  enum: choice,
  const: fixed,
  format: date,
  pattern: form,
  minLength: length,
  maxLength: length,
  minimum: limits,
  maximum: limits,
  minItems: size,
  maxItems: size,
  maxProperties: fields,
};

/**
 * What fails at each place, by keyword. Of several limits at one place that of the kind of entry
 * comes last, and is the narrower one. Names and advice are the whole schema's, by path.
 * @param {Names} names
 */
function failures(names) {
  const places = new Map();
  return {
    places,
    /**
     * @param {Path} path
     * @param {Schema} node
     * @param {any} value
     * @param {string} keyword
     */
    add(path, node, value, keyword) {
      const key = JSON.stringify(path);
      const place =
        places.get(key) ?? places.set(key, { path, value, keywords: new Map() }).get(key);
      place.keywords.set(keyword, { ...names.subschema(path), ...node });
    },
  };
}

/**
 * Everything in an entry that breaks the schema, and its dates, addresses and prose by the way.
 * `say` makes a problem of a code, a place and values.
 * @param {any} data
 * @param {Schema} schema
 * @param {Names} names
 * @param {Facts} facts
 * @param {Say} say
 */
export function checkSchema(data, schema, names, facts, say) {
  const { places, add } = failures(names);
  const missing = new Map();
  /** @type {Marks} */
  const marked = { dates: [], addresses: [], laws: [], prose: [] };
  /**
   * @param {Schema} node
   * @param {any} value
   * @param {Path} path
   */
  function visit(node, value, path) {
    for (const keyword of failing(node, value)) add(path, node, value, keyword);
    if (typeof value === "string") mark(node, value, path, marked);
    if (isGroup(value)) inside(node, value, path);
    if (Array.isArray(value) && node.items)
      for (const [at, item] of value.entries()) visit(node.items, item, [...path, at]);
    const own = branch(node, value); // it marks nothing again: it only asks for more
    if (own) visit(own, value, path);
  }
  /**
   * @param {Schema} node
   * @param {Record<string, any>} value
   * @param {Path} path
   */
  function inside(node, value, path) {
    for (const name of node.required ?? [])
      if (!(name in value)) missing.set(JSON.stringify([...path, name]), [...path, name]);
    for (const [name, inner] of Object.entries(node.properties ?? {}))
      if (name in value) visit(inner, value[name], [...path, name]);
  }
  visit(schema, data, []);
  const absent = [...missing.values()].map((path) =>
    say("E101", path, {
      field: names.field(path),
      name: short(path.at(-1)),
      advice: names.subschema(path).description,
    }),
  );
  return {
    problems: [
      ...absent,
      ...[...places.values()].flatMap((place) => problemsAt(place, names, facts, say)),
    ],
    marked,
  };
}

/**
 * @param {Schema} node
 * @param {string} value
 * @param {Path} path
 * @param {Marks} marked
 */
function mark(node, value, path, marked) {
  if (node.format === "calendar-date") marked.dates.push([path, value]);
  else if (node["x-markup"] === "md") marked.prose.push([path, value]);
  else if (node.pattern?.startsWith("^https://")) {
    marked.addresses.push([path, value]);
    if ("x-hosts" in node) marked.laws.push([path, value]);
  }
}

/**
 * The problems of one place, in words.
 * @param {Place} place
 * @param {Names} names
 * @param {Facts} facts
 * @param {Say} say
 */
function problemsAt({ path, value, keywords }, names, facts, say) {
  const deciding = DECIDING.find((keyword) => keywords.has(keyword));
  return (deciding ? [deciding] : [...keywords.keys()]).flatMap((keyword) => {
    const node = keywords.get(keyword) ?? {};
    const known = {
      field: names.field(path),
      advice: node.description ?? names.subschema(path.slice(0, -1)).description ?? "",
    };
    /** @type {(at: Path, said: Said) => ReturnType<Say>} */
    const one = (at, [code, values, ...more]) => say(code, at, { ...known, ...values }, ...more);
    if (keyword !== "uniqueItems") return [one(path, TRANSLATORS[keyword](node, value, facts))];
    /** @type {(item: unknown, at: number) => boolean} */
    const again = (item, at) => value.indexOf(item) < at;
    return value.flatMap((/** @type {unknown} */ item, /** @type {number} */ at) =>
      again(item, at)
        ? [
            one(
              [...path, at],
              ["E109", { value: short(String(item), 40) }, typeof item === "string" ? "" : "other"],
            ),
          ]
        : [],
    );
  });
}
