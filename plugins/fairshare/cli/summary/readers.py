"""What readers will see: the assessment before and after, the words of the page."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.flow.pipeline import Reading
from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.model import Initiative
from fairshare.publish.edition import Item
from fairshare.publish.states import OneDay, Situation
from fairshare.reports.host_markdown import escape_markdown
from fairshare.score import Score


def assessments(before: Mapping[str, Score], now: Mapping[str, Score], framework: Framework) -> str:
    """A table: each entry's outcome and bands, before and now."""
    lines = [
        "## " + _("The assessment, before and after"),
        "",
        "| {} | {} | {} |".format(_("Entry"), _("Before"), _("After")),
        "|---|---|---|",
    ]
    for name, score in now.items():
        earlier = before.get(name)
        old = _("not there") if earlier is None else _verdict(earlier, framework)
        new = _verdict(score, framework)
        after = _("unchanged") if old == new else new
        lines.append(f"| {escape_markdown(name)} | {old} | {after} |")
    return "\n".join(lines)


def _verdict(score: Score, framework: Framework) -> str:
    """The outcome, then the band of each principle."""
    bands = (
        f"{framework.label('principles', name)}: "
        f"{framework.label('bands', found.band) if found.is_known else _('Not known')}"
        for name, found in score.principles.items()
        if found is not None
    )
    outcome = escape_markdown(framework.label("assessments", score.outcome))
    return f"**{outcome}**<br>{escape_markdown('; '.join(bands))}"


def seen(initiative: Initiative, reading: Reading) -> str:
    """What the page says first: title, voice, headline, marks and the assessment."""
    given = Situation(initiative, reading.framework, OneDay(reading.today), reading.register)
    item = Item.of(given, reading.scores[initiative.id])
    known = reading.register.initiatives
    marks = (
        f"{one.words} {known[one.newer].title if one.newer in known else one.newer}{one.after}"
        for one in item.state.marks
    )
    lines = [
        f"### {escape_markdown(initiative.title)}",
        escape_markdown(item.state.voice.banner),
        f"**{escape_markdown(item.state.headline)}**",
        *(escape_markdown(one.strip()) for one in marks),
        escape_markdown(item.assessment.sentence),
        escape_markdown(_("It will be at {}.").format(f"/initiatives/{initiative.id}/")),
    ]
    return "\n\n".join(one for one in lines if one)
