"""What was published stays: each forbidden change is refused with its code, each other accepted."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from chronicle import FOLDER, FUND, MEALS, TRAVEL, Chronicle, as_yaml, edited, entry
from fairshare.cli import main
from fairshare.git.repository import RepositoryError
from fairshare.problems import Problem, codes
from fairshare.validate import is_integrity
from pasts import git
from projects import Project
from proposed import ALLOWED, FORBIDDEN, MODES, NOTICE, REASON, event, same
from silent import SILENT


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> Chronicle:
    """One repository: a dozen commits of history, and a branch for each proposal."""
    chronicle = Chronicle(tmp_path_factory.mktemp("chronicle") / "räposi tory")
    for name, (_code, files) in FORBIDDEN.items():
        chronicle.propose(branch(name), files)
    for name, (mode, files) in MODES.items():
        chronicle.propose(branch(name), files, mode)
    for name, files in ALLOWED.items():
        chronicle.propose(branch(name), files)
    chronicle.propose(
        "notice", {FUND: NOTICE, CONSENT: b"agreed: 2026-01-05\nby: Head of the register\n"}
    )
    chronicle.write()
    return chronicle


CONSENT = FUND.replace("/initiatives/", "/redactions/")
"""Where the maintainers agree to a notice in its place."""


def branch(name: str) -> str:
    return f"proposal/{name.replace(' ', '-')}"


def proposed(chronicle: Chronicle, name: str) -> list[Problem]:
    chronicle.show(branch(name))
    return chronicle.integrity()


def integrity(problems: Iterable[Problem]) -> list[str]:
    return sorted({problem.code for problem in problems if is_integrity(problem)})


def test_the_tables_leave_nothing_out() -> None:
    """At least thirty forbidden changes, and every code of integrity among them."""
    assert len(FORBIDDEN) + len(MODES) >= 30
    drawn = {code for code, _files in FORBIDDEN.values()} | {row.code for row in SILENT.values()}
    drawn |= {"E515", "E517", "W518", "E529", "E532"}
    drawn |= {"E530"}  # tests/start/test_upgrade.py: what a newer program brings
    drawn |= {"E531"}  # tests/start/test_example.py: the example that a register began with
    assert drawn == {code for code in codes() if code[1] == "5"}


@pytest.mark.parametrize("name", FORBIDDEN)
def test_a_forbidden_change_is_refused_with_its_code(chronicle: Chronicle, name: str) -> None:
    """Exactly one kind of fault is told, in whole sentences, with a way on."""
    code, _files = FORBIDDEN[name]
    problems = proposed(chronicle, name)
    assert {problem.code for problem in problems} == {code}
    for problem in problems:
        assert problem.severity == "error"
        assert problem.message.endswith(".")
        assert problem.hint.endswith(".")
        assert problem.file.startswith(("register/", "schema/"))


@pytest.mark.parametrize("name", MODES)
def test_only_ordinary_files_are_accepted(chronicle: Chronicle, name: str) -> None:
    """Links and programs are seen where the working tree might hide them."""
    assert [problem.code for problem in proposed(chronicle, name)] == ["E515"]


@pytest.mark.parametrize("name", ALLOWED)
def test_an_allowed_change_is_accepted(chronicle: Chronicle, name: str) -> None:
    """The register lives: what is not forbidden raises no error of any kind."""
    chronicle.show(branch(name))
    assert chronicle.check().errors == []


@pytest.mark.parametrize(
    ("change", "code"),
    [({"stage": "Paused"}, "E103"), ({"event": [event("incident")]}, "E102")],
)
def test_what_the_schema_refuses_is_told_once(
    chronicle: Chronicle, change: dict[str, Any], code: str
) -> None:
    """No event would explain a stage or a field that there is not."""
    chronicle.show("main")
    (chronicle.root / MEALS).write_bytes(edited(MEALS, change))
    assert [it.code for it in chronicle.check().errors] == [code]


def test_replacing_on_one_side_is_refused(chronicle: Chronicle) -> None:
    """Older and newer must agree, with or without a base."""
    chronicle.show("main")
    (chronicle.root / FUND).write_bytes(edited(FUND, {"supersedes": "northshire-council/put-off"}))
    assert [it.code for it in chronicle.check().errors] == ["E303"]


@pytest.mark.parametrize(
    ("notice", "code"),
    [
        (None, "E501"),
        (same(FUND), "E505"),
        (NOTICE.replace(b"a person", b"somebody"), "E517"),
        (REASON + b"dates: {submitted: 2025-10-21}\n", "E517"),
    ],
)
def test_a_notice_of_removal_stays(chronicle: Chronicle, notice: bytes | None, code: str) -> None:
    """What maintainers removed does not come back, and nobody rewrites why it was."""
    chronicle.show("main")
    path = chronicle.root / FUND
    path.unlink()
    if notice:
        path.write_bytes(notice)
    assert integrity(chronicle.integrity("notice")) == [code]


def test_maintainers_may_remove_what_an_entry_says(chronicle: Chronicle) -> None:
    """A notice in the place of an entry is no deletion, but nobody overlooks it."""
    chronicle.show("notice")
    assert integrity(chronicle.integrity()) == ["W518"]
    assert chronicle.integrity("notice") == []


def test_a_notice_is_no_error(chronicle: Chronicle) -> None:
    """The whole check accepts it too, but whoever reviews the change is told."""
    chronicle.show("notice")
    found = chronicle.check()
    assert [problem.code for problem in found.problems if problem.file == FUND] == ["W518"]
    assert found.errors == []
    assert chronicle.check("notice").errors == []


def test_a_notice_keeps_the_first_date(chronicle: Chronicle) -> None:
    """It says when the decided initiative was submitted, as the entry said."""
    chronicle.show("main")
    path = chronicle.root / MEALS
    path.write_bytes(REASON + b"dates: {submitted: 2025-03-20}\n")
    assert integrity(chronicle.integrity()) == ["E532"]
    path.write_bytes(REASON + b"dates: {submitted: 2025-03-19}\n")
    assert integrity(chronicle.integrity()) == ["E507", "E532"]


def test_a_notice_needs_the_maintainers(chronicle: Chronicle) -> None:
    """The file in their folder is that of this entry, and no other."""
    chronicle.show("main")
    (chronicle.root / FUND).write_bytes(NOTICE)
    (found,) = chronicle.integrity()
    assert (found.code, found.file) == ("E532", FUND)
    assert CONSENT in found.hint
    other = chronicle.root / CONSENT.replace("household", "other")
    other.parent.mkdir(parents=True)
    try:
        other.write_text("agreed: 2026-01-05\n")
        assert integrity(chronicle.integrity()) == ["E532"]
    finally:
        other.unlink()
        other.parent.rmdir()
        other.parent.parent.rmdir()


def test_another_repository_inside_is_refused(chronicle: Chronicle) -> None:
    """A submodule would look like an empty folder."""
    chronicle.show("main")
    head = git(chronicle.top, "rev-parse", "HEAD")
    place = f"160000,{head},{FOLDER}/register/initiatives/elsewhere"
    git(chronicle.top, "update-index", "--add", "--cacheinfo", place)
    try:
        codes = integrity(chronicle.integrity())
    finally:
        git(chronicle.top, "reset", "-q", "--hard")
    assert codes == ["E515"]


def test_a_link_in_the_place_of_the_register_hides_nothing(chronicle: Chronicle) -> None:
    """Another folder's entries are held against what the register said."""
    chronicle.show("main")
    register = chronicle.root / "register"
    shutil.copytree(register, chronicle.root / "other")
    (chronicle.root / "other" / TRAVEL.removeprefix("register/")).unlink()
    shutil.rmtree(register)
    register.symlink_to("other")
    git(chronicle.top, "add", FOLDER)
    try:
        problems = chronicle.integrity()
    finally:
        register.unlink()
        git(chronicle.top, "reset", "-q", "--hard")
    assert {(one.code, one.file) for one in problems} == {("E501", TRAVEL), ("E515", "register")}


