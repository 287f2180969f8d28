"""The manifest itself, as a value and as `/data/manifest.json`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from fairshare.manifest import chain, files
from fairshare.manifest.broken import BrokenError
from fairshare.manifest.sources import Sources
from fairshare.manifest.words import joined

ADDRESS = "data/manifest.json"
FORMAT = 1

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class SourceVersion:
    """The file that a page was made from."""

    sha256: str
    version: int = 1
    """How many texts it has had, this one included. Organisations are not counted: always 1."""


@dataclass(frozen=True, slots=True)
class PastWordsDigest:
    """The questions, labels and names of the past, as one digest."""

    links: int
    """Of how many links of the chain, from the first: the last may stand in no commit yet."""
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a site holds.

    Each value stands in the repository or in another file of the site as well, so that no byte of
    the manifest can change unseen.
    """

    rules: str
    """sha256 over `schema/`."""
    initiatives: Mapping[str, SourceVersion]
    organisations: Mapping[str, SourceVersion]
    links: int
    """How many links the chain has."""
    seal: str
    """Of its last link."""
    whole: bool
    """Whether the chain begins with the first commit; without git it is one link."""
    files: int
    """How many files the site has beside this one and the list."""
    list_sha256: str
    """Of the list of files."""
    words: PastWordsDigest | None = None
    """Of the past; None without git, and in manifests that are older."""

    @classmethod
    def of(cls, sources: Sources, listed: Mapping[str, str]) -> Manifest:
        """The manifest of a site made from what a register holds; `listed`: every file's sha256."""
        versions, links = chain.versions(sources.links), sources.links
        initiatives, organisations = sources.initiatives, sources.organisations
        return cls(
            rules=sources.rules,
            initiatives={
                k: SourceVersion(initiatives[k], versions[k]) for k in sorted(initiatives)
            },
            organisations={k: SourceVersion(organisations[k]) for k in sorted(organisations)},
            links=len(links),
            seal=chain.seal_after(links, len(links)),
            whole=sources.whole,
            files=len(listed),
            list_sha256=sha256(files.list_bytes(listed)).hexdigest(),
            words=PastWordsDigest(len(sources.words), joined(sources.words))
            if sources.whole
            else None,
        )

    def goes_on_in(self, links: Sequence[chain.Link]) -> bool:
        """Whether a chain begins with the one that this names; of none, any does."""
        return self.links <= len(links) and chain.seal_after(links, self.links) == self.seal

    def keeps_words_in(self, sources: Sources) -> bool:
        """Whether the past in a repository has the questions, labels and names published."""
        words = self.words
        return words is None or (
            words.links <= len(sources.words)
            and joined(sources.words[: words.links]) == words.sha256
        )

    def lost_organisations(self, sources: Sources) -> Iterator[str]:
        """Those whose published text is not in the past of a repository; no chain has them.

        None where the site was built without a past.
        """
        for identifier, one in self.organisations.items() if self.whole else ():
            if one.sha256 not in sources.texts_of_organisations.get(identifier, frozenset()):
                yield identifier

    def written(self) -> bytes:
        """The manifest as a file; always the same bytes for the same manifest."""
        document: dict[str, Any] = {
            "format": FORMAT,
            "rules": self.rules,
            "chain": {
                "file": chain.ADDRESS,
                "links": self.links,
                "seal": self.seal,
                "whole": self.whole,
            },
            "files": {"file": files.ADDRESS, "count": self.files, "sha256": self.list_sha256},
            "initiatives": [
                {"id": key, "version": one.version, "sha256": one.sha256}
                for key, one in self.initiatives.items()
            ],
            "organisations": [
                {"id": key, "sha256": one.sha256} for key, one in self.organisations.items()
            ],
        }
        if self.words is not None:
            document["words"] = {"links": self.words.links, "sha256": self.words.sha256}
        return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(content: bytes) -> Manifest:
    """A manifest from its file. Raises BrokenError when it is none, or written otherwise."""
    try:
        found = _read(json.loads(content))
        again = found.written()
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise BrokenError("it does not have the form of a manifest") from error
    if again != content:
        raise BrokenError("it is not written as a manifest is")
    return found


def _read(document: Any) -> Manifest:
    initiatives, organisations = document["initiatives"], document["organisations"]
    words = document.get("words")
    return Manifest(
        rules=_digest(document["rules"]),
        initiatives={
            _text(one["id"]): SourceVersion(_digest(one["sha256"]), int(one["version"]))
            for one in initiatives
        },
        organisations={
            _text(one["id"]): SourceVersion(_digest(one["sha256"])) for one in organisations
        },
        links=int(document["chain"]["links"]),
        seal=_digest(document["chain"]["seal"]),
        whole=bool(document["chain"]["whole"]),
        files=int(document["files"]["count"]),
        list_sha256=_digest(document["files"]["sha256"]),
        words=None
        if words is None
        else PastWordsDigest(int(words["links"]), _digest(words["sha256"])),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _digest(value: Any) -> str:
    if not _DIGEST.fullmatch(_text(value)):
        raise ValueError(value)
    return str(value)
