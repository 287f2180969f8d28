// @ts-check
// Ways to take an entry away: a file, the clipboard, the repository host's pages, or a mailbox.

import { element } from "../dom.js";
import { save } from "../download.js";
import { fill } from "../words.js";
import { amended } from "./amend.js";
import { slugOf } from "./slug.js";
import { bodyToYaml, toYaml } from "./write.js";

/**
 * @typedef {import("./desk.js").Words} Words
 * @typedef {import("./desk.js").Facts} Facts
 * @typedef {{ path: string, text: string, name: string }} BodyFile Of an organisation.
 */

const LONGEST = 7500; // bytes of an address; hosts refuse more than about 8,190

/**
 * The host's page for a new file, and whether the text fits into its address.
 * @param {string} pattern
 * @param {string} path
 * @param {string} text
 */
export function hostPage(pattern, path, text) {
  const empty = pattern.replace("{path}", encodeURIComponent(path)).replace("&value={text}", "");
  const filled = pattern
    .replace("{path}", encodeURIComponent(path))
    .replace("{text}", encodeURIComponent(text));
  const fits = pattern.includes("{text}") && filled.length <= LONGEST;
  return { address: fits ? filled : empty, fits };
}

/**
 * @param {string} text
 * @param {Words} words
 */
async function copy(text, words) {
  try {
    await navigator.clipboard.writeText(text);
    return words.copied;
  } catch {
    return words.not_copied;
  }
}

/** @type {(label: string, act: () => void) => HTMLElement} */
const button = (label, act) => element("button", { type: "button", onclick: act }, label);

/**
 * @param {string} label
 * @param {string} address
 */
function outward(label, address, act = () => {}) {
  const link = element(
    "a",
    { href: address, className: "fs-button", rel: "noopener noreferrer", target: "_blank" },
    label,
  );
  link.addEventListener("click", act);
  return link;
}

/**
 * The ways that the register has: its host's page for the file, an issue there, a mailbox.
 * @param {{ path: string, id: string, text: string, isThere: boolean }} entry
 * @param {Facts} facts
 * @param {() => void} copyIt
 */
function ways(
  { path, id, text, isThere },
  { newFile, editFile, newIssue, mailbox, words },
  copyIt,
) {
  /** @type {[found: HTMLElement[], notes: string[]]} */
  const [found, notes] = [[], []];
  const title = encodeURIComponent(fill(isThere ? words.change_of : words.entry_of, { id }));
  if (isThere && editFile) {
    found.push(outward(words.edit_host, editFile.replace("{path}", path), copyIt));
    notes.push(`${words.edit_paste} ${words.host_note}`);
  } else if (!isThere && newFile) {
    const { address, fits } = hostPage(newFile, path, text);
    found.push(outward(words.host, address, fits ? undefined : copyIt));
    notes.push(`${fits ? words.host_filled : words.host_paste} ${words.host_note}`);
  }
  if (isThere && newIssue)
    found.push(outward(words.issue, newIssue.replace("{title}", title), copyIt));
  if (mailbox) {
    found.push(
      outward(
        words.mail,
        `mailto:${mailbox}?subject=${title}&body=${encodeURIComponent(words.mail_text)}`,
      ),
    );
    notes.push(fill(words.mail_note, { mailbox }));
  }
  if (!found.length) notes.push(words.no_way);
  return { found, notes };
}

/**
 * What was changed of a published entry, and that a change wants an event.
 * @param {ReturnType<typeof amended>} change
 * @param {(name: string) => string} titleOf
 * @param {Words} words
 * @param {(place: any) => void} go
 */
function changes({ parts, explained, isPatched }, titleOf, words, go) {
  if (!parts.length) return [element("p", {}, words.unchanged)];
  const said = [
    element(
      "p",
      {},
      fill(isPatched ? words.changed : words.rewritten, { parts: parts.map(titleOf).join(", ") }),
    ),
  ];
  if (explained) return said;
  const add = () => {
    const list = /** @type {any} */ (document.getElementById("f-events"));
    go(list);
    list.querySelector(":scope > [data-fs-add]").click();
  };
  return [
    ...said,
    element(
      "div",
      { className: "fs-banner fs-banner--warn" },
      element("p", {}, words.event_wanted),
      element("p", {}, button(words.add_event, add)),
    ),
  ];
}

