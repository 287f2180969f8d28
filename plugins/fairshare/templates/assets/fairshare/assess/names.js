// @ts-check
// Names of people where the name of a role, a team or a body belongs: as by
// plugins/fairshare/validate/personal/names.py, with its lists.

import { at, itemsAt } from "./entry-data.js";

/** @type {(word: string) => string} */
const plain = (word) =>
  word
    .replace(/\.+$/, "")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/['’]s?$/, "");
/** @type {(word: string, known: Set<string>) => boolean} */
const isAny = (word, known) => known.has(plain(word)) || known.has(plain(word).replace(/s$/, ""));
/** @type {(word: string) => boolean} */
const isInitials = (word) => word.length > 1 && /\p{L}/u.test(word) && word === word.toUpperCase();

/**
 * A function from an entry to the paths of the fields that name a person.
 * @param {object} facts What of assess/personal.json is about names.
 * @param {string[]} facts.fields
 * @param {string} facts.teams
 * @param {string[]} facts.capitals
 * @param {string[]} facts.whole
 * @param {string[]} facts.behind
 * @param {string[]} facts.roles
 * @param {string[]} facts.bodies
 * @param {string} facts.given
 */
export function namesInRoles({
  fields,
  teams,
  capitals,
  whole,
  behind: [sign],
  roles: roleWords,
  bodies: bodyWords,
  given,
}) {
  const [roles, bodies, names] = [
    new Set(roleWords),
    new Set(bodyWords),
    new Set(given.split(" ")),
  ];
  const either = new Set([...roleWords, ...bodyWords]);
  const groups = new RegExp(capitals[0], `${capitals[1]}g`);
  const behind = new RegExp(sign);
  const all = new RegExp(`^(?:${whole[0]})$`, whole[1]);

  /** @param {string[]} words */
  function withoutRoles(words) {
    let [start, end] = [0, words.length];
    while (start < end && isAny(words[start], either)) start += 1;
    while (end > start && isAny(words[end - 1], roles)) end -= 1;
    return words.slice(start, end);
  }

  /**
   * @param {string} written
   * @param {boolean} alone
   */
  function isPerson(written, alone) {
    for (const [found] of written.matchAll(groups)) {
      const words = withoutRoles(found.split(/\s+/).filter(Boolean));
      if (
        words.length > 1 &&
        !words.some((word) => isAny(word, bodies)) &&
        names.has(plain(words[0]).split("-")[0])
      )
        return true;
    }
    const first = written.split(behind)[0].trim();
    return (
      alone &&
      all.test(first) &&
      !first.split(/\s+/).some((word) => isAny(word, either) || isInitials(word))
    );
  }

  return (/** @type {unknown} */ data) => {
    /** @type {[path: (string | number)[], alone: boolean][]} */
    const places = [];
    for (const name of fields) places.push([name.split("."), name !== teams]);
    for (const number of itemsAt(data, "organisations").keys())
      places.push([["organisations", number, "unit"], false]);
    return places
      .filter(
        ([path, alone]) => typeof at(data, path) === "string" && isPerson(at(data, path), alone),
      )
      .map(([path]) => path);
  };
}
