// The end of the form: what is wrong, what readers will see, and ways to take the entry away.

import { element } from "../dom.js";
import { save } from "../download.js";
import { handOver } from "./hand-over.js";
import { preview } from "./preview.js";

// A name for the file from the title: small letters, digits and hyphens, accents folded.
export const slugOf = (title) => (title ?? "").normalize("NFD").toLowerCase().replace(/['’]/g, "").replace(/[^a-z0-9\s-]/g, "").trim().replace(/[\s-]+/g, "-").slice(0, 80).replace(/-+$/, "");

export const leadOf = (data) => {
  const leads = (data.organisations ?? []).filter((one) => one.roles?.includes("lead"));
  return leads.length === 1 ? leads[0].id ?? "" : "";
};

export function finish({ page, form, slug, facts, read }) {
  const place = page.querySelector("[data-fs-hand-over]");
  form.addEventListener("change", () => {
    if (!slug.value) slug.placeholder = slugOf(read().data.title);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { data } = read();
    slug.value = slug.value.trim() || slugOf(data.title);
    place.replaceChildren(...preview(data, form, facts), ...handOver(data, `${leadOf(data)}/${slug.value}`, facts));
    place.hidden = false;
  });
  form.querySelector("[type=submit]").disabled = false;
}
