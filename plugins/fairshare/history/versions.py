"""What can be said of a version, and of the step to it: from bytes to values, in this stage only.

Both come as text for the cache and are read back from it, so that a first build and a later one
say the same.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from fairshare.differences import Difference, differences
from fairshare.framework import Framework
from fairshare.history.model import SHOWN, ChangeReason, CorrectedField, Step, Version
from fairshare.history.reasons import added_reasons, corrected_fields
from fairshare.language import gettext as _
from fairshare.load.document import Document
from fairshare.load.strict_yaml import parse
from fairshare.model import organisations_in
from fairshare.problems import Problem
from fairshare.score import Score, UnknownMethod, assess
from fairshare.score.words import assessment_words, independence_of
from fairshare.validate import Checker
from fairshare.validate.guard import OWN_FAULT
from fairshare.validate.personal.data import CODES

_DEFAULTS = {field.name: field.default for field in dataclasses.fields(Version)}

_OF_FORM = "E1"
"""How the codes begin that say that an entry does not follow the schema."""


@dataclass(frozen=True, slots=True)
class Content:
    """A version with its data, as long as it is needed."""

    version: Version
    data: Mapping[str, Any] | None
    """None where it can't be read or may not be shown."""


@dataclass(frozen=True, slots=True)
class VersionReader:
    """Reads versions as far as they can be read. What it says depends on nothing but its input."""

    framework: Framework
    checker: Checker
    withheld: frozenset[str]
    """Names of versions that the maintainers keep from view."""

    def initiative(self, identifier: str, content: bytes) -> Content:
        """A version of an initiative."""
        return self._content(f"initiatives/{identifier}.yml", content)

    def organisation(self, identifier: str, content: bytes) -> Content:
        """A version of an organisation's description."""
        return self._content(f"organisations/{identifier}.yml", content)

    def current(self, sha256: str, data: Mapping[str, Any], score: Score | None) -> Content:
        """The version that the register holds now: it is read, checked and scored already."""
        if sha256[:SHOWN] in self.withheld:
            return _withheld(sha256)
        known = self._assessed(data, score) | _named(data)
        return Content(Version(sha256, _title(data), **known), data)

    def _content(self, file: str, content: bytes) -> Content:
        digest = hashlib.sha256(content).hexdigest()
        if digest[:SHOWN] in self.withheld:
            return _withheld(digest)
        parsed = parse(content, file)
        if parsed.document is None:
            fault = _unreadable(parsed.problems[0])
            return Content(Version(digest, fault=fault, shown=False, whole=False), None)
        return self._read(digest, parsed.document)

    def _read(self, digest: str, document: Document) -> Content:
        data = document.data
        of_initiative = document.file.startswith("initiatives/")
        check = self.checker.initiative if of_initiative else self.checker.organisation
        problems = [one for one in check(document) if one.severity == "error"]
        if any(one.code == OWN_FAULT for one in problems):
            fault = _("This version is not shown: it could not be checked to the end.")
            return Content(Version(digest, fault=fault, shown=False, whole=False), None)
        if any(one.code in CODES for one in problems):
            fault = _("This version is not shown: it may hold personal data.")
            return Content(Version(digest, fault=fault, shown=False, whole=False), None)
        broken = [one for one in problems if one.code.startswith(_OF_FORM)]
        fault, score = _old_form(broken[0]) if broken else "", None
        if of_initiative:
            try:
                score = assess(data, self.framework)
            except UnknownMethod:
                fault = fault or _("It names a scoring method that this register does not hold.")
        whole = not broken and (score is not None or not of_initiative)
        known = self._assessed(data, score) | (_named(data) if whole else {})
        return Content(Version(digest, _title(data), fault, whole=whole, **known), data)

    def _assessed(self, data: Mapping[str, Any], score: Score | None) -> dict[str, Any]:
        if score is None:
            return {}
        words = assessment_words(score, self.framework, independence_of(data))
        return {"outcome": score.outcome, "sentence": _("{words}.").format(words=words.sentence)}


def veiled(step: Step, *, newest: bool) -> Step:
    """What is left of a step whose entry the maintainers have taken out of view.

    Only the newest version, which says so, stays.
    """
    version = step.version if newest else _veil(step.version)
    before = _veil(step.before)
    return replace(step, version=version, before=before, differences=None, reasons=(), corrected=())


def _veil(version: Version | None) -> Version | None:
    fault = _("The maintainers of this register have taken this entry out of view.")
    return version and Version(version.sha256, fault=fault, shown=False, whole=False)


def _withheld(digest: str) -> Content:
    fault = _("The maintainers of this register keep this version from view.")
    return Content(Version(digest, fault=fault, shown=False, whole=False), None)


@dataclass(frozen=True, slots=True)
class Between:
    """What lies between two versions."""

    differences: tuple[Difference, ...] | None
    """None where one of them is missing, can't be read or may not be shown."""
    reasons: tuple[ChangeReason, ...]
    corrected: tuple[CorrectedField, ...]


def compare(old: Content | None, new: Content | None, framework: Framework) -> dict[str, Any]:
    """The step from one version to the next, as JSON can hold it."""
    before, after = old.data if old else None, new.data if new else None
    reasons = [] if after is None else added_reasons(before, after)
    packed: dict[str, Any] = {"differences": None, "reasons": list(map(asdict, reasons))}
    if before is None or after is None:
        return packed
    found = [asdict(one) for one in differences(before, after)]
    corrected = corrected_fields(before, after, reasons, framework.event_kinds)
    return packed | {"differences": found, "corrected": list(map(asdict, corrected))}


def read_between(packed: Mapping[str, Any]) -> Between:
    """What `compare` found, from what the cache holds of it."""
    found = packed["differences"]
    return Between(
        None if found is None else tuple(Difference(**_with_path(one)) for one in found),
        tuple(ChangeReason(**one) for one in packed["reasons"]),
        tuple(CorrectedField(**_with_path(one)) for one in packed.get("corrected", ())),
    )


def _with_path(packed: Mapping[str, Any]) -> dict[str, Any]:
    return {**packed, "path": tuple(packed["path"])}


def pack_version(version: Version) -> dict[str, Any]:
    """A version as JSON can hold it; what is not there is left out."""
    return {field: value for field, value in _fields(version) if value != _DEFAULTS.get(field)}


def read_version(packed: Mapping[str, Any]) -> Version:
    """The version that was packed."""
    lists = {field: tuple(packed.get(field, ())) for field in ("organisations", "related")}
    return Version(**{**packed, **lists})


def _fields(version: Version) -> Iterator[tuple[str, Any]]:
    for field in dataclasses.fields(Version):
        yield field.name, getattr(version, field.name)


def _title(data: Mapping[str, Any]) -> str:
    """What an entry calls itself, whatever its form."""
    written = data.get("title", data.get("name"))
    return written if isinstance(written, str) else ""


def _named(data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The ids that an entry names. Its form is that of today."""
    related = [*data.get("related", ())]
    related += [data[key] for key in ("supersedes", "superseded_by") if key in data]
    return {"organisations": tuple(organisations_in(data)), "related": tuple(related)}


def _unreadable(problem: Problem) -> str:
    words = _("This version can’t be read: line {line}: {message}")
    return words.format(line=problem.line, message=problem.message)


def _old_form(problem: Problem) -> str:
    words = _("It does not follow today’s rules for an entry (line {line}: {message})")
    return words.format(line=problem.line, message=problem.message)
