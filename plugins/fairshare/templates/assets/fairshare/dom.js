// @ts-check
// Small help to build pages from text: everything goes in as text, nothing as HTML but what our own
// templates drew.

/**
 * @param {string} name
 * @param {Record<string, any>} properties What the element bears, as a property or an attribute.
 * @param {...(Node | string)} children
 * @returns {any}
 */
export function element(name, properties = {}, ...children) {
  /** @type {any} */
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/**
 * A paragraph of an excerpt, with what was looked for marked.
 * @param {[text: string, found: boolean][]} pieces
 */
export const marked = (pieces) =>
  element(
    "p",
    { className: "fs-excerpt" },
    ...pieces.map(([text, found]) => (found ? element("mark", {}, text) : text)),
  );

/**
 * A piece that a template of ours drew, with every text in it escaped.
 * @param {string} html
 */
export function drawn(html) {
  const [piece] = new DOMParser().parseFromString(html, "text/html").body.children;
  return document.adoptNode(piece);
}

/**
 * The part of a page that is marked by a name: data-fs-<name>.
 * @type {(name: string) => any}
 */
export const $ = (name) => document.querySelector(`[data-fs-${name}]`);
