// @ts-check
// The words of an assessment, as plugins/fairshare/score fills the same texts (words.py,
// outlook.py).

import { fill } from "../words.js";
import { bounds } from "./score.js";

/**
 * @typedef {Record<string, any>} Group Fields by name, whatever stands in them.
 * @typedef {{ rule: string, subject: string }} Reason Of a score: a rule, and what it is about.
 * @typedef {number | null} Rating Null where it is not known.
 */

/** @type {Record<string, string>} */
const AXES = { benefit_low: "benefit", concern_high: "risk" };
const GROUPED = ["principle_band", "coverage"];

/**
 * Questions of a group, so that a rule about it is said by those rated 1 or 2, or not known.
 * @param {Reason} reason
 * @param {Group[]} questions
 * @param {(id: string) => Rating} low
 * @param {(id: string) => boolean} aside
 * @returns {Group[]}
 */
function behind({ rule, subject }, questions, low, aside) {
  const axis = AXES[rule];
  const group = questions.filter((one) =>
    axis ? one.axis === axis : GROUPED.includes(rule) && one.principle === subject,
  );
  return group.filter(({ id }) => !aside(id) && [null, 1, 2].includes(low(id)));
}

/**
 * The gates that are shut, in the order of the page, each with its words.
 * @param {Group} data
 * @param {Reason[]} reasons
 * @param {any} facts
 * @returns {{ gate: string, words: string }[]}
 */
function gates(data, reasons, facts) {
  const { assessment: say } = facts.page;
  const shut = reasons.filter(({ rule }) => rule === "gate").map(({ subject }) => subject);
  const known = Object.keys(say.gates).filter((gate) => shut.includes(gate));
  const others = [...new Set(shut)].filter((gate) => !(gate in say.gates)).sort();
  const finder = data.legal?.found_by?.body;
  return [...known, ...others].map((gate) => {
    const words = say.gates[gate] ?? gate.replaceAll("_", " ");
    const found = gate === say.noBasis && finder;
    return {
      gate,
      words: found
        ? fill(say.asFound, { words, name: facts.organisations[finder]?.[0] ?? finder })
        : words,
    };
  });
}

/**
 * @param {Group} data
 * @param {any} result As score.js gives it.
 * @param {any} facts
 */
export function scoreWords(data, result, facts) {
  /** @type {Reason[]} */
  const reasons = result.reasons;
  /** @type {Group[]} */
  const questions = facts.questions;
  const { assessment: say, outlook, difference } = facts.page;
  const answers = data.answers ?? {};
  const worked = data.assessment?.independence === facts.workedExample;
  /** @type {(name: string) => string} */
  const outcome = (name) => facts.codes.assessments?.[name] ?? name;
  /** @param {string} id */
  const low = (id) => (bounds(answers[id]) ?? [null])[0];
  /** @param {string} id */
  const aside = (id) => answers[id]?.rating === "not_applicable";
  const { critical = [], weights = {} } = facts.methods[data.method] ?? {};
  const asked = questions.filter(({ id }) => id in weights);

  /**
   * Every point that binds, in the order of the contract; each question once.
   * @returns {string[]}
   */
  function points() {
    const shut = gates(data, reasons, facts);
    let later = shut.filter(({ gate }) => !say.crossing.includes(gate));
    const crossed = shut.filter(({ gate }) => say.crossing.includes(gate));
    if (result.outcome !== "red_line") {
      crossed.push(...later);
      later = [];
    }
    const questionsBehind = new Map(
      reasons.map((reason) => [reason, behind(reason, asked, low, aside)]),
    );
    const named = new Set(
      reasons.filter(({ rule }) => rule.startsWith("critical_")).map(({ subject }) => subject),
    );
    for (const group of questionsBehind.values()) for (const { id } of group) named.add(id);
    const binding = questions.filter(({ id }) => named.has(id));
    /** @type {(isCritical: boolean, rating: Rating) => Group[]} */
    const rated = (isCritical, rating) =>
      binding.filter(({ id }) => critical.includes(id) === isCritical && low(id) === rating);
    /** @type {(questions: Group[], rating: Rating) => string[]} */
    const words = (some, rating) => some.map((one) => (rating === null ? one.unknown : one.low));
    const groups = reasons.filter(
      (one) =>
        !one.rule.startsWith("critical_") &&
        one.rule !== "gate" &&
        !questionsBehind.get(one)?.length,
    );
    /** @param {Reason} reason */
    const principle = ({ subject }) =>
      (facts.codes.principles?.[subject] ?? subject ?? "").toLowerCase();
    return [
      ...crossed.map((one) => one.words),
      ...words(rated(true, 1), 1),
      ...later.map((one) => one.words),
      ...[null, 2].flatMap((rating) => words(rated(true, rating), rating)),
      ...[null, 1, 2].flatMap((rating) => words(rated(false, rating), rating)),
      ...groups.map((one) => fill(say.groups[one.rule], { principle: principle(one) })),
    ];
  }

  /** @param {string[]} clauses */
  function sentence(clauses) {
    const opening = say.openings[result.outcome]?.[worked ? 1 : 0] ?? outcome(result.outcome);
    const first = clauses.slice(0, say.named);
    const joined =
      first.length < 2
        ? first.join("")
        : fill(say.last, {
            first: first.slice(0, -1).join(say.comma),
            last: first[first.length - 1],
          });
    return [
      joined ? opening + say.colon + joined : opening,
      say.more[clauses.length - first.length],
    ]
      .filter(Boolean)
      .join(say.stop);
  }

  function possible() {
    const { possible: ends, open } = result;
    if (!ends || !open.length) return "";
    const words = ends.worst === ends.best ? outlook.settled : outlook.possible[worked ? 1 : 0];
    return fill(words, { best: outcome(ends.best).toLowerCase() });
  }

  /** @returns {string[]} */
  function settling() {
    /** @param {string} id */
    const question = (id) => questions.find((one) => one.id === id)?.unknown;
    /** @param {string} words */
    const without = (words) =>
      words.endsWith(outlook.ending) ? words.slice(0, -outlook.ending.length) : words;
    return result.open.map(
      (/** @type {string} */ name) => outlook.gates[name] ?? without(question(name)),
    );
  }

  // Those of one rating and one outcome together.
  function tipping() {
    const groups = new Map();
    for (const tip of result.tipping) {
      const key = `${tip.rating} ${tip.outcome}`;
      const label = questions.find((one) => one.id === tip.question)?.label;
      groups.set(key, { ...tip, labels: [...(groups.get(key)?.labels ?? []), label] });
    }
    return [...groups.keys()].sort().map((key) => {
      const { rating, outcome: name, labels } = groups.get(key);
      return fill(outlook.tipping, {
        rating,
        outcome: outcome(name).toLowerCase(),
        questions: labels.join(outlook.semicolon),
      });
    });
  }

  function differs() {
    if (!result.divergence) return "";
    if (worked) return difference.read;
    return result.divergence > 0 ? difference.bolder : difference.cautious;
  }

  const clauses = result.possible ? points() : [];
  return {
    outcome: outcome(result.outcome),
    sentence: sentence(clauses),
    points: clauses,
    possible: possible(),
    settling: settling(),
    tipping: tipping(),
    difference: differs(),
  };
}
