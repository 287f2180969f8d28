// @ts-check
// Ireland's Data Sharing and Governance Act 2019: what its items do not say. As by
// plugins/fairshare/validate/profiles/ie_dsga_2019/; sections are those of the Act.

import { earliest, latest } from "./dates.js";
import { isGroup, itemsAt, textAt } from "./entry-data.js";
import { COURSE } from "./ie-dsga-2019-course.js";
import { made } from "./personal.js";

/** @typedef {import("./ie-dsga-2019-course.js").Case} Case */

const DPIA = ["safeguards", "dpia"];
const CATEGORIES = ["data", "categories"];
const CONDITIONS = ["legal", "special_category_conditions"];

/** @type {(data: any, path: string[]) => [number, any][]} */
const numbered = (data, path) => itemsAt(data, path).map((one, number) => [number, one]);

/** @param {Case} one */
function scope({ data, facts, law, factsOnly, atLeast, own, path, add }) {
  const special = numbered(data, CATEGORIES).filter(([, code]) => facts.special.includes(code));
  for (const [number, code] of special)
    add("E702", [...CATEGORIES, number], {
      category: facts.codes.data_categories[code].toLowerCase(),
    });
  if (!special.length && itemsAt(data, CONDITIONS).length) add("E702", CONDITIONS, {}, "condition");
  for (const [number, aim] of numbered(data, ["purpose", "aims"]))
    if (aim === "law-enforcement" && !factsOnly) add("W703", ["purpose", "aims", number]);
  for (const [number, gateway] of numbered(data, ["legal", "gateways"])) {
    const name = textAt(gateway, "name");
    if (made(law.patterns.section38).test(name) && name.includes("2018"))
      add("E704", ["legal", "gateways", number, "name"]);
  }
  if (!atLeast("announced") || factsOnly) return;
  if (own.no_other_law !== true) add("E705", path("no_other_law"));
  if (!itemsAt(own, "permitted_purposes").length)
    add("E706", path("permitted_purposes"), { purposes: law.purposes.join(", ") });
}

/** @param {Case} one */
function parties({ data, law, factsOnly, groups, text, path, add }) {
  const listed = new Map(
    groups("parties").map(([number, one]) => [textAt(one, "id"), [number, one]]),
  );
  if (!listed.size || factsOnly) return;
  const involved = numbered(data, ["organisations"]).filter(([, one]) => isGroup(one));
  const taking = new Map(
    involved
      .filter(([, one]) => itemsAt(one, "roles").some((role) => law.roles.includes(role)))
      .map(([number, one]) => [textAt(one, "id"), number]),
  );
  for (const [body, number] of taking)
    if (!listed.has(body)) add("E708", ["organisations", number, "id"], { body });
  for (const [number, one] of groups("parties"))
    if (!taking.has(textAt(one, "id")) && !("left" in one))
      add("E708", path("parties", number, "id"), { body: textAt(one, "id") }, "no part");
  for (const field of [["functions"], ["consultation", "documents"]])
    for (const [number, one] of groups(...field)) {
      const body = textAt(one, "party");
      if (body && !listed.has(body))
        add("E708", path(...field, number, "party"), { body }, "named");
    }
  const leads = involved.filter(([, one]) => itemsAt(one, "roles").includes("lead"));
  const leading = text("lead_agency") || (leads.length ? textAt(leads[0][1], "id") : "");
  if (!listed.has(leading)) add("E710", path("lead_agency"), { body: leading });
  else if (
    !("controller" in (listed.get(leading)?.[1] ?? {})) &&
    [...listed.values()].some(([, one]) => one.controller === true)
  ) {
    const number = [...listed.keys()].indexOf(leading);
    add("E710", path("parties", number), { body: leading }, "controller");
  }
}

/** @param {Case} one */
function papers({ data, factsOnly, atLeast, group, groups, path, add }) {
  if (factsOnly) return;
  const proposed = groups("parties").filter(([, one]) => !("accession" in one));
  if (atLeast("announced")) {
    const status = textAt(data, [...DPIA, "status"]);
    if (["not_done", "not_required"].includes(status)) {
      if (!textAt(data, [...DPIA, "reason"])) add("E711", [...DPIA, "reason"], {}, "reason");
    } else if (status === "in_progress") add("E711", [...DPIA, "status"], {}, "in progress");
    else if (!Object.keys(group("dpia_summary")).length) add("E711", path("dpia_summary"));
    for (const [number, one] of proposed)
      if (!isGroup(one.dpo) || !Object.keys(one.dpo).length)
        add("E712", path("parties", number, "dpo"), { body: textAt(one, "id") });
  }
  for (const [number, one] of atLeast("open") ? proposed : [])
    if (!textAt(one, "notice.url"))
      add("E713", path("parties", number, "notice"), { body: textAt(one, "id") });
  const [first, ...others] = proposed.filter(([, one]) => textAt(one, "notice.date"));
  for (const [number, one] of others) {
    const [date, other] = [one, first[1]].map((party) => textAt(party, "notice.date"));
    const values = { first: textAt(first[1], "id"), other, body: textAt(one, "id"), date };
    if (date !== other) add("E714", path("parties", number, "notice", "date"), values);
  }
}

/** @param {Case} one */
function statementsInTime({ factsOnly, group, groups, path, add }) {
  const { opens } = group("consultation");
  for (const [number, one] of factsOnly ? [] : groups("parties")) {
    if ("accession" in one) continue;
    const [date, published] = [textAt(one, "dpo.date"), textAt(one, "notice.date") || opens];
    const [first, last] = [earliest(date), latest(published)];
    const values = { body: textAt(one, "id"), date, published };
    if (first && last && first > last) add("W712", path("parties", number, "dpo", "date"), values);
  }
}

/** @param {Case} one */
function words({ data, law, factsOnly, group, path, add }) {
  const { vague, period, details, approved } = Object.fromEntries(
    Object.entries(law.patterns).map(([name, pattern]) => [name, made(pattern)]),
  );
  for (const [name, written] of factsOnly ? [] : Object.entries(group("retention")))
    if (typeof written === "string" && vague.test(written) && !period.test(written))
      add("W735", path("retention", name));
  for (const [name, written] of factsOnly ? [] : Object.entries(group("security"))) {
    const found = typeof written === "string" ? details.exec(written)?.groups : undefined;
    const kind = found && Object.keys(found).find((one) => found[one] !== undefined);
    if (kind) add("W736", path("security", name), {}, kind);
  }
  /** @type {(value: any, here: (string | number)[]) => void} */
  const look = (value, here) => {
    if (typeof value === "string") {
      if (approved.test(value)) add("W737", here);
    } else if (Array.isArray(value)) {
      for (const [number, one] of value.entries()) look(one, [...here, number]);
    } else if (isGroup(value))
      for (const [key, one] of Object.entries(value)) look(one, [...here, key]);
  };
  look(data, []);
}

export const RULES = [scope, parties, papers, statementsInTime, ...COURSE, words];
