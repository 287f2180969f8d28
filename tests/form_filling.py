"""A person at the form: how they fill in data, by mouse or by keys, and what they take away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from playwright.sync_api import Locator, Page, expect

from fairshare.publish.form.fields import Field

SUBMIT = "Check the entry"


class Step(NamedTuple):
    """One control, and what to do there."""

    id: str
    act: str
    """type, choose, tick, arrow, or add: a row to a list."""
    text: str = ""
    times: int = 0
    """How far down in a list or a set of radio buttons."""


def steps(fields: Sequence[Field], data: Any, rows: tuple[int, ...] = ()) -> Iterator[Step]:
    """What a person does to fill in the data, from the top of the form to its end.

    `rows`: the positions in the lists that the fields lie in.
    """
    for field in fields:
        value = data.get(name_of(field)) if data else None
        if value is None or field.kind in {"fixed", "copy"}:
            continue
        if field.kind == "group":
            yield from steps(field.fields, value, rows)
        elif field.kind == "list":
            for number, item in enumerate(value):
                if number:
                    yield Step(identifier(field, rows), "add")
                yield from steps(field.fields, item, (*rows, number))
        else:
            yield from leaf(field, identifier(field, rows), value)


def amending(
    fields: Sequence[Field], path: Sequence[str | int], value: Any, there: Any, rows: Any = ()
) -> Iterator[Step]:
    """What a person does to set one value where the form holds the data `there`.

    A position past a list's end is a row that is added.
    """
    name, *rest = path
    (field,) = [one for one in fields if name_of(one) == name]
    inside: Any = there.get(name) if there else None
    if not rest:
        yield from steps([field], {name: value}, rows)
    elif field.kind == "group":
        yield from amending(field.fields, rest, value, inside, rows)
    else:
        number, inner = int(rest[0]), rest[1:]
        if inside and number == len(inside):
            yield Step(identifier(field, rows), "add")
        if inner:
            yield from amending(field.fields, inner, value, inside[number], (*rows, number))
        else:
            yield from steps(field.fields, value, (*rows, number))


def name_of(field: Field) -> str:
    return field.path.rpartition(".")[2]


def identifier(field: Field, rows: Sequence[int]) -> str:
    """The id of a field's control, or of its list."""
    return f"f-{field.path.format(*rows)}"


def leaf(field: Field, control: str, value: Any) -> Iterator[Step]:
    if field.kind == "date":
        year, month, day = [*value.split("-"), "", ""][:3]
        for part, text in (("", day), (".month", month), (".year", year)):
            yield Step(f"{control}{part}", "type", text)
    elif field.kind == "span":
        for part, step in zip(("", ".high"), value, strict=True):
            yield Step(f"{control}{part}", "choose", str(step), step - 1)
    elif field.kind == "boolean":
        yield Step(control, "arrow", "true" if value else "false", 0 if value else 1)
    elif field.kind == "codes":
        for at, choice in enumerate(field.choices):
            if choice.value in value:
                yield Step(f"{control}.{choice.value}" if at else control, "tick")
    elif field.kind == "code":
        at = [choice.value for choice in field.choices].index(str(value))
        yield Step(control, "choose" if field.alone else "arrow", str(value), at)
    else:
        yield Step(control, "type", "\n".join(value) if isinstance(value, list) else str(value))


HEADING = """id => {
    const step = document.getElementById(id).closest("[data-fs-step]");
    const own = step.querySelector(":scope > .fs-step__title");
    return (own ?? step.closest(".fs-section").querySelector("h2")).id;
}"""
"""The heading of the step that holds a control."""


def at(page: Page, identifier: str) -> Locator:
    """A control of the form, in its step: the address of the page names it."""
    page.evaluate("id => { location.hash = id; }", identifier)
    control = page.locator(f'[id="{identifier}"]')
    expect(control).to_be_visible()
    return control


