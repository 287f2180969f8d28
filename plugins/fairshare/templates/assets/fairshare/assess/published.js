// @ts-check
// A published entry that the address asks for, to be amended; fetched from the site itself.

import { fill } from "../words.js";
import { announce, root } from "./desk.js";
import { open } from "./draft-panel.js";

/**
 * Opens it in the form, or says why it can't be had.
 * @param {ReturnType<typeof import("./desk.js").desk>} desk
 */
export async function openPublished(desk) {
  const { words } = desk;
  const id = new URLSearchParams(location.search).get("entry");
  if (id === null || !/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id)) return;
  // Loaded again, the page goes on with the draft.
  history.replaceState(null, "", location.pathname);
  const response = await fetch(new URL(`initiatives/${id}/entry.yml`, root)).catch(() => null);
  const name = `${id.split("/")[1]}.yml`;
  if (!response?.ok) {
    desk.notice.show(fill(words.not_opened, { name, reason: words.not_loaded }));
    return;
  }
  const file = Object.assign(new File([await response.arrayBuffer()], name), { id });
  announce(await open(file, desk));
}
