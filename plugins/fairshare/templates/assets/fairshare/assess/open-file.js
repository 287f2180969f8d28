// @ts-check
// A file that somebody opens in the form: read as the register reads it, or refused in the same
// words. What is left out of it is said: nothing is lost in silence.

import { fill } from "../words.js";
import { codeOf, refused } from "./characters.js";
import { fromFile } from "./drafts.js";
import { parse } from "./read-yaml.js";
import { inlined, isFreeText, namesOf } from "./schema-rules.js";
import { reasonFor } from "./unreadable.js";
import { wording } from "./wording.js";

/**
 * @typedef {ReturnType<typeof wording>} Say
 * @typedef {{ message: string, hint: string }} Why
 * @typedef {import("./desk.js").Words} Words
 * @typedef {import("./desk.js").Facts} Facts
 */

const LEFTOVER = /^(?:([<|=>])\1{6}(?!\1)|(`{3,}|~{3,})).*$/m;
const ODD_SPACE = /[^\P{Zs} ]/u;
/** @type {Record<string, string>} */
const PARTS = { "<": "conflict", "|": "part", "=": "part", ">": "part" };

/** @param {ArrayBuffer} bytes */
function decode(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * @type {(line: number, why: Why, words: Words) => { refusal: string }}
 */
const refusedAt = (line, { message, hint }, words) => ({
  refusal: fill(words.at_line, { line, message, hint }),
});

/**
 * Where the bytes of a file are no UTF-8: UTF-16 says so itself; else the line, and how the word
 * there reads in Windows-1252, which older programs of Windows write.
 * @param {ArrayBuffer} bytes
 * @param {Say} say
 * @param {Words} words
 */
function notText(bytes, say, words) {
  const [first, second] = new Uint8Array(bytes);
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return refusedAt(1, say("E003", [], {}, "utf-16", ""), words);
  const before = new TextDecoder("utf-8").decode(bytes).split("\ufffd")[0];
  const line = before.split("\n").length;
  const written = new TextDecoder("windows-1252").decode(bytes).split("\n")[line - 1] ?? "";
  const [word] = written.match(/[^\s]*[^\x00-\x7f][^\s]*/) ?? [""];
  const { message, hint } = say("E003", []);
  return refusedAt(line, { message, hint: `${fill(words.windows, { word })} ${hint}` }, words);
}

/**
 * A text that breaks off at a # in a field of free text.
 * @param {Record<string, any>[]} after
 * @param {Facts} facts
 * @param {URL} root
 * @param {Say} say
 */
async function cutShort(after, facts, root, say) {
  const response = await fetch(new URL("assess/initiative.schema.json", root));
  const names = namesOf(inlined(await response.json()));
  const cut = after.find(({ path }) => isFreeText(names.subschema(path)));
  return (
    cut && refusedAt(cut.line, say("E261", cut.path, { field: names.field(cut.path) }), facts.words)
  );
}

/**
 * The entry in a file and its name, with what is left out in words; or, as `refusal`, why it can't
 * be read.
 * @param {File} file
 * @param {Facts} facts
 * @param {URL} root
 * @returns {Promise<Record<string, any>>}
 */
export async function readFile(file, facts, root) {
  const { words } = facts;
  const say = wording(facts.problems);
  const bytes = await file.arrayBuffer();
  const text = decode(bytes);
  if (text === null) return notText(bytes, say, words);
  const draft = fromFile(text);
  if (draft === null) return { refusal: words.broken_draft };
  if (draft)
    return {
      data: draft.data,
      slug: draft.slug ?? "",
      title: draft.name,
      origin: draft.origin,
      bodies: draft.bodies,
      left: "",
    };
  const leftover = text.match(LEFTOVER);
  if (leftover) {
    const line = text.slice(0, leftover.index).split("\n").length;
    const mark = leftover[2] ?? leftover[0].slice(0, 7);
    return refusedAt(line, say("E011", [], { mark }, PARTS[leftover[1]] ?? "fence"), words);
  }
  let data;
  /** @type {any} */
  let dropped;
  try {
    data = parse(text, (notice) => {
      dropped = notice;
    });
  } catch (thrown) {
    const error = /** @type {any} */ (thrown);
    if (!error.line) throw error;
    const [odd] = text.split("\n")[error.line - 1]?.match(ODD_SPACE) ?? [];
    /** @type {ReturnType<typeof reasonFor>} */
    const [code, variant, values, line = error.line] = odd
      ? ["E004", "odd space", { character: codeOf(odd) }]
      : reasonFor(text, error);
    return refusedAt(line, say(code, [], values, variant), words);
  }
  const cut = dropped.after.length && (await cutShort(dropped.after, facts, root, say));
  if (cut) return cut;
  const unseen = refused(text.replaceAll("\r\n", "\n")).some(({ kind }) => kind === "");
  const left = [unseen ? words.unseen : ""];
  return {
    data,
    slug: file.name.replace(/( \(\d+\))?\.ya?ml$/, ""),
    origin: { text },
    left: left.join(" ").trim(),
  };
}
