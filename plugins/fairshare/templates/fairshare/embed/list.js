// Lists the newest decisions of one organisation on that organisation's own page:
//
//   <p data-fairshare="ID"><a href="…/organisations/ID/">Our decisions on sharing data</a></p>
//
// Without this script, or when the register can't be reached, the link stays as it is. Nothing here
// is styled and nothing is run from what is fetched: text goes in as text, and links lead to the
// register alone. These bytes never change, for pages name them by their digest. What is new is v2.
"use strict";

(() => {
  const home = new URL(".", document.currentScript.src);
  const register = new URL("../../", home);

  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  function row(one) {
    const line = document.createElement("li");
    const link = element("a", one.title);
    link.href = one.url;
    line.append(link, " ", element("span", one.headline));
    if (one.voice !== "own") line.append(" ", element("small", one.voice_label));
    return line;
  }

  async function show(place) {
    const answer = await fetch(new URL(`organisations/${encodeURIComponent(place.dataset.fairshare)}.json`, home), { credentials: "omit" });
    if (!answer.ok) return;
    const { items, language } = await answer.json();
    const ours = items.filter((one) => one.url.startsWith(register.href));
    if (!ours.length || place.dataset.fairshareShown) return;
    place.dataset.fairshareShown = "true";
    const list = document.createElement("ul");
    list.className = "fairshare-list";
    list.lang = language;
    list.append(...ours.map(row));
    place.before(list); // the link to all of them stays below
  }

  for (const place of document.querySelectorAll("[data-fairshare]")) show(place).catch(() => {});
})();
