// @ts-check
// Sentences with gaps, as the site's own files hold them: {name} is filled in.

/** @type {(words: string, values?: Record<string, unknown>) => string} */
export const fill = (words, values = {}) =>
  words.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

/**
 * A function that gives the phrases of a page by name, their gaps filled.
 * @param {Record<string, string>} words
 * @returns {(key: string, values?: Record<string, unknown>) => string}
 */
export const phrasesOf = (words) => (key, values) => fill(words[key], values);
