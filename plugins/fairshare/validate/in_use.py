"""A register in use shows nothing of a demonstration: a refusal must not pass for an example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fairshare.catalogue import words
from fairshare.load.document import Document
from fairshare.model.publisher import Publisher
from fairshare.problems import Problem
from fairshare.validate.entry_access import initiative_id, is_organisation
from fairshare.validate.source import Source

TO_WRITE = "To write:"
"""How a page that comes with the program asks for what only its body knows."""
_OF_THE_DEMONSTRATION = (
    "fairshare.example",
    "FairShare register",
    "FairShare project",
    "is a demonstration",
    "demonstration register",
)
_EXAMPLE = "worked-example"


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A page of docs/: as it lies there, and with the publisher's values filled in."""

    file: str
    written: str
    shown: str


def in_use(
    document: Document,
    publisher: Publisher,
    settings: ProsePage | None,
    prose: Iterable[ProsePage],
    sources: Mapping[str, Source],
) -> Iterator[Problem]:
    """What a register in use may not show; nothing where it says that it is a demonstration.

    `document`: register.yml. `settings`: mkdocs.yml.
    """
    if publisher.demonstration:
        return
    yield from _values(document, publisher)
    if settings:
        yield from _lines(settings, "E601", "settings")
    for page in prose:
        yield from _lines(page, "E602", "")
    yield from _examples(publisher, sources)


def _values(document: Document, publisher: Publisher) -> Iterator[Problem]:
    shown = {
        "name": "FairShare" in publisher.name,
        "body": "FairShare" in publisher.body,
        "mailbox": not publisher.real_mailbox,
        "address": ".example/" in publisher.address,
        "licence": "FairShare" in publisher.licence.name or ".example/" in publisher.licence.url,
    }
    for field, is_ours in shown.items():
        if is_ours:
            yield document.placed("E601", (field,), words("E601", "", {"field": field}))


def _lines(page: ProsePage, code: str, variant: str) -> Iterator[Problem]:
    """Each line of a page that the demonstration wrote, or that asks for more."""
    written = page.written.splitlines()
    for line in page.shown.splitlines():
        unfinished = code == "E602" and TO_WRITE in line
        if unfinished or any(one in line for one in _OF_THE_DEMONSTRATION):
            number = next((n for n, one in enumerate(written, 1) if line[:40] in one), 1)
            name = "unfinished" if unfinished else variant
            yield Problem.of(code, name, file=page.file, place=(number, 1))


def _examples(publisher: Publisher, sources: Mapping[str, Source]) -> Iterator[Problem]:
    for file, source in sources.items():
        if is_organisation(file):
            continue
        if initiative_id(file) == publisher.example or source.data.get("independence") == _EXAMPLE:
            yield Problem.of("E603", file=file)
