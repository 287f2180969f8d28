// @ts-check
// The assessment beside the form: the outcome and its reasons are announced, the rest can be read.

import { element } from "../dom.js";
import { fill } from "../words.js";
import { scoreWords } from "./score-words.js";

/** @typedef {Record<string, any>} Group Fields by name, whatever stands in them. */

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
/** @param {string[]} items */
const bullets = (items) =>
  element("ul", {}, ...items.map((item) => element("li", {}, capital(item))));
/** @type {(title: string, ...children: Node[]) => Node[]} */
const part = (title, ...children) => [element("h3", {}, title), ...children];

/**
 * @param {Group} result
 * @param {Group} known
 * @returns {string[]}
 */
function facts(result, { words, codes }) {
  const score = (/** @type {Group} */ { low, high }) =>
    low === high ? low : fill(words.between, { low, high });
  const lines = Object.entries(result.principles).map(([name, found]) => {
    const principle = codes.principles?.[name] ?? name;
    return found
      ? fill(words.principle, {
          score: score(found),
          principle,
          band: found.known ? (codes.bands?.[found.band] ?? found.band) : words.not_known,
        })
      : fill(words.principle_none, { principle });
  });
  for (const axis of ["benefit", "concern"])
    if (result[axis]) lines.push(fill(words[axis], { score: score(result[axis]) }));
  return lines;
}

/** @type {Element[] | undefined} */
let blank; // what stands there before any question is answered

/**
 * Shows a score. The status region changes only when its words do, so that nothing is said twice.
 * @param {any} root
 * @param {Group} data
 * @param {any} result As score.js gives it.
 * @param {any} known The form's facts.
 */
export function show(root, data, result, known) {
  const { words } = known;
  const said = scoreWords(data, result, known);
  const answered = fill(words.answered, {
    count: result.answered,
    total: Object.keys(known.methods[data.method].weights).length,
  });
  const status = [`${said.sentence}.`, said.difference, answered].filter(Boolean).join(" ");
  const region = root.querySelector("[data-fs-outcome]");
  blank ??= [...region.children];
  if (!result.answered && result.outcome === "insufficient_evidence") {
    if (blank[0].parentElement !== region) region.replaceChildren(...blank);
    root.querySelector("[data-fs-detail]").replaceChildren();
    return;
  }
  if (region.textContent !== said.outcome + status) {
    region.replaceChildren(
      element(
        "p",
        {},
        element("strong", { className: `fs-tag fs-tag--${result.outcome}` }, said.outcome),
      ),
      element("p", {}, status),
    );
  }
  // These stand in a list of their own.
  const unknown = known.questions.map((/** @type {Group} */ one) => one.unknown);
  const against = said.points.filter((one) => !unknown.includes(one));
  const assessed = result.possible !== null;
  root
    .querySelector("[data-fs-detail]")
    .replaceChildren(
      ...(against.length ? part(words.reasons, bullets(against)) : []),
      ...(said.possible
        ? part(
            words.open,
            element("p", {}, said.possible),
            ...(said.settling.length ? [bullets(said.settling)] : []),
          )
        : []),
      ...(assessed ? part(words.principles, bullets(facts(result, known))) : []),
      ...(assessed
        ? part(
            words.tipping,
            said.tipping.length ? bullets(said.tipping) : element("p", {}, words.no_tipping),
          )
        : []),
    );
}
