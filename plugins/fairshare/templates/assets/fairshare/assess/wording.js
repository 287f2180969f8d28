// The words of problems: the texts of the catalogue that `fairshare check` uses, out of
// assess/form.json, their gaps filled.

import { fill } from "./words.js";

// A function that makes a problem of a code, a place and values. `variant` names the message of its
// code, `hint` the hint where that does not go with the message.
export const wording =
  (catalogue) =>
  (code, path, values = {}, variant = "", hint = variant) => {
    const { messages, hints } = catalogue[code];
    return {
      code,
      path,
      message: fill(messages[variant], values),
      hint: fill(hints[hint] ?? hints[""], values).trim(),
    };
  };
