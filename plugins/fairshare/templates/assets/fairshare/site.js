// What every page loads. Nothing here is needed to read: it only helps where a browser can.

// What browsers of 2020 lack, in the fewest words that our scripts need.
if (!Array.prototype.at) Array.prototype.at = function at(place) { return this[place < 0 ? this.length + place : place]; };
if (!Object.hasOwn) Object.hasOwn = (value, name) => Object.prototype.hasOwnProperty.call(value, name);
if (!String.prototype.replaceAll) String.prototype.replaceAll = function replaceAll(old, by) { return this.split(old).join(by); };

// Opened from disk, a link to a folder shows its listing: name the page in it.
if (location.protocol === "file:") {
  for (const link of document.querySelectorAll("a[href]")) {
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
