"""The facets: by what initiatives are filtered, browsed and counted (contract: interfaces, Facets).

One place says which values an initiative has; the static lists, the filters in the browser and the
counts all take them from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from fairshare.framework import CodeList, Framework
from fairshare.language import gettext as _
from fairshare.problems import SetupError
from fairshare.publish.edition import Edition, Item, ItemValues
from fairshare.publish.finding import facet_values as of
from fairshare.publish.states import findings
from fairshare.publish.words.alphabet import sort_key
from fairshare.publish.words.outcomes import UNDECIDED, outcome_label
from fairshare.validate.nearest import did_you_mean, nearest


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to divide the register."""

    name: str
    """As it stands in addresses."""
    title: str
    values: ItemValues
    """The values of an initiative, none twice; as they stand in addresses."""
    codelists: tuple[str, ...] = ()
    """The lists that give values their words and order; none where they come from elsewhere."""
    names_bodies: bool = False
    """Whether its values are ids of organisations."""
    note: str = ""
    """What a count says and what it does not, where that needs saying."""


_GOT_NONE = _("Refusals count too: there, the body would have got data and got none.")
_FOUND = _("Only what is on record. If nobody is known to have looked, a decision is not listed.")

FACETS: tuple[Facet, ...] = (
    Facet("outcome", _("Decision"), of.decided, ("outcomes",)),
    Facet("assessment", _("Assessment"), of.assessed, ("assessments",)),
    Facet("people", _("Whose data"), of.people, ("people",)),
    Facet("data-category", _("Kind of data"), of.categories, ("data_categories",)),
    Facet("gives", _("Who gives it"), of.givers, names_bodies=True),
    Facet("gets", _("Who gets it"), of.receivers, names_bodies=True, note=_GOT_NONE),
    Facet(
        "gets-kind",
        _("Kind of body that gets it"),
        of.receiving_kinds,
        ("organisation_types", "aims"),
        note=_GOT_NONE,
    ),
    Facet("choice", _("Can people say no"), of.choice, ("choices",)),
    Facet("commercial-use", _("Use by companies"), of.commercial_use, ("commercial_use",)),
    Facet("unlawful", _("Found unlawful"), of.unlawful, note=_FOUND),
    Facet("organisation", _("Organisation"), of.organisations, names_bodies=True),
    Facet("theme", _("Theme"), of.themes, ("themes",)),
    Facet("stage", _("Stage"), of.stage, ("stages",)),
    Facet("legal-basis", _("Lawful basis"), of.bases, ("legal_bases",)),
    Facet("assessed-by", _("Assessed by"), of.assessed_by),
    Facet("year", _("Year of decision"), of.year),
    Facet("review", _("Review"), of.review),
)

_PLACE = "FACETS, publish/finding/facets.py"
"""Where a person finds them."""

_CONSULTATION = Facet("consultation", _("Consultation"), of.consultation)


def facets_of(framework: Framework) -> tuple[Facet, ...]:
    """The facets, with those that only registers under some laws have."""
    consults = any(one.consultation for one in framework.profiles.values())
    return (*FACETS, _CONSULTATION) if consults else FACETS


_WORDS = {
    of.NO_BASIS: _("None stated"),
    of.NOT_ASSESSED: _("Not assessed"),
    of.NOT_SAID: _("Not said"),
    findings.UNLAWFUL: _("Yes, by a regulator or a court"),
    findings.NOT_UPHELD: _("Yes, but not upheld later"),
    findings.NO_BREACH: _("No, no breach was found"),
    of.THE_BODY: _("The body, or somebody for it"),
    of.THIS_PROJECT: _("This project, from public sources (worked examples)"),
    of.NOBODY: _("Nobody"),
    "overdue": _("Review overdue"),
    "due-soon": _("Review due soon"),
    "current": _("Review in time"),
    "open": _("Open now"),
    "soon": _("Open soon"),
    "closed": _("Closed"),
    of.NOT_CONSULTED: _("None"),
}
"""Values that stand in no code list, in the order in which they are shown."""

OWN_VALUES = {
    "unlawful": (findings.UNLAWFUL, findings.NOT_UPHELD, findings.NO_BREACH),
    "review": ("overdue", "due-soon", "current"),
}
"""What facets can hold whose values stand in no code list."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet in an edition."""

    facet: Facet
    code: str
    label: str
    items: tuple[Item, ...]
    """The initiatives that have it, newest first."""
    definition: str = ""
    """What it means, where its code list says so."""

    @property
    def url(self) -> str:
        return f"browse/{self.facet.name}/{self.code}/"


_FOUND_IN: WeakKeyDictionary[Edition, dict[str, list[FacetValue]]] = WeakKeyDictionary()
"""The values of each facet in an edition: a build asks for them more than once."""


def values(facet: Facet, edition: Edition) -> list[FacetValue]:
    """Every value that occurs, in the order of its list: code list, alphabet, or newest year."""
    known = _FOUND_IN.setdefault(edition, {})
    if facet.name not in known:
        known[facet.name] = _values(facet, edition)
    return known[facet.name]


def _values(facet: Facet, edition: Edition) -> list[FacetValue]:
    found = edition.grouped(facet.values)
    labels = {code: label(facet, code, edition) for code in found}
    order = _order(facet, edition, labels)
    return [
        FacetValue(facet, code, labels[code], found[code], definition(facet, code, edition))
        for code in sorted(found, key=lambda code: order[code])
    ]


def label(facet: Facet, code: str, edition: Edition) -> str:
    """The words for a value."""
    if facet.names_bodies:
        return edition.organisations[code].name
    if facet.name == "outcome":
        return outcome_label(code, edition.framework)
    for codelist in _codelists(facet, edition.framework):
        if code in codelist.codes:
            return codelist.label(code)
    return _WORDS.get(code, code)


def value_words(facet: Facet, framework: Framework) -> dict[str, str]:
    """Every value that a facet can have, with its words; of one that names no bodies."""
    listed = {
        code: one.label
        for codelist in _codelists(facet, framework)
        for code, one in codelist.codes.items()
    }
    return listed or {code: _WORDS[code] for code in OWN_VALUES[facet.name]}


def definition(facet: Facet, code: str, edition: Edition) -> str:
    """What a value means, as its code list says; empty for one that stands in none."""
    for codelist in _codelists(facet, edition.framework):
        if known := codelist.codes.get(code):
            return known.definition
    return ""


def _codelists(facet: Facet, framework: Framework) -> Iterator[CodeList]:
    """The lists of a facet. Raises SetupError for one that is not there."""
    for name in facet.codelists:
        if name not in framework.codes:
            said = _("The facet {facet} names {list}, which is no list of schema/codes/ ({place}).")
            words = said.format(facet=facet.name, list=name, place=_PLACE)
            raise SetupError(f"{words} {did_you_mean(nearest(name, framework.codes))}".strip())
        yield framework.codes[name]


def _order(facet: Facet, edition: Edition, labels: Mapping[str, str]) -> dict[str, int]:
    """Where each value stands in its facet."""
    if facet.names_bodies:
        codes = sorted(labels, key=lambda code: (sort_key(labels[code]), code))
    elif facet.name == "year":
        codes = sorted(labels, reverse=True)
    else:
        lists = (one.codes for one in _codelists(facet, edition.framework))
        codes = [*(code for codes in lists for code in codes), *UNDECIDED, *_WORDS]
    return {code: place for place, code in enumerate(codes)}
