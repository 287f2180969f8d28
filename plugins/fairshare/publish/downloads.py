"""The whole list as files: CSV in codes, for programs, and a workbook in words, for people.

Each row says who speaks: what a worked example says is no body's own account.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from fairshare import prose
from fairshare.language import gettext as _
from fairshare.publish.edition import Edition, Item
from fairshare.publish.feeds.atom import clean
from fairshare.publish.finding.facets import FACETS, Facet, label
from fairshare.publish.page import Asset
from fairshare.publish.states.situation import decided_words
from fairshare.publish.words.dates import date_words
from fairshare.publish.words.outcomes import outcome_label
from fairshare.spreadsheets import csv_file
from fairshare.spreadsheets.workbook import workbook_file

CSV = "initiatives/decisions.csv"
XLSX = "initiatives/decisions.xlsx"

_BY_NAME = {facet.name: facet for facet in FACETS}


def download_files(edition: Edition) -> Iterator[Asset]:
    """Both files, in the order of the list."""
    yield Asset(CSV, csv_file(_coded_rows(edition)))
    known = _columns(edition)
    head = [(one.title, one.width) for one in known]
    rows = ([clean(one.text(item)) for one in known] for item in edition.items)
    yield Asset(XLSX, workbook_file(_("Decisions"), head, rows, edition.today))


def _coded_rows(edition: Edition) -> Iterator[list[str]]:
    """The values of every facet as they stand in addresses; several between semicolons."""
    names = [facet.name.replace("-", "_") for facet in FACETS]
    facts = ["id", "title", "summary", "voice", "headline", "decided", "decided_not_later_than"]
    yield [*facts, *names, "stage_as_of", "url"]
    for item in edition.items:
        one, decision = item.initiative, item.initiative.decision
        date = (decision.date or "") if decision else ""
        latest = (decision.not_later_than or "") if decision and not date else ""
        voice, headline = item.state.voice.code, item.state.headline
        values = ["; ".join(facet.values(item)) for facet in FACETS]
        yield [
            *(one.id, one.title, one.summary, voice, headline, date, latest),
            *values,
            *(one.stage_as_of or "", _address(item, edition)),
        ]


@dataclass(frozen=True, slots=True)
class DownloadColumn:
    """One column of the workbook."""

    title: str
    width: int
    """In characters."""
    text: Callable[[Item], str]


def _columns(edition: Edition) -> list[DownloadColumn]:
    """What people read, from what it is to where it stands."""

    def of(name: str, title: str, width: int = 24) -> DownloadColumn:
        facet = _BY_NAME[name]
        return DownloadColumn(title, width, lambda item: _labels(facet, item, edition))

    def prose_of(title: str, field: str) -> DownloadColumn:
        return DownloadColumn(
            title, 60, lambda item: prose.plain(item.initiative.data["purpose"].get(field, ""))
        )

    return [
        DownloadColumn(_("Title"), 40, lambda item: item.initiative.title),
        DownloadColumn(_("What became of it"), 40, lambda item: item.state.headline),
        DownloadColumn(_("Who says so"), 24, lambda item: item.state.voice.label),
        DownloadColumn(_("Summary"), 60, lambda item: item.initiative.summary),
        of("gives", _("Who gives data, or would")),
        of("gets", _("Who gets data, or would")),
        of("data-category", _("Kinds of data")),
        of("people", _("Whose data")),
        of("choice", _("Can people say no")),
        of("commercial-use", _("Use by companies")),
        DownloadColumn(_("Decision"), 24, lambda item: _outcome(item, edition)),
        DownloadColumn(
            _("Date of the decision"), 18, lambda item: decided_words(item.initiative.decision)
        ),
        DownloadColumn(_("Decided by"), 30, _decided_by),
        DownloadColumn(_("Reasons given for the decision"), 60, _reasons),
        DownloadColumn(_("Conditions"), 40, _conditions),
        prose_of(_("What it is meant to bring"), "benefits"),
        prose_of(_("What could go wrong"), "risks"),
        DownloadColumn(_("Assessment"), 30, lambda item: item.assessment.sentence),
        of("legal-basis", _("Lawful basis")),
        of("unlawful", _("Found unlawful")),
        of("stage", _("Stage")),
        DownloadColumn(_("Stage known up to"), 18, _known_up_to),
        DownloadColumn(_("Id"), 30, lambda item: item.initiative.id),
        DownloadColumn(_("Page"), 40, lambda item: _address(item, edition)),
    ]


def _labels(facet: Facet, item: Item, edition: Edition) -> str:
    return _listed(label(facet, code, edition) for code in facet.values(item))


def _listed(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _outcome(item: Item, edition: Edition) -> str:
    return outcome_label(item.initiative.outcome, edition.framework)


def _decided_by(item: Item) -> str:
    decision = item.initiative.decision
    return decision.decided_by if decision else ""


def _reasons(item: Item) -> str:
    decision = item.initiative.decision
    return prose.plain(decision.justification) if decision else item.state.undecided


def _conditions(item: Item) -> str:
    decision = item.initiative.decision
    return _listed(one.text for one in decision.conditions) if decision else ""


def _known_up_to(item: Item) -> str:
    day = item.initiative.stage_as_of
    return date_words(day) if day else ""


def _address(item: Item, edition: Edition) -> str:
    return f"{edition.site_url}initiatives/{item.initiative.id}/"
