// @ts-check
// A text with the plain sign for each that means the same, one for one, so that places stay: as
// plugins/fairshare/validate/personal/plain.py. What takes two places here gets a stand-in of its
// kind.

const ODD = /[^\x00-\x7f]|[\n\t]/gu;
const LETTER = "\u0101";
const OTHER = "\u2603";

// Digits of a script stand in a row of ten, or of several tens.
/** @param {string} sign */
function digit(sign) {
  const code = sign.codePointAt(0) ?? 0;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}

/** @param {string} sign */
function plainSign(sign) {
  if (/\p{Nd}/u.test(sign)) return digit(sign);
  if (/\p{Zs}|[\n\t]/u.test(sign)) return " ";
  if (/\p{Pd}/u.test(sign)) return "-";
  const same = sign.normalize("NFKC");
  // A raised figure belongs to no number.
  if (/^[\x00-\x7f]$/.test(same) && !/\d/.test(same)) return same;
  if (sign.length === 1) return sign;
  return /[\p{L}\p{N}]/u.test(sign) ? LETTER : OTHER;
}

/** @type {(text: string) => string} */
export const plain = (text) => text.replace(ODD, plainSign);
