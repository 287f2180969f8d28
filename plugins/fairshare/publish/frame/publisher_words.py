"""What every page says of the publisher: the line at its foot, and the one at its head."""

from __future__ import annotations

from markupsafe import Markup

from fairshare.language import gettext as _
from fairshare.model.publisher import Publisher

_WITH = "FairShare"


def footer(publisher: Publisher | None, own: str) -> Markup:
    """Who publishes, under what licence, made with what; then the body's own line.

    `own`: MkDocs' `copyright`, HTML that the body wrote.
    """
    if publisher is None:
        return Markup(own)  # noqa: S704 - HTML of the site's owner
    kind = _("{name}, published by {body}.")
    if publisher.worked_examples:
        kind = _("{name}, a demonstration register made of worked examples from the public record.")
    licence = Markup('<a href="{}" rel="license noopener noreferrer">{}</a>').format(
        publisher.licence.url, publisher.licence.name
    )
    said = [
        Markup("{}").format(kind.format(name=publisher.name, body=publisher.body)),
        Markup("{}").format(_("Data: {licence}.")).format(licence=licence),
        Markup("{}").format(_("Made with {program}.").format(program=_WITH)),
        Markup(own),  # noqa: S704 - as above
    ]
    return Markup(" ").join(filter(None, said))


def banner(publisher: Publisher | None) -> str:
    """What is said above each page of a register that is not in use; empty for all others.

    Worked examples say so themselves, at the top of each.
    """
    if publisher is None or not publisher.demonstration or publisher.worked_examples:
        return ""
    return _("This register is being set up. Please don’t rely on what it says yet.")
