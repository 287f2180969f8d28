"""Every file of the open data, in parts that need no other one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from fairshare.manifest.files import files_below, hashed
from fairshare.publish.data.csv_files import csv_files
from fairshare.publish.data.data_package import data_package
from fairshare.publish.data.former_list import former_list
from fairshare.publish.data.json_files import json_files
from fairshare.publish.data.sqlite_file import sqlite_file
from fairshare.publish.data.sums import FOLDERS, data_sums
from fairshare.publish.data.workbook import register_workbook
from fairshare.publish.discovery.openapi import openapi_file
from fairshare.publish.edition import Edition
from fairshare.publish.frame.swap import write
from fairshare.publish.linked.files import linked_files
from fairshare.publish.page import Asset
from fairshare.publish.profiles.data_uses.files import data_use_files

DataProduct = Callable[[Edition], Iterator[Asset]]

DATA_PRODUCTS: tuple[DataProduct, ...] = (
    register_workbook,
    sqlite_file,
    csv_files,
    json_files,
    data_package,
    former_list,
    linked_files,
    openapi_file,
    data_use_files,
)
"""What takes longest comes first: others can be made beside it."""


def write_data(edition: Edition, folder: Path) -> int:
    """Write all of them below a folder, and their fingerprints; comes back with how many."""
    count = 0
    for make in DATA_PRODUCTS:
        for asset in make(edition):
            if asset.path.startswith(FOLDERS):
                write(folder / asset.path, asset.content)
                count += 1
    others = {name for name in files_below(folder) if not name.startswith(FOLDERS)}
    sums = data_sums(hashed(folder, frozenset(others)))
    write(folder / sums.path, sums.content)
    return count + 1
