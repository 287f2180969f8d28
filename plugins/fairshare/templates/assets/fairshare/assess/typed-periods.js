// @ts-check
// A length of time as somebody writes it: "for two years", "18 months", "a year and a half". An
// entry holds P2Y, P18M, P1Y6M (ISO 8601); the form shows words.

/** @type {Record<string, string>} */
const UNITS = { year: "Y", yr: "Y", month: "M", week: "W", day: "D", fortnight: "D" };
/** @type {Record<string, string>} */
const NAMES = { Y: "year", M: "month", W: "week", D: "day" };
const COUNTS = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];
const WRITTEN = /^P(?:\d+W|\d+D|\d+M(?:\d+D)?|\d+Y(?:\d+M)?(?:\d+D)?)$/;
const PART = new RegExp(
  `(\\d+|an?|half an?|${COUNTS.join("|")}) ?-?(${Object.keys(UNITS).join("|")})s?(?![a-z])`,
  "g",
);

/**
 * @param {string} word
 * @param {string} unit
 */
function count(word, unit) {
  const number = /^an?$/.test(word)
    ? 1
    : COUNTS.includes(word)
      ? COUNTS.indexOf(word)
      : Number(word);
  return unit === "fortnight" ? 14 * number : number;
}

/**
 * @param {string[]} found
 * @returns {[number: number, unit: string]}
 */
function partOf([, word, unit]) {
  if (/^half/.test(word)) return unit === "year" ? [6, "M"] : [Number.NaN, ""];
  return [count(word, unit), UNITS[unit]];
}

/**
 * The period that a text means, as an entry has it; null where it can't be told.
 * @param {string} written
 */
export function periodOf(written) {
  const text = written.trim().toLowerCase().replace(/\s+/g, " ").replace(/[.,]$/, "");
  if (WRITTEN.test(text.toUpperCase())) return text.toUpperCase();
  if (text === "unknown") return text;
  const plain = text
    .replace(/^for /, "")
    .replace(/\b(an?|one) year and an? half$/, "1 year 6 months")
    .replace(/\b(\S+) and an? half years$/, "$1 years 6 months");
  const parts = [...plain.matchAll(PART)].map(partOf);
  if (!parts.length || plain.replace(PART, "").replace(/[\s,]|\band\b/g, "")) return null;
  const ordered = parts.sort(([, one], [, other]) => "YMWD".indexOf(one) - "YMWD".indexOf(other));
  const period = `P${ordered.map(([number, unit]) => `${number}${unit}`).join("")}`;
  return WRITTEN.test(period) ? period : null;
}

/**
 * A period of an entry in words, as its pages say it (publish/words/dates.py); what is none, as it
 * is.
 * @param {string} period
 */
export function periodInWords(period) {
  if (!WRITTEN.test(period)) return period;
  return [...period.matchAll(/(\d+)([YMWD])/g)]
    .map(([, number, unit]) => `${Number(number)} ${NAMES[unit]}${Number(number) === 1 ? "" : "s"}`)
    .join(" ");
}

/** @type {(field: HTMLElement | null) => boolean} */
const isPeriod = (field) => field?.dataset.fsKind === "period";

/**
 * Shows what was typed as the period that it means.
 * @param {HTMLElement} form
 */
export function takePeriods(form) {
  form.addEventListener("change", (event) => {
    const target = /** @type {HTMLInputElement} */ (event.target);
    const period = isPeriod(target.closest("[data-fs-kind]")) && periodOf(target.value);
    if (period) target.value = periodInWords(period);
  });
}
