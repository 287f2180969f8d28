// @ts-check
// The draft of this window is kept as it is typed. Before anything is written, what lies under its
// id is compared with what this window read or wrote there: the text of another window is never
// overwritten.

import { forget, newId, onChangeElsewhere, own, putAside, store, stored } from "./drafts.js";

/**
 * @typedef {object} Looked What the form holds.
 * @property {Record<string, any>} data
 * @property {Record<string, any>[]} [bodies]
 * @property {string} slug
 * @property {string} name
 * @property {boolean} safe
 * @property {{ text: string, id?: string }} [origin]
 */

const PAUSE = 400; // milliseconds without a key
const LONGEST = 1500; // milliseconds after a key at most, also while somebody types on

/**
 * How many characters two texts share at their beginnings and ends.
 * @param {string} before
 * @param {string} after
 */
function shared(before, after) {
  const most = Math.min(before.length, after.length);
  let [start, end] = [0, 0];
  while (start < most && before[start] === after[start]) start += 1;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end])
    end += 1;
  return start + end;
}

/**
 * `look` gives what the form holds: { data, slug, name, safe, origin }. `report` is told what
 * became of it: "stored", "failed" or "elsewhere".
 * @param {object} desk
 * @param {() => Looked} desk.look
 * @param {(draft: Looked) => boolean} desk.isEmpty
 * @param {(became: string, time?: Date) => void} desk.report
 */
export function keeping({ look, isEmpty, report }) {
  /** @type {[id: string, seen: string | null]} */
  let [id, seen] = [newId(), null]; // `seen`: the text under the id that this window knows of
  /** @type {[string, boolean, boolean, pause?: number, limit?: number]} */
  let [last, removing, failed, pause, limit] = ["", false, false];
  /** @param {Looked} draft */
  const plain = ({ data, bodies, slug, name, safe }) =>
    JSON.stringify([data, bodies, slug, name, safe]);

  /**
   * Whether a text goes that was there. Of what is deleted letter by letter, the beginning is
   * enough.
   * @param {string} before
   * @param {string} after
   */
  function takesAway(before, after) {
    const same = shared(before, after);
    const [adds, removes] = [same >= before.length, same >= after.length];
    const first = !(removes && removing);
    removing = removes && !adds;
    return !adds && first;
  }

  function keep() {
    clearTimeout(pause);
    clearTimeout(limit);
    [pause, limit] = /** @type {[pause?: number, limit?: number]} */ ([]);
    const draft = look();
    const text = plain(draft);
    if (text === last || (seen === null && isEmpty(draft))) return;
    const there = stored(id);
    if (there !== null && there !== seen) {
      [id, seen] = [newId(), null];
      report("elsewhere");
    }
    if (
      seen !== null &&
      takesAway(JSON.stringify(JSON.parse(seen).data), JSON.stringify(draft.data))
    )
      putAside(id, seen);
    const time = new Date();
    const written = store(id, { ...look(), time: time.toISOString() });
    failed = written === null;
    if (!failed) {
      [seen, last] = [written, plain(look())];
      own.set(id);
    }
    report(failed ? "failed" : "stored", time);
  }

  // To be called once the form holds what it shall hold: nothing is stored before.
  function listen() {
    addEventListener("pagehide", keep);
    document.addEventListener("visibilitychange", keep);
    addEventListener("beforeunload", (event) => {
      keep();
      if (!failed) return;
      event.preventDefault();
      event.returnValue = ""; // older browsers ask only then
    });
    onChangeElsewhere((isOf) => {
      if (isOf(id) && stored(id) !== null && stored(id) !== seen) report("open elsewhere");
    });
  }

  return {
    keep,
    listen,
    touch: () => {
      clearTimeout(pause);
      pause = setTimeout(keep, PAUSE);
      limit ??= setTimeout(keep, LONGEST);
    },
    /**
     * This window goes on with a draft that is stored, or with a new one.
     * @type {(other?: string, text?: string | null) => void}
     */
    adopt: (other = newId(), text = null) => {
      [id, seen, removing, failed] = [other, text, false, false];
      last = text === null ? "" : plain(look());
      own.set(id);
    },
    putAside: () => {
      if (seen !== null) putAside(id, seen);
    },
    remove: () => forget(id),
    get id() {
      return id;
    },
    get isFailing() {
      return failed;
    },
  };
}
