// Ways to take an entry away: a file, the clipboard, or the repository host's page for a new file.

import { element } from "../dom.js";
import { save } from "../download.js";
import { fill } from "./score-words.js";
import { toYaml } from "./write.js";

const LONGEST = 7_500; // bytes of an address; hosts refuse more than about 8,190

// The host's page for a new file, and whether the text fits into its address.
export function hostPage(pattern, path, text) {
  const empty = pattern.replace("{path}", encodeURIComponent(path)).replace("&value={text}", "");
  const filled = pattern.replace("{path}", encodeURIComponent(path)).replace("{text}", encodeURIComponent(text));
  const fits = pattern.includes("{text}") && filled.length <= LONGEST;
  return { address: fits ? filled : empty, fits };
}

async function copy(text, words) {
  try {
    await navigator.clipboard.writeText(text);
    return words.copied;
  } catch {
    return words.not_copied;
  }
}

export function handOver(data, id, { folder, newFile, words }) {
  const text = toYaml(data);
  const path = `${folder}/${id}.yml`;
  const status = element("p", {});
  status.setAttribute("role", "status");
  const button = (label, act) => element("button", { type: "button", onclick: act }, label);
  const ways = [
    button(words.download, () => save(`${id.split("/").pop()}.yml`, "text/yaml", text)),
    button(words.copy, async () => { status.textContent = await copy(text, words); }),
  ];
  const notes = [];
  if (newFile) {
    const { address, fits } = hostPage(newFile, path, text);
    const link = element("a", { href: address, className: "fs-button", rel: "noopener noreferrer", target: "_blank" }, words.host);
    if (!fits) link.addEventListener("click", () => { copy(text, words).then((said) => { status.textContent = said; }); });
    ways.push(link);
    notes.push(element("p", { className: "fs-hint" }, `${fits ? words.host_filled : words.host_paste} ${words.host_note}`));
  }
  const yaml = element("pre", { tabIndex: 0 }, text);
  yaml.setAttribute("aria-label", words.file);
  yaml.setAttribute("role", "region");
  return [
    element("h3", {}, words.file),
    element("p", {}, fill(words.goes_to, { path })),
    element("p", { className: "fs-ways" }, ...ways),
    ...notes, status, yaml,
  ];
}
