// @ts-check
// Dates as entries write them: a day, or a month or year where sources say no more. All are texts.

const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** @type {(written: string) => boolean} */
export const isPartial = (written) => written.length < "YYYY-MM-DD".length;

// Within these years lie all dates of an entry (validate/calendar_date.py).
const [FIRST, LAST] = ["1900", "2100"];
export const years = { first: FIRST, last: LAST };

/**
 * The earliest day that a written date can mean, as YYYY-MM-DD; null when it is none of an entry.
 * @param {unknown} written
 */
export function earliest(written) {
  const day = firstDay(written);
  return day && day.slice(0, 4) >= FIRST && day.slice(0, 4) <= LAST ? day : null;
}

/**
 * Whether it is a real date, but in a year that no entry can mean.
 * @type {(written: unknown) => boolean}
 */
export const isFar = (written) => !earliest(written) && firstDay(written) !== null;

/** @param {unknown} written */
function firstDay(written) {
  const [, year, month = "01", day = "01"] =
    (typeof written === "string" && written.match(FORM)) || [];
  if (!year || year === "0000") return null;
  const meant = new Date(Date.UTC(2000, 0, 1));
  meant.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const whole = `${year}-${month}-${day}`;
  return meant.toISOString().slice(0, 10) === whole ? whole : null;
}

/**
 * The latest day that it can mean; null when it is no real date.
 * @param {string} written
 */
export function latest(written) {
  const day = earliest(written);
  if (!day || !isPartial(written)) return day;
  const [year, month = "12"] = written.split("-");
  const last = new Date(Date.UTC(2000, 0, 1));
  last.setUTCFullYear(Number(year), Number(month), 0);
  return `${year}-${month}-${last.getUTCDate()}`;
}

/**
 * The same day so many months later, the month's last where it has no such day.
 * @param {string} day
 * @param {number} months
 */
export function monthsAfter(day, months) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last.getUTCDate())))
    .toISOString()
    .slice(0, 10);
}

/**
 * Puts things in order of date, those of one day as they come. What need not be out of order stays
 * where it is: "2024" after 2024-03-05 may be right.
 * @template Thing
 * @param {Thing[]} things
 * @param {(thing: Thing) => any} dateOf
 */
export function inOrder(things, dateOf) {
  /** @type {Thing[]} */
  const placed = [];
  for (const thing of things) {
    const last = latest(dateOf(thing));
    /** @type {(other: Thing) => boolean} */
    const isLater = (other) => last !== null && (earliest(dateOf(other)) ?? "") > last;
    let at = placed.length;
    while (at > 0 && isLater(placed[at - 1])) at -= 1;
    placed.splice(at, 0, thing);
  }
  return placed;
}

/** @type {(digits: string) => string} A day or month in two figures. */
export const two = (digits) => (/^\d$/.test(digits) ? `0${digits}` : digits);
