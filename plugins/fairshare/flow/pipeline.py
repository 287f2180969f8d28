"""The spine: load → validate → score, on one screen. Publishing and printing take it from there."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fairshare.flow.in_use import problems_in_use
from fairshare.flow.read_files import NOTHING, BeforeReading
from fairshare.flow.reader import File, Reader
from fairshare.flow.selection import Selection
from fairshare.framework import Framework
from fairshare.git.repository import Repository, RepositoryError
from fairshare.history import History, Present, read_history
from fairshare.load.base import Base, read_base
from fairshare.load.framework import load_framework
from fairshare.load.publisher import chosen_profiles, example_of
from fairshare.load.register import find
from fairshare.load.shipped import overlaid
from fairshare.load.source import shown
from fairshare.manifest import Folders, Sources, sources_with_past
from fairshare.model import Initiative, Organisation, Register, Removed, is_removed
from fairshare.problems import Problem, SetupError, in_order
from fairshare.score import Score
from fairshare.validate import (
    Checker,
    Source,
    acknowledged,
    check_integrity,
    check_register,
    idle,
    is_integrity,
    without_lines,
)
from fairshare.validate.entry_access import initiative_id, organisation_id
from fairshare.validate.fingerprints import FINGERPRINTS, same_words
from fairshare.validate.guard import OWN_FAULT, guarded
from fairshare.validate.rules.files import common_folder
from fairshare.work.cache import Cache
from fairshare.work.gc_pause import paused

SCHEMA = "schema"
"""The folder in which a register says what it changes in the rules."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a register's parts lie."""

    root: Path
    register: Path
    schema: Path
    cache: Path | None

    @classmethod
    def below(cls, root: Path, register: str, schema: str | None, cache: str | None) -> Places:
        """The parts by their names below the project's folder.

        A register need not have rules of its own. Raises SetupError where a folder of rules is
        named and missing: it would be judged by others in silence.
        """
        root = root.resolve()
        rules = root / (schema or SCHEMA)
        if schema and not rules.is_dir():
            raise SetupError(f"{schema}/: the folder is missing: create it, or don't name it.")
        return cls(root, root / register, rules, root / cache if cache else None)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a register."""

    framework: Framework
    register: Register
    """The entries without errors."""
    scores: Mapping[str, Score]
    """Of every initiative in `register`, by id."""
    problems: tuple[Problem, ...]
    """In the order in which a person reads."""
    acknowledged: tuple[tuple[Problem, str], ...]
    """What the maintainers have acknowledged, with their reason; no part of `problems`."""
    asked: tuple[str, ...]
    """The files that the run was asked about, by their paths from the project's root."""
    today: dt.date
    cache: Cache
    sources: Mapping[str, Source]
    """Every file that could be read, by its path from the project's root."""
    base: Base | None = None
    """What the register was held against."""

    @property
    def checked(self) -> int:
        """How many files were checked."""
        return len(self.asked)

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop a publication."""
        return [problem for problem in self.problems if problem.severity == "error"]


def read_register(
    places: Places, today: dt.date, only: Sequence[Path] = (), base: str | None = None
) -> Reading:
    """Load, validate and score a register.

    `only` names files or folders whose problems alone are wanted; the rest is still read, for the
    rules across files. `base` names a revision of git: what may not have changed since is looked
    at in all files, for one that was deleted can't be named. Raises SetupError when the register,
    its schema or that revision can't be read at all.
    """
    return read_under(framework_of(places), places, today, only, base)


@paused()
def read_under(
    framework: Framework,
    places: Places,
    today: dt.date,
    only: Sequence[Path] = (),
    base: str | None = None,
    known: BeforeReading = NOTHING,
) -> Reading:
    """The same under rules that are loaded already, which are those of `places`.

    `known`: of the files before they are read.
    """
    found = find(places.register, places.root)
    before = None
    if base is not None:
        before = read_base(base, places.register, places.root, found, places.schema)
    selection = Selection.of(found, only, places.root)
    cache = Cache(places.cache, framework.digest)
    cache.learn(known.notes)
    reader = Reader(places.root, Checker(framework, today), framework, cache, today, known.files)
    organisations = reader.organisations(selection.organisations)
    initiatives = reader.initiatives(selection.initiatives)
    files = [*organisations, *initiatives]
    sources = _sources(files)
    faults = [problem for file in files for problem in (*file.problems, *file.notes)]
    faults += _between(organisations, initiatives, framework, today)
    if before is not None:
        agreed = [shown(path, places.root) for path in found.redactions]
        faults += check_integrity(before, sources, framework, today, agreed)
        if before.fingerprints is not None:
            now = {name: path.read_bytes() for name, path in overlaid(places.schema).items()}
            faults += same_words(before, now, shown(places.schema / FINGERPRINTS, places.root))
    faults += problems_in_use(places.root, framework.jurisdiction, sources)
    problems, notes = _apart([*selection.problems, *faults], sources, framework)
    register, scores = publishable(initiatives, organisations, problems)
    return Reading(
        framework=framework,
        register=register,
        scores=scores,
        problems=tuple(one for one in problems if _concerns(one, selection)),
        acknowledged=tuple(one for one in notes if selection.wants(one[0].file)),
        asked=tuple(file.name for file in files if selection.wants(file.name)),
        today=today,
        cache=cache,
        sources=sources,
        base=before,
    )


def framework_of(places: Places) -> Framework:
    """What `schema/` says, with the laws that the body has chosen. Raises SetupError.

    What the maintainers of another register acknowledged, in a folder that this one borrows, holds
    for their entries alone.
    """
    framework = load_framework(places.schema, chosen_profiles(places.root))
    if places.schema.resolve().is_relative_to(places.root.resolve()):
        return framework
    return dataclasses.replace(framework, allowed=())


def _concerns(problem: Problem, selection: Selection) -> bool:
    """Whether to report a problem: of the files asked about, and what any run must say."""
    always = is_integrity(problem) or problem.code == OWN_FAULT
    return always or selection.wants(problem.file)


def _between(
    organisations: Sequence[File],
    initiatives: Sequence[File],
    framework: Framework,
    today: dt.date,
) -> list[Problem]:
    """What the rules across files say."""
    return check_register(
        _sources(initiatives).values(),
        _sources(organisations).values(),
        framework,
        unread=[file.name for file in (*organisations, *initiatives) if file.source is None],
        today=today,
    )


def _apart(
    faults: Sequence[Problem], sources: Mapping[str, Source], framework: Framework
) -> tuple[list[Problem], list[tuple[Problem, str]]]:
    """Problems, and with its reason what the maintainers have acknowledged; each in order."""
    found = list(acknowledged(faults, sources, framework))
    found += guarded(idle, common_folder(sources), found, sources, framework)
    reasons = {one.line: one.reason for one in framework.allowed}
    said = without_lines(in_order(found))
    notes = [(one, reasons[one.acknowledged]) for one in said if one.acknowledged]
    return [one for one in said if not one.acknowledged], notes


def _sources(files: Sequence[File]) -> dict[str, Source]:
    """The files that could be read, by name."""
    return {file.name: file.source for file in files if file.source}


def site_sources(reading: Reading, places: Places) -> Sources:
    """What was read, with its past: what the site's manifest vouches for."""
    register = reading.register
    return sources_with_past(
        reading.framework.digest,
        {one.id: one.sha256 for one in register.initiatives.values()}
        | {one.id: one.sha256 for one in register.removed.values()},
        {one.id: one.sha256 for one in register.organisations.values()},
        Folders(places.register, places.schema),
        reading.cache,
        example_of(places.root),
    )


