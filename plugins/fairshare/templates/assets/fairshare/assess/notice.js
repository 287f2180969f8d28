// @ts-check
// What can't wait until somebody looks up: it stands at the lower edge of the window, wherever they
// are.

/** @param {HTMLElement} page */
export function noticeOf(page) {
  /** @type {any} */
  const box = page.querySelector("[data-fs-notice]");
  const place = box.querySelector("[data-fs-notice-words]");
  const hide = () => {
    box.hidden = true;
  };
  box.querySelector("[data-fs-notice-close]").addEventListener("click", hide);
  return {
    hide,
    /**
     * Takes one sentence off that is no longer so.
     * @param {string} words
     */
    mended: (words) => {
      if (place.textContent === words) hide();
    },
    /**
     * @param {string} words
     * @param {boolean} saving Whether a file is a way out of it.
     */
    show: (words, saving = false) => {
      box.querySelector("[data-fs-notice-save]").hidden = !saving;
      box.hidden = false;
      if (place.textContent !== words) place.textContent = words;
    },
  };
}
