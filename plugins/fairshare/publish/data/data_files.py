"""Every file of the open data, in parts that need no other one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from fairshare.manifest.files import files_below, hashed
from fairshare.publish.data.data_package import data_package
from fairshare.publish.data.former_list import former_list
from fairshare.publish.data.json_files import json_files, register_json
from fairshare.publish.data.sums import FOLDERS, data_sums
from fairshare.publish.data.table_files import table_files
from fairshare.publish.data.workbook import former_workbook
from fairshare.publish.discovery.openapi import openapi_file
from fairshare.publish.edition import Edition
from fairshare.publish.frame.swap import write
from fairshare.publish.last.digests import Digests
from fairshare.publish.last.parts import NO_FILES
from fairshare.publish.linked.files import linked_files
from fairshare.publish.page import Asset, LargeFiles
from fairshare.publish.profiles.data_uses.files import data_use_files

DataProduct = Callable[[Edition], Iterator[Asset | LargeFiles]]

DATA_PRODUCTS: tuple[DataProduct, ...] = (
    table_files,
    data_package,
    former_list,
    linked_files,
    openapi_file,
    data_use_files,
)
"""What takes longest comes first: others can be made beside it."""

COMPOSED: tuple[DataProduct, ...] = (register_json, former_workbook)
"""What is made of other files, once those are written."""


def write_data(edition: Edition, folder: Path) -> int:
    """Write all of them below a folder, and their fingerprints; comes back with how many."""
    count, digests = 0, Digests()
    every = (made for make in (*DATA_PRODUCTS, json_files, *COMPOSED) for made in make(edition))
    for made in every:
        if isinstance(made, LargeFiles):
            if all(path.startswith(FOLDERS) for path in made.paths):
                made.write(folder, NO_FILES, digests)
                count += len(made.paths)
        elif made.path.startswith(FOLDERS):
            write(folder / made.path, made.content)
            count += 1
    others = {name for name in files_below(folder) if not name.startswith(FOLDERS)}
    sums = data_sums(hashed(folder, frozenset(others)))
    write(folder / sums.path, sums.content)
    return count + 1
