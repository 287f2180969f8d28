// The end of the form. What it needs is asked for when somebody has the entry checked.

export function finish(desk) {
  const { page, form, words, notice } = desk;
  const place = page.querySelector("[data-fs-hand-over]");
  let clear = () => {}; // takes errors off the page, once there can be some
  form.addEventListener("input", () => { place.hidden = true; }); // it would show what is no longer so

  async function checked() {
    const ending = await import("./ending.js");
    clear = () => ending.clear(page);
    await ending.end(desk, place);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    checked().then(() => notice.mended(words.not_checked), (error) => {
      notice.show(words.not_checked, true);
      console.error(error);
    });
  });
  form.querySelector("[type=submit]").disabled = false;
  return () => {
    clear();
    place.hidden = true;
  };
}
