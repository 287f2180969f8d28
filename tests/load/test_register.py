"""Finding the files of a register. A case names the files of a tree and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairshare.load.register import FoundFiles, find, load_documents
from fairshare.load.strict_yaml import parse
from fairshare.problems import SetupError

CASES = Path(__file__).parent.parent / "cases"
TREES = [
    *sorted((CASES / "invalid/E010").glob("*.yml")),
    *sorted((CASES / "valid/E010").glob("*.yml")),
]


def write(path: Path, text: str = "title: a\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("case", TREES, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_what_does_not_belong_is_told_and_the_rest_is_found(case: Path, tmp_path: Path) -> None:
    """Each stray thing is one E010, and every other file is found in order."""
    document = parse(case.read_bytes(), case.name).document
    assert document is not None
    drawn = {key: list(document.data.get(key, [])) for key in ("files", "links", "folders")}
    stray = list(document.data.get("problems", []))
    register = tmp_path / "register"
    for name in drawn["files"]:
        write(register / name)
    for name in drawn["links"]:
        (register / name).symlink_to(tmp_path)
    for name in drawn["folders"]:
        (register / name).mkdir()

    found = find(register, tmp_path)

    assert [(p.code, p.file) for p in found.problems] == [
        ("E010", f"register/{name}") for name in sorted(stray)
    ]
    expected = sorted(
        name
        for name in drawn["files"]
        if name.endswith(".yml") and not any(name == s or name.startswith(f"{s}/") for s in stray)
    )
    listed = [path.relative_to(register).as_posix() for path in found.initiatives]
    assert listed == [name for name in expected if name.startswith("initiatives/")]
    listed = [path.relative_to(register).as_posix() for path in found.organisations]
    assert listed == [name for name in expected if name.startswith("organisations/")]


def test_files_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    """The order doesn't depend on the file system, and is that of ids as text."""
    for name in ("b/a", "a/b", "a-b/c", "a/a"):
        write(tmp_path / f"register/initiatives/{name}.yml")
    found = find(tmp_path / "register", tmp_path)
    assert [f"{p.parent.name}/{p.stem}" for p in found.initiatives] == [
        "a-b/c",
        "a/a",
        "a/b",
        "b/a",
    ]


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([], "register/: the register's folder is missing"),
        (["organisations/a.yml"], "register/initiatives/: the folder is missing"),
    ],
)
def test_no_register_stops_the_run_with_one_sentence(
    files: list[str], sentence: str, tmp_path: Path
) -> None:
    """An empty site must never be published because a folder was misnamed."""
    for name in files:
        write(tmp_path / "register" / name)
    with pytest.raises(SetupError) as stopped:
        find(tmp_path / "register", tmp_path)
    assert sentence in str(stopped.value)
    assert str(stopped.value).endswith(".")
    assert str(tmp_path) not in str(stopped.value)


def test_a_new_register_holds_nothing_yet(tmp_path: Path) -> None:
    """Git keeps no empty folder, so a file that only holds its place is no stray one."""
    write(tmp_path / "register/initiatives/.gitkeep")
    assert find(tmp_path / "register", tmp_path) == FoundFiles((), ())


def test_a_file_that_vanishes_before_it_is_read_is_a_problem(tmp_path: Path) -> None:
    """One file gone doesn't hide the others."""
    first = write(tmp_path / "register/initiatives/a/a.yml")
    write(tmp_path / "register/initiatives/a/b.yml")
    found = find(tmp_path / "register", tmp_path)
    first.unlink()
    gone, there = load_documents(found.initiatives, tmp_path)
    assert [(p.code, p.file) for p in gone.problems] == [("E001", "register/initiatives/a/a.yml")]
    assert there.document is not None
    assert there.document.file == "register/initiatives/a/b.yml"


def test_a_file_outside_the_root_is_shown_by_its_whole_path(tmp_path: Path) -> None:
    """Whoever names a file elsewhere sees which one is meant."""
    path = write(tmp_path / "elsewhere/a.yml")
    (parsed,) = load_documents([path], tmp_path / "project")
    assert parsed.document is not None
    assert parsed.document.file == path.as_posix()


def test_a_name_that_is_no_text_can_still_be_shown(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 in a file's name must not break the report."""
    write(tmp_path / "register/initiatives/a/b.yml")
    (tmp_path / "register/initiatives/a" / "\udcff.txt").write_bytes(b"")
    (problem,) = find(tmp_path / "register", tmp_path).problems
    assert problem.file.encode("utf-8").endswith("\N{REPLACEMENT CHARACTER}.txt".encode())