def test_all_that_was_done_is_told_at_once(chronicle: Chronicle) -> None:
    """One fault hides no other, in the same file or in another one."""
    chronicle.show("main")
    change = {"decision.outcome": "refused", "dates.submitted": "2025-03-01"}
    others = {"events.3.date": "2025-10-21", "answers.harm.rating": 5, "data.frequency": "daily"}
    others["organisations.1.roles"] = ["overseer"]
    (chronicle.root / MEALS).write_bytes(edited(MEALS, {**change, **others}, ["legal"]))
    (chronicle.root / TRAVEL).unlink()
    problems = chronicle.integrity()
    assert integrity(problems) == ["E501", "E506", "E507", "E508", "E511", "E519"]
    said = [it.message.split(" changed")[0] for it in problems if it.code == "E511"]
    assert said == [
        "Legal basis (legal)",
        "How often (data → frequency)",
        "Rating of question 12, harm (answers → harm → rating)",
    ]


def test_a_problem_stands_where_the_change_is(chronicle: Chronicle) -> None:
    """Line and field lead to what must be put back."""
    chronicle.show(branch("another day of an event"))
    (problem,) = chronicle.integrity()
    assert problem.path == ("events", 3)
    lines = (chronicle.root / MEALS).read_text(encoding="utf-8").splitlines()
    assert lines[problem.line - 1] == "- date: '2025-10-21'"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("another label", "    label: Approved by all"),
        ("another question", '          "title": "How good is it?",'),
        ("another name of an organisation", "name: Acme Data Brokers"),
    ],
)
def test_words_outside_the_entries_have_a_place_too(
    name: str, line: str, chronicle: Chronicle
) -> None:
    """In YAML and in JSON the problem stands at the line that changed."""
    (problem,) = proposed(chronicle, name)
    lines = (chronicle.root / problem.file).read_text(encoding="utf-8").splitlines()
    assert lines[problem.line - 1] == line


