"""The register as JSON: everything in one file, and a file for each entry."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from fairshare.framework import CodeList, Question
from fairshare.publish.data.records import FORMAT, RecordMaker
from fairshare.publish.data.tables.entry_row import EntryRow, entry_rows
from fairshare.publish.data.tables.organisations import OrganisationRow, organisation_rows
from fairshare.publish.edition import Edition
from fairshare.publish.frame.swap import new_file
from fairshare.publish.last.digests import Digests
from fairshare.publish.last.parts import FileParts, LastFiles
from fairshare.publish.page import Asset, LargeFiles

API = "api/v1/"
REGISTER = f"{API}register.json"
_ENTRY_END = b"}\n"
"""What stands behind the record in the file of an entry."""


def initiative_path(identifier: str) -> str:
    """Where the JSON of an initiative stands."""
    return f"{API}initiatives/{identifier}.json"


def organisation_path(identifier: str) -> str:
    """Where the JSON of an organisation stands."""
    return f"{API}organisations/{identifier}.json"


class EntryFiles:
    """`api/v1/initiatives/<id>.json` and `api/v1/organisations/<id>.json`: a file for each entry.

    Nothing in one changes while the entry and its state do not.
    """

    def __init__(self, edition: Edition, maker: RecordMaker) -> None:
        self._maker = maker
        self._head = _entry_head(edition)

    def initiative(self, row: EntryRow) -> Asset:
        """The file of an initiative, or of what is left of one that was removed."""
        record = self._maker.initiative(row)
        return Asset(initiative_path(row.id), self._file("initiative", record))

    def organisation(self, row: OrganisationRow) -> Asset:
        """The file of an organisation."""
        record = self._maker.organisation(row)
        return Asset(organisation_path(row.organisation.id), self._file("organisation", record))

    def _file(self, kind: str, record: Any) -> bytes:
        return self._head[kind] + _line(record) + _ENTRY_END


def json_files(edition: Edition) -> Iterator[Asset]:
    """The file of every entry."""
    files = EntryFiles(edition, RecordMaker(edition.framework))
    yield from map(files.initiative, entry_rows(edition))
    yield from map(files.organisation, organisation_rows(edition))


def register_json(edition: Edition) -> Iterator[LargeFiles]:
    """`api/v1/register.json`, from the files of all entries."""
    yield LargeFiles((REGISTER,), partial(_write_register, edition))


def _write_register(
    edition: Edition, folder: Path, _last: LastFiles, _digests: Digests
) -> FileParts:
    """Each entry is one line of the whole, so that two days can be compared line by line."""
    register = edition.register
    kinds = {
        "initiative": map(initiative_path, sorted({*register.initiatives, *register.removed})),
        "organisation": map(organisation_path, sorted(register.organisations)),
    }
    head = _entry_head(edition)
    with new_file(folder / REGISTER) as file:
        parts = [_line(name) + b":" + _line(value) for name, value in _about(edition).items()]
        file.write(b"{" + b",\n".join(parts))
        for kind, paths in kinds.items():
            file.write(b",\n" + _line(f"{kind}s") + b":[\n")
            for number, path in enumerate(paths):
                content = (folder / path).read_bytes()
                file.write(b",\n" if number else b"")
                file.write(content[len(head[kind]) : -len(_ENTRY_END)])
            file.write(b"\n]")
        file.write(b"}\n")
    return {}


def _entry_head(edition: Edition) -> Mapping[str, bytes]:
    """What stands before the record in the file of an entry, by its kind."""
    head = _line(_envelope(edition)).removesuffix(b"}") + b","
    return {kind: head + _line(kind) + b":" for kind in ("initiative", "organisation")}


def _about(edition: Edition) -> dict[str, Any]:
    """What the whole says beside the entries."""
    framework = edition.framework
    return _envelope(edition) | {
        "title": edition.site_name,
        "url": edition.site_url,
        "as_of": edition.today.isoformat(),
        "seal": edition.seal,
        "total": {
            "initiatives": len(edition.register.initiatives),
            "removed": len(edition.register.removed),
            "organisations": len(edition.organisations),
        },
        "questions": list(map(_question, framework.questions)),
        "codes": {name: _codes(listed) for name, listed in sorted(framework.codes.items())},
    }


def _envelope(edition: Edition) -> dict[str, Any]:
    return {"schema_version": FORMAT, "licence": asdict(edition.licence)}


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "title": question.title,
        "label": question.label,
        "description": question.description,
        "principle": question.principle,
        "axis": question.axis,
        "scale": {str(step): words for step, words in question.scale.items()},
    }


def _codes(listed: CodeList) -> dict[str, Any]:
    """A closed list: what each code is called and means, and its term in a standard."""
    return {
        "title": listed.title,
        "description": listed.description,
        "codes": {
            code: {
                "label": one.label,
                "definition": one.definition,
                "term": one.term,
                "match": one.match,
            }
            for code, one in listed.codes.items()
        },
    }


def _line(value: Any) -> bytes:
    """A value on one line. As bytes, a large register takes half the memory of its text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
