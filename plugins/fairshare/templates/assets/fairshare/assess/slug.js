// @ts-check
// The name of a file from a title, as plugins/fairshare/intake/slugs.py makes it: accents are
// folded.

/** @type {Record<string, string>} */
const LETTERS = {
  ø: "o",
  æ: "ae",
  œ: "oe",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ß: "ss",
  "&": " and ",
};

/** @param {string} title */
export function slugOf(title, longest = 80) {
  const plain = title
    .replace(/['\u2019]/g, "")
    .toLowerCase()
    .replace(/[øæœđðłþß&]/g, (sign) => LETTERS[sign]);
  const words =
    plain
      .normalize("NFKD")
      .replace(/[^\x00-\x7f]/g, "")
      .match(/[a-z0-9]+/g) ?? [];
  while (words.length > 1 && words.join("-").length > longest) words.pop();
  return words.join("-").slice(0, longest);
}
