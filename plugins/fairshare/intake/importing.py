"""Every row of a table becomes an entry's file, or a list of what is wrong with it, cell by cell.

Rows are written as files into a folder of their own first, checked there as any file of the
register is, and those without errors are moved over one by one: an import that is cut off leaves
whole files only.
"""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fairshare.flow.reader import File, Reader
from fairshare.framework import Framework
from fairshare.intake.bodies.described import DescribedBody, read_bodies
from fairshare.intake.bodies.directory import read_directory
from fairshare.intake.drafts import Draft, Drafts
from fairshare.intake.entry_file import as_yaml, modeline
from fairshare.intake.faults import Imported, in_table_order
from fairshare.intake.reading.present import PresentEntries
from fairshare.intake.reading.values import Interpreter
from fairshare.intake.table import Table
from fairshare.load.document import Document
from fairshare.load.register import INITIATIVES, ORGANISATIONS, load_documents
from fairshare.problems import Problem
from fairshare.validate import Checker, check_register
from fairshare.validate.entry_access import initiative_id
from fairshare.work.cache import Cache


@dataclass(frozen=True, slots=True)
class Target:
    """Where entries go, and what they are held against."""

    root: Path
    register: Path
    framework: Framework
    today: dt.date
    schema: Path | None = None
    """The folder that editors are told of; beside the register by default."""

    def modeline(self, kind: str, folder: Path) -> str:
        """The first line of a file of that kind in a folder of the register."""
        schema = self.schema or self.root / "schema"
        return modeline(kind, os.path.relpath(schema, folder).replace(os.sep, "/"))


def read_rows(table: Table, target: Target, *, day_first: bool | None = None) -> Drafts:
    """The rows of a table as people mean them, held against the entries that are there.

    `day_first` says how 03/04/2025 is meant; without it such a date is asked.
    """
    known = read_directory(target.register, target.root)
    bodies = read_bodies(table.bodies, target.framework, known)
    interpreter = Interpreter(target.framework, known.with_more(bodies.data), day_first)
    return Drafts(table, interpreter, PresentEntries(target.register, target.root), bodies)


def import_rows(
    drafts: Drafts,
    target: Target,
    *,
    replace: bool = False,
    dry_run: bool = False,
    accept: bool = False,
) -> Imported:
    """Look at all rows and write the good ones.

    `replace` lets a row take the place of a file that says something else, `accept` takes what was
    read otherwise than it was written: without it nothing is written where anything was. Files lie
    below `target.register` afterwards; nothing is written when the columns can't be made out.
    """
    count = len(drafts.drafts)
    outcome = Imported(count, count, faults=list(drafts.faults))
    outcome.readings, outcome.notices = drafts.readings, drafts.notices
    outcome.waits = bool(outcome.readings) and not (accept or dry_run)
    dry_run = dry_run or outcome.waits
    with staging(target) as stage:
        bodies = _stage_bodies(drafts.bodies.bodies, stage, target)
        check_drafts(drafts.drafts, stage, target, bodies, replace=replace)
        for body in drafts.bodies.bodies:
            outcome.faults += body.faults
            if not body.failed and not drafts.failed:
                move_organisation(stage / body.file, target, outcome, dry_run=dry_run)
        for draft in drafts.drafts:
            same = _holds(_place(draft, target), draft)
            outcome.faults += [one for one in draft.faults if one.is_error or not same]
            if not draft.failed and not drafts.failed:
                move_into_place(draft, stage, target, outcome, dry_run=dry_run)
    outcome.faults = in_table_order(outcome.faults)
    return outcome


def import_table(table: Table, target: Target, **options: bool) -> Imported:
    """As `import_rows`, of a table as it was read."""
    return import_rows(read_rows(table, target), target, **options)


@contextmanager
def staging(target: Target) -> Iterator[Path]:
    """A folder to write files in first: beside the register, so that moving one is one step."""
    scratch = target.root / ".cache"
    scratch.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="import-", dir=scratch) as name:
        yield Path(name)


def _stage_bodies(bodies: Sequence[DescribedBody], stage: Path, target: Target) -> list[Path]:
    """The files of new organisations; what is wrong with one is noted at its cell."""
    by_file = {body.file: body for body in bodies}
    first_line = target.modeline("organisation", target.register / ORGANISATIONS)
    for body in bodies:
        path = stage / body.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_yaml(body.data, first_line), encoding="utf-8", newline="\n")
    paths = [stage / name for name in by_file]
    for problem in _inside(reader_of(stage, target).organisations(paths)):
        body = by_file[problem.file]
        body.add(problem.code, problem.path, problem.message, problem.hint)
    return paths


