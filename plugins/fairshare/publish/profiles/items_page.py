"""`/profiles/<name>/`: what a chosen law asks of an entry, item by item, from its items file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.model import PROFILES, Path, Profile
from fairshare.model.profile import NEVER, ProfileItem
from fairshare.publish.edition import Edition
from fairshare.publish.page import Page
from fairshare.validate.naming import FieldNames
from fairshare.validate.schema.references import inlined


class ItemRow(NamedTuple):
    """One item as the page shows it."""

    item: ProfileItem
    section: str
    asked: str
    """From when it is asked for, in words."""
    fields: tuple[str, ...]
    advice: str
    prints: str
    """Where it stands in the printed agreement, in words."""


def items_pages(edition: Edition, environment: Environment) -> Iterator[Page]:
    """A page for each chosen law that has items."""
    template = environment.get_template("fairshare/profile/items.html")
    for profile in edition.framework.profiles.values():
        if profile.items:
            asks = _("What the standard asks: {title}")
            asks = asks if profile.is_standard else _("What the law asks: {title}")
            title = asks.format(title=profile.title)
            body = template.render(
                root="../../",
                title=title,
                profile=profile,
                rows=list(item_rows(profile, edition.framework)),
            )
            yield Page(
                url=f"{PROFILES}/{profile.name}/",
                title=title,
                description=_(
                    "Each item with its section, and from which step on it is asked for."
                ),
                body=Markup(body),  # noqa: S704 - rendered with autoescape
                section="method",
            )


def item_rows(profile: Profile, framework: Framework) -> Iterator[ItemRow]:
    """The items in the order of their file."""
    names = FieldNames(inlined(framework.initiative_schema))
    titles = {part.part: part.title for part in profile.parts}
    elsewhere = {"consultation": _("The consultation page"), "first": _("The first line")}
    for item in profile.items:
        asked = _("Not required") if item.phase == NEVER else profile.phase(item.phase).label
        yield ItemRow(
            item,
            profile.section(item.section),
            asked,
            tuple(_written(field) for field in item.fields),
            item.asks
            or str(names.subschema(_of_item(item.fields[0], names)).get("description", "")),
            titles.get(item.part) or elsewhere.get(item.part, item.part),
        )


def _written(field: Path) -> str:
    return ".".join(map(str, field))


def _of_item(field: Path, names: FieldNames) -> Path:
    """The path with a position after each list on the way, as the schema is asked."""
    here: Path = ()
    for step in field:
        if names.subschema(here).get("type") == "array":
            here = (*here, 0)
        here = (*here, step)
    return here
