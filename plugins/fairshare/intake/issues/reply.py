"""The answer to somebody who sent an entry in an issue: Markdown, with nothing alive in it."""

from __future__ import annotations

from collections.abc import Iterable

from fairshare.intake.faults import CellFault, Imported
from fairshare.intake.reading.archive import RefusedError
from fairshare.intake.reading.listing import listed
from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.reports.host_markdown import capped, escape_markdown

CONFIRMED = "read-as-meant"
"""The label by which an editor takes what was read otherwise than it was written."""
MOST = 60_000
"""Bytes: the host takes comments of 65,536 characters."""


def reply(done: Imported) -> str:
    """What came of the text: what to mend, or that it goes on."""
    errors = len(done.errors)
    if errors:
        first = ngettext(
            "Thank you. One thing is to be mended before this can go on. Edit your text above, and "
            "it is checked again.",
            "Thank you. {} things are to be mended before this can go on. Edit your text above, "
            "and it is checked again.",
            errors,
        ).format(errors)
    elif done.waits:
        first = _(
            "Thank you. Some of what you wrote was read otherwise than it stands there. If the "
            "list below is right, one of the register's editors says so with the label “{}”, and "
            "it goes on. If not, edit your text, and it is checked again."
        ).format(CONFIRMED)
    elif done.unchanged:
        first = _("Thank you. The register holds this entry already, word for word.")
    else:
        first = _(
            "Thank you. Nothing is wrong with this entry. A pull request with it has been "
            "opened, and the register's editors will read it. It is not published yet."
        )
    items = list(map(_item, sorted(done.faults, key=lambda one: not one.is_error)))
    if done.readings and (items or not done.waits):
        items.append(_("Read otherwise than you wrote it. Is this as you mean it?"))
    items += (f"- {escape_markdown(line)}" for line in (*listed(done.readings), *done.notices))
    return capped([first, *items], MOST, _("There is more; mend these first."))


def refusal(error: RefusedError) -> str:
    """That nothing of the text could be read, and what to do."""
    first = _("Thank you, but this can't be read.")
    return "\n\n".join([first, escape_markdown(f"{error.message} {error.hint}")]) + "\n"


def _item(fault: CellFault) -> str:
    """The heading of the box, what is wrong there, and the way on."""
    code = f" ({fault.code})" if fault.code else ""
    words: Iterable[str] = filter(None, (fault.message, fault.hint))
    return f"- **{escape_markdown(fault.address)}**{code}: {escape_markdown(' '.join(words))}"
