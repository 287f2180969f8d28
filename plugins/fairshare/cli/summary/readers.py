"""What readers will see: the assessment before and after, the state in the reader's word."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.flow.pipeline import Reading
from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.model import Data, Initiative
from fairshare.reports.host_markdown import escape_markdown
from fairshare.score import Score
from fairshare.score.words import band_words, outcome_words, sentence
from fairshare.validate.entry_access import groups, is_decided, text

_STOPPED = "stopped"
_GOES_ON = frozenset({"started", "resumed"})


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
        f"{framework.label('principles', name)}: {band_words(found.band)}"
        for name, found in score.principles.items()
        if found is not None
    )
    outcome = escape_markdown(outcome_words(score.outcome))
    return f"**{outcome}**<br>{escape_markdown('; '.join(bands))}"


def seen(initiative: Initiative, reading: Reading) -> str:
    """The title, the state and the sentence, as on the page."""
    score = reading.scores[initiative.id]
    lines = [
        f"### {escape_markdown(initiative.title)}",
        f"**{escape_markdown(state(initiative.data, reading.framework))}**",
        escape_markdown(sentence(score, reading.framework)),
        escape_markdown(_("It will be at {}.").format(f"/initiatives/{initiative.id}/")),
    ]
    return "\n\n".join(lines)


def state(data: Data, framework: Framework) -> str:
    """What the top of the page says first, in the order of contract: states.

    A withdrawal or a stop stands before the decision that it undid.
    """
    decided = _decision(data, framework)
    undone = _("Stopped") if _is_stopped(data) else _("Withdrawn") if "withdrawn" in data else ""
    if not undone:
        return decided
    return f"{undone}. " + _("It had been: {}").format(decided) if is_decided(data) else undone


def _decision(data: Data, framework: Framework) -> str:
    """The decision and the stage, by their labels; without one, why there is none."""
    stage = framework.label("stages", text(data, "stage"))
    if outcome := text(data, "decision", "outcome"):
        return f"{framework.label('outcomes', outcome)}. {stage}"
    independence = text(data, "assessment", "independence")
    if is_decided(data) or independence == "worked-example":
        return _("No decision found. {stage}").format(stage=stage)
    if independence == "imported":
        return _("Listed. {stage}").format(stage=stage)
    proposed = text(data, "stage") == "proposed"
    return _("Under review") if proposed else _("No decision recorded. {}").format(stage)


def _is_stopped(data: Data) -> bool:
    """Whether somebody stopped the sharing, and it has not begun again since."""
    kinds = [text(event, "kind") for _number, event in groups(data, "events")]
    last = max((n for n, kind in enumerate(kinds) if kind == _STOPPED), default=-1)
    return last >= 0 and _GOES_ON.isdisjoint(kinds[last:])
