// @ts-check
// What looks like personal data in an entry: the patterns, proofs and names of `fairshare check`,
// which come as data (assess/personal.json). Nothing leaves the browser, and nothing of what is
// found is shown.

import * as sums from "./checksums.js";
import { isOpenToAll } from "./internet.js";
import { namesInRoles } from "./names.js";
import { plain } from "./plain-signs.js";

/**
 * @typedef {[source: string, flags?: string]} Pattern As form.json and personal.json have it.
 * @typedef {{ name: string } & Record<string, any>} Proof What else must be so, and what it needs.
 * @typedef {any} Facts What personal.json says.
 * @typedef {{ text: string, found: string, start: number, end: number, groups: any }} Match
 * @typedef {(match: Match) => boolean} Proves
 * @typedef {{ code: string, words: string[], pattern: RegExp, proves: Proves }} Kind
 * @typedef {{ code: string, start: number, end: number }} Found
 * @typedef {(string | number)[]} Path
 */

/** @type {Record<string, (digits: string, facts: Facts) => boolean>} */
const checksums = sums;
const MARK = /[*`~\\]/;

/** @type {Record<string, (proof: Proof, facts: Facts) => Proves>} */
const PROOFS = {
  sure: () => () => true,
  near: ({ words }, { before, after }) => {
    const pattern = made(words);
    return ({ text, start, end }) =>
      pattern.test(text.slice(Math.max(0, start - before), end + after));
  },
  passes: ({ check, beside }, facts) => {
    const other = proofOf(beside, facts);
    return (match) =>
      other(match) && checksums[check](match.found.replace(/[^\p{L}\p{N}]/gu, ""), facts);
  },
  phone: (_, { drama, book, before }) => {
    const [example, isbn] = [made([`^(?:${drama[0]})`, drama[1]]), made(book)];
    return ({ text, start, found }) => {
      const national = found
        .replace("(0)", "")
        .replace(/[^0-9]/g, "")
        .replace(/^(?:0044|44|0)/, "");
      return !isbn.test(text.slice(Math.max(0, start - before), start)) && !example.test(national);
    };
  },
  mailbox: (_, { exampleHost: [source, flags] }) => {
    const example = made([`^(?:${source})$`, flags]);
    return ({ groups }) => !example.test(groups.host);
  },
  internet_address: (_, { networks, stepOfText, before }) => {
    const step = made(stepOfText);
    return ({ text, start, found }) =>
      isOpenToAll(found, networks) && !step.test(text.slice(Math.max(0, start - before), start));
  },
  secret:
    () =>
    ({ groups }) =>
      /\p{Nd}/u.test(groups.it) && /\p{L}/u.test(groups.it),
};

/**
 * A pattern as assess/form.json and assess/personal.json have it.
 * @type {(pattern: Pattern) => RegExp}
 */
export const made = ([source, flags]) => new RegExp(source, flags);
/** @type {(proof: Proof, facts: Facts) => Proves} */
const proofOf = (proof, facts) => PROOFS[proof.name](proof, facts);

/**
 * The patterns made ready; throws where this browser can't read one.
 * @param {Facts} facts
 */
export function searchWith(facts) {
  /**
   * @type {(kinds: { code: string, pattern: Pattern, proof: Proof, words: string[] }[]) => Kind[]}
   */
  const ready = (kinds) =>
    kinds.map(({ code, pattern: [source, flags], proof, words }) => ({
      code,
      words,
      pattern: new RegExp(source, `${flags}gd`),
      proves: proofOf(proof, facts),
    }));
  const [secrets, kinds] = [ready(facts.secrets), ready(facts.kinds)];
  const [address, longNumber] = [
    new RegExp(facts.address[0], `${facts.address[1]}g`),
    made(facts.longNumber),
  ];
  const roles = namesInRoles(facts.names);

  /**
   * @param {Kind} kind
   * @param {string} text
   * @returns {Generator<Found>}
   */
  function* matches({ code, pattern, proves }, text) {
    for (const match of text.matchAll(pattern)) {
      const { indices } = /** @type {any} */ (match);
      const [start, end] = indices.groups?.it ?? indices[0];
      const whole = {
        text,
        found: match[0],
        start: match.index,
        end: match.index + match[0].length,
        groups: match.groups ?? {},
      };
      if (proves(whole)) yield { code, start, end };
    }
  }

  /**
   * @param {Kind[]} all
   * @param {string} text
   * @param {Found[]} found
   */
  function apply(all, text, found) {
    const lower = text.toLowerCase();
    const number = longNumber.test(text);
    for (const kind of all) {
      const tried = kind.words.length
        ? kind.words.some((word) => text.includes(word) || lower.includes(word))
        : number;
      if (!tried) continue;
      for (const one of matches(kind, text)) if (isFree(one, found)) found.push(one);
    }
    return found;
  }

  /** @param {string} text */
  const once = (text) =>
    apply(
      kinds,
      text.replace(address, (found) => " ".repeat(found.length)),
      apply(secrets, text, []),
    );

  /**
   * What is found in a text, in order: { code, start, end }.
   * @param {string} written
   */
  function search(written) {
    const text = plain(written);
    const found = once(text);
    if (MARK.test(text)) {
      const places = [...text]
        .map((sign, at) => /** @type {[string, number]} */ ([sign, at]))
        .filter(([sign]) => !MARK.test(sign));
      const again = once(plain(places.map(([sign]) => sign).join("")));
      for (const { code, start, end } of again) {
        const one = { code, start: places[start][1], end: places[end - 1][1] + 1 };
        if (isFree(one, found)) found.push(one);
      }
    }
    return found.sort((a, b) => a.start - b.start);
  }

  return {
    search,
    // The codes of what an entry holds, each with its path.
    inEntry: (/** @type {Record<string, any>} */ data) => {
      /** @type {{ code: string, path: Path }[]} */
      const found = [];
      const named = new Map(roles(data).map((path) => [path.join(" "), path]));
      for (const [path, text] of textsOf(data, facts.largest)) {
        const pieces = isAddress(text) ? apply(secrets, text, []) : search(text);
        if (pieces.some(({ code }) => code === "W412")) named.delete(path.join(" "));
        for (const { code } of pieces)
          if (!facts.allowed[path[0] === "bodies" ? path[2] : path[0]]?.includes(code))
            found.push({ code, path });
      }
      for (const path of named.values()) found.push({ code: "W412", path });
      return found;
    },
  };
}

/** @type {(one: Found, found: Found[]) => boolean} */
const isFree = (one, found) => !found.some(({ start, end }) => one.start < end && start < one.end);
/** @param {string} text */
const isAddress = (text) => text.startsWith("https://") && !text.includes(" ");
/**
 * A field for a mailbox: rules of their own ask that it is an office's.
 * @param {Path} path
 */
const isMailbox = (path) =>
  path.join(".") === "contact.email" || (path[0] === "profiles" && path.at(-1) === "email");
/** @param {string} text */
const isDate = (text) => text.length === 10 && text[4] === "-" && text[7] === "-";

/**
 * @param {any} value
 * @param {number} largest
 * @param {Path} path
 * @returns {Generator<[path: Path, text: string]>}
 */
function* textsOf(value, largest, path = []) {
  if (typeof value === "string") {
    if (isAddress(value) || (!isDate(value) && !isMailbox(path))) yield [path, value];
  } else if (Number.isInteger(value)) {
    if (Math.abs(value) > largest) yield [path, String(value)];
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value))
      yield* textsOf(inner, largest, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}
