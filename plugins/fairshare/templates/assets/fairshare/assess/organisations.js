// Organisations are offered by name; whoever types the name in full means the organisation.

export function offerOrganisations(form, { organisations }) {
  const options = Object.entries(organisations).map(([id, [name]]) => {
    const option = document.createElement("option");
    option.value = id;
    option.label = name;
    return option;
  });
  document.getElementById("organisations").append(...options);
  const ids = new Map(Object.entries(organisations).map(([id, [name]]) => [name.toLowerCase(), id]));
  form.addEventListener("change", ({ target }) => {
    const id = target.list && ids.get(target.value.trim().toLowerCase());
    if (id) target.value = id;
  });
}