/** @type {(label: string, text: string) => HTMLElement} */
const region = (label, text) => {
  const yaml = element("pre", { tabIndex: 0 }, text);
  yaml.setAttribute("aria-label", label);
  yaml.setAttribute("role", "region");
  return yaml;
};

/** @type {(path: string, text: string) => void} */
const saveAs = (path, text) => {
  save(path.split("/").pop() ?? path, "text/yaml", text);
  document.dispatchEvent(new Event("fairshare:saved"));
};

/**
 * The file of an organisation that is new here, with its ways: it goes with the entry, and before
 * it.
 * @param {BodyFile} file
 * @param {Facts} facts
 * @param {HTMLElement} status
 */
function body({ path, text, name }, { newFile, words }, status) {
  const copyIt = () => {
    copy(text, words).then((said) => {
      status.textContent = said;
    });
  };
  const [found] = newFile ? [hostPage(newFile, path, text)] : [];
  const label = fill(words.file_of, { name });
  return [
    element("h3", {}, label),
    element("p", {}, fill(words.goes_to, { path })),
    element(
      "p",
      { className: "fs-ways" },
      button(fill(words.download_of, { name }), () => saveAs(path, text)),
      button(fill(words.copy_of, { name }), copyIt),
      ...(found
        ? [outward(fill(words.host_of, { name }), found.address, found.fits ? undefined : copyIt)]
        : []),
    ),
    region(label, text),
  ];
}

/**
 * What there is to take away. `bodies`: the organisations that are new here, whose files go with
 * the entry's. `go` leads to a place of the form. `origin`: the file that was opened, { text, id };
 * without an id it is not known where it lies.
 * @param {object} entry
 * @param {Record<string, any>} entry.data
 * @param {Record<string, any>[]} entry.bodies
 * @param {string} entry.id
 * @param {{ text: string, id?: string }} [entry.origin]
 * @param {Facts} facts
 * @param {(name: string) => string} titleOf
 * @param {(place: any) => void} go
 */
export function handOver({ data, bodies, id, origin }, facts, titleOf, go) {
  const { folder, bodyFolder, words } = facts;
  const change = origin && amended(origin.text, data);
  const text = change ? change.text : toYaml(data);
  const place = origin?.id ?? id;
  const path = `${folder}/${place}.yml`;
  const others = bodies.map((one) => ({
    name: one.name,
    path: `${bodyFolder}/${slugOf(one.name)}.yml`,
    text: bodyToYaml(one),
  }));
  const status = element("p", {});
  status.setAttribute("role", "status");
  const copyIt = () => {
    copy(text, words).then((said) => {
      status.textContent = said;
    });
  };
  const copyAll = () => {
    copy(
      [...others, { path, text }].map((file) => `# ${file.path}\n${file.text}`).join("\n"),
      words,
    ).then((said) => {
      status.textContent = said;
    });
  };
  const { found, notes } = ways(
    { path, id: place, text, isThere: Boolean(origin?.id) },
    facts,
    copyIt,
  );
  return [
    element("h3", {}, words.file),
    ...(others.length ? [element("p", {}, words.several_files)] : []),
    ...(change ? changes(change, titleOf, words, go) : []),
    element("p", {}, fill(words.goes_to, { path })),
    element(
      "p",
      { className: "fs-ways" },
      button(words.download, () => saveAs(path, text)),
      button(words.copy, copyIt),
      ...(others.length ? [button(words.copy_all, copyAll)] : []),
      ...found,
    ),
    ...notes.map((note) => element("p", { className: "fs-hint" }, note)),
    status,
    region(words.file, text),
    ...others.flatMap((one) => body(one, facts, status)),
  ];
}
