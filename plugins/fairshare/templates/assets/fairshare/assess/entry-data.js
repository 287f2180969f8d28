// @ts-check
// The data of an entry, whatever stands in it: an opened file may hold anything anywhere.

/**
 * Whether a value is fields by name: neither a list nor a single value.
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isGroup(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * What stands at a path, written with dots or as steps; undefined where nothing does.
 * @param {any} data
 * @param {string | (string | number)[]} path
 */
export function at(data, path) {
  let found = data;
  for (const step of typeof path === "string" ? path.split(".") : path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, step))
      return undefined;
    found = found[step];
  }
  return found;
}

/**
 * The text at a path; empty where there is none.
 * @param {unknown} data
 * @param {string | (string | number)[]} path
 */
export function textAt(data, path) {
  const value = at(data, path);
  return typeof value === "string" ? value : "";
}

/**
 * The list at a path; empty where there is none.
 * @param {unknown} data
 * @param {string | (string | number)[]} path
 * @returns {any[]}
 */
export function itemsAt(data, path) {
  const value = at(data, path);
  return Array.isArray(value) ? value : [];
}
