"""Rows of a table, held against the rules as any file of the register is.

They are taken in groups, and no further than to where more is wrong than anybody mends at once: a
table of a thousand faulty rows is answered as quickly as one of ten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from fairshare.flow.reader import File
from fairshare.intake.drafts import Draft
from fairshare.intake.entry_file import INITIATIVE
from fairshare.intake.faults import is_too_much
from fairshare.intake.target import Target
from fairshare.load.document import Document
from fairshare.load.register import INITIATIVES, ORGANISATIONS, load_documents
from fairshare.validate import Source, check_change, check_register
from fairshare.validate.entry_access import initiative_id
from fairshare.work.parallel import parallel_map

_FIRST_GROUP = 8
"""Rows; each further group has twice as many as the one before, which good tables lose little by.
"""


def _write_texts(drafts: Sequence[Draft], target: Target) -> None:
    """Make the texts of their files, where nobody has yet."""
    first_line = target.modeline(INITIATIVE, target.register / INITIATIVES / "any")
    without = [draft for draft in drafts if not draft.text]
    texts = parallel_map(lambda draft: draft.as_file(first_line), without)
    for draft, text in zip(without, texts, strict=True):
        draft.text = text


def _hold_against_files(draft: Draft, target: Target, *, replace: bool) -> None:
    """Nothing is overwritten unasked, nor written through a link to somewhere else."""
    path = place_of(draft, target)
    if path.parent.is_symlink() or path.is_symlink():
        draft.add("", (), "The register has a link at the place of this file.", "Remove the link.")
    elif path.exists() and not replace and not holds(path, draft):
        changed = draft.before.changed(draft.data, target.framework) if draft.before else ()
        what = f" This row changes: {'; '.join(changed)}." if changed else ""
        draft.add(
            "",
            (),
            f"{named(draft, target)} is there already and says something else.{what}",
            "Use --replace to let the row change the file.",
        )


def check_drafts(
    drafts: Sequence[Draft],
    target: Target,
    organisations: Sequence[Source] = (),
    *,
    replace: bool,
    of_published: bool = False,
) -> Sequence[Draft]:
    """Hold the rows against the rules for one file and, with the register, those across files.

    They are read back from the texts of their files to come, so that what is checked is what will
    be written. `organisations` are new ones that come with them. `of_published`: what stands there
    was published, so that rows may not change it in silence. Gives back the rows that were
    looked at: the first ones, where they hold too many errors.
    """
    reader, files = target.reader(), list[File]()
    by_file: dict[str, Draft] = {}
    for group in _groups(drafts):
        _write_texts(group, target)
        by_file |= {draft.file: draft for draft in group}
        files += reader.new_initiatives({draft.file: draft.text for draft in group})
        for draft, file in zip(group, files[-len(group) :], strict=True):
            _hold_against_files(draft, target, replace=replace)
            for problem in file.problems:
                draft.add_problem(problem)
        if is_too_much(fault for draft in by_file.values() for fault in draft.faults):
            break
    across = check_register(
        [*_others(by_file, target), *(file.source for file in files if file.source)],
        [
            *_documents((target.register / ORGANISATIONS).glob("*.yml"), target.root),
            *organisations,
        ],
        target.framework,
    )
    for problem in across:
        if problem.file in by_file:
            by_file[problem.file].add_problem(problem)
    for file in files:
        draft = by_file[file.name]
        if of_published:
            _hold_against_past(draft, file, target)
        if not draft.failed and (file.source is None or file.source.data != draft.data):
            draft.add(
                "", (), "This row can't be written as a file.", "Check it for odd characters."
            )
    return list(by_file.values())


def _hold_against_past(draft: Draft, file: File, target: Target) -> None:
    """What is published changes only as the check of the change will allow it."""
    if draft.before is None or file.source is None:
        return
    for problem in check_change(draft.before.data, file.source, target.framework):
        draft.add_problem(problem)


def _groups(drafts: Sequence[Draft]) -> Iterator[Sequence[Draft]]:
    first, size = 0, _FIRST_GROUP
    while first < len(drafts):
        yield drafts[first : first + size]
        first, size = first + size, 2 * size


def _others(by_file: dict[str, Draft], target: Target) -> list[Document]:
    """The register's own entries, but for those whose place a row takes."""
    ids = {initiative_id(name) for name in by_file}
    found = _documents((target.register / INITIATIVES).glob("*/*.yml"), target.root)
    return [document for document in found if initiative_id(document.file) not in ids]


def _documents(paths: Iterable[Path], root: Path) -> list[Document]:
    parsed = load_documents(sorted(paths), root)
    return [one.document for one in parsed if one.document is not None]


def holds(path: Path, draft: Draft) -> bool:
    """Whether the register's file says the same, whatever its line breaks and comments."""
    if draft.before is not None:
        return draft.before.data == draft.data
    return path.is_file() and path.read_bytes() == draft.text.encode()


def place_of(draft: Draft, target: Target) -> Path:
    """Where its file lies in the register."""
    return target.register / INITIATIVES / draft.lead / f"{draft.slug}.yml"


def named(draft: Draft, target: Target) -> str:
    """That file, from the project's root."""
    return target.named(place_of(draft, target))
