// @ts-check
// Fields that nobody types: what stood in their group before. A decision that was put off and is
// followed by another one is copied beside it, unchanged (schema: `x-copy-of`).

/**
 * By field: what it held in the entry that was opened, and its group there.
 * @type {WeakMap<HTMLElement, { value?: unknown, group?: any }>}
 */
const opened = new WeakMap();

/** @type {(field: any) => [string, unknown][]} */
const marks = (field) => Object.entries(JSON.parse(field.dataset.fsFixed));

/**
 * @param {HTMLElement} field
 * @param {unknown} value
 * @param {unknown} group
 */
export function remember(field, value, group) {
  opened.set(field, { value, group });
}

/**
 * What the field holds, seen what its group says `now`: the copy that was there, or one of the
 * group as it was opened where that is of the kind that can be copied, and no longer so.
 * @param {any} field
 * @param {Record<string, unknown>} now
 */
export function copied(field, now) {
  const { value, group } = opened.get(field) ?? {};
  const isStill = marks(field).every(
    ([name, mark]) => now[name] === undefined || now[name] === mark,
  );
  if (isStill) return undefined;
  if (value !== undefined) return value;
  if (!marks(field).every(([name, mark]) => group?.[name] === mark)) return undefined;
  return Object.fromEntries(
    JSON.parse(field.dataset.fsNames)
      .filter((/** @type {string} */ name) => name in group)
      .map((/** @type {string} */ name) => [name, group[name]]),
  );
}
