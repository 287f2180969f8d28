// The end of the form: what is wrong, what readers will see, and ways to take the entry away.

import { element } from "../dom.js";
import { slugOf } from "./slug.js";

// What only the end needs. `notice` says what could not be loaded.
export function finish({ page, form, slug, checked, words, notice, originOf, steps }) {
  const place = page.querySelector("[data-fs-hand-over]");
  let clear = () => {}; // takes errors off the page, once there can be some
  form.addEventListener("input", () => { place.hidden = true; }); // it would show what is no longer so

  async function end() {
    const [rules, { clearErrors, showErrors }, { preview }, { handOver }] = await Promise.all([checked(), import("./errors.js"), import("./preview.js"), import("./hand-over.js")]);
    const { facts, titleOf } = rules;
    clear = () => clearErrors(page);
    if (!slug.value.trim()) {
      slug.value = slugOf(form.querySelector("#f-title")?.value ?? "", facts.checks.longestSlug);
      slug.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const { data, bodies, id, search, problems } = await rules.look();
    place.hidden = showErrors(problems, { page, words: facts.words });
    steps.refresh();
    if (place.hidden) return;
    const ready = element("p", {}, [problems.length ? facts.words.warnings_note : facts.words.ready, search ? facts.words.not_looked_at : facts.words.not_looked_at_all].join(" "));
    place.replaceChildren(ready, ...preview(data, form, facts), ...handOver({ data, bodies, id, origin: originOf() }, facts, titleOf, steps.go));
    place.querySelector("h3").focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    end().then(() => notice.mended(words.not_checked), (error) => {
      notice.show(words.not_checked, true);
      console.error(error);
    });
  });
  form.querySelector("[type=submit]").disabled = false;
  return () => {
    clear();
    place.hidden = true;
  };
}
