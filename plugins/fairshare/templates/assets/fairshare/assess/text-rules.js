// Rules on texts: reasons that give reasons, safe links, no markup that pages don't show. Prose is read
// by patterns, not by a Markdown parser: `fairshare check` has the last word.

const WORD = /[\p{L}\p{N}]+/gu;
const LEAST_WORDS = 3;
const SIMPLE = /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#][^\\@]*)?$/;
const HOST = /[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/g;
const FILE = /\.(csv|docx?|html?|ods|odt|pdf|txt|xlsx)$/;
const PERSON = /^[a-z]+(?:[._-][a-z]+){1,2}[0-9]{0,3}$/;
const LINK = /(?<!!)\[((?:[^[\]]|\[[^[\]]*\])*)\]\(\s*<?((?:[^()\s<>]|\([^()]*\))*)>?[^)]*\)|<([a-z][a-z0-9+.-]*:[^\s<>]*)>/gi;
const TAG = /<(?:!--|\?|![A-Z]|\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>)/i;
const RULER = /^ *\|? *:?-+:? *(\| *:?-+:? *)*\|? *$/;

const wordsOf = (text) => text.toLowerCase().match(WORD) ?? [];
export const formOf = (text) => wordsOf(text).join(" ");

export const saysSomething = (text, empty) => [...new Set(wordsOf(text))].filter((word) => !empty.includes(word)).length >= LEAST_WORDS;

// What is unsafe in an address, as the end of a sentence; empty when nothing is.
export function fault(address, mail = false) {
  const [, scheme = "", rest = ""] = address.match(/^([a-z][a-z0-9+.-]*):(.*)$/is) ?? [];
  const place = rest.match(/^\/\/([^/?#]*)/)?.[1] ?? "";
  const kind = scheme.toLowerCase();
  if (mail && kind === "mailto") return "";
  if (kind === "http") return "is not encrypted: it starts with http:// and not with https://";
  if (kind !== "https") return "is not a full web address that starts with https://";
  if (!place.split("@").pop().replace(/:\d*$/, "")) return "names no site";
  if (place.includes("@") || address.includes("\\")) return "hides where it leads: what stands before the @ or \\ is not the site";
  return "";
}

export const isSimple = (address) => SIMPLE.test(address);

const decoded = (text) => new DOMParser().parseFromString(text.replaceAll("<", "&lt;"), "text/html").documentElement.textContent;

// The unsafe links of a prose: address and what is wrong.
export function* links(text) {
  for (const [, words = "", written, auto] of text.matchAll(LINK)) {
    const address = decoded(written ?? auto);
    const wrong = fault(address, true) || otherSite(address, auto ?? words);
    if (wrong) yield [address, wrong];
  }
}

function otherSite(address, words) {
  const host = (address.match(/^https:\/\/([^/?#:]*)/i)?.[1] ?? address.split("@").pop()).toLowerCase().replace(/^www\./, "");
  for (const [named] of words.slice(0, 300).toLowerCase().matchAll(HOST)) {
    const site = named.replace(/^www\./, "");
    if (!FILE.test(site) && host !== site && !host.endsWith(`.${site}`)) return `leads to another site than "${named.slice(0, 40)}", which its words name`;
  }
  return "";
}

// The kinds of markup in a prose that pages don't show.
export function markup(written) {
  const text = written.replace(/`[^`]*`/g, "");
  const lines = text.split("\n");
  const found = [];
  const under = (test) => lines.some((line, at) => at > 0 && test(line, lines[at - 1]));
  const cells = (line) => line.replace(/^ *\||\| *$/g, "").split("|").length;
  if (/^ {0,3}#{1,6}(\s|$)/m.test(text) || under((line, above) => /^ {0,3}(=+|-+) *$/.test(line) && /^ {0,3}[^\s>*+-]/.test(above))) found.push("heading");
  if (/!\[[^\]]*\]\(/.test(text)) found.push("image");
  if (under((line, above) => line.includes("|") && RULER.test(line) && above.trim() && cells(line) === cells(above))) found.push("table");
  if (TAG.test(text)) found.push("tag");
  return found;
}

export function looksPersonal(address, roles) {
  const local = address.split("@")[0].toLowerCase();
  return PERSON.test(local) && !local.split(/[._-]/).some((word) => roles.includes(word));
}
