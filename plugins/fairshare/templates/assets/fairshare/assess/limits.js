// @ts-check
// What an entry holds at most, in this form as in the register's loader (load/tree.py): a file with
// more is refused before the form is filled with it, for a browser would not answer for minutes.

const DEPTH = 8; // of fields within fields
const VALUES = 4000;
const ITEMS = 200; // of one list: each is a row of the form

/**
 * The name of the limit that data is over; empty where it is within all of them. Goes round and not
 * down, so that no depth is too much for it.
 * @param {unknown} data
 */
export function overLimit(data) {
  let level = [data];
  let count = 0;
  for (let depth = 0; level.length; depth += 1) {
    if (depth > DEPTH) return "too_deep";
    count += level.length;
    if (count > VALUES) return "too_many";
    const inner = level.filter((one) => typeof one === "object" && one !== null);
    if (inner.some((one) => Array.isArray(one) && one.length > ITEMS)) return "too_many";
    level = inner.flatMap((one) => Object.values(one));
  }
  return "";
}
