// @ts-check
// The words of problems: the texts of the catalogue that `fairshare check` uses, out of
// assess/form.json, their gaps filled.

import { fill } from "../words.js";

/**
 * A function that makes a problem of a code, a place and values. `variant` names the message of its
 * code, `hint` the hint where that does not go with the message.
 * @param {Record<string, Record<"messages" | "hints", Record<string, string>>>} catalogue
 */
export const wording =
  (catalogue) =>
  /**
   * @param {string} code
   * @param {(string | number)[]} path
   * @param {Record<string, unknown>} values
   */
  (code, path, values = {}, variant = "", hint = variant) => {
    const { messages, hints } = catalogue[code];
    return {
      code,
      path,
      message: fill(messages[variant], values),
      hint: fill(hints[hint] ?? hints[""], values).trim(),
    };
  };
