// Personal data is pointed out where it is typed, as soon as somebody pauses.

import { element } from "../dom.js";
import { placeOf, read } from "./entry.js";
import { wording } from "./wording.js";

const PAUSE = 600; // milliseconds without a key

// The title of the field that a control belongs to, as the page gives it.
const titleOf = (box) => box.querySelector("label, legend").firstChild.textContent.trim();

function note(control, found, facts) {
  const box = control.closest(".fs-field");
  if (!box || box.querySelector(".fs-error")) return null; // said already
  const say = wording(facts.problems);
  const words = [...new Set(found)].map((code) => say(code, [], { field: titleOf(box) }));
  const text = words.map(({ message, hint }) => `${message} ${hint}`).join(" ");
  let place = box.querySelector(":scope > .fs-noticed");
  if (!place) {
    place = element("p", { className: "fs-noticed" });
    place.setAttribute("role", "status");
    box.append(place);
  }
  if (place.textContent !== text) place.textContent = text;
  return place;
}

export function watchForPersonalData({ form, personal, allFacts }) {
  let pause;
  async function look() {
    const [{ inEntry }, facts] = await Promise.all([personal(), allFacts()]);
    const { data, rows } = read(form);
    const codes = new Map();
    for (const { code, path } of inEntry(data)) {
      const control = placeOf(path, rows);
      if (control) codes.set(control, [...(codes.get(control) ?? []), code]);
    }
    const shown = [...codes].map(([control, found]) => note(control, found, facts));
    for (const old of form.querySelectorAll(".fs-noticed")) if (!shown.includes(old)) old.remove();
  }
  const soon = () => {
    clearTimeout(pause);
    pause = setTimeout(() => look().catch(() => {}), PAUSE); // what could not be looked at is said at the end
  };
  form.addEventListener("input", soon);
  soon(); // for what is there already
}
