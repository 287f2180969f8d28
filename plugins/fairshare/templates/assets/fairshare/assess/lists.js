// @ts-check
// Lists whose items run together on a page, by the signs of a word processor: as
// validate/text/lists.py. Lists of Markdown stand in the form as they are typed.

export const BULLETS = "•‣⁃∙◦▪▫■□●○◆►➢➤✓✔";
const ITEM = new RegExp(
  [
    "^(?:([-*+])\\s+(?=\\S)",
    "([0-9]{1,3})[.)]\\s+(?=\\S)",
    `([${BULLETS}])\\s*(?=[^\\s${BULLETS}])`,
    "([–—·])\\s+(?=\\p{L}))",
  ].join("|"),
  "u",
);
const BEFORE_SIGN = new RegExp(`\\s(?=[${BULLETS}]\\s)`, "gu");
const SAID = /[.:;!?…)”"']\s*$/;
const BREAK = /(?: {2}|\\)$/;

/** @param {string} line */
function apart(line) {
  const [first, ...others] = line.replace(BEFORE_SIGN, "$&\n").split("\n");
  const begins = !first.trim() || BULLETS.includes([...first.trim()][0]) || SAID.test(first);
  return others.length && begins ? [first, ...others].filter((part) => part.trim()) : [line];
}

/**
 * What a line is an item of: a sign, or numbers.
 * @typedef {{ kind: string, found: RegExpMatchArray }} Item
 * @typedef {[at: number, item: Item]} Mark An item, and the line at which it stands.
 *
 * @param {string} line
 * @returns {Item | null}
 */
function item(line) {
  const found = line.match(ITEM);
  return found && /\p{L}/u.test(line.slice(found[0].length))
    ? { kind: found[2] ? "number" : found[0].trim(), found }
    : null;
}

/**
 * @param {string[]} lines
 * @param {Mark[]} marks
 */
function isList(lines, marks) {
  const [[at, { found }]] = marks;
  const numbers = marks.map(([, one]) => Number(one.found[2]));
  if (found[2]) return numbers.every((number, step) => number === numbers[0] + step);
  return Boolean(found[3]) || at === 0 || SAID.test(lines[at - 1]);
}

/** @param {string[]} paragraph */
function runsTogetherIn(paragraph) {
  const lines = paragraph.map((line) => line.trim());
  /** @type {Mark[]} */
  const items = lines.flatMap((line, at) => {
    const one = item(line);
    return one ? [[at, one]] : [];
  });
  const kinds = [...new Set(items.map(([, { kind }]) => kind))];
  const lists = kinds.map((kind) => items.filter(([, one]) => one.kind === kind));
  const list = lists.find((marks) => marks.length > 1 && isList(lines, marks));
  if (!list || list[0][1].found[1] || list[0][1].found[2]) return false;
  return list.some(([at]) => at > 0 && !BREAK.test(paragraph[at - 1]));
}

/**
 * Whether a prose holds a list that readers would not see as one.
 * @param {string} written
 */
export function runsTogether(written) {
  /** @type {string[][]} */
  const paragraphs = [[]];
  for (const line of written.split("\n").flatMap(apart)) {
    if (line.trim()) paragraphs.at(-1)?.push(line);
    else paragraphs.push([]);
  }
  return paragraphs.some(runsTogetherIn);
}
