"""The tables of the open data, in the order in which people meet them."""

from __future__ import annotations

from fairshare.framework import Framework
from fairshare.publish.data.answers import answers_table
from fairshare.publish.data.history import history_table
from fairshare.publish.data.initiatives import initiatives_table
from fairshare.publish.data.organisations import organisations_table
from fairshare.publish.data.parties import flows_table, participants_table
from fairshare.publish.data.table import DataTable


def every_table(framework: Framework) -> tuple[DataTable, ...]:
    """Each table of a framework. docs/contract/data.md says what may change in them."""
    return tuple(
        table(framework)
        for table in (
            *(initiatives_table, answers_table, participants_table),
            *(flows_table, organisations_table, history_table),
        )
    )
