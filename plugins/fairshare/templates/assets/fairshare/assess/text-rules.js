// @ts-check
// Rules on texts: reasons that give reasons, safe links, no markup that pages don't show. Prose is
// read by patterns, not by a Markdown parser: `fairshare check` has the last word.

const WORD = /[\p{L}\p{N}]+/gu;
const SIMPLE = /^https:\/\/(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#][^\\@]*)?$/;
const SITE = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)$/;
const NAMED = /(?:^|[^\p{L}\p{N}_.-])([\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.\p{L}{2,})/gu;
const WRITTEN = /\[((?:[^[\]]|\[[^[\]]*\])*)\]\(\s*<?((?:[^()\s<>]|\([^()]*\))*)>?[^)]*\)/;
const BARE = /<([a-z][a-z0-9+.-]*:[^\s<>]*)>/;
const LINK = new RegExp(`${WRITTEN.source}|${BARE.source}`, "gi");
const TAG = /<(?:!--|\?|![A-Z]|\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>)/i;
const RULER = /^ *\|? *:?-+:? *(\| *:?-+:? *)*\|? *$/;

/** @type {(text: string) => string[]} */
const wordsOf = (text) => text.toLowerCase().match(WORD) ?? [];
/** @type {(text: string) => string} */
export const formOf = (text) => wordsOf(text).join(" ");

/**
 * @param {string} text
 * @param {{ sayingNothing: string[], leastWords: number }} checks
 */
export const saysSomething = (text, { sayingNothing, leastWords }) =>
  [...new Set(wordsOf(text))].filter((word) => !sayingNothing.includes(word)).length >= leastWords;

/**
 * The first of the phrases by which a reason says that its sources are silent; empty where it does
 * not.
 * @param {string} text
 * @param {{ silence: string[] }} checks
 */
export const silence = (text, { silence: phrases }) =>
  phrases.find((phrase) => ` ${formOf(text)} `.includes(` ${formOf(phrase)} `)) ?? "";

/**
 * What is unsafe in an address, by the name of the message (E218); empty when nothing is.
 * @param {string} address
 */
export function fault(address, mail = false) {
  const [, scheme = "", rest = ""] = address.match(/^([a-z][a-z0-9+.-]*):(.*)$/is) ?? [];
  const place = rest.match(/^\/\/([^/?#]*)/)?.[1] ?? "";
  const kind = scheme.toLowerCase();
  if (mail && kind === "mailto") return "";
  if (kind === "http") return "not encrypted";
  if (kind !== "https") return "not https";
  const site = (place.split("@").pop() ?? "").replace(/:\d*$/, "").toLowerCase();
  if (!site) return "no site";
  if (place.includes("@") || address.includes("\\")) return "hidden site";
  if (/[^ -~]/.test(site)) return "other letters";
  if (!SITE.test(site)) return "no name";
  return "";
}

/** @type {(address: string) => boolean} */
export const isSimple = (address) => SIMPLE.test(address);

/** @type {(text: string) => string} */
const decoded = (text) =>
  new DOMParser().parseFromString(text.replaceAll("<", "&lt;"), "text/html").documentElement
    .textContent ?? "";

/**
 * What looks like a link in a prose, without pictures. A pattern could look back for their sign by
 * itself, but not in Safari before 16.4, where the whole form would be dead.
 * @param {string} text
 */
function* linksIn(text) {
  const link = new RegExp(LINK);
  for (let found = link.exec(text); found; found = link.exec(text)) {
    if (found[0].startsWith("[") && text[found.index - 1] === "!") link.lastIndex = found.index + 1;
    else yield found;
  }
}

/**
 * The unsafe links of a prose: address, what is wrong, and the site that the words name.
 * @param {string} text
 * @param {{ dots: string, fileEndings: string[] }} checks
 */
export function* links(text, checks) {
  for (const [, words = "", written, auto] of linksIn(text)) {
    const address = decoded(written ?? auto);
    const wrong = fault(address, true);
    const named = wrong ? "" : otherSite(address, auto ?? words, checks);
    if (wrong || named) yield [address, wrong || "other site", named];
  }
}

/**
 * The site that the words of a link name, where it leads to another: a common way to deceive.
 * @param {string} address
 * @param {string} words
 * @param {{ dots: string, fileEndings: string[] }} checks `dots`: signs taken for a full stop
 */
export function otherSite(address, words, { dots, fileEndings }) {
  const host = (address.match(/^https:\/\/([^/?#:]*)/i)?.[1] ?? address.split("@").pop() ?? "")
    .toLowerCase()
    .replace(/^www\./, "");
  const plain = words.replace(new RegExp(`[${dots}]`, "gu"), ".").toLowerCase();
  for (const found of plain.matchAll(NAMED)) {
    const [whole, named = ""] = found;
    const before = plain.slice(0, found.index + whole.length - named.length);
    const file = fileEndings.includes(named.split(".").pop() ?? "");
    const site = named.replace(/^www\./, "");
    if (
      !(file && site === named && !before.endsWith("//")) &&
      host !== site &&
      !host.endsWith(`.${site}`)
    )
      return named.slice(0, 40);
  }
  return "";
}

/**
 * The kinds of markup in a prose that pages don't show.
 * @param {string} written
 */
export function markup(written) {
  const text = written.replace(/`[^`]*`/g, "");
  const lines = text.split("\n");
  const found = [];
  /** @type {(test: (line: string, above: string) => boolean) => boolean} */
  const under = (test) => lines.some((line, at) => at > 0 && test(line, lines[at - 1]));
  /** @type {(line: string) => number} */
  const cells = (line) => line.replace(/^ *\||\| *$/g, "").split("|").length;
  if (
    /^ {0,3}#{1,6}(\s|$)/m.test(text) ||
    under((line, above) => /^ {0,3}(=+|-+) *$/.test(line) && /^ {0,3}[^\s>*+-]/.test(above))
  )
    found.push("heading");
  if (/!\[[^\]]*\]\(/.test(text)) found.push("image");
  if (
    under(
      (line, above) =>
        line.includes("|") &&
        RULER.test(line) &&
        above.trim() !== "" &&
        cells(line) === cells(above),
    )
  )
    found.push("table");
  if (TAG.test(text)) found.push("tag");
  return found;
}

/**
 * @param {string} address
 * @param {{ person: string, roleWords: string[] }} checks
 */
export function looksPersonal(address, { person, roleWords }) {
  const local = address.split("@")[0].toLowerCase();
  return (
    new RegExp(`^(?:${person})$`).test(local) &&
    !local.split(/[._-]/).some((word) => roleWords.includes(word))
  );
}
