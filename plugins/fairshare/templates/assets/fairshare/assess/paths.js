// @ts-check
// How the register speaks of a place in a file.

/** @type {(text: unknown, limit?: number) => string} */
export const short = (text, limit = 60) => {
  const line = String(text).split(/\s+/).filter(Boolean).join(" ");
  return [...line].length <= limit ? line : `${[...line].slice(0, limit - 1).join("")}…`;
};

/**
 * A place of the file in words: "answers → harm → rating".
 * @type {(path: (string | number)[]) => string}
 */
export const where = (path) =>
  path
    .map((step, at) =>
      typeof step === "number" ? `, item ${step + 1}` : `${at ? " → " : ""}${short(step)}`,
    )
    .join("");
