// Text search on /initiatives/: joins the page's form to the Pagefind index, keeps the query in the
// address, and says how many were found. Without it the page shows the whole list.

const form = document.querySelector("[data-fs-search]");
const results = document.querySelector("[data-fs-results]");
const list = document.querySelector("[data-fs-list]");
const root = new URL(form.dataset.root, location.href);
const PAGE = 20;
let pagefind;

async function engine() {
  pagefind ??= await import(new URL("pagefind/pagefind.js", root));
  return pagefind;
}

function show(node) {
  results.hidden = !node;
  list.hidden = Boolean(node);
  results.replaceChildren(...(node ? [node].flat() : []));
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// Pagefind marks the words found in otherwise escaped text: take its text and its marks, no more.
function excerpt(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  const paragraph = element("p", { className: "fs-excerpt" });
  for (const node of parsed.childNodes) {
    paragraph.append(node.nodeName === "MARK" ? element("mark", {}, node.textContent) : node.textContent);
  }
  return paragraph;
}

async function item(result) {
  const data = await result.data();
  const link = element("a", { href: data.url }, data.meta.title);
  return element("li", { className: "fs-result" }, element("h3", {}, link), excerpt(data.excerpt));
}

async function search(query) {
  form.elements.q.value = query;
  if (!query.trim()) {
    show(null);
    return;
  }
  const status = element("p", { role: "status" });
  show(status);
  try {
    const found = (await (await engine()).search(query)).results;
    status.textContent = found.length === 1 ? `1 page found for “${query}”` : `${found.length} pages found for “${query}”`;
    const ordered = element("ol", { className: "fs-results" });
    const more = element("button", { type: "button" }, "Show more");
    const nodes = [status, ordered];
    if (found.length === 0) {
      nodes.push(element("p", {}, "Try fewer or other words, or look through the ", element("a", { href: "./" }, "whole list"), "."));
    }
    let shown = 0;
    const next = async () => {
      const fresh = await Promise.all(found.slice(shown, shown + PAGE).map(item));
      ordered.append(...fresh);
      shown += fresh.length;
      more.hidden = shown >= found.length;
      return fresh[0];
    };
    more.addEventListener("click", async () => (await next())?.querySelector("a").focus());
    await next();
    show([...nodes, more]);
  } catch (error) {
    status.textContent = "The search could not be loaded. The whole list is below.";
    list.hidden = false;
    console.error(error);
  }
}

const queryOf = () => new URLSearchParams(location.search).get("q") ?? "";
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const query = form.elements.q.value;
  history.pushState(null, "", query.trim() ? `?q=${encodeURIComponent(query)}` : location.pathname);
  search(query);
});
addEventListener("popstate", () => search(queryOf()));
if (queryOf()) {
  search(queryOf());
}
