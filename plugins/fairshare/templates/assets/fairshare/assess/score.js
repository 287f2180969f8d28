// Scoring method as in contract and plugins/fairshare/score: the same whole numbers, the same sums.
// The method's numbers come from assess/form.json; a test holds both sides to the same results.

import { earliest, latest } from "./dates.js";
import { at } from "./entry-data.js";

const QUARTER = 25; // one step of the scale out of 100
const PRINCIPLES = ["purposeful", "proportionate", "responsible"];
const CAPPED = { principle: "principle_band", critical: "critical_low", gate: "gate" };
const INCOMPLETE = { principle: "coverage", critical: "critical_unknown", gate: "gate" };
const AXIS = { benefit: "benefit_low", risk: "concern_high" };
const RATINGS = [1, 2, 3, 4, 5];

const isRating = (value) => RATINGS.includes(value);

// Lowest and highest rating meant; null when unknown, not answered or not applicable.
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
  return fits ? span : [rating, rating];
}

function point(answer) {
  const span = bounds(answer);
  if (span) return { applicable: 1, answered: 1, low: span[0] - 1, high: span[1] - 1 };
  if (at(answer, "rating") === "not_applicable")
    return { applicable: 0, answered: 0, low: 0, high: 0 };
  return { applicable: 1, answered: 0, low: 0, high: 4 };
}

const hasName = (gateway) => typeof at(gateway, "name") === "string" && gateway.name.trim() !== "";

// The gate that the bases run into; null where one of them is a basis in law.
function lawfulBasis(data, { bases, basesWithGateway }) {
  const stated = at(data, "legal.bases") ?? [];
  const gateways = at(data, "legal.gateways");
  if (!Array.isArray(stated)) return "lawful_basis_unknown";
  if (!stated.length) return "no_lawful_basis";
  const sound =
    Array.isArray(gateways) && gateways.some(hasName) ? [...bases, ...basesWithGateway] : bases;
  return stated.some((code) => sound.includes(code)) ? null : "lawful_basis_unknown";
}

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

function tally(method, group, points) {
  const sums = { total: 0, applicable: 0, answered: 0, low: 0, high: 0 };
  for (const name of method.groups[group]) {
    const weight = method.weights[name];
    sums.total += weight;
    for (const key of ["applicable", "answered", "low", "high"])
      sums[key] += weight * points[name][key];
  }
  return sums;
}

const floor = (top, bottom) => Math.floor(top / bottom); // of whole numbers far below 2^53

function capOf({ limits, caps, above }, { low, applicable }) {
  if (!applicable) return caps.at(-1);
  const passed = limits.filter(([top, bottom]) => {
    const limit = top * applicable;
    const least = above ? floor(limit, QUARTER * bottom) + 1 : -floor(-limit, QUARTER * bottom);
    return low >= least;
  });
  return caps[passed.length];
}

function lacks(method, { total, applicable, answered }) {
  const [coverage, applicability] = [method.coverage, method.applicability];
  return (
    !applicable ||
    answered * coverage[1] < coverage[0] * applicable ||
    applicable * applicability[1] < applicability[0] * total
  );
}

// What every rule makes of the answers: the best level it allows, and whether evidence lacks.
function findings(method, points, found) {
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
  for (const axis of ["benefit", "risk"])
    made.push({
      kind: "axis",
      subject: axis,
      cap: capOf(method.ladders[axis], tally(method, axis, points)),
    });
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

function outcomeOf(method, made) {
  const outcome = method.outcomes[Math.min(...made.map(({ cap }) => cap))];
  return made.some(({ incomplete }) => incomplete) && outcome !== "red_line"
    ? "insufficient_evidence"
    : outcome;
}

const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function reasonsOf(method, made) {
  const listed = [];
  for (const { kind, subject, cap, incomplete } of made) {
    if (cap < method.top)
      listed.push({
        rule: kind === "axis" ? AXIS[subject] : CAPPED[kind],
        subject: kind === "axis" ? null : subject,
        outcome: method.outcomes[cap],
      });
    if (incomplete)
      listed.push({ rule: INCOMPLETE[kind], subject, outcome: "insufficient_evidence" });
  }
  return listed.sort((a, b) => order(a.rule, b.rule) || order(a.subject ?? "", b.subject ?? ""));
}

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

// To one decimal place, halves up, as people round. `part` of `whole` is exact.
const shown = (part, whole) => floor(20 * part + whole, 2 * whole) / 10;

function span({ applicable, low, high }) {
  return applicable
    ? { low: shown(QUARTER * low, applicable), high: shown(QUARTER * high, applicable) }
    : null;
}

function principleOf(method, name, points) {
  const sums = tally(method, name, points);
  if (!sums.applicable) return null;
  const asked = method.groups[name].filter((one) => points[one].applicable);
  const least = Math.min(...asked.map((one) => points[one].low));
  const [band] = method.bands.find(
    ([, top, bottom]) => QUARTER * sums.low * bottom >= top * sums.applicable,
  );
  return { ...span(sums), band, weakest: asked.filter((one) => points[one].low === least) };
}

// The outcomes if everything that is open turned out at its worst, and at its best.
function possibleOf(method, points, found) {
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
  const cap = (gate) => method.gates[gate] ?? method.top;
  return {
    worst: level("low", (gate) => method.incompleteGates[gate] ?? cap(gate)),
    best: level("high", cap),
  };
}

// What would settle it: gates, then critical questions without a rating, then others not known.
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

// The decision as far as it is held against an assessment; null where it is not.
function decided(data, facts) {
  const outcome = at(data, "decision.outcome");
  if (typeof outcome !== "string" || "record" in data.decision) return null;
  if (at(data, "assessment.independence") === facts.workedExample)
    return { outcome, leftOut: [], needsEvidence: true };
  const day = latest(data.decision.date) ?? latest(data.decision.not_later_than);
  const assessed = earliest(at(data, "assessment.date"));
  if (day && assessed && assessed > day) return null;
  const later = (event) => {
    const happened = earliest(at(event, "date"));
    return day && happened && happened > day;
  };
  const changed = ({ kind }) =>
    typeof kind === "string" && Object.hasOwn(facts.gatesChangedBy, kind)
      ? facts.gatesChangedBy[kind]
      : [];
  const events = Array.isArray(data.events) ? data.events : [];
  return { outcome, leftOut: events.filter(later).flatMap(changed), needsEvidence: false };
}

// Rank of the decision less level of the assessment that it rested on, and that outcome.
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

// The score of an entry as it stands; null when it names no known method.
export function score(data, facts) {
  const method = facts.methods[data.method];
  if (!method) return null;
  if (at(data, "assessment.independence") === facts.imported) return NOT_ASSESSED;
  const points = Object.fromEntries(
    facts.questions.map(({ id }) => [id, point(at(data, ["answers", id]))]),
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
