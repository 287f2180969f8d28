"""Every row of a table becomes an entry's file, or a list of what is wrong with it, cell by cell.

Rows are written as the texts of files first and checked as any file of the register is. Those
without errors are put into the register one by one: an import that is cut off leaves whole files
only.
"""

from __future__ import annotations

from collections.abc import Sequence

from fairshare.intake.bodies.described import read_bodies
from fairshare.intake.bodies.directory import read_directory
from fairshare.intake.bodies.editor_schema import offer_again
from fairshare.intake.checking import check_drafts, holds, named, place_of
from fairshare.intake.drafts import Draft, Drafts
from fairshare.intake.entry_file import ORGANISATION, as_yaml
from fairshare.intake.faults import Imported, in_table_order
from fairshare.intake.reading.present import PresentEntries
from fairshare.intake.reading.values import Interpreter
from fairshare.intake.table import Table
from fairshare.intake.target import Target
from fairshare.load.register import ORGANISATIONS
from fairshare.validate import Source


def read_rows(table: Table, target: Target, *, date_order: Sequence[str] = ()) -> Drafts:
    """The rows of a table as people mean them, held against the entries that are there.

    `date_order` says how 03/04/2025 is meant, where that is not as the jurisdiction has it.
    """
    known = read_directory(target.register, target.root)
    bodies = read_bodies(table.bodies, target.framework, known)
    interpreter = Interpreter(target.framework, known.with_more(bodies.data), date_order)
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
    count = len(drafts.drafts) + len(drafts.not_read)
    outcome = Imported(count, count, faults=list(drafts.faults))
    outcome.readings, outcome.notices = drafts.readings, drafts.notices
    outcome.waits = bool(outcome.readings) and not (accept or dry_run)
    dry_run = dry_run or outcome.waits
    judged = check_drafts(
        drafts.drafts,
        target,
        _check_bodies(drafts, target),
        replace=replace,
        of_published=drafts.of_published,
    )
    left = drafts.drafts[len(judged) :]
    outcome.not_judged = [*(draft.row for draft in left), *drafts.not_read]
    for body in drafts.bodies.bodies:
        outcome.faults += body.faults
        if not body.failed and not drafts.failed:
            put_organisation(body.id, body.text, target, outcome, dry_run=dry_run)
    for draft in judged:
        same = holds(place_of(draft, target), draft)
        outcome.faults += [one for one in draft.faults if one.is_error or not same]
        if not draft.failed and not drafts.failed:
            put_in_place(draft, target, outcome, dry_run=dry_run)
    if outcome.organisations and not dry_run:
        folder = target.schema or target.root / "schema"
        offer_again(folder, target.register, target.root, target.framework)
    outcome.faults = in_table_order(outcome.faults)
    return outcome


def import_table(table: Table, target: Target, **options: bool) -> Imported:
    """As `import_rows`, of a table as it was read."""
    return import_rows(read_rows(table, target), target, **options)


def _check_bodies(drafts: Drafts, target: Target) -> list[Source]:
    """New organisations as the register would read them; what is wrong is noted at its cell."""
    by_file = {body.file: body for body in drafts.bodies.bodies}
    first_line = target.modeline(ORGANISATION, target.register / ORGANISATIONS)
    for body in drafts.bodies.bodies:
        body.text = as_yaml(body.data, first_line)
    files = target.reader().new_organisations({name: one.text for name, one in by_file.items()})
    for file in files:
        for problem in file.problems:
            body = by_file[problem.file]
            body.add(problem.code, problem.path, problem.message, problem.hint)
    return [file.source for file in files if file.source]


def put_in_place(draft: Draft, target: Target, outcome: Imported, *, dry_run: bool) -> None:
    """Put a draft's file into the register, and note it."""
    path = place_of(draft, target)
    if holds(path, draft):
        outcome.unchanged.append(named(draft, target))
        return
    if not dry_run:
        target.write(path, draft.text)
    outcome.written.append(named(draft, target))


def put_organisation(
    name: str, text: str, target: Target, outcome: Imported, *, dry_run: bool
) -> None:
    """Put the file of a new organisation into the register, and note it."""
    path = target.register / ORGANISATIONS / f"{name}.yml"
    if not dry_run:
        target.write(path, text)
    outcome.organisations.append(target.named(path))
