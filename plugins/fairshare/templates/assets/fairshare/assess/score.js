// @ts-check
// Scoring method as in contract and plugins/fairshare/score: the same whole numbers, the same sums.
// The method's numbers come from assess/form.json; a test holds both sides to the same results.

import { earliest, latest } from "./dates.js";
import { at } from "./entry-data.js";

/**
 * What a question gives, weighted: whether it counts, whether it is answered, and its span.
 * @typedef {Record<"applicable" | "answered" | "low" | "high", number>} Point
 * @typedef {Record<string, Point>} Points By question.
 * @typedef {Point & { total: number }} Tally
 *
 * A fraction, so that no number is rounded before the end.
 * @typedef {[top: number, bottom: number]} Fraction
 * @typedef {{ limits: Fraction[], caps: number[], above: boolean }} Ladder
 *
 * A method as publish/form/facts.py gives it; levels are counted from below.
 * @typedef {object} Method
 * @property {Record<string, string[]>} groups
 * @property {Record<string, number>} weights
 * @property {Fraction} coverage
 * @property {Fraction} applicability
 * @property {Record<string, Ladder>} ladders
 * @property {string[]} critical
 * @property {Record<number, number>} criticalCaps By rating.
 * @property {number} top
 * @property {Record<string, number>} gates
 * @property {Record<string, number>} incompleteGates
 * @property {string[]} outcomes
 * @property {[name: string, top: number, bottom: number][]} bands
 * @property {Record<string, number>} ranks
 * @property {Record<string, number>} levels
 * @property {string[]} cautious
 *
 * The best level that a rule allows, and whether evidence lacks.
 * @typedef {"principle" | "critical" | "gate"} Ruled
 * @typedef {{ kind: Ruled, subject: string, cap: number, incomplete: boolean }} OfRule
 * @typedef {{ kind: "axis", subject: "benefit" | "risk", cap: number, incomplete?: false }} OfAxis
 * @typedef {OfRule | OfAxis} Finding
 *
 * What of assess/form.json a score needs.
 * @typedef {object} Facts
 * @property {Record<string, Method>} methods
 * @property {{ id: string }[]} questions
 * @property {string[]} personal
 * @property {{ bases: string[], basesWithGateway: string[] }} jurisdiction
 * @property {string} workedExample
 * @property {string} imported
 * @property {Record<string, string[]>} gatesChangedBy
 */

const QUARTER = 25; // one step of the scale out of 100
const PRINCIPLES = ["purposeful", "proportionate", "responsible"];
const CAPPED = { principle: "principle_band", critical: "critical_low", gate: "gate" };
const INCOMPLETE = { principle: "coverage", critical: "critical_unknown", gate: "gate" };
/** @type {("benefit" | "risk")[]} */
const AXES = ["benefit", "risk"];
const AXIS = { benefit: "benefit_low", risk: "concern_high" };
/** @type {(keyof Point)[]} */
const KEYS = ["applicable", "answered", "low", "high"];
const RATINGS = [1, 2, 3, 4, 5];

/** @type {(value: any) => boolean} */
const isRating = (value) => RATINGS.includes(value);

/**
 * Lowest and highest rating meant; null when unknown, not answered or not applicable.
 * @param {any} answer
 * @returns {[low: number, high: number] | null}
 */
export function bounds(answer) {
  const rating = at(answer, "rating");
  if (!isRating(rating)) return null;
  const span = answer.range;
  const fits =
    Array.isArray(span) &&
    span.length === 2 &&
    span.every(isRating) &&
    span[0] <= rating &&
    rating <= span[1];
  return fits ? [span[0], span[1]] : [rating, rating];
}

/** @type {(answer?: unknown) => Point} */
function point(answer) {
  const span = bounds(answer);
  if (span) return { applicable: 1, answered: 1, low: span[0] - 1, high: span[1] - 1 };
  if (at(answer, "rating") === "not_applicable")
    return { applicable: 0, answered: 0, low: 0, high: 0 };
  return { applicable: 1, answered: 0, low: 0, high: 4 };
}

