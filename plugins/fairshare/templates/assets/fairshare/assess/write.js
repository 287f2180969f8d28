// @ts-check
// Data → YAML in the register's own style: block form, prose in blocks, codes in one line.

const MODELINE = "# yaml-language-server: $schema=../../../schema/editor/initiative.schema.json";
const OF_A_BODY = "# yaml-language-server: $schema=../../schema/editor/organisation.schema.json";
const WIDTH = 100;
// Nothing that YAML or an older version of it could mistake.
const PLAIN = /^[A-Za-z][A-Za-z0-9 _.()'/%-]*$/;
const WORD = /^(true|false|null|yes|no|on|off|y|n)$/i;
const DAY = /^\d{4}-\d{2}(-\d{2})?$/;

/** @param {string} text */
const isPlain = (text) =>
  ((PLAIN.test(text) && !WORD.test(text)) || DAY.test(text)) && text === text.trim();
/** @type {(value: unknown) => value is object} */
const isNested = (value) => typeof value === "object" && value !== null;
/** @param {string} key */
const name = (key) => (isPlain(key) ? key : JSON.stringify(key));

/** @type {(modeline: string, data: object) => string} */
const file = (modeline, data) => `${[modeline, ...group(data, "")].join("\n")}\n`;

/** @param {object} data */
export const toYaml = (data) => file(MODELINE, data);
/** @param {object} data */
export const bodyToYaml = (data) => file(OF_A_BODY, data);

/**
 * @param {object} data
 * @param {string} pad
 * @returns {string[]}
 */
function group(data, pad) {
  return Object.entries(data).flatMap(([key, value]) => {
    const lines = field(name(key), value, pad);
    return pad === "" && lines.length > 1 && isNested(value) ? ["", ...lines] : lines;
  });
}

/**
 * The lines of one field.
 * @param {string} key As it is written.
 * @param {unknown} value
 * @param {string} pad
 * @returns {string[]}
 */
export function field(key, value, pad) {
  if (Array.isArray(value)) return list(key, value, pad);
  if (isNested(value))
    return Object.keys(value).length === 0
      ? [`${pad}${key}: {}`]
      : [`${pad}${key}:`, ...group(value, `${pad}  `)];
  return scalar(`${pad}${key}:`, value, `${pad}  `);
}

/**
 * @param {string} key
 * @param {unknown[]} items
 * @param {string} pad
 */
function list(key, items, pad) {
  /** @param {unknown} one */
  const written = (one) => (typeof one === "string" && isPlain(one) ? one : JSON.stringify(one));
  const short = `${pad}${key}: [${items.map(written).join(", ")}]`;
  if (!items.some(isNested) && short.length <= WIDTH) return [short];
  return [`${pad}${key}:`, ...items.flatMap((item) => listed(item, `${pad}  `))];
}

/**
 * A value on one line, as it stands between braces and commas.
 * @param {unknown} value
 * @returns {string}
 */
export function inFlow(value) {
  if (Array.isArray(value)) return `[${value.map(inFlow).join(", ")}]`;
  if (isNested(value)) {
    const fields = Object.entries(value).map(([key, one]) => `${name(key)}: ${inFlow(one)}`);
    return `{${fields.join(", ")}}`;
  }
  return typeof value === "string" && isPlain(value) ? value : JSON.stringify(value);
}

/**
 * The lines of one item of a list.
 * @param {unknown} item
 * @param {string} pad
 */
export function listed(item, pad) {
  if (!isNested(item)) return scalar(`${pad}-`, item, `${pad}  `);
  const [first, ...rest] = group(item, `${pad}  `);
  return [`${pad}- ${first.trimStart()}`, ...rest];
}

/**
 * One value after its name: beside it where it fits, as a block below where it does not.
 * @param {string} start
 * @param {unknown} value
 * @param {string} pad
 */
function scalar(start, value, pad) {
  if (typeof value !== "string") return [`${start} ${JSON.stringify(value)}`];
  if (value.includes("\n"))
    return [`${start} |`, ...value.split("\n").map((line) => (line.trim() ? pad + line : ""))];
  const written = isPlain(value) ? value : JSON.stringify(value);
  if (start.length + written.length < WIDTH || /\s\s|^\S+$/.test(value))
    return [`${start} ${written}`];
  return [`${start} >-`, ...folded(value, pad)];
}

/**
 * @param {string} text
 * @param {string} pad
 */
function folded(text, pad) {
  const lines = [pad];
  for (const word of text.split(" ")) {
    const line = lines[lines.length - 1];
    if (line.length > pad.length && line.length + word.length >= WIDTH) lines.push(pad + word);
    else lines[lines.length - 1] = line.length > pad.length ? `${line} ${word}` : pad + word;
  }
  return lines;
}
