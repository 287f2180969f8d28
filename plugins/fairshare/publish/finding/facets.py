"""The facets: by what initiatives are filtered, browsed and counted (contract: interfaces).

One place says which values an initiative has; the static lists, the filters in the browser and the
counts all take them from here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fairshare.language import gettext as _
from fairshare.publish.edition import Edition, Item
from fairshare.publish.words.alphabet import sort_key
from fairshare.publish.words.outcomes import UNDECIDED, outcome_label
from fairshare.validate.calendar_date import first_day

NO_BASIS = "none-stated"
NOT_ASSESSED = "not-assessed"


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to divide the register."""

    name: str
    """As it stands in addresses."""
    title: str
    values: Callable[[Item], tuple[str, ...]]
    """The values of an initiative, none twice; as they stand in addresses."""
    codelist: str | None
    """The list that gives values their words and order; None where they come from elsewhere."""


def _decided(item: Item) -> tuple[str, ...]:
    return (item.initiative.outcome,)


def _assessed(item: Item) -> tuple[str, ...]:
    return (NOT_ASSESSED if item.initiative.imported else item.score.outcome,)


def _organisations(item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.id for one in item.initiative.participants))


def _themes(item: Item) -> tuple[str, ...]:
    return tuple(item.initiative.data["themes"])


def _stage(item: Item) -> tuple[str, ...]:
    return (item.initiative.data["stage"],)


def _bases(item: Item) -> tuple[str, ...]:
    """A table that names no basis does not say that there is none."""
    stated = tuple(item.initiative.data.get("legal", {}).get("bases", ()))
    return stated or (() if item.initiative.imported else (NO_BASIS,))


def _categories(item: Item) -> tuple[str, ...]:
    return tuple(item.initiative.data["data"]["categories"])


def _people(item: Item) -> tuple[str, ...]:
    return tuple(item.initiative.data["data"].get("people", ()))


def _year(item: Item) -> tuple[str, ...]:
    decision = item.initiative.decision
    return (str(first_day(decision.dated).year),) if decision and decision.dated else ()


def _review(item: Item) -> tuple[str, ...]:
    return (item.review.state,) if item.review else ()


FACETS: tuple[Facet, ...] = (
    Facet("outcome", _("Decision"), _decided, "outcomes"),
    Facet("assessment", _("Assessment"), _assessed, "assessments"),
    Facet("people", _("Whose data"), _people, "people"),
    Facet("data-category", _("Kind of data"), _categories, "data_categories"),
    Facet("organisation", _("Organisation"), _organisations, None),
    Facet("theme", _("Theme"), _themes, "themes"),
    Facet("stage", _("Stage"), _stage, "stages"),
    Facet("legal-basis", _("Lawful basis"), _bases, "legal_bases"),
    Facet("year", _("Year of decision"), _year, None),
    Facet("review", _("Review"), _review, None),
)


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet in an edition."""

    facet: Facet
    code: str
    label: str
    items: tuple[Item, ...]
    """The initiatives that have it, newest first."""

    @property
    def url(self) -> str:
        return f"browse/{self.facet.name}/{self.code}/"


def values(facet: Facet, edition: Edition) -> list[FacetValue]:
    """Every value that occurs, in the order of its list: code list, alphabet, or newest year."""
    found: dict[str, list[Item]] = {}
    for item in edition.items:
        for code in facet.values(item):
            found.setdefault(code, []).append(item)
    labels = {code: label(facet, code, edition) for code in found}
    order = _order(facet, edition, labels)
    return [
        FacetValue(facet, code, labels[code], tuple(found[code]))
        for code in sorted(found, key=lambda code: order[code])
    ]


def label(facet: Facet, code: str, edition: Edition) -> str:
    """The words for a value."""
    special = {
        NO_BASIS: _("None stated"),
        NOT_ASSESSED: _("Not assessed"),
        "current": _("Review in time"),
        "due-soon": _("Review due soon"),
        "overdue": _("Review overdue"),
    }
    if facet.name == "organisation":
        return edition.organisations[code].name
    if facet.name == "outcome":
        return outcome_label(code, edition.framework)
    if facet.codelist and code in edition.framework.codes[facet.codelist].codes:
        return edition.framework.label(facet.codelist, code)
    return special.get(code, code)


def _order(facet: Facet, edition: Edition, labels: Mapping[str, str]) -> dict[str, int]:
    """Where each value stands in its facet."""
    if facet.name == "year":
        codes = sorted(labels, reverse=True)
    elif facet.name == "review":
        codes = ["overdue", "due-soon", "current"]
    elif facet.codelist:
        codes = [
            *edition.framework.codes[facet.codelist].codes,
            *(*UNDECIDED, NO_BASIS, NOT_ASSESSED),
        ]
    else:
        codes = sorted(labels, key=lambda code: (sort_key(labels[code]), code))
    return {code: place for place, code in enumerate(codes)}