def publishable(
    initiatives: Sequence[File], organisations: Sequence[File], problems: Sequence[Problem]
) -> tuple[Register, dict[str, Score]]:
    """The register that can be published, and its scores."""
    broken = {problem.file for problem in problems if problem.severity == "error"}
    described, entries, scores, removed = {}, {}, {}, {}
    for file in organisations:
        if (source := file.source) and file.name not in broken:
            name = organisation_id(file.name)
            described[name] = Organisation(name, file.name, source.sha256, source.data)
    for file in initiatives:
        if not (source := file.source) or file.name in broken:
            continue
        name = initiative_id(file.name)
        if is_removed(source.data):
            removed[name] = Removed(name, file.name, source.sha256, source.data)
        elif file.score:
            entries[name] = Initiative.read(name, file.name, source.sha256, source.data)
            scores[name] = file.score
    return Register(entries, described, removed), scores


def read_past(
    places: Places, reading: Reading, withheld: Sequence[str] = (), *, is_share: bool = False
) -> History | RepositoryError:
    """What git holds of a register's past; why there is none, where it lies in no repository.

    `is_share`: only the past of what was read, for it is a share of the register.
    Raises SetupError where there is a past and it can't be read whole: in a shallow copy, say.
    """
    try:
        repository = Repository.at(places.root)
        repository.resolve("HEAD")
        repository.path_of(places.register)
    except RepositoryError as error:
        return error
    present = Present(
        reading.register,
        reading.scores,
        reading.framework,
        reading.today,
        example_of(places.root),
        is_share,
    )
    return read_history(
        repository, places.register, present, reading.cache, withheld, schema=places.schema
    )


def current_day() -> dt.date:
    """Today, or the day of SOURCE_DATE_EPOCH, so that two builds of one commit are the same.

    Raises SetupError when that is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.now(tz=dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise SetupError(f"SOURCE_DATE_EPOCH is no number of seconds: {epoch}") from error
