"""The tables of the open data, in the order in which people meet them."""

from __future__ import annotations

from fairshare.framework import Framework
from fairshare.publish.data.tables.answers import answers_table
from fairshare.publish.data.tables.history import history_table
from fairshare.publish.data.tables.initiatives import initiatives_table
from fairshare.publish.data.tables.organisations import organisations_table
from fairshare.publish.data.tables.parties import flows_table, participants_table
from fairshare.publish.data.tables.table import DataTable


def every_table(framework: Framework) -> tuple[DataTable, ...]:
    """Each table of a framework. docs/contract/data.md says what may change in them."""
    return tuple(
        table(framework)
        for table in (
            *(initiatives_table, answers_table, participants_table),
            *(flows_table, organisations_table, history_table),
        )
    )
