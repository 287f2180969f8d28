"""Read the framework from `schema/`: questions, closed lists, methods and schemas."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fairshare.framework import (
    AXES,
    EVENT_KINDS,
    PRINCIPLES,
    CodeList,
    Framework,
    Method,
    Question,
    newest_version,
)
from fairshare.load.allow_list import ALLOW_LIST, read_allow_list
from fairshare.load.codes import agree, read_codes, with_codes
from fairshare.load.codes.corrections import SCHEMA_CORRECTIONS, read_schema_corrections
from fairshare.load.codes.event_kinds import know_fields
from fairshare.load.jurisdiction import (
    JURISDICTION,
    know_hosts,
    read_jurisdiction,
    with_review_limit,
)
from fairshare.load.method import read_method, weighs_all
from fairshare.load.profiles import known_profiles, read_profiles, with_profiles
from fairshare.load.profiles.codes import with_added
from fairshare.load.rules import RULES, read_rules
from fairshare.load.schema_files import SchemaFiles
from fairshare.load.starting_points import read_starting_points
from fairshare.load.words.plain_words import PLAIN_WORDS, read_plain_words
from fairshare.load.words.silence import SILENCE, read_silence
from fairshare.model import NO_PLAIN_WORDS
from fairshare.problems import SetupError

INITIATIVE = "initiative.schema.json"
ORGANISATION = "organisation.schema.json"
REMOVED = "removed.schema.json"
SOURCED = ("named", "definition", "supporting", "own")
STEPS = ("1", "2", "3", "4", "5")
_QUESTION_ID = re.compile(r"[a-z][a-z0-9_]*")
"""It stands in addresses, in names of columns and in code."""


def load_framework(schema_dir: Path, profiles: Sequence[str] = ()) -> Framework:
    """Everything that the folder `schema/` says, and where it is silent, the program's own.

    `profiles` are the laws that the body has chosen: of others nothing is read.
    Raises SetupError, one sentence with the file's name, when a part is missing, broken or
    contradicts another: without its framework a register can't be judged at all.
    """
    files = SchemaFiles(schema_dir)
    initiative, organisation = files.json(INITIATIVE), files.json(ORGANISATION)
    questions = _questions(initiative, files.shown(INITIATIVE))
    lists = [read_codes(files.yaml(name)) for name in files.names("codes")]
    codes: dict[str, CodeList] = {found.name: found for found in lists}
    if files.is_own(INITIATIVE):
        agree(initiative, files.shown(INITIATIVE), codes)
    if files.is_own(ORGANISATION):
        agree(organisation, files.shown(ORGANISATION), codes)
    read = read_profiles(files, profiles, codes)
    codes = with_added(codes, read.kinds, read.codes)
    initiative = with_profiles(with_codes(initiative, codes), read.profiles)
    organisation = with_codes(organisation, codes)
    know_hosts(initiative, files.shown(INITIATIVE))
    know_fields(codes, initiative, files.shown(f"codes/{EVENT_KINDS}.yml"))
    allowed = read_allow_list(files.yaml(ALLOW_LIST)) if files.has(ALLOW_LIST) else ()
    silence = read_silence(files.yaml(SILENCE)) if files.has(SILENCE) else ()
    plain = read_plain_words(files.yaml(PLAIN_WORDS)) if files.has(PLAIN_WORDS) else NO_PLAIN_WORDS
    methods, removed = _methods(files, questions), files.json(REMOVED)
    jurisdiction = read_jurisdiction(files.yaml(JURISDICTION), codes)
    initiative = with_review_limit(initiative, jurisdiction.review_months)
    kinds = {"initiative": initiative, "organisation": organisation, "removed": removed}
    starts = read_starting_points(files, initiative, codes, jurisdiction.name)
    outcomes = {name: None for method in methods.values() for name in method.assessment_levels}
    decisions = tuple(codes["outcomes"].codes) if "outcomes" in codes else ()
    return Framework(
        questions=questions,
        codes=codes,
        methods=methods,
        jurisdiction=jurisdiction,
        rules=read_rules(files.yaml(RULES), kinds, jurisdiction, tuple(outcomes), decisions),
        initiative_schema=initiative,
        organisation_schema=organisation,
        removed_schema=removed,
        digest=files.digest(),
        allowed=allowed,
        silence=silence,
        plain_words=plain,
        profiles=read.profiles,
        known_profiles=known_profiles(files),
        starting_points=starts,
        corrections=read_schema_corrections(
            initiative.get(SCHEMA_CORRECTIONS, []), files.shown(INITIATIVE)
        ),
    )


def _methods(files: SchemaFiles, questions: tuple[Question, ...]) -> dict[str, Method]:
    methods: dict[str, Method] = {}
    known: dict[str, str] = {}
    identifiers = [question.id for question in questions]
    for name in files.names("method"):
        document = files.yaml(name)
        method = read_method(document.data, document.sha256, identifiers, document.file)
        if name != f"method/{method.version}.yml":
            raise SetupError(
                f"{document.file}: `version` is {method.version}: give the file the same name."
            )
        methods[method.version] = method
        known[method.version] = document.file
    if methods:
        newest = newest_version(methods)
        weighs_all(methods[newest], identifiers, known[newest])
    return methods


def _questions(schema: Mapping[str, Any], file: str) -> tuple[Question, ...]:
    """The questions in the order written: the properties of `answers`."""
    found: Any = schema
    for step in ("properties", "answers", "properties"):
        found = found.get(step) if isinstance(found, Mapping) else None
    if not isinstance(found, Mapping) or not found:
        raise SetupError(f"{file}: no question stands under properties.answers: add the questions.")
    return tuple(_question(identifier, asked, file) for identifier, asked in found.items())


def _question(identifier: str, asked: object, file: str) -> Question:
    if not _QUESTION_ID.fullmatch(identifier):
        said = "{file}: {id} can be no question's id: use small letters, digits and underscores."
        raise SetupError(said.format(file=file, id=identifier))
    given = _Given(identifier, asked if isinstance(asked, Mapping) else {}, file)
    return Question(
        id=identifier,
        title=given.text("title"),
        description=given.text("description"),
        principle=given.one_of("x-principle", PRINCIPLES),
        axis=given.one_of("x-axis", AXES),
        feature=given.features("x-feature"),
        sourced=given.one_of("x-sourced", SOURCED),
        scale=given.scale("x-scale"),
        label=given.text("x-label"),
        low=given.text("x-low"),
        unknown=given.text("x-unknown"),
    )


class _Given:
    """What the schema says of one question. Each method raises SetupError for a missing part."""

    def __init__(self, identifier: str, value: Mapping[str, Any], file: str) -> None:
        self._identifier = identifier
        self._value = value
        self._file = file

    def text(self, name: str) -> str:
        value = self._value.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self._broken(name, "is missing or is not text: write it")
        return value

    def one_of(self, name: str, known: tuple[str, ...]) -> str:
        value = self.text(name)
        if value not in known:
            raise self._broken(name, f"must be one of {', '.join(known)}")
        return value

    def features(self, name: str) -> tuple[int, ...]:
        value = self._value.get(name)
        if not isinstance(value, list) or not value or not set(map(repr, value)) <= set(STEPS):
            raise self._broken(name, "must list numbers of the five features, 1 to 5")
        return tuple(value)

    def scale(self, name: str) -> dict[int, str]:
        value = self._value.get(name)
        scale = value if isinstance(value, Mapping) else {}
        for step in STEPS:
            if not isinstance(scale.get(step), str) or not scale[step].strip():
                raise self._broken(f"{name}.{step}", "is missing: say what this step means")
        for step in scale:
            if step not in STEPS:
                raise self._broken(f"{name}.{step}", "is no step: the scale runs from 1 to 5")
        return {int(step): scale[step] for step in STEPS}

    def _broken(self, name: str, what: str) -> SetupError:
        return SetupError(f"{self._file}: in question {self._identifier}, `{name}` {what}.")
