// @ts-check
// A date as somebody types it, in any of its boxes: 20/02/2025, 2 May 2013, 2025-02. It goes into
// its boxes and is shown back in words.

import { earliest, two } from "./dates.js";

/**
 * @typedef {{ year?: string, month?: string, day?: string }} Parts Of a date, in figures.
 * @typedef {(keyof Parts)[]} Order In which of the parts are written.
 */

/** @type {Order} */
const PARTS = ["year", "month", "day"];

/**
 * The number of a month by its name or the beginning of it, in the register's language or in
 * English.
 * @param {string} word
 * @param {string} locale
 */
function monthOf(word, locale) {
  /** @param {string} language */
  const named = (language) =>
    Array.from({ length: 12 }, (_, at) =>
      new Date(Date.UTC(2000, at, 1))
        .toLocaleDateString(language, { month: "long", timeZone: "UTC" })
        .toLowerCase(),
    );
  const start = word
    .toLowerCase()
    .replace(/\.$/, "")
    .replace(/^sept$/, "sep");
  const at = [locale, "en"]
    .map((language) => named(language).findIndex((name) => name.startsWith(start)))
    .find((found) => found >= 0);
  return start.length >= 3 && at !== undefined ? String(at + 1) : undefined;
}

/**
 * @param {string} text
 * @param {Order} order
 * @returns {Parts | null}
 */
function inFigures(text, order) {
  const [, year, month, day] = text.match(/^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/) ?? [];
  if (year) return { year, month, day };
  const [, of, in4] = text.match(/^(\d{1,2})[./-](\d{4})$/) ?? [];
  if (of) return { year: in4, month: of };
  const found = text.match(/^(\d{1,4})([./ -])(\d{1,2})\2(\d{1,4})$/);
  return found
    ? Object.fromEntries(order.map((name, at) => [name, [found[1], found[3], found[4]][at]]))
    : null;
}

/**
 * @param {string} text
 * @param {string} locale
 * @returns {Parts | null}
 */
function inWords(text, locale) {
  const plain = text
    .replace(/,/g, " ")
    .replace(/\b(\d{1,2})(?:st|nd|rd|th)\b/i, "$1")
    .replace(/\bof\b/i, " ");
  const words = plain.split(/\s+/).filter(Boolean);
  const months = words.map((word) => (/^\p{L}/u.test(word) ? monthOf(word, locale) : undefined));
  const figures = words.filter((word) => /^\d+$/.test(word));
  const [year, ...years] = figures.filter((word) => word.length === 4);
  const day = figures.find((word) => word.length <= 2);
  const [month, ...others] = months.filter(Boolean);
  return year && month && !years.length && !others.length && figures.length <= 2
    ? { year, month, day }
    : null;
}

/**
 * The parts of a date that somebody wrote, or null where it can't be told.
 * @param {string} text
 * @param {Order} order
 * @param {string} locale
 */
export function typedDate(text, order, locale) {
  const found = inFigures(text.trim(), order) ?? inWords(text.trim(), locale);
  if (!found?.year) return null;
  const written = [found.year, found.month && two(found.month), found.day && two(found.day)]
    .filter(Boolean)
    .join("-");
  return earliest(written) ? found : null;
}

/**
 * A date of an entry in words, as exact as it is.
 * @param {string} written
 * @param {string} locale
 */
export function inLanguage(written, locale) {
  const [year, month, day] = written.split("-").map(Number);
  /** @type {Intl.DateTimeFormatOptions} */
  const exact = {
    year: "numeric",
    ...(month && { month: "long" }),
    ...(day && { day: "numeric" }),
  };
  return new Date(Date.UTC(year, (month || 1) - 1, day || 1)).toLocaleDateString(locale, {
    ...exact,
    timeZone: "UTC",
  });
}

/** @type {(name: string, text: string) => boolean} */
const isPlain = (name, text) =>
  (name === "year" ? /^\d{4}$/ : /^\d{1,2}$/).test(text) || text === "";

/**
 * @param {any} field
 * @param {any} box
 * @param {Order} order
 * @param {string} locale
 */
function take(field, box, order, locale) {
  const { fsPart: name } = box.dataset;
  const text = box.value.trim();
  if (isPlain(name, text)) return;
  const month = name === "month" && monthOf(text, locale);
  const found = month ? { month } : typedDate(text, order, locale);
  if (!found) return;
  /** @type {Order} */
  const parts = month ? ["month"] : PARTS;
  for (const part of parts)
    field.querySelector(`[data-fs-part="${part}"]`).value = found[part] ?? "";
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * @param {any} field
 * @param {string} locale
 */
function show(field, locale) {
  const [year, month, day] = PARTS.map((name) =>
    field.querySelector(`[data-fs-part="${name}"]`).value.trim(),
  );
  const written = [year, month && two(month), day && two(day)].filter(Boolean).join("-");
  const isWhole = earliest(written) && (month || !day);
  const place = field.querySelector("[data-fs-date-shown]");
  const words = isWhole ? inLanguage(written, locale) : "";
  if (place.textContent !== words) place.textContent = words;
}

/**
 * Shows every date of a form that was filled at once.
 * @param {Element} form
 * @param {string} locale
 */
export function showDates(form, locale) {
  for (const field of form.querySelectorAll('[data-fs-kind="date"]')) show(field, locale);
}

/**
 * Takes what is typed into the boxes of dates, and says which date it is.
 * @param {Element} form
 * @param {{ dateOrder: Order, words: { locale: string } } & Record<string, any>} facts
 */
export function takeDates(form, { dateOrder, words: { locale } }) {
  form.addEventListener("change", (/** @type {any} */ { target }) => {
    const field = target.dataset.fsPart && target.closest('[data-fs-kind="date"]');
    if (!field) return;
    take(field, target, dateOrder, locale);
    show(field, locale);
  });
}
