// Sentences with gaps, as the site's own files hold them: {name} is filled in.

export const fill = (words, values = {}) =>
  words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
