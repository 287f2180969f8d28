"""Git is read as it is, whatever the caller's shell says and whatever names and contents hold."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from fairshare.git.answers import log_entries
from fairshare.git.repository import Repository, RepositoryError, TreeEntry

ODD = "Größe/a\nb\t'\"é.yml"
MANY = 5_000
"""More ids, and more bytes, than a pipe holds."""


def git(folder: Path, *arguments: str, given: bytes = b"") -> str:
    """Run git as a fresh machine would, with no settings of the user's."""
    surroundings = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{who}_NAME": "Register" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "register@northshire.example" for who in ("AUTHOR", "COMMITTER")},
    }
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        input=given,
        env=surroundings,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().strip()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository in a folder with a name that needs quoting, with one commit of odd files."""
    folder = tmp_path_factory.mktemp("repository") / "Akten – 2025"
    (folder / "Größe").mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    (folder / ODD).write_bytes(b"odd\r\n\0\xff")
    (folder / "run.sh").write_bytes(b"")
    (folder / "run.sh").chmod(0o755)
    (folder / "link").symlink_to("run.sh")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "First")
    git(folder, "tag", "-a", "-m", "A tag with a message", "first")
    return folder


@pytest.fixture(scope="module")
def repository(folder: Path) -> Repository:
    return Repository.at(folder)


def test_it_is_found_from_any_folder_inside(folder: Path) -> None:
    """The register may lie deep in a larger repository."""
    found = Repository.at(folder / "Größe")
    assert found.top == folder.resolve()
    assert found.path_of(folder / "Größe") == "Größe"
    assert found.path_of(folder) == ""
    assert not found.shallow


def test_a_link_inside_is_not_followed(folder: Path, repository: Repository) -> None:
    """What git calls a link stays one, wherever it leads."""
    assert repository.path_of(folder / "link") == "link"
    assert repository.path_of(folder / "Größe" / ".." / "run.sh") == "run.sh"


def test_a_tree_lists_modes_ids_and_paths(repository: Repository) -> None:
    """Names with quotes, tabs, line ends and accents come as they are."""
    tree = {entry.path: entry for entry in repository.tree(repository.resolve("main"))}
    blob = repository.blob_id(b"odd\r\n\0\xff")
    assert tree[ODD] == TreeEntry("100644", blob, ODD)
    assert tree["run.sh"].mode == "100755"
    assert tree["link"].mode == "120000"
    assert list(repository.index()) == list(tree.values())


def test_a_tree_can_be_narrowed(repository: Repository) -> None:
    """Names of folders are no patterns, and a folder that is not there holds nothing."""
    commit = repository.resolve("HEAD")
    assert [entry.path for entry in repository.tree(commit, "Größe")] == [ODD]
    for nowhere in ("gone", "*", ":(glob)**", "Größ"):
        assert list(repository.tree(commit, nowhere)) == []


@pytest.mark.parametrize("name", ["main", "first", "HEAD", "main~0", "main^0"])
def test_a_revision_has_many_names(repository: Repository, name: str) -> None:
    """Branches, tags and git's other ways to name a commit all lead to its id."""
    assert repository.resolve(name) == repository.resolve("HEAD")


@pytest.mark.parametrize(
    "name",
    [
        *("gone", "", "^main", "main..main", "--all", "-h", "--output=x", "a\0b", "a\nb"),
        *("main:run.sh", "main^{tree}", "@{u}", "main main"),
    ],
)
def test_an_unknown_revision_is_refused_in_one_sentence(repository: Repository, name: str) -> None:
    """Nothing that a person may write is taken for an option, a range or a file."""
    with pytest.raises(RepositoryError, match=r"git knows no revision .*git fetch") as refused:
        repository.resolve(name)
    assert "\n" not in str(refused.value)


def test_thousands_of_contents_come_in_order_through_one_process(
    tmp_path: Path,
) -> None:
    """Git and its reader never wait for each other, and large contents can be cut."""
    git(tmp_path, "init", "-q")
    written = [f"{number} ".encode() * 40 + b"\n" for number in range(MANY)]
    stream = b"".join(b"blob\ndata %d\n%s\n" % (len(one), one) for one in written)
    git(tmp_path, "fast-import", "--quiet", given=stream)
    repository = Repository.at(tmp_path)
    blobs = [repository.blob_id(one) for one in written]
    assert list(repository.contents(blobs)) == list(zip(blobs, written, strict=True))
    cut = list(repository.contents([*blobs[:3], blobs[0]], limit=4))
    assert [content for _, content in cut] == [b"0 0 0", b"1 1 1", b"2 2 2", b"0 0 0"]
    assert next(repository.contents(blobs)) == (blobs[0], written[0])
    assert list(repository.contents([])) == []


