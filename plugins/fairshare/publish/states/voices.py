"""Who speaks on a page: the body itself, this project, or a table (contract: states, Voices)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fairshare.framework import ENTRY_KINDS, OWN
from fairshare.language import N_
from fairshare.language import gettext as _
from fairshare.model import IMPORTED, WORKED_EXAMPLE, Answer, Initiative
from fairshare.publish.words.ratings import rating_words

_LABELS: Mapping[str, str] = dict(
    zip(
        ENTRY_KINDS,
        (
            N_("The body’s own entry"),
            N_("Worked example: our reading"),
            N_("Taken from a published source, not assessed"),
        ),
        strict=True,
    )
)


def voice_code(initiative: Initiative) -> str:
    """Which kind of entry it is, as a code: own, worked-example or imported."""
    known = (WORKED_EXAMPLE, IMPORTED)
    return initiative.independence if initiative.independence in known else OWN


def voice_label(code: str) -> str:
    """A kind of entry in words, for a column or a filter."""
    return _(_LABELS[code])


@dataclass(frozen=True, slots=True)
class Voice:
    """The words of one entry that depend on who speaks."""

    code: str
    label: str
    """For a column of a table, and for a card in a list."""
    banner: str
    """One line under the title; empty in a body's own entry."""
    sources: str
    """What follows it where there is room: what the reading rests on."""
    assessment: str
    """What the assessment is called, as a heading."""
    answers: str
    """What the answers are called, as a heading."""
    unknowns: str
    """What is not known, as a heading."""
    unsaid: str
    """Stands for a fact that is left out."""
    assessed: bool
    """Whether anybody answered the questions."""
    made: tuple[str, ...]
    """How the page was made, in sentences; none in a body's own entry."""
    rated_on: str
    """Beside the day of the assessment."""
    table: Mapping[str, str] | None
    """What an imported entry was taken from, as one of its sources."""
    corrections: str
    """What was corrected, as a heading."""
    notice: str
    """What the printed page is."""
    credit: str
    """In feeds, after what happened; empty in a body's own entry."""

    def rating(self, answer: Answer | None) -> str:
        """How an answer was rated, and by whom: "Our rating: 2 of 5", "Rated 2 of 5"."""
        rated = answer is not None and answer.low is not None
        words = rating_words(answer)
        if self.code == WORKED_EXAMPLE:
            return _("Our rating: {rating}").format(rating=words)
        return _("Rated {rating}").format(rating=words) if rated else _capital(words)

    def came_of(self, outcome: str, label: str, *, answered: bool) -> str:
        """What came of a question that somebody asked: not found is not "not answered"."""
        if self.code == WORKED_EXAMPLE and outcome == "open":
            return _("We do not know") if answered else _("We found no answer")
        return label


def voice_of(initiative: Initiative) -> Voice:
    """The voice of an entry."""
    code = voice_code(initiative)
    return {OWN: _own, WORKED_EXAMPLE: _worked, IMPORTED: _imported}[code](initiative)


def _own(_initiative: Initiative) -> Voice:
    return Voice(
        code=OWN,
        label=voice_label(OWN),
        banner="",
        sources="",
        assessment=_("What the assessment says"),
        answers=_("The answers"),
        unknowns=_("What is not known"),
        unsaid=_("Not stated"),
        assessed=True,
        made=(),
        rated_on=_("Assessed"),
        table=None,
        corrections=_("Corrections of this page"),
        notice=_("Public notice"),
        credit="",
    )


def _worked(initiative: Initiative) -> Voice:
    date = str(initiative.data["assessment"].get("date", ""))
    banner = _("Worked example: our reading of {year}")
    without = _("Worked example: our reading")
    return Voice(
        code=WORKED_EXAMPLE,
        label=voice_label(WORKED_EXAMPLE),
        banner=banner.format(year=date[:4]) if date else without,
        sources=_(", from public sources"),
        assessment=_("Our assessment"),
        answers=_("Our ratings"),
        unknowns=_("What we could not find out"),
        unsaid=_("We did not find this"),
        assessed=True,
        made=(
            _("Those who run this register wrote this page from public sources."),
            _("The body itself answered none of the questions and did not check the page."),
            _("The reasons and the ratings name their sources; what is not known is said so."),
        ),
        rated_on=_("Rated by us"),
        table=None,
        corrections=_("Corrections of this page, and new ratings"),
        notice=_("Worked example"),
        credit=_("A worked example from public sources, not the body’s own account."),
    )


def _imported(initiative: Initiative) -> Voice:
    table = initiative.sources[0] if initiative.sources else None
    source = table["title"] if table else ""
    taken = _("Taken from {source}, not assessed").format(source=source)
    label = voice_label(IMPORTED)
    return Voice(
        code=IMPORTED,
        label=label,
        banner=taken if source else label,
        sources="",
        assessment=_("Not assessed"),
        answers="",
        unknowns="",
        unsaid=_("The source does not say"),
        assessed=False,
        made=(
            _("Every fact on this page is taken from a published source."),
            _("Nobody has answered the questions about it."),
            _("Where the source leaves a fact out, this page says so."),
        ),
        rated_on=_("Assessed"),
        table=table,
        corrections=_("Corrections of this page"),
        notice=label,
        credit=_("{words}.").format(words=taken) if source else "",
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
