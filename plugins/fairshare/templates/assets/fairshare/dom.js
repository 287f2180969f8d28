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
 * Pagefind marks the words found in otherwise escaped text: take its text and its marks, no more.
 * @param {string} html
 */
export function marked(html, name = "p", properties = {}) {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  const made = element(name, properties);
  for (const node of parsed.childNodes) {
    made.append(
      node.nodeName === "MARK"
        ? element("mark", {}, node.textContent ?? "")
        : (node.textContent ?? ""),
    );
  }
  return made;
}

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
