// How the register speaks of a place in a file.

export const short = (text, limit = 60) => {
  const line = text.split(/\s+/).filter(Boolean).join(" ");
  return [...line].length <= limit ? line : `${[...line].slice(0, limit - 1).join("")}…`;
};

// A place of the file in words: "answers → harm → rating".
export const where = (path) =>
  path
    .map((step, at) =>
      typeof step === "number" ? `, item ${step + 1}` : `${at ? " → " : ""}${short(step)}`,
    )
    .join("");
