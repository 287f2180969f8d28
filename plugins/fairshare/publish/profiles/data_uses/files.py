"""The data use register as files: the workbook that the Gateway takes, and the standard's table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise

from fairshare.language import gettext as _
from fairshare.publish.edition import Edition
from fairshare.publish.page import Asset
from fairshare.publish.profiles.data_uses import NAME
from fairshare.publish.profiles.data_uses.columns import SHEET, STANDARD, UPLOAD
from fairshare.publish.profiles.data_uses.use import DataUse, data_uses
from fairshare.spreadsheets import csv_file
from fairshare.spreadsheets.upload_workbook import UploadCell, UploadSheet, upload_file

WORKBOOK = "data/hdruk-data-uses.xlsx"
TABLE = "data/hdruk-data-use-register.csv"
_LETTERS = 26


def data_use_files(edition: Edition) -> Iterator[Asset]:
    """Both files of a register that follows the standard; none of another."""
    profile = edition.framework.profiles.get(NAME)
    if profile is None:
        return
    initiatives = (item.initiative for item in edition.items)
    uses = list(data_uses(initiatives, profile, edition.organisations))
    yield Asset(WORKBOOK, gateway_workbook(uses, edition.today))
    yield Asset(TABLE, standard_table(uses))


def gateway_workbook(uses: Iterable[DataUse], day: dt.date) -> bytes:
    """The upload: the Five Safes in row 1, the headings in row 2, a row for each use below."""
    groups = ["", *(one.group for one in UPLOAD)]
    above = ["" if before == group else group for before, group in pairwise(groups)]
    rows = ([column.filled(use).value for column in UPLOAD] for use in uses)
    return upload_file(UploadSheet(SHEET, above, [one.heading for one in UPLOAD], rows), day)


def standard_table(uses: Iterable[DataUse]) -> bytes:
    """The 32 columns of the standard as CSV, days as it writes them: YYYY-MM-DD."""
    rows = ([_written(column.filled(use).value) for column in STANDARD] for use in uses)
    return csv_file([[one.standard for one in STANDARD], *rows])


def not_in_the_row(use: DataUse) -> Iterator[str]:
    """What an entry says and its row does not, in sentences that name the column."""
    for number, column in enumerate(UPLOAD):
        note = column.filled(use).note
        if note:
            yield _at(number, note)


def missing_in_the_row(use: DataUse) -> Iterator[str]:
    """The cells without which the Gateway refuses a row."""
    for number, column in enumerate(UPLOAD):
        if column.needed and not column.filled(use).value:
            words = _("It is empty, and the Gateway refuses a row without it.")
            yield _at(number, words)


def _at(number: int, sentence: str) -> str:
    """A sentence on a column, by its letters and its heading."""
    letters = chr(ord("A") + number % _LETTERS)
    letters = f"A{letters}" if number >= _LETTERS else letters
    words = _("column {letters}, {heading}: {sentence}")
    heading = UPLOAD[number].heading.removesuffix("*")
    return words.format(letters=letters, heading=heading, sentence=sentence)


def _written(cell: UploadCell) -> str:
    return cell.isoformat() if isinstance(cell, dt.date) else cell
