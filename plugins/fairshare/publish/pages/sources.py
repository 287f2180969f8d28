"""The sources: every outside link of the register, by initiative, with what it supports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from fairshare.language import gettext as _
from fairshare.publish.edition import Edition, Item
from fairshare.publish.initiative.citations import citations
from fairshare.publish.materials import Materials
from fairshare.publish.page import Page, Product
from fairshare.publish.pages.listing import Sheet, sheets

PAGE_SIZE = 20
"""How many decisions a page has: their sources take more room than a row."""


@dataclass(frozen=True, slots=True)
class Readings:
    """How the sources of entries were read. One that several entries list counts for each."""

    whole: int = 0
    opening: int = 0
    unsaid: int = 0
    """Of a body's own entry or an imported one, which need not say."""
    archived: int = 0
    """Of all of them, those with a copy that lasts."""


def readings(edition: Edition) -> Readings:
    """Those of the whole register."""
    sources = [source for item in edition.items for source in item.initiative.sources]
    read = Counter(source.get("read", "") for source in sources)
    archived = sum("archived" in source for source in sources)
    return Readings(read["whole"], read["opening"], read[""], archived)


def source_pages(edition: Edition) -> Iterator[Product]:
    """`/sources/` and its following pages, the newest decision first."""
    read = readings(edition)
    for sheet in sheets("sources/", edition.items, PAGE_SIZE):
        yield Product(_source_page, (sheet, read if sheet.number == 1 else None))


def _source_page(materials: Materials, sheet: Sheet[Item], read: Readings | None) -> Iterator[Page]:
    """`read`: how the sources of all were read, which the first page says."""
    title, framework = _("Sources"), materials.edition.framework
    body = materials.environment.get_template("fairshare/sources.html").render(
        root=sheet.root,
        sheet=sheet,
        title=title,
        read=read,
        cited=[(item.initiative, citations(item.initiative, framework)) for item in sheet.items],
    )
    yield Page(
        url=sheet.url,
        title=sheet.titled(title),
        description=_("Every source that this register links to, and what each one supports."),
        body=Markup(body),  # noqa: S704 - rendered with autoescape
        section="initiatives",
    )
