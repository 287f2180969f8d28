// Names of people where the name of a role, a team or a body belongs: as by
// plugins/fairshare/validate/personal/names.py, with its lists.

import { at } from "./entry-data.js";

const plain = (word) =>
  word
    .replace(/\.+$/, "")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/['’]s?$/, "");
const isAny = (word, known) => known.has(plain(word)) || known.has(plain(word).replace(/s$/, ""));
const isInitials = (word) => word.length > 1 && /\p{L}/u.test(word) && word === word.toUpperCase();

// A function from an entry to the paths of the fields that name a person.
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

  function withoutRoles(words) {
    let [start, end] = [0, words.length];
    while (start < end && isAny(words[start], either)) start += 1;
    while (end > start && isAny(words[end - 1], roles)) end -= 1;
    return words.slice(start, end);
  }

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

  return (data) => {
    const bodies = Array.isArray(data.organisations) ? data.organisations : [];
    return [
      ...fields.map((name) => [name.split("."), name !== teams]),
      ...bodies.map((_, number) => [["organisations", number, "unit"], false]),
    ]
      .filter(
        ([path, alone]) => typeof at(data, path) === "string" && isPerson(at(data, path), alone),
      )
      .map(([path]) => path);
  };
}
