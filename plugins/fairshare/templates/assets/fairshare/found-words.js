// What the list says of what was found, in sentences. Only what no decision has is called absent,
// and only what was counted is called found.

// `say`: the words of the page by name. `search`: what was typed; how many were found, `total` with
// the filters and `before` them; `found`, as text-search.js or plain-search.js gives it.
export function sentences(say, { query, total, before, found }) {
  const count = (key, number, values = {}) =>
    say(number === 1 ? `one${key}` : `many${key}`, { count: number, ...values });
  const notes = [];
  if (found.left.length) notes.push(say("left", { words: quoted(say, found.left) }));
  if (found.plain)
    return {
      head:
        before === 0
          ? say("none_plain", { query })
          : total
            ? count("_plain", total, { query })
            : say("none_for", { query }),
      notes,
    };
  if (before > 0 && total === 0) return { head: say("none_for", { query }), notes };
  if (found.plan.groups.length === 0)
    return { head: say(found.plan.postcode ? "no_postcode" : "nothing", { query }), notes };
  if (found.absent.length === 0 && !found.some)
    return { head: count("_for", total, { query }), notes };
  const kind = found.absent.some((words) => words.includes(" "))
    ? "absent_phrase"
    : found.absent.length === 1
      ? "absent_one"
      : "absent";
  const head = found.absent.length
    ? say(kind, { words: quoted(say, found.absent) })
    : say("absent_all");
  if (found.spelled.length) notes.push(say("spelled", { words: quoted(say, found.spelled) }));
  if (total && found.some) notes.push(count("_some", total, { words: lookedFor(say, found) }));
  else if (total) notes.push(count("_with", total, { words: lookedFor(say, found) }));
  return { head, notes };
}

const quoted = (say, words) => words.map((word) => say("quoted", { word })).join(", ");
const lookedFor = (say, { parts }) =>
  parts.map(({ terms }) => terms.map((word) => say("quoted", { word })).join(say("or"))).join(", ");
