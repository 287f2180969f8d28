// @ts-check
// The assessment beside the form. Its rules are fetched when somebody begins: the page opens
// sooner.

import { read } from "./entry.js";
import { json, once } from "./loading.js";

/**
 * @param {{ page: any, form: HTMLElement, root: URL, words: Record<string, string> }} desk
 */
export function assessment({ page, form, root, words }) {
  const place = page.querySelector("[data-fs-live]");
  const failed = page.querySelector("[data-fs-live-failed]");
  const loaded = once(async () => {
    const [facts, { score }, { show }] = await Promise.all([
      json(new URL("assess/form.json", root)),
      import("./score.js"),
      import("./live.js"),
    ]);
    return { facts, score, show };
  });
  // Whether the decision is other than the assessment; true where that can't be told.
  async function assess() {
    try {
      const { facts, score, show } = await loaded();
      const { data } = read(form);
      const result = score(data, facts);
      if (result) show(place, data, result, facts);
      failed.textContent = "";
      return Boolean(result?.divergence);
    } catch (error) {
      failed.textContent = words.not_assessed;
      console.error(error);
      return true;
    }
  }
  return { assess, facts: async () => (await loaded()).facts };
}
