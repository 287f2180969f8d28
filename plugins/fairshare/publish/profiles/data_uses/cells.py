"""How an entry fills the cells of its row that take more than one field, or a word of a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from fairshare.language import gettext as _
from fairshare.publish.profiles.data_uses import gateway_words as words
from fairshare.publish.profiles.data_uses.use import (
    DataUse,
    FilledCell,
    coded_cell,
    day_cell,
    first_cell,
    listed_cell,
    text_cell,
)
from fairshare.validate.calendar_date import earliest, is_partial

CellReader = Callable[[DataUse], FilledCell]

_SCHEME = "hdruk"
"""How the name of the list begins in which a project has its number: HDR UK, HDR-UK, hdruk."""
_APART = re.compile(r"[\s._-]+")
_IDENTIFIERS: Mapping[str, str] = {"XI-ROR": "https://ror.org/{}", "XI-GRID": "{}"}
"""Lists of organisations, the better first."""
_LATER = ("extended", "review-held")
_LONGEST_SUMMARY = 3000
"""Characters that the Gateway's form takes."""
_PRIVACY = ("pseudonymisation", "anonymisation", "synthetic-data")


def project_id(use: DataUse) -> FilledCell:
    """Its number in the register, else where it stands here."""
    listed = use.value("references") or ()
    numbers = [
        one["id"] for one in listed if _APART.sub("", one["scheme"]).casefold().startswith(_SCHEME)
    ]
    note = _("The project has {count} numbers; the first stands in the row.")
    if listed and not numbers:
        said = _("None of its numbers is from a list whose name begins with HDR UK.")
        return FilledCell(use.initiative.id, said)
    return first_cell(numbers or [use.initiative.id], note)


def organisation(use: DataUse) -> FilledCell:
    """Whoever gets the data, by name."""
    note = _("{count} organisations get the data; the row has room for the first.")
    return first_cell(use.names("recipient"), note)


def organisation_id(use: DataUse) -> FilledCell:
    """Its number in a list of research organisations."""
    user = use.user()
    listed: Any = user.data.get("identifiers", ()) if user else ()
    known = {one["scheme"]: one["id"] for one in listed}
    found = (form.format(known[list_]) for list_, form in _IDENTIFIERS.items() if list_ in known)
    return FilledCell(next(found, ""))


def sector(use: DataUse) -> FilledCell:
    """In the standard's words: as the entry says, else by the kind of the organisation."""
    if "sector" in use.own:
        return FilledCell(use.label("sector"))
    user = use.user()
    return coded_cell(user.data.get("type"), words.SECTORS) if user else FilledCell()


def lay_summary(use: DataUse) -> FilledCell:
    """The whole, where this register's own summary is shorter."""
    cell = in_full("lay_summary", "summary")(use)
    if len(str(cell.value)) <= _LONGEST_SUMMARY:
        return cell
    note = _("The Gateway’s form takes 3,000 characters of a lay summary; this one is longer.")
    return FilledCell(cell.value, note)


def committees(use: DataUse) -> FilledCell:
    """Others that approved it, with a day or without."""
    approved = [one["by"] for one in use.value("approvals") or ()]
    return listed_cell([*approved, *use.own.get("approval_committees", ())])


def latest_approval(use: DataUse) -> FilledCell:
    """The newest of the decision and of what extended it."""
    events = [one.date for one in use.initiative.events if one.kind in _LATER]
    days = [one for one in (use.value("decision.date"), *events) if earliest(one)]
    whole = [one for one in days if not is_partial(one)]
    return day_cell(max(whole or days, default=""))


def article_6(use: DataUse) -> FilledCell:
    """One lawful basis, in the whole sentence of the form."""
    return _sentence(use.value("legal.bases"), words.ARTICLE_6)


def article_9(use: DataUse) -> FilledCell:
    """One condition for sensitive data, likewise."""
    return _sentence(use.value("legal.special_category_conditions"), words.ARTICLE_9)


def frequency(use: DataUse) -> FilledCell:
    """Once, or more often."""
    code = use.value("data.frequency") or "unknown"
    if code == "unknown":
        return FilledCell()
    return FilledCell(words.ONE_OFF if code == "one-off" else words.RECURRING)


def released(use: DataUse) -> FilledCell:
    """The newest release; without one, the day on which it began."""
    for kind in ("released", "started"):
        days = [one.date for one in use.initiative.events_of(kind)]
        if days:
            return day_cell(max(days))
    return FilledCell()


def access(use: DataUse) -> FilledCell:
    """In a secure setting, or released."""
    code = use.value("data.transfer") or "unknown"
    if code == "unknown":
        return FilledCell()
    return FilledCell(words.TRE if code == "secure-environment" else words.RELEASE)


def privacy(use: DataUse) -> FilledCell:
    """As the entry says, else the measures that make data less identifiable."""
    if "privacy_enhancement" in use.own:
        return text_cell(use.own["privacy_enhancement"])
    taken = use.value("safeguards.measures") or ()
    return FilledCell(", ".join(one.replace("-", " ") for one in taken if one in _PRIVACY))


def outputs(use: DataUse) -> FilledCell:
    """Addresses of what came of the research."""
    results = [one["url"] for one in use.value("results") or () if "url" in one]
    return listed_cell([*results, *use.own.get("research_outputs", ())])


def own_word(field: str) -> CellReader:
    """A code of the standard's own part, in its words."""
    return lambda use: FilledCell(use.label(field))


def own_text(field: str) -> CellReader:
    """A text of the standard's own part."""
    return lambda use: text_cell(use.own.get(field))


def in_full(whole: str, field: str) -> CellReader:
    """A text in full, where this register's own field was too short for it."""
    return lambda use: text_cell(use.own.get("in_full", {}).get(whole) or use.value(field))


def day(field: str) -> CellReader:
    """A day of the entry."""
    return lambda use: day_cell(use.value(field))


def coded(field: str, listed: Mapping[str, str]) -> CellReader:
    """A code of the entry, in the words of the Gateway's list."""
    return lambda use: coded_cell(use.value(field), listed)


def title(use: DataUse) -> FilledCell:
    """The whole, where this register's own title is cut."""
    return FilledCell(use.own.get("in_full", {}).get("title") or use.initiative.title)


def never(_use: DataUse) -> FilledCell:
    """Nobody is named."""
    return FilledCell()


def _sentence(codes: Any, listed: Mapping[str, str]) -> FilledCell:
    found = [one for one in codes or () if one != "unknown"]
    known = [one for one in found if one in listed]
    if not known:
        return coded_cell(found[0] if found else None, listed)
    note = _("{count} are named; the Gateway’s list takes one, and the first stands in the row.")
    return first_cell([listed[one] for one in known], note)
