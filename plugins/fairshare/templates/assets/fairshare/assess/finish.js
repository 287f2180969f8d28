// @ts-check
// The end of the form. What it needs is asked for when somebody begins to fill it in: by then it is
// there.

import { once } from "./loading.js";

/**
 * Gives what takes errors off the page, and what loads the rest.
 * @typedef {object} Desk
 * @property {any} page The part of the page that is the form's.
 * @property {{ querySelector: (place: string) => HTMLButtonElement } & HTMLFormElement} form
 * @property {Record<string, string>} words
 * @property {ReturnType<typeof import("./notice.js").noticeOf>} notice
 *
 * @param {Desk & Record<"checked" | "originOf" | "slug" | "steps", any>} desk
 */
export function finish(desk) {
  const { page, form, words, notice } = desk;
  const place = page.querySelector("[data-fs-hand-over]");
  let clear = () => {}; // once there can be some
  const load = once(() => import("./ending.js"));
  form.addEventListener("input", () => {
    place.hidden = true;
  }); // it would show what is no longer so

  async function checked() {
    const ending = await load();
    clear = () => ending.clear(page);
    await ending.end(desk, place);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    checked().then(
      () => notice.mended(words.not_checked),
      (error) => {
        notice.show(words.not_checked, true);
        console.error(error);
      },
    );
  });
  form.querySelector("[type=submit]").disabled = false;
  return {
    load,
    cleared() {
      clear();
      place.hidden = true;
    },
  };
}
