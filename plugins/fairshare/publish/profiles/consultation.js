// A page is made once a day at most: what it says of an open consultation is put right after the
// last day.

const [day] = new Date().toISOString().split("T");

for (const said of document.querySelectorAll("[data-closes]")) {
  const { closes, closed } = said.dataset;
  if (closes < day) said.textContent = closed;
}