def test_a_content_that_is_not_there_is_named(repository: Repository) -> None:
    """A damaged or partial copy never looks like an empty file."""
    with pytest.raises(RepositoryError, match="is missing from the repository"):
        list(repository.contents([repository.blob_id(b"never written")]))


@pytest.mark.parametrize("given", ["--all", "main", "", "0" * 41, "0" * 40 + "\n" + "0" * 40])
def test_only_ids_are_ids(repository: Repository, given: str) -> None:
    """What was not resolved first can't be read as an option or as two."""
    with pytest.raises(ValueError, match="not the id"):
        list(repository.contents([given]))
    with pytest.raises(ValueError, match="not the id"):
        repository.tree(given)


def test_the_callers_shell_points_git_nowhere_else(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check that runs inside a hook sees the register and not the hook's repository."""
    monkeypatch.setenv("GIT_DIR", str(tmp_path))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(tmp_path))
    monkeypatch.setenv("GIT_TRACE", "2")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    repository = Repository.at(folder)
    assert repository.top == folder.resolve()
    assert len(list(repository.tree(repository.resolve("HEAD")))) == len(list(repository.index()))


def test_no_repository_is_said_in_one_sentence(tmp_path: Path) -> None:
    """A copy without git, or a bare repository, has nothing to compare with."""
    with pytest.raises(RepositoryError, match="working tree of a git repository"):
        Repository.at(tmp_path)
    git(tmp_path, "init", "-q", "--bare")
    with pytest.raises(RepositoryError):
        Repository.at(tmp_path)


def test_a_folder_that_poses_as_a_repository_is_refused(folder: Path) -> None:
    """Files in the register that look like git's own bring no settings with them."""
    posing = folder / "posing"
    git(folder, "init", "-q", "--bare", str(posing))
    with pytest.raises(RepositoryError):
        Repository.at(posing)


def test_a_place_outside_is_refused(repository: Repository, tmp_path: Path) -> None:
    """A register elsewhere has no past here."""
    with pytest.raises(RepositoryError, match="lies outside the git repository"):
        repository.path_of(tmp_path)


def test_git_may_be_missing(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without git says what to install."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RepositoryError, match="install git"):
        Repository.at(folder)


@pytest.mark.parametrize(
    "settings", ["[core", "[core]\n\tbare = perhaps\n", "[extensions]\n\tobjectFormat = odd\n"]
)
def test_settings_that_git_cannot_read_are_said_in_one_sentence(
    tmp_path: Path, settings: str
) -> None:
    """Whatever is wrong with them: what git says, and what to run."""
    git(tmp_path, "init", "-q")
    config = tmp_path / ".git" / "config"
    config.write_text(f"{config.read_text()}{settings}")
    with pytest.raises(RepositoryError, match="git can't read the repository of") as caught:
        Repository.at(tmp_path)
    assert "\n" not in str(caught.value)


def test_an_answer_in_another_form_is_no_traceback() -> None:
    """A setting that nobody foresaw may change what git's log says."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as answer:
        answer.write("0123 1735732800".encode("utf-16") + b"\0abc yesterday\0")
    with os.fdopen(reading, "rb") as answer, pytest.raises(RepositoryError, match="git config"):
        list(log_entries(answer))


def test_another_owner_is_said_with_the_way_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A container that mounts somebody's clone learns what to set."""
    program = tmp_path / "git"
    program.write_text(
        f'#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec "{shutil.which("git")}" "$@"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(tmp_path))  # nothing is said to be safe there
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    with pytest.raises(RepositoryError, match=r"safe\.directory"):
        Repository.at(folder)


def test_a_shallow_copy_says_how_to_fetch_the_rest(folder: Path, tmp_path: Path) -> None:
    """What a shallow copy leaves out is not called unknown."""
    (folder / "run.sh").write_bytes(b"#")
    git(folder, "commit", "-q", "-a", "-m", "Second")
    git(tmp_path, "clone", "-q", "--depth=1", folder.as_uri(), "copy")
    copy = Repository.at(tmp_path / "copy")
    assert copy.shallow
    with pytest.raises(RepositoryError, match="git fetch --unshallow"):
        copy.resolve("HEAD~1")


def test_longer_ids_are_known_too(tmp_path: Path) -> None:
    """Git's newer way to name contents works the same."""
    git(tmp_path, "init", "-q", "--object-format=sha256")
    (tmp_path / "a").write_bytes(b"text")
    git(tmp_path, "add", "a")
    git(tmp_path, "commit", "-q", "-m", "One")
    repository = Repository.at(tmp_path)
    (entry,) = repository.tree(repository.resolve("HEAD"))
    assert entry.blob == repository.blob_id(b"text")
    assert list(repository.contents([entry.blob])) == [(entry.blob, b"text")]
