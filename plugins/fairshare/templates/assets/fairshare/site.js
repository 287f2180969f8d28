// @ts-check
// What every page loads. Nothing here is needed to read: it only helps where a browser can.

// What the form needs, and the oldest browsers of docs/browsers.md lack.
if (!Array.prototype.at)
  Array.prototype.at = function at(place) {
    return this[place < 0 ? this.length + place : place];
  };
if (!Object.hasOwn)
  // biome-ignore lint/suspicious/noPrototypeBuiltins: this is Object.hasOwn
  Object.hasOwn = (value, name) => Object.prototype.hasOwnProperty.call(value, name);

// Opened from disk, a link to a folder shows its listing: name the page in it.
if (location.protocol === "file:") {
  /** @type {NodeListOf<any>} */
  const links = document.querySelectorAll("a[href]");
  for (const link of links) {
    const [path, rest = ""] = link.getAttribute("href").split(/(?=[?#])/);
    if (!path.includes(":") && (path.endsWith("/") || path === ".")) {
      link.setAttribute("href", `${path.replace(/\.$/, "./")}index.html${rest}`);
    }
  }
}

if (document.querySelector("[data-fs-search]")) {
  import("./list.js");
}

if (document.querySelector("[data-fs-compare]")) {
  import("./compare.js");
}

if (document.querySelector("[data-fs-assess]")) {
  import("./assess/main.js");
}

// A link to what is folded opens it: most browsers do that by themselves.
function unfold() {
  /** @type {any} */
  const target = document.querySelector(":target");
  let fold = target ? target.closest("details") : null;
  for (; fold; fold = fold.parentElement.closest("details")) {
    if (!fold.open) {
      fold.open = true;
      target.scrollIntoView();
    }
  }
}
addEventListener("hashchange", unfold);
unfold();

// On paper nothing is folded. Our style says so too, for browsers that need no script for it.
addEventListener("beforeprint", () => {
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const folds = document.querySelectorAll("main details:not([open])");
  for (const fold of folds) {
    fold.open = true;
    addEventListener(
      "afterprint",
      () => {
        fold.open = false;
      },
      { once: true },
    );
  }
});

// Where the style can't open the menu on a wide screen, it is opened here.
/** @type {HTMLDetailsElement | null} */
const menu = document.querySelector("[data-fs-menu]");
if (
  menu &&
  !CSS.supports("selector(::details-content)") &&
  matchMedia("(min-width: 60rem)").matches
)
  menu.open = true;

if (document.querySelector("[data-fs-copy]")) {
  import("./copy.js");
}
