// @ts-check
// A web address as somebody types it: www.example.org/page. What the register asks for at its
// beginning is put there and shown, as tables have it (intake/reading/values.py).

const BARE = /^(?:http:\/\/|(?=(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#:]|$)))(\S+)$/i;

/** @param {HTMLElement} form */
export function takeAddresses(form) {
  form.addEventListener("change", (event) => {
    const target = /** @type {HTMLInputElement} */ (event.target);
    const [, rest] =
      (target.closest('[data-fs-kind="url"]') && target.value.trim().match(BARE)) || [];
    if (!rest) return;
    target.value = `https://${rest}`;
    target.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