/** @type {(gateway: any) => boolean} */
const hasName = (gateway) => typeof at(gateway, "name") === "string" && gateway.name.trim() !== "";

/**
 * The gate that the bases run into; null where one of them is a basis in law.
 * @param {unknown} data
 * @param {Facts["jurisdiction"]} jurisdiction
 */
function lawfulBasis(data, { bases, basesWithGateway }) {
  const stated = at(data, "legal.bases") ?? [];
  const gateways = at(data, "legal.gateways");
  if (!Array.isArray(stated)) return "lawful_basis_unknown";
  if (!stated.length) return "no_lawful_basis";
  const sound =
    Array.isArray(gateways) && gateways.some(hasName) ? [...bases, ...basesWithGateway] : bases;
  return stated.some((code) => sound.includes(code)) ? null : "lawful_basis_unknown";
}

/**
 * @param {unknown} data
 * @param {Facts} facts
 */
function gates(data, { personal, jurisdiction }) {
  const dpia = at(data, "safeguards.dpia");
  const status = at(dpia, "status");
  const found = [];
  if (personal.includes(at(data, "data.identifiability"))) {
    const basis = lawfulBasis(data, jurisdiction);
    if (basis) found.push(basis);
    if (status === "not_done") found.push("dpia_missing");
  }
  if (at(dpia, "residual_high_risk") === true && at(dpia, "ico_consulted") !== true)
    found.push("ico_not_consulted");
  if (status === "in_progress") found.push("dpia_in_progress");
  return found;
}

/**
 * @param {Method} method
 * @param {string} group
 * @param {Points} points
 * @returns {Tally}
 */
function tally(method, group, points) {
  const sums = { total: 0, applicable: 0, answered: 0, low: 0, high: 0 };
  for (const name of method.groups[group]) {
    const weight = method.weights[name];
    sums.total += weight;
    for (const key of KEYS) sums[key] += weight * points[name][key];
  }
  return sums;
}

/** @type {(top: number, bottom: number) => number} */
const floor = (top, bottom) => Math.floor(top / bottom); // of whole numbers far below 2^53

/**
 * @param {Ladder} ladder
 * @param {Tally} sums
 */
function capOf({ limits, caps, above }, { low, applicable }) {
  if (!applicable) return caps[caps.length - 1];
  const passed = limits.filter(([top, bottom]) => {
    const limit = top * applicable;
    const least = above ? floor(limit, QUARTER * bottom) + 1 : -floor(-limit, QUARTER * bottom);
    return low >= least;
  });
  return caps[passed.length];
}

/**
 * @param {Method} method
 * @param {Tally} sums
 */
function lacks(method, { total, applicable, answered }) {
  const [coverage, applicability] = [method.coverage, method.applicability];
  return (
    !applicable ||
    answered * coverage[1] < coverage[0] * applicable ||
    applicable * applicability[1] < applicability[0] * total
  );
}

/**
 * What every rule makes of the answers.
 * @param {Method} method
 * @param {Points} points
 * @param {string[]} found The gates.
 */
function findings(method, points, found) {
  /** @type {Finding[]} */
  const made = [];
  for (const name of PRINCIPLES) {
    const sums = tally(method, name, points);
    made.push({
      kind: "principle",
      subject: name,
      cap: capOf(method.ladders[name], sums),
      incomplete: lacks(method, sums),
    });
  }
  for (const axis of AXES) {
    const cap = capOf(method.ladders[axis], tally(method, axis, points));
    made.push({ kind: "axis", subject: axis, cap });
  }
  for (const name of method.critical) {
    const { answered, low } = points[name];
    made.push({
      kind: "critical",
      subject: name,
      cap: answered ? (method.criticalCaps[low + 1] ?? method.top) : method.top,
      incomplete: !answered,
    });
  }
  for (const gate of found)
    made.push({
      kind: "gate",
      subject: gate,
      cap: method.gates[gate] ?? method.top,
      incomplete: gate in method.incompleteGates,
    });
  return made;
}

/**
 * @param {Method} method
 * @param {Finding[]} made
 */
