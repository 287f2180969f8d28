"""`/initiatives/<org>/<slug>/<profile>/`: the agreement that a law asks for, ready to print."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment
from markupsafe import Markup

from fairshare.language import gettext as _
from fairshare.model import PROFILES, Initiative, Profile
from fairshare.publish.edition import Edition, Item
from fairshare.publish.page import Page
from fairshare.publish.profiles.agreement import Agreement, agreement_parts
from fairshare.publish.profiles.pieces import PIECES
from fairshare.publish.words.dates import date_words

ROOT = "../../../../"


def agreement_pages(item: Item, edition: Edition, environment: Environment) -> Iterator[Page]:
    """The agreement of one entry under each chosen law that it follows and that prints one."""
    for profile in printing(item.initiative, edition):
        agreement = agreement_of(item.initiative, profile, edition)
        body = environment.get_template("fairshare/profile/agreement.html").render(
            root=ROOT,
            agreement=agreement,
            initiative=item.initiative,
            voice=item.state.voice,
            parts=agreement_parts(agreement, PIECES),
            address=f"{edition.site_url}{agreement_address(item.initiative, profile)}",
        )
        yield Page(
            url=agreement_address(item.initiative, profile),
            title=f"{agreement.title} – {profile.title}",
            description=_("{line}. {document}.").format(
                line=agreement.first_line, document=profile.document
            ),
            body=Markup(body),  # noqa: S704 - rendered with autoescape
            section="initiatives",
        )


def printing(initiative: Initiative, edition: Edition) -> list[Profile]:
    """The chosen laws that an entry follows and that print an agreement."""
    named = initiative.data.get(PROFILES, {})
    chosen = edition.framework.profiles.values()
    return [one for one in chosen if one.name in named and one.document]


def agreement_of(initiative: Initiative, profile: Profile, edition: Edition) -> Agreement:
    """An entry as an agreement, with the names of bodies and the day of its text."""
    steps = edition.history.initiatives.get(initiative.id, ()) if edition.history else ()
    edited = steps[0].day if steps else None
    version = date_words(edited.isoformat()) if edited else ""
    return Agreement(
        initiative, profile, edition.framework, edition.organisations, edition.today, version
    )


def agreement_address(initiative: Initiative, profile: Profile) -> str:
    """Below the site's root."""
    return f"initiatives/{initiative.id}/{profile.name}/"
