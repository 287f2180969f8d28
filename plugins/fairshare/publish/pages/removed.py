"""At the address of an initiative whose text maintainers removed: that they did, when and why.

It stands in no list, no facet and no feed, and search does not find it: it says nothing of what was
shared any more. Its address and the log of changes lead to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment
from markupsafe import Markup

from fairshare.language import gettext as _
from fairshare.publish.edition import Edition
from fairshare.publish.page import Page


def removed_pages(edition: Edition, environment: Environment) -> Iterator[Page]:
    """One page for each notice of removal, by id."""
    template = environment.get_template("fairshare/removed.html")
    for one in edition.register.removed.values():
        body = template.render(
            root="../../../",
            removed=one,
            dates=one.data["dates"],
            lead=edition.organisations.get(one.lead),
            history=bool(edition.history and one.id in edition.history.initiatives),
        )
        yield Page(
            url=f"initiatives/{one.id}/",
            title=_("An entry that was removed"),
            description=_("The maintainers of this register removed what this page said."),
            body=Markup(body),  # noqa: S704 - rendered with autoescape
            section="initiatives",
            listed=False,
        )
