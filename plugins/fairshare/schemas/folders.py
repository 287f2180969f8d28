"""Two schemas on disk, or two folders of them with their closed lists, held against each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fairshare.framework import CodeList
from fairshare.language import gettext as _
from fairshare.load.codes import read_codes
from fairshare.load.schema_files import SchemaFiles
from fairshare.problems import SetupError
from fairshare.schemas import change_words as say
from fairshare.schemas.changes import SchemaChange, schema_changes
from fairshare.schemas.rule_changes import ADDS, BREAKS, WORDING


class FileChange(NamedTuple):
    """One difference, and the file in which it is."""

    file: str
    """Its name; below the folder, where folders are compared."""
    change: SchemaChange


def file_changes(old: Path, new: Path) -> list[FileChange]:
    """Every difference between two schemas, or between all of two folders such as `schema/`.

    Raises SetupError, one sentence, when one of them can't be read.
    """
    if old.is_dir() != new.is_dir():
        raise SetupError(_("Name two files or two folders: one of them is a file."))
    if old.is_dir():
        return [*_schemas(old, new), *_lists(old, new)]
    one, other = (SchemaFiles(path.parent).json(path.name) for path in (old, new))
    return [FileChange(new.name, change) for change in schema_changes(one, other)]


def _schemas(old: Path, new: Path) -> Iterator[FileChange]:
    before, after = (
        {path.name for path in folder.glob("[!.]*.schema.json")} for folder in (old, new)
    )
    if not before:
        raise SetupError(_("{folder}: no schema lies here.").format(folder=old.name))
    for name in sorted(before | after):
        if name not in after:
            yield FileChange(name, SchemaChange(BREAKS, "", say.schema_removed()))
        elif name not in before:
            yield FileChange(name, SchemaChange(ADDS, "", say.schema_added()))
        else:
            one, other = (SchemaFiles(folder).json(name) for folder in (old, new))
            yield from (FileChange(name, change) for change in schema_changes(one, other))


def _lists(old: Path, new: Path) -> Iterator[FileChange]:
    before, after = (_codes(folder) for folder in (old, new))
    for name in sorted(before.keys() & after.keys()):
        for change in _list_changes(before[name], after[name]):
            yield FileChange(f"codes/{name}.yml", change)


def _codes(folder: Path) -> dict[str, CodeList]:
    """The closed lists of a folder; none where only published schemas lie."""
    if not (folder / "codes").is_dir():
        return {}
    files = SchemaFiles(folder)
    read = (read_codes(files.yaml(name)) for name in files.names("codes"))
    return {one.name: one for one in read}


def _list_changes(old: CodeList, new: CodeList) -> Iterator[SchemaChange]:
    for code in dict.fromkeys((*old.codes, *new.codes)):
        if code not in new.codes:
            yield SchemaChange(BREAKS, "", say.code_removed(code))
        elif code not in old.codes:
            yield SchemaChange(ADDS, "", say.code_added(code))
        else:
            was, now = old.codes[code], new.codes[code]
            if (was.label, was.definition) != (now.label, now.definition):
                yield SchemaChange(WORDING, "", say.code_reworded(code))
