"""`fairshare upgrade`: newer files come, a body's edits stay, and words hold."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from beginning import COUNCIL, begun, run
from pasts import git
from projects import Project

PAGE = "docs/about/reading.md"
OTHER = "docs/glossary.md"
CHECK = ".github/workflows/check.yml"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A register that was begun by this version."""
    return begun(tmp_path / "register", COUNCIL)


def as_an_older_version_wrote(project: Project, name: str) -> str:
    """Make a file, and the record of it, what an older version would have left."""
    older = f"{project.read(name)}\nAn older sentence.\n"
    project.write(name, older)
    record = yaml.safe_load(project.read(".fairshare.yml"))
    record["files"][name] = sha256(older.encode()).hexdigest()
    project.write(".fairshare.yml", yaml.safe_dump(record))
    return older


def test_a_register_of_this_version_is_up_to_date(project: Project) -> None:
    """Nothing is written, so nothing is to be committed."""
    assert run(project, "upgrade").output == "Everything is up to date.\n"
    assert git(project.root, "status", "--porcelain") == ""


def test_what_the_body_did_not_touch_is_brought_up_to_date(project: Project) -> None:
    """And named."""
    newer = project.read(PAGE)
    as_an_older_version_wrote(project, PAGE)
    assert f"{PAGE}: brought up to date" in run(project, "upgrade").output
    assert project.read(PAGE) == newer


def test_what_only_the_body_changed_stays(project: Project) -> None:
    """Its words, its entries and its deletions."""
    project.write(PAGE, "# Ours\n")
    project.path(CHECK).unlink()
    project.path("register/initiatives/northshire-council/example.yml").unlink()
    assert f"{PAGE}: kept as you changed it" in run(project, "upgrade").output
    assert project.read(PAGE) == "# Ours\n"
    assert not project.path(CHECK).exists()
    assert not project.path("register/initiatives/northshire-council/example.yml").exists()


def test_what_both_changed_is_named_and_left(project: Project) -> None:
    """Nobody's words are lost: the new text lies beside. At the next upgrade it is the body's."""
    newer = project.read(OTHER)
    older = as_an_older_version_wrote(project, OTHER)
    project.write(OTHER, f"{older}And ours.\n")
    said = run(project, "upgrade").output
    assert f"{OTHER}: you and this version changed it. Yours stays" in said
    assert f"the new text is {OTHER}.new\n" in said
    assert "Take over what you want from each file that ends in .new, then delete it." in said
    assert project.read(OTHER) == f"{older}And ours.\n"
    assert project.read(f"{OTHER}.new") == newer
    assert f"{OTHER}: kept" in run(project, "upgrade").output


def test_what_the_body_deleted_and_we_changed_is_named(project: Project) -> None:
    """It stays away, and nothing lies beside a file that is not there."""
    as_an_older_version_wrote(project, CHECK)
    project.path(CHECK).unlink()
    assert f"{CHECK}: not brought back: you deleted it" in run(project, "upgrade").output
    assert not project.path(CHECK).exists()
    assert not project.path(f"{CHECK}.new").exists()


def test_what_this_version_no_longer_brings_is_named(project: Project) -> None:
    """It may hold words of the body's: a person deletes it."""
    project.write("docs/former.md", "# Former\n")
    record = yaml.safe_load(project.read(".fairshare.yml"))
    record["files"]["docs/former.md"] = sha256(b"# Former\n").hexdigest()
    project.write(".fairshare.yml", yaml.safe_dump(record))
    assert "docs/former.md: no longer comes with this version" in run(project, "upgrade").output
    assert project.path("docs/former.md").is_file()
    assert run(project, "upgrade").output == "Everything is up to date.\n"


def test_an_older_program_is_refused(project: Project) -> None:
    """It would write its old files over newer ones."""
    project.replace(".fairshare.yml", "version: 0.1.0", "version: 0.10.0")
    result = run(project, "upgrade")
    assert result.exit_code == 2
    assert "The files of this register are from FairShare 0.10.0, and this is" in result.output
    assert git(project.root, "status", "--porcelain") == "M .fairshare.yml"


def test_a_file_that_can_not_be_written_is_named(project: Project) -> None:
    """Nothing else of the register was changed by then, and the next run goes on from there."""
    newer = project.read(PAGE)
    as_an_older_version_wrote(project, PAGE)
    record = project.read(".fairshare.yml")
    project.path("docs/about/.reading.md.being-written").mkdir()
    result = run(project, "upgrade")
    assert result.exit_code == 2
    assert f"{PAGE} can't be written: is a directory." in result.output
    assert project.read(".fairshare.yml") == record
    project.path("docs/about/.reading.md.being-written").rmdir()
    run(project, "upgrade")
    assert project.read(PAGE) == newer


def test_a_new_file_is_added(project: Project) -> None:
    """What an older version did not have yet."""
    project.path(CHECK).unlink()
    record = yaml.safe_load(project.read(".fairshare.yml"))
    del record["files"][CHECK]
    project.write(".fairshare.yml", yaml.safe_dump(record))
    assert f"{CHECK}: new" in run(project, "upgrade").output
    assert project.path(CHECK).is_file()


def test_a_register_that_was_not_begun_so_is_told(project: Project) -> None:
    """Nothing is guessed."""
    project.path(".fairshare.yml").unlink()
    result = run(project, "upgrade")
    assert result.exit_code == 2
    assert "only a register that `fairshare init` began" in result.output


def committed(project: Project, fingerprints: dict[str, dict[str, str]]) -> None:
    """Put a held.json into the last commit."""
    project.write("schema/held.json", json.dumps(fingerprints))
    git(project.root, "-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qam", "held")


def test_words_that_a_newer_program_changed_are_refused(project: Project) -> None:
    """The register held another label than the program brings now."""
    fingerprints = json.loads(project.read("schema/held.json"))
    fingerprints["codes/outcomes.yml"]["codes.refused.label"] = sha256(b"Declined").hexdigest()
    committed(project, fingerprints)
    result = run(project, "check", "--base", "HEAD")
    assert "E530 codes.refused.label of codes/outcomes.yml says something else" in result.output
    assert result.exit_code == 1


def test_words_with_a_correction_pass_once_they_are_held(project: Project) -> None:
    """The correction says what stood there; `fairshare upgrade` holds what stands now."""
    fingerprints = json.loads(project.read("schema/held.json"))
    path = "codes.official-id.definition"
    was = (
        "Numbers that the state gives a person, such as a National Insurance, NHS or passport "
        "number."
    )
    fingerprints["codes/data_categories.yml"][path] = sha256(was.encode()).hexdigest()
    committed(project, fingerprints)
    assert "E530" in run(project, "check", "--base", "HEAD").output
    assert "schema/held.json: brought up to date" in run(project, "upgrade").output
    assert run(project, "check", "--strict", "--base", "HEAD").exit_code == 0


def test_words_that_are_let_go_are_refused(project: Project) -> None:
    """Who empties the file would be free to change their meaning next."""
    project.write("schema/held.json", "{}")
    assert "is not held as it stands now" in run(project, "check", "--base", "HEAD").output
