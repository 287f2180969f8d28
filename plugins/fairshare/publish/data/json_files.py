"""The register as JSON: everything in one file, and a file for each entry."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from fairshare.framework import CodeList, Question
from fairshare.publish.data.records import FORMAT, RecordMaker
from fairshare.publish.data.tables.entry_row import entry_rows
from fairshare.publish.data.tables.organisations import organisation_rows
from fairshare.publish.edition import Edition
from fairshare.publish.page import Asset

API = "api/v1/"
REGISTER = f"{API}register.json"


def initiative_path(identifier: str) -> str:
    """Where the JSON of an initiative stands."""
    return f"{API}initiatives/{identifier}.json"


def organisation_path(identifier: str) -> str:
    """Where the JSON of an organisation stands."""
    return f"{API}organisations/{identifier}.json"


def json_files(edition: Edition) -> Iterator[Asset]:
    """`api/v1/register.json`, then a file for each initiative and each organisation.

    Each entry is one line of the whole, so that two days can be compared line by line.
    """
    maker = RecordMaker(edition)
    initiatives = {row.id: _line(maker.initiative(row)) for row in entry_rows(edition)}
    organisations = {
        row.organisation.id: _line(maker.organisation(row)) for row in organisation_rows(edition)
    }
    yield Asset(REGISTER, _register(edition, initiatives.values(), organisations.values()))
    head = _envelope(edition)
    for identifier, record in initiatives.items():
        yield Asset(initiative_path(identifier), _one(head, "initiative", record))
    for identifier, record in organisations.items():
        yield Asset(organisation_path(identifier), _one(head, "organisation", record))


def _register(
    edition: Edition, initiatives: Iterable[bytes], organisations: Iterable[bytes]
) -> bytes:
    framework = edition.framework
    head = _envelope(edition) | {
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
    parts = [_line(name) + b":" + _line(value) for name, value in head.items()]
    parts.append(b'"initiatives":[\n' + b",\n".join(initiatives) + b"\n]")
    parts.append(b'"organisations":[\n' + b",\n".join(organisations) + b"\n]")
    return b"{" + b",\n".join(parts) + b"}\n"


def _one(head: Mapping[str, Any], name: str, record: bytes) -> bytes:
    """The file of one entry: nothing in it changes while the entry and its state do not."""
    return _line(head).removesuffix(b"}") + b"," + _line(name) + b":" + record + b"}\n"


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