def check(page: Page) -> None:
    """Go to the last step, and have the entry checked."""
    at(page, "s-finish")
    page.get_by_role("button", name=SUBMIT).click()


def to_tasks(page: Page) -> None:
    """Back to the list of tasks, where the draft is too."""
    if page.locator("[data-fs-shown=tasks]").count() == 0:
        page.get_by_role("link", name="list of tasks").click()
    expect(page.get_by_role("heading", name="List of tasks")).to_be_visible()


def by_list(page: Page, identifier: str) -> None:
    """To the step of a control as somebody goes there who looks for it in the list of tasks."""
    if page.locator(f'[id="{identifier}"]').is_visible():
        return
    to_tasks(page)
    link = f'a[href="#{page.evaluate(HEADING, identifier)}"]'
    for fold in page.locator(f".fs-tasks details:not([open]):has({link}) > summary").all():
        fold.click()
    page.locator(f".fs-tasks {link}").last.click()


def by_mouse(page: Page, step: Step) -> None:
    by_list(page, step.id)
    for fold in page.locator(f'details:not([open]):has([id="{step.id}"]) > summary').all():
        fold.click()
    control = page.locator(f'[id="{step.id}"]')
    if step.act == "type":
        control.fill(step.text)
        control.press("Tab")  # a list of names that opened closes
    elif step.act == "choose":
        control.select_option(step.text)
    elif step.act == "tick":
        control.check()
    elif step.act == "add":
        control.locator("> [data-fs-add]").click()
    else:
        name = step.id.removeprefix("f-")
        page.locator(f'[name="{name}"][value="{step.text}"]').check()


ACTIVE = """id => {
    const active = document.activeElement;
    const { localName, parentElement: fold, id: own, dataset } = active;
    const wanted = document.getElementById(id);
    const isShown = wanted.checkVisibility() || wanted.closest("details:not([open])");
    if (own === id) return "there";
    if (localName === "summary" && !fold.open && fold.contains(wanted)) return "fold";
    return !isShown && ("fsNext" in dataset || "fsGoOn" in dataset) ? "onward" : "";
}"""
"""What has the focus, on the way to a control."""


def by_tabs(page: Page, identifier: str) -> None:
    """Tab to a control, through as many steps as lie before it."""
    for _stop in range(900):
        active = page.evaluate(ACTIVE, identifier)
        if active == "there":
            return
        if active:
            page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by keys to {identifier}")


def by_keys(page: Page, step: Step) -> None:
    """Tab to the control, and use it as someone does who has no mouse."""
    by_tabs(page, step.id)
    expect(page.locator(f'[id="{step.id}"]')).to_be_focused()
    if step.act == "type":
        page.keyboard.insert_text(step.text)
    elif step.act == "tick" or (step.act == "arrow" and step.times == 0):
        page.keyboard.press("Space")
    else:
        for _down in range(step.times + (step.act == "choose")):
            page.keyboard.press("ArrowDown")


def opened(page: Page, site_address: str) -> Page:
    """The form, ready to be filled."""
    page.goto(f"{site_address}assess/")
    page.locator("[data-ready]").wait_for()
    return page


def taken_away(page: Page, download: str) -> tuple[str, str]:
    """The name and the text of the file that a button gives."""
    with page.expect_download() as found:
        page.get_by_role("button", name=download).click()
    return found.value.suggested_filename, found.value.path().read_text(encoding="utf-8")


def without_empty(value: Any) -> Any:
    """Data without empty lists and groups, codes in any order, and texts on one line."""
    if isinstance(value, dict):
        inner = {key: without_empty(one) for key, one in value.items()}
        return {key: one for key, one in inner.items() if one not in ([], {})}
    if isinstance(value, list):
        items = [without_empty(one) for one in value]
        return sorted(items, key=str) if all(isinstance(one, str) for one in items) else items
    return " ".join(value.split()) if isinstance(value, str) else value
