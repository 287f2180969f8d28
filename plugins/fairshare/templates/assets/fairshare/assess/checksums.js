// @ts-check
// Whether digits can be what they look like: checksums of official numbers, as by
// plugins/fairshare/validate/personal/checksums.py. All take a text without blanks and signs.

/** @type {(text: string) => number[]} */
const digitsOf = (text) => [...text].map(Number);
/** @type {(numbers: number[]) => number} */
const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);

const UPN = "ABCDEFGHJKLMNPQRTUVWXYZ0123456789";

/** @type {(text: string) => boolean} */
export const nhs_number = (text) =>
  /^\d{10}$/.test(text) &&
  sum(
    digitsOf(text)
      .reverse()
      .map((digit, at) => digit * (at + 1)),
  ) %
    11 ===
    0;

/**
 * @param {string} text
 * @param {{ pupilAreas: number[] }} facts
 */
export function pupil_number(text, { pupilAreas }) {
  const upn = text.toUpperCase();
  if (
    !/^.\d{11}.$/.test(upn) ||
    !UPN.includes(upn[12]) ||
    !pupilAreas.includes(Number(upn.slice(1, 4)))
  )
    return false;
  return (
    UPN[sum([...upn.slice(1)].map((sign, at) => (at + 2) * UPN.indexOf(sign))) % 23] === upn[0]
  );
}

/** @param {string} text */
export function tax_reference(text) {
  const utr = text.toUpperCase().replace(/^K+/, "");
  if (!/^\d{10}$/.test(utr)) return false;
  const weights = [6, 7, 8, 9, 10, 5, 4, 3, 2];
  return (
    "21987654321"[sum(weights.map((weight, at) => weight * Number(utr[at + 1]))) % 11] === utr[0]
  );
}

/** @param {string} text */
function elevens(text) {
  const digits = digitsOf(text.padStart(9, "0"));
  return (sum(digits.slice(0, 8).map((digit, at) => digit * (9 - at))) - digits[8]) % 11;
}

/** @param {string} text */
export const citizen_number = (text) =>
  /^\d{1,9}$/.test(text) && Number(text) !== 0 && elevens(text) === 0;

/** @param {string} text */
export const education_number = (text) => /^10\d{7}$/.test(text) && elevens(text) === 5;

const PPS = "WABCDEFGHIJKLMNOPQRSTUV";

/** @param {string} text */
export function public_service_number(text) {
  const pps = text.toUpperCase();
  if (!/^\d{7}[A-W][ABHWTX]?$/.test(pps)) return false;
  const last = "ABH".includes(pps[8]) ? 9 * PPS.indexOf(pps[8]) : 0; // since 2013 it counts
  return (
    PPS[(sum(digitsOf(pps.slice(0, 7)).map((digit, at) => digit * (8 - at))) + last) % 23] ===
    pps[7]
  );
}

/** @param {string} text */
export function payment_card(text) {
  const doubled = digitsOf(text)
    .reverse()
    .map((digit, at) => (at % 2 ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][digit] : digit));
  return /^\d+$/.test(text) && sum(doubled) % 10 === 0;
}

/** @type {Record<string, string>} */
const LETTERS = { n: "[0-9]", a: "[A-Z]", c: "[A-Za-z0-9]" };

/**
 * @param {string} text
 * @param {{ banks: Record<string, string> }} facts The forms of account numbers, by country.
 */
export function iban(text, { banks }) {
  const number = text.toUpperCase();
  const form = banks[number.slice(0, 2)];
  if (form === undefined) return false;
  const digits = [...number.slice(4), ...number.slice(0, 4)]
    .map((sign) => Number.parseInt(sign, 36))
    .join("");
  if ([...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) !== 1) return false;
  const account = form.replace(
    /([1-9][0-9]*)!([nac])/g,
    (_, count, kind) => `${LETTERS[kind]}{${count}}`,
  );
  return new RegExp(`^${account}$`).test(number.slice(4));
}