function outcomeOf(method, made) {
  const outcome = method.outcomes[Math.min(...made.map(({ cap }) => cap))];
  return made.some(({ incomplete }) => incomplete) && outcome !== "red_line"
    ? "insufficient_evidence"
    : outcome;
}

/** @type {(a: string, b: string) => number} */
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * @param {Method} method
 * @param {Finding[]} made
 */
function reasonsOf(method, made) {
  /** @type {{ rule: string, subject: string | null, outcome: string }[]} */
  const listed = [];
  for (const one of made) {
    const outcome = method.outcomes[one.cap];
    if (one.kind === "axis") {
      if (one.cap < method.top) listed.push({ rule: AXIS[one.subject], subject: null, outcome });
      continue;
    }
    const { kind, subject } = one;
    if (one.cap < method.top) listed.push({ rule: CAPPED[kind], subject, outcome });
    if (one.incomplete)
      listed.push({ rule: INCOMPLETE[kind], subject, outcome: "insufficient_evidence" });
  }
  return listed.sort((a, b) => order(a.rule, b.rule) || order(a.subject ?? "", b.subject ?? ""));
}

/**
 * @param {Method} method
 * @param {Points} points
 * @param {string[]} found The gates.
 * @param {string} now
 */
function tippingOf(method, points, found, now) {
  const tips = [];
  for (const question of Object.keys(points).sort(order)) {
    for (const rating of RATINGS) {
      const changed = {
        ...points,
        [question]: { applicable: 1, answered: 1, low: rating - 1, high: rating - 1 },
      };
      const outcome = outcomeOf(method, findings(method, changed, found));
      if (outcome !== now) tips.push({ question, rating, outcome });
    }
  }
  return tips;
}

/**
 * To one decimal place, halves up, as people round. `part` of `whole` is exact.
 * @type {(part: number, whole: number) => number}
 */
const shown = (part, whole) => floor(20 * part + whole, 2 * whole) / 10;

/** @param {Tally} sums */
function span({ applicable, low, high }) {
  return applicable
    ? { low: shown(QUARTER * low, applicable), high: shown(QUARTER * high, applicable) }
    : null;
}

/**
 * @param {Method} method
 * @param {string} name
 * @param {Points} points
 */
function principleOf(method, name, points) {
  const sums = tally(method, name, points);
  if (!sums.applicable) return null;
  const asked = method.groups[name].filter((one) => points[one].applicable);
  const least = Math.min(...asked.map((one) => points[one].low));
  const band = method.bands.find(
    ([, top, bottom]) => QUARTER * sums.low * bottom >= top * sums.applicable,
  )?.[0];
  const weakest = asked.filter((one) => points[one].low === least);
  return { ...span(sums), band, known: sums.answered > 0, weakest };
}

/**
 * The outcomes if everything that is open turned out at its worst, and at its best.
 * @param {Method} method
 * @param {Points} points
 * @param {string[]} found The gates.
 */
function possibleOf(method, points, found) {
  /** @type {(end: "low" | "high", gateCap: (gate: string) => number) => string} */
  const level = (end, gateCap) => {
    const settled = Object.entries(points).map(([name, one]) => {
      const given = one.applicable || !method.critical.includes(name) ? one : point();
      return [
        name,
        {
          applicable: given.applicable,
          answered: given.applicable,
          low: given[end],
          high: given[end],
        },
      ];
    });
    const caps = findings(method, Object.fromEntries(settled), []).map(({ cap }) => cap);
    return method.outcomes[Math.min(...caps, ...found.map(gateCap))];
  };
  /** @type {(gate: string) => number} */
  const cap = (gate) => method.gates[gate] ?? method.top;
  return {
    worst: level("low", (gate) => method.incompleteGates[gate] ?? cap(gate)),
    best: level("high", cap),
  };
}

/**
 * What would settle it: gates, then critical questions without a rating, then others not known.
 * @param {Method} method
 * @param {Points} points
 * @param {string[]} found The gates.
 */
