"""The columns of the upload and of the standard, in their order.

The upload's are those that the Gateway's importer of August 2026 compares letter by letter. The
standard has the same in another order, and one more.
"""

from __future__ import annotations

from typing import NamedTuple

from fairshare.publish.profiles.data_uses import cells, gateway_words
from fairshare.publish.profiles.data_uses.cells import CellReader, coded, day, in_full
from fairshare.publish.profiles.data_uses.use import DataUse, FilledCell, listed_cell

SHEET = "Data Uses Template"


class UseColumn(NamedTuple):
    """A column of the upload, of the standard, or of both."""

    group: str
    """Which of the Five Safes it belongs to."""
    heading: str
    """In the upload; empty for what it has no column for."""
    standard: str
    """What the standard calls it."""
    filled: CellReader

    @property
    def needed(self) -> bool:
        """Whether the Gateway refuses a row without it."""
        return self.heading.endswith("*")


def _same(group: str, heading: str, cell: CellReader) -> UseColumn:
    """A column that upload and standard call the same."""
    return UseColumn(group, heading, heading, cell)


def _datasets(use: DataUse) -> FilledCell:
    return listed_cell(use.value("data.datasets") or ())


def _funders(use: DataUse) -> FilledCell:
    return listed_cell(use.names("funder"))


_PEOPLE, _PROJECTS, _DATA = "Safe people", "Safe projects", "Safe data"
_SETTINGS, _OUTPUTS = "Safe settings", "Safe outputs"
_LINKED = "For linked datasets, specify how"

COLUMNS: tuple[UseColumn, ...] = (
    _same(_PROJECTS, "Project ID", cells.project_id),
    UseColumn(
        _PEOPLE, "Organisation name*", "Lead applicant organisation name", cells.organisation
    ),
    _same(_PEOPLE, "Organisation ID", cells.organisation_id),
    _same(_PEOPLE, "Organisation sector", cells.sector),
    UseColumn(_PEOPLE, "Applicant name(s)", "Applicant names", cells.never),
    _same(_PEOPLE, "Applicant ID", cells.never),
    UseColumn(_PEOPLE, "Funders/ Sponsors", "Funders/Sponsors", _funders),
    _same(_PEOPLE, "DEA accredited researcher?", cells.own_word("accredited_researcher")),
    _same(
        _PEOPLE,
        "Sub-licence arrangements (if any)?",
        coded("data.onward_sharing", gateway_words.SUBLICENCE),
    ),
    UseColumn(_PROJECTS, "Project title*", "Project title", cells.title),
    UseColumn(_PROJECTS, "Lay summary*", "Lay summary", cells.lay_summary),
    UseColumn(
        _PROJECTS,
        "Public benefit statement*",
        "Public benefit statement",
        in_full("public_benefit", "purpose.benefits"),
    ),
    _same(_PROJECTS, "Request category type", cells.own_word("request_category")),
    _same(_PROJECTS, "Technical summary", cells.own_text("technical_summary")),
    _same(_PROJECTS, "Other approval committees", cells.committees),
    _same(_PROJECTS, "Project start date", day("dates.starts")),
    _same(_PROJECTS, "Project end date", day("dates.ends")),
    UseColumn(_PROJECTS, "Latest approval date*", "Latest approval date", cells.latest_approval),
    UseColumn(_DATA, "Dataset(s) name*", "Dataset(s) name", _datasets),
    _same(
        _DATA, "Data sensitivity level", coded("data.identifiability", gateway_words.SENSITIVITY)
    ),
    _same(_DATA, "Legal basis for provision of data under Article 6", cells.article_6),
    _same(_DATA, "Lawful conditions for provision of data under Article 9", cells.article_9),
    _same(
        _DATA,
        "Common Law Duty of Confidentiality",
        coded("legal.confidentiality", gateway_words.CONFIDENTIALITY),
    ),
    _same(_DATA, "National data opt-out applied?", cells.own_word("national_opt_out")),
    _same(_DATA, "Request frequency", cells.frequency),
    _same(_DATA, f"{_LINKED} the linkage will take place", in_full("linkage", "data.linkage")),
    UseColumn(
        _DATA,
        "",
        f"{_LINKED} any new assets created will be managed and archived",
        cells.own_text("linked_assets"),
    ),
    _same(
        _DATA,
        "Description of the confidential data being used",
        in_full("data_description", "data.description"),
    ),
    _same(_DATA, "Release/Access date", cells.released),
    UseColumn(_SETTINGS, "Access type*", "Access type", cells.access),
    _same(_SETTINGS, "How has data been processed to enhance privacy?", cells.privacy),
    _same(_OUTPUTS, "Link to research outputs", cells.outputs),
)
"""In the order of the upload; what only the standard has stands at its place there."""

UPLOAD = tuple(one for one in COLUMNS if one.heading)

_FIRST_IN_STANDARD = tuple(one for one in COLUMNS if one.group == _PEOPLE)
STANDARD = (*_FIRST_IN_STANDARD, *(one for one in COLUMNS if one.group != _PEOPLE))
"""In the order of the standard: people come before projects, and nothing else differs."""
