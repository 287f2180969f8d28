// @ts-check
// What the list says of what was found, in sentences. Only what no decision has is called absent,
// and only what was counted is called found.

/**
 * @typedef {(key: string, values?: Record<string, unknown>) => string} Say The words of a page.
 *
 * What plain-search.js gives, or text-search.js.
 * @typedef {{ plain: true, left: string[] }} FoundPlainly
 * @typedef {object} FoundByIndex
 * @property {undefined} [plain]
 * @property {string[]} left
 * @property {string[]} absent
 * @property {string[]} spelled
 * @property {unknown} [some]
 * @property {{ groups: unknown[], postcode?: unknown }} plan
 * @property {{ terms: string[] }[]} parts
 */

/**
 * @param {Say} say
 * @param {object} search
 * @param {string} search.query What was typed.
 * @param {number} search.total How many were found, with the filters.
 * @param {number} search.before How many before them.
 * @param {FoundPlainly | FoundByIndex} search.found
 */
export function sentences(say, { query, total, before, found }) {
  /** @type {(key: string, number: number, values?: Record<string, unknown>) => string} */
  const count = (key, number, values = {}) =>
    say(number === 1 ? `one${key}` : `many${key}`, { count: number, ...values });
  const notes = [];
  if (found.left.length) notes.push(say("left", { words: quoted(say, found.left) }));
  if (found.plain)
    return {
      head:
        before === 0
          ? say("none_plain", { query })
          : total
            ? count("_plain", total, { query })
            : say("none_for", { query }),
      notes,
    };
  if (before > 0 && total === 0) return { head: say("none_for", { query }), notes };
  if (found.plan.groups.length === 0)
    return { head: say(found.plan.postcode ? "no_postcode" : "nothing", { query }), notes };
  if (found.absent.length === 0 && !found.some)
    return { head: count("_for", total, { query }), notes };
  const kind = found.absent.some((words) => words.includes(" "))
    ? "absent_phrase"
    : found.absent.length === 1
      ? "absent_one"
      : "absent";
  const head = found.absent.length
    ? say(kind, { words: quoted(say, found.absent) })
    : say("absent_all");
  if (found.spelled.length) notes.push(say("spelled", { words: quoted(say, found.spelled) }));
  if (total && found.some) notes.push(count("_some", total, { words: lookedFor(say, found) }));
  else if (total) notes.push(count("_with", total, { words: lookedFor(say, found) }));
  return { head, notes };
}

/** @type {(say: Say, words: string[]) => string} */
const quoted = (say, words) => words.map((word) => say("quoted", { word })).join(", ");
/** @type {(say: Say, found: FoundByIndex) => string} */
const lookedFor = (say, { parts }) =>
  parts.map(({ terms }) => terms.map((word) => say("quoted", { word })).join(say("or"))).join(", ");