def _write_drafts(drafts: Sequence[Draft], stage: Path) -> None:
    for draft in drafts:
        path = stage / draft.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(draft.text, encoding="utf-8", newline="\n")


def _hold_against_files(draft: Draft, target: Target, *, replace: bool) -> None:
    """Nothing is overwritten unasked, nor written through a link to somewhere else."""
    path = _place(draft, target)
    if path.parent.is_symlink() or path.is_symlink():
        draft.add("", (), "The register has a link at the place of this file.", "Remove the link.")
    elif path.exists() and not replace and not _holds(path, draft):
        changed = draft.before.changed(draft.data, target.framework) if draft.before else ()
        what = f" This row changes: {'; '.join(changed)}." if changed else ""
        draft.add(
            "",
            (),
            f"{_named(draft, target)} is there already and says something else.{what}",
            "Use --replace to let the row change the file.",
        )


def check_drafts(
    drafts: Sequence[Draft],
    stage: Path,
    target: Target,
    organisations: Sequence[Path] = (),
    *,
    replace: bool,
) -> None:
    """Hold the rows against the rules for one file and, with the register, those across files.

    `organisations` are files that come with them.
    """
    _write_drafts(drafts, stage)
    for draft in drafts:
        _hold_against_files(draft, target, replace=replace)
    by_file = {draft.file: draft for draft in drafts}
    files = reader_of(stage, target).initiatives([stage / name for name in by_file])
    across = check_register(
        [*_others(by_file, target), *(file.source for file in files if file.source)],
        [
            *_documents((target.register / ORGANISATIONS).glob("*.yml"), target.root),
            *_documents(organisations, stage),
        ],
        target.framework,
    )
    for problem in [*_inside(files), *across]:
        if problem.file in by_file:
            by_file[problem.file].add_problem(problem)
    for file in files:
        draft = by_file[file.name]
        if not draft.failed and (file.source is None or file.source.data != draft.data):
            draft.add(
                "", (), "This row can't be written as a file.", "Check it for odd characters."
            )


def reader_of(stage: Path, target: Target) -> Reader:
    """Who reads and checks what was staged, without a cache."""
    return Reader(
        stage,
        Checker(target.framework, target.today),
        target.framework,
        Cache(None, target.framework.digest),
        target.today,
    )


def _inside(files: Iterable[File]) -> Iterable[Problem]:
    return (problem for file in files for problem in file.problems)


def _others(by_file: dict[str, Draft], target: Target) -> list[Document]:
    """The register's own entries, but for those whose place a row takes."""
    ids = {initiative_id(name) for name in by_file}
    found = _documents((target.register / INITIATIVES).glob("*/*.yml"), target.root)
    return [document for document in found if initiative_id(document.file) not in ids]


def _documents(paths: Iterable[Path], root: Path) -> list[Document]:
    parsed = load_documents(sorted(paths), root)
    return [one.document for one in parsed if one.document is not None]


def move_into_place(
    draft: Draft, stage: Path, target: Target, outcome: Imported, *, dry_run: bool
) -> None:
    """Put a draft's file into the register, and note it."""
    path = _place(draft, target)
    if _holds(path, draft):
        outcome.unchanged.append(_named(draft, target))
        return
    if not dry_run:
        path.parent.mkdir(parents=True, exist_ok=True)
        (stage / draft.file).replace(path)
    outcome.written.append(_named(draft, target))


def _holds(path: Path, draft: Draft) -> bool:
    """Whether the register's file says the same, whatever its line breaks and comments."""
    if draft.before is not None:
        return draft.before.data == draft.data
    return path.is_file() and path.read_bytes() == draft.text.encode()


def move_organisation(path: Path, target: Target, outcome: Imported, *, dry_run: bool) -> None:
    """Put the file of a new organisation into the register, and note it."""
    place = target.register / ORGANISATIONS / path.name
    if not dry_run:
        place.parent.mkdir(parents=True, exist_ok=True)
        path.replace(place)
    outcome.organisations.append(place.relative_to(target.root).as_posix())


def _place(draft: Draft, target: Target) -> Path:
    return target.register / INITIATIVES / draft.lead / f"{draft.slug}.yml"


def _named(draft: Draft, target: Target) -> str:
    return _place(draft, target).relative_to(target.root).as_posix()
