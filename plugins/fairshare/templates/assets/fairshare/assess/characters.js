// @ts-check
// Characters that no text may hold, by what Unicode says of them: the same as
// load/raw/properties.py.

const REFUSED =
  /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\ufffc]/gu;
// Signs of this kind that can be seen.
const PREPENDED = /[\n\t\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u;
// biome-ignore lint/suspicious/noMisleadingCharacterClass: each of them is a sign by itself here
const PICTURE = /^[\p{So}\u203c\u2049\u2139\u2194\u25fb-\u25fe\u3030\u{1f3fb}-\u{1f3ff}]/u;
const SELECTOR = /[\ufe0e\ufe0f]/;
// Of Symbol and Wingdings, as word processors copy them.
const FONT_BULLETS = /[\uf0a7\uf0b7\uf0d8\uf0fc]/g;
const PILE = /[\p{Mn}\p{Me}]{5,}/gu;

/** @type {(sign: string) => boolean} */
const isPicture = (sign) => PICTURE.test(sign) && !/[\u2800\ufffc]/.test(sign);

/**
 * A joiner or selector is part of an emoji: 👩‍👧, ❤️, 1️⃣.
 * @param {string} text
 * @param {number} at
 */
function isInEmoji(text, at) {
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? "";
  const after = String.fromCodePoint(text.codePointAt(at + 1) ?? 0);
  if (SELECTOR.test(text[at]))
    return isPicture(before) || (after === "\u20e3" && /[0-9#*]/.test(before));
  return text[at] === "\u200d" && (isPicture(before) || SELECTOR.test(before)) && isPicture(after);
}

/** @param {string} sign */
function kindOf(sign) {
  if (/\p{Co}/u.test(sign)) return "private";
  if (/\p{Cn}/u.test(sign)) return "unknown";
  return sign === "\r" ? "carriage return" : "";
}

/** @type {(sign: string) => string} */
export const codeOf = (sign) =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/**
 * Each character that is refused: its kind, as the messages of E004 have it, its name and its
 * place.
 * @param {string} text
 */
export function refused(text) {
  const alone = [...text.matchAll(REFUSED)].filter(
    ({ 0: sign, index }) => !PREPENDED.test(sign) && !isInEmoji(text, index),
  );
  const found = alone.map(({ 0: sign, index }) => ({
    index,
    kind: kindOf(sign),
    character: codeOf(sign),
  }));
  const piled = [...text.matchAll(PILE)].filter(
    ({ 0: pile }) => ![...pile].some((mark) => /\p{Default_Ignorable_Code_Point}/u.test(mark)),
  );
  return [...found, ...piled.map(({ index }) => ({ index, kind: "marks", character: "" }))];
}

/**
 * A text as the form takes it: one kind of line ends, no tabs, and nothing that shows nothing. What
 * a reader would miss stays, to be named as a problem.
 * @param {string} text
 */
export function clean(text) {
  const plain = text.replace(/\r\n?/g, "\n").replaceAll("\t", " ").replace(FONT_BULLETS, "•");
  /** @type {(sign: string, at: number) => boolean} */
  const unseen = (sign, at) => !PREPENDED.test(sign) && !kindOf(sign) && !isInEmoji(plain, at);
  return plain.replace(REFUSED, (sign, at) => (unseen(sign, at) ? "" : sign)).trim();
}
