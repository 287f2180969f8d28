// The words of a score, as plugins/fairshare/score/words.py fills the same sentences.

import { bounds } from "./score.js";
import { fill } from "./words.js";

const inWords = (id) => id.replaceAll("_", " ");
const decimal = (value) => value.toFixed(1);

export function scoreWords(data, result, facts) {
  const { phrases, outcomes, bands, gates, counted, weightiest, named } = facts.score;
  const answers = data.answers ?? {};
  const question = (id) => facts.questions.find((one) => one.id === id).words;
  const outcome = (name) => outcomes[name] ?? inWords(name);
  const say = (name, values) => fill(phrases[name], values);

  function listed(words, more) {
    const all = more ? [...words, fill(counted.more[more] ?? counted.more.at(-1), { count: more })] : words;
    return all.length === 1 ? all[0] : say("and", { first: all.slice(0, -1).join(phrases.comma), last: all.at(-1) });
  }

  function critical(id) {
    const answer = answers[id];
    const [low] = bounds(answer) ?? [null];
    let name = low === answer?.rating ? "rated" : "as_low_as";
    if (!answer) name = "not_answered";
    else if (answer.rating === "not_applicable") name = "never_aside";
    else if (low === null) name = "unknown";
    return say(name, { question: question(id), rating: low });
  }

  function coverage(principle) {
    const method = facts.methods[data.method];
    const asked = method.groups[principle];
    const aside = asked.filter((id) => answers[id]?.rating === "not_applicable").length;
    const unknown = asked.filter((id) => !bounds(answers[id])).length - aside;
    const weigh = (ids) => ids.reduce((sum, id) => sum + method.weights[id], 0);
    const applies = weigh(asked.filter((id) => answers[id]?.rating !== "not_applicable"));
    const known = weigh(asked.filter((id) => bounds(answers[id])));
    const values = { principle: inWords(principle), total: asked.length - aside, count: unknown };
    const parts = [];
    if (applies && known * method.coverage[1] < method.coverage[0] * applies) parts.push(fill(counted[aside ? "of_those" : "of_all"][unknown], values));
    if (applies * method.applicability[1] < method.applicability[0] * weigh(asked)) parts.push(fill(counted.aside[aside], { ...values, count: aside, total: asked.length }));
    return listed(parts, 0);
  }

  function reason({ rule, subject }) {
    if (rule === "gate") return gates[subject] ?? say("gate", { gate: inWords(subject) });
    if (rule.startsWith("critical")) return critical(subject);
    if (rule === "coverage") return coverage(subject);
    if (rule === "principle_band") {
      const { band, low } = result.principles[subject];
      return say("principle", { principle: inWords(subject), band: bands[band] ?? inWords(band), low: decimal(low) });
    }
    const { low, high } = rule === "benefit_low" ? result.benefit : result.concern;
    return say(low === high ? rule : `${rule}_range`, { low: decimal(low), high: decimal(high) });
  }

  function possible() {
    const { possible: ends, open } = result;
    if (!ends) return "";
    const [worst, best] = [outcome(ends.worst), outcome(ends.best)];
    if (ends.worst !== ends.best) return say("possible", { worst, best });
    if (result.outcome !== ends.best) return say("settled_as", { best });
    return open.length ? phrases.settled : "";
  }

  function sentence() {
    if (!result.possible) return say("not_assessed", { outcome: outcome(result.outcome) });
    const deciding = result.reasons.filter((one) => one.outcome === result.outcome);
    if (!deciding.length) return say("plain", { outcome: outcome(result.outcome) });
    deciding.sort((a, b) => weightiest.indexOf(a.rule) - weightiest.indexOf(b.rule));
    const words = deciding.slice(0, named).map(reason);
    return say("because", { outcome: outcome(result.outcome), reasons: listed(words, deciding.length - words.length) });
  }

  return {
    outcome: outcome(result.outcome),
    sentence: sentence(),
    possible: possible(),
    reasons: result.reasons.map(reason),
    tipping: result.tipping.map((tip) => say("tipping", { question: question(tip.question), rating: tip.rating, outcome: outcome(tip.outcome) })),
    divergence: result.divergence === null ? null : phrases[result.divergence > 0 ? "bolder" : result.divergence < 0 ? "cautious" : "in_line"],
  };
}