function openOf(method, points, found) {
  const unrated = Object.keys(points).filter((name) => !points[name].answered);
  const first = unrated.filter((name) => method.critical.includes(name));
  const others = unrated.filter((name) => points[name].applicable && !first.includes(name));
  return [
    ...found.filter((gate) => gate in method.incompleteGates).sort(order),
    ...first,
    ...others,
  ];
}

/**
 * The decision as far as it is held against an assessment; null where it is not.
 * @param {any} data
 * @param {Facts} facts
 */
function decided(data, facts) {
  const outcome = at(data, "decision.outcome");
  if (typeof outcome !== "string" || "record" in data.decision) return null;
  if (at(data, "assessment.independence") === facts.workedExample)
    return { outcome, leftOut: [], needsEvidence: true };
  const day = latest(data.decision.date) ?? latest(data.decision.not_later_than);
  const assessed = earliest(at(data, "assessment.date"));
  if (day && assessed && assessed > day) return null;
  /** @type {(event: unknown) => boolean} */
  const later = (event) => {
    const happened = earliest(at(event, "date"));
    return day !== null && happened !== null && happened > day;
  };
  /** @type {(event: { kind: unknown }) => string[]} */
  const changed = ({ kind }) =>
    typeof kind === "string" && Object.hasOwn(facts.gatesChangedBy, kind)
      ? facts.gatesChangedBy[kind]
      : [];
  const events = Array.isArray(data.events) ? data.events : [];
  return { outcome, leftOut: events.filter(later).flatMap(changed), needsEvidence: false };
}

/**
 * Rank of the decision less level of the assessment that it rested on, and that outcome.
 * @param {Method} method
 * @param {ReturnType<typeof decided>} decision
 * @param {Finding[]} made
 */
function divergenceOf(method, decision, made) {
  const none = { divergence: null, restedOn: null };
  if (!decision || !Object.hasOwn(method.ranks, decision.outcome)) return none;
  const { outcome, leftOut, needsEvidence } = decision;
  const restedOn = outcomeOf(
    method,
    made.filter(({ kind, subject }) => kind !== "gate" || !leftOut.includes(subject)),
  );
  if (needsEvidence && restedOn === "insufficient_evidence") return none;
  const [rank, level] = [method.ranks[outcome], method.levels[restedOn]];
  return {
    divergence: (method.cautious.includes(outcome) ? Math.min(rank, level) : rank) - level,
    restedOn,
  };
}

// What stands in the place of a score where nobody answered the questions.
const NOT_ASSESSED = {
  outcome: "not_assessed",
  possible: null,
  open: [],
  principles: {},
  benefit: null,
  concern: null,
  reasons: [],
  tipping: [],
  divergence: null,
  restedOn: null,
  answered: 0,
};

/**
 * The score of an entry as it stands; null when it names no known method.
 * @param {any} data
 * @param {Facts} facts
 */
export function score(data, facts) {
  const method = facts.methods[data.method];
  if (!method) return null;
  if (at(data, "assessment.independence") === facts.imported) return NOT_ASSESSED;
  const points = Object.fromEntries(
    Object.keys(method.weights).map((id) => [id, point(at(data, ["answers", id]))]),
  );
  const found = gates(data, facts);
  const made = findings(method, points, found);
  const outcome = outcomeOf(method, made);
  const risk = tally(method, "risk", points);
  const { applicable } = risk;
  return {
    outcome,
    possible: possibleOf(method, points, found),
    open: openOf(method, points, found),
    principles: Object.fromEntries(
      PRINCIPLES.map((name) => [name, principleOf(method, name, points)]),
    ),
    benefit: span(tally(method, "benefit", points)),
    concern: applicable
      ? {
          low: shown(100 * applicable - QUARTER * risk.high, applicable),
          high: shown(100 * applicable - QUARTER * risk.low, applicable),
        }
      : null,
    reasons: reasonsOf(method, made),
    tipping: tippingOf(method, points, found, outcome),
    ...divergenceOf(method, decided(data, facts), made),
    answered: Object.values(points).filter((one) => one.answered || !one.applicable).length,
  };
}