def test_comments_and_layout_may_change(chronicle: Chronicle) -> None:
    """Entries are compared by what they say."""
    chronicle.show("main")
    data = entry(MEALS)
    other = {key: data[key] for key in reversed(data)}
    (chronicle.root / MEALS).write_bytes(b"# Looked at again\r\n" + as_yaml(other))
    assert chronicle.check().problems == chronicle_problems_of_main(chronicle)


def chronicle_problems_of_main(chronicle: Chronicle) -> tuple[Problem, ...]:
    chronicle.show("main")
    return chronicle.check().problems


def test_a_base_without_a_register_makes_all_new(chronicle: Chronicle) -> None:
    """The first proposal of a register has nothing to be held against."""
    chronicle.show("main")
    empty = git(chronicle.top, "mktree", given=b"")
    first = git(chronicle.top, "commit-tree", "-m", "Empty", empty)
    assert chronicle.check(first).errors == []


def test_a_base_that_can_not_be_read_hides_nothing(chronicle: Chronicle) -> None:
    """A broken file of the base has nothing to hold on to; the others are compared as ever."""
    chronicle.show("main")
    (chronicle.root / MEALS).write_bytes(b"title: [broken\n")
    git(chronicle.top, "commit", "-q", "-a", "-m", "Broken")
    broken = git(chronicle.top, "rev-parse", "HEAD")
    git(chronicle.top, "reset", "-q", "--hard", "HEAD~1")
    (chronicle.root / TRAVEL).write_bytes(edited(TRAVEL, {}, ["withdrawn"]))
    assert integrity(chronicle.integrity(broken)) == ["E512"]
    (chronicle.root / MEALS).unlink()
    assert integrity(chronicle.integrity(broken)) == ["E501", "E512"]


def test_a_file_that_can_not_be_read_now_is_told_once(chronicle: Chronicle) -> None:
    """It is neither gone nor changed: it can't be read."""
    chronicle.show("main")
    (chronicle.root / MEALS).write_bytes(b"title: [broken\n")
    assert [it.code for it in chronicle.check().errors] == ["E005"]


def test_named_files_do_not_hide_what_was_done_to_others(chronicle: Chronicle) -> None:
    """A file that was deleted can't be named, so integrity is always told of the whole register."""
    chronicle.show(branch("delete a draft"))
    problems = chronicle.check(only=[chronicle.root / TRAVEL]).problems
    assert integrity(problems) == ["E501"]


def test_an_unknown_revision_stops_the_run(chronicle: Chronicle) -> None:
    """Nothing is compared with nothing."""
    with pytest.raises(RepositoryError, match="git knows no revision"):
        chronicle.check("no-such-branch")


def test_a_shallow_copy_stops_the_run(chronicle: Chronicle, tmp_path: Path) -> None:
    """Without the history nobody can tell whether an id was used before."""
    git(tmp_path, "clone", "-q", "--depth=1", "-b", "main", chronicle.top.as_uri(), "copy")
    copy = Chronicle.__new__(Chronicle)
    copy.top, copy.root = chronicle.top, tmp_path / "copy" / FOLDER
    with pytest.raises(RepositoryError, match="git fetch --unshallow"):
        copy.check("HEAD")


def run(chronicle: Chronicle, *arguments: str) -> Result:
    """`fairshare check` in the working tree, in this process."""
    root = ["--root", str(chronicle.root)]
    return CliRunner().invoke(main, [*root, "check", "--today", "2025-12-01", *arguments])


def test_the_command_refuses_with_status_1(chronicle: Chronicle) -> None:
    """A workflow fails, and the message names file, line and code."""
    chronicle.show(branch("turn an approval into a refusal"))
    done = run(chronicle, "--base", "main")
    assert done.exit_code == 1
    assert f"{MEALS}:" in done.stdout
    assert (
        "E506 The decision was changed after it was taken: Outcome (decision → outcome)."
        in done.stdout
    )


def test_a_deleted_file_is_told_to_programs_too(chronicle: Chronicle) -> None:
    """It has no line any more, so it is told at the first."""
    chronicle.show(branch("delete a draft"))
    done = run(chronicle, "--base", "main", "--format", "json", str(chronicle.root / TRAVEL))
    found = json.loads(done.stdout)["problems"]
    (problem,) = (one for one in found if one["severity"] == "error")
    assert (problem["code"], problem["file"], problem["line"]) == ("E501", FUND, 1)
    assert done.exit_code == 1


@pytest.mark.parametrize("revision", ["no-such-branch", "--all", "main..main", ""])
def test_the_command_does_not_guess_a_revision(chronicle: Chronicle, revision: str) -> None:
    """A base that is not there is no reason to pass: one sentence, and status 2."""
    chronicle.show("main")
    done = run(chronicle, f"--base={revision}")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith("fairshare: git knows no revision ")
    assert done.stderr.count("\n") == 1


def test_the_command_needs_a_repository_for_a_base(project: Project) -> None:
    """A register without git can be checked, but not held against its past."""
    done = CliRunner().invoke(main, ["--root", str(project.root), "check", "--base", "HEAD"])
    assert done.exit_code == 2
    assert "working tree of a git repository" in done.stderr
