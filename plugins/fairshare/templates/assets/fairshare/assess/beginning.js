// @ts-check
// The form begins with the draft of this window; in a new window with the newest.

import { fill } from "../words.js";
import { announce, form, isBlank } from "./desk.js";
import { drafts, own, parsed, stored } from "./drafts.js";
import { overLimit } from "./limits.js";

/**
 * The draft that this window had; in a new window the newest.
 * @returns {{ id: string, text: string, draft: any } | undefined} One that can't be read throws.
 */
function found() {
  const id = own.get();
  if (id === null) return drafts()[0];
  const text = stored(id);
  return text === null ? undefined : { id, text, draft: parsed(text) };
}

/**
 * Puts back the draft that was there, if nobody has begun to type. One that can't be put back stays
 * stored.
 * @param {ReturnType<typeof import("./desk.js").desk>} desk
 */
export function restore({ words, time, exchange, notice }) {
  const before = isBlank() ? found() : undefined;
  if (!before) return;
  try {
    const {
      data,
      slug: name,
      name: title,
      safe: isSafe = false,
      origin: from,
      bodies = [],
    } = before.draft;
    if (overLimit(data) || overLimit(bodies)) throw new RangeError("over a limit");
    const out = exchange(data, name ?? "", {
      id: before.id,
      text: before.text,
      title,
      isSafe,
      from,
      bodies,
    });
    announce(`${fill(words.restored, { time: time(before.draft.time) })} ${out}`.trim());
  } catch {
    form.reset();
    exchange({}, "", {}); // where not even that can be done, the form does not start
    notice.show(words.not_restored);
  }
}
