"""From one version to the next: two wheels, a register of the first, and a body that edited it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from fairshare import __version__
from installed import Installed, built_wheel
from pasts import git
from practice import Practice
from projects import REPOSITORY, files

pytestmark = pytest.mark.long

TREE = (
    *("plugins", "schema", "docs", "checks"),
    *("README.md", "LICENSE", "CHANGELOG.md", "pyproject.toml"),
)
FORM = ".github/ISSUE_TEMPLATE/decision.yml"
NEXT = "99.0.0"
STARTER = "plugins/fairshare/starter"
OURS, BOTH, THEIRS = "docs/about/reading.md", "docs/about/scoring.md", "docs/privacy.md"
LABEL = "schema/codes/outcomes.yml"
CODE = """\
codes:
  space-travel:
    label: Space travel
    definition: Rockets.
    match: none
"""
CORRECTION = """
corrections:
  - {date: 2026-11-20, path: codes.refused.label, was: Refused, why: Plainer words., kind: wording}
"""


@pytest.fixture(scope="module")
def next_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of a later version: other texts, a code more, a file more and one fewer."""
    tree = tmp_path_factory.mktemp("next") / "tree"
    for name in TREE:
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            (tree / name).write_bytes(source.read_bytes())
    _edit(tree / "pyproject.toml", {f'version = "{__version__}"': f'version = "{NEXT}"'})
    _edit(tree / "plugins/fairshare/__init__.py", {f'"{__version__}"': f'"{NEXT}"'})
    for name in (OURS, BOTH):
        (tree / name).write_text(f"{_text(tree / name)}\nA sentence of the next version.\n")
    _edit(tree / LABEL, {"label: Refused": "label: Turned down"})
    (tree / LABEL).write_text(_text(tree / LABEL) + CORRECTION, encoding="utf-8")
    _edit(tree / "schema/codes/themes.yml", {"codes:\n": CODE})
    schema = json.loads(_text(tree / "schema/initiative.schema.json"))
    schema["properties"]["themes"]["items"]["enum"].insert(0, "space-travel")
    (tree / "schema/initiative.schema.json").write_text(json.dumps(schema, ensure_ascii=False))
    (tree / STARTER / "common/SUPPORT.md").write_text("Whom to ask.\n", encoding="utf-8")
    (tree / STARTER / "github/.github/ISSUE_TEMPLATE/config.yml").unlink()
    return built_wheel(tree, tmp_path_factory.mktemp("next-wheel"))


@pytest.fixture
def edited(wheel: Path, tmp_path: Path) -> Practice:
    """A register of this version that its body made its own, in an environment of its own."""
    installed = Installed.from_wheel(wheel, tmp_path / "program")
    practice = Practice.begun(tmp_path / "home", installed)
    register = practice.register
    for name in (BOTH, THEIRS):
        (register / name).write_text(f"{_text(register / name)}\nA sentence of the council.\n")
    _edit(register / "register.yml", {"answers_within: 20": "answers_within: 10"})
    law = _text(REPOSITORY / "schema/jurisdiction.yml").replace("months: 36", "months: 24")
    (register / "schema/jurisdiction.yml").write_text(law, encoding="utf-8")
    practice.run("git", "add", "--all")
    practice.run("git", "commit", "--quiet", "--message", "Make it our own")
    return practice


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _edit(path: Path, changes: Mapping[str, str]) -> None:
    text = _text(path)
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def without_git(practice: Practice) -> dict[str, bytes]:
    found = files(practice.register)
    return {name: content for name, content in found.items() if not name.startswith(".git/")}


def test_a_new_version_comes_and_the_bodys_edits_stay(edited: Practice, next_wheel: Path) -> None:
    """What changed is named, a conflict with what to do, and the check is green before a commit."""
    before = without_git(edited)
    edited.installed.install(next_wheel)
    said = edited.run("fairshare", "upgrade").splitlines()
    assert said == [
        f"{FORM}: brought up to date",
        "SUPPORT.md: new",
        f"{OURS}: brought up to date",
        CONFLICT,
        f"{THEIRS}: kept as you changed it",
        "register.yml: kept as you changed it",
        "requirements.txt: brought up to date",
        DROPPED,
        "schema/held.json: brought up to date",
        "schema/editor/initiative.schema.json: brought up to date",
        "Take over what you want from each file that ends in .new, then delete it.",
        "Look at `git diff`, run `fairshare check --base HEAD`, then commit.",
    ]
    after = without_git(edited)
    for name in (BOTH, THEIRS, "register.yml", "schema/jurisdiction.yml"):
        assert after[name] == before[name]
    assert b"A sentence of the next version." in after[OURS]
    assert b"A sentence of the next version." in after[f"{BOTH}.new"]
    changed = git(edited.register, "diff", "--name-only").splitlines()
    derived = ["schema/editor/initiative.schema.json", "schema/held.json"]
    assert changed == [".fairshare.yml", FORM, OURS, "requirements.txt", *derived]
    edited.run("fairshare", "check", "--strict", "--base", "HEAD")
    (edited.register / f"{BOTH}.new").unlink()
    assert edited.run("fairshare", "upgrade").splitlines()[:3] == [
        f"{BOTH}: kept as you changed it",
        f"{THEIRS}: kept as you changed it",
        "register.yml: kept as you changed it",
    ]


def test_the_new_schema_is_in_force_with_the_bodys_own_rules(
    edited: Practice, next_wheel: Path
) -> None:
    """A new code may be used, a new label is shown, and the body's own limit still holds."""
    edited.installed.install(next_wheel)
    edited.run("fairshare", "upgrade")
    entry = edited.register / "register/initiatives/northshire-council/warm-homes.yml"
    _edit(entry, {"themes: [energy, welfare]": "themes: [energy, welfare, space-travel]"})
    _edit(entry, {"stage: proposed": "stage: never_started"})
    _edit(entry, {"dates: {submitted: 2026-09-14}": DECIDED})
    edited.run("git", "add", "--all")
    edited.run("git", "commit", "--quiet", "--message", "Use the new code")
    edited.run("mkdocs", "build", "--strict", "--quiet")
    edited.run("fairshare", "verify", "site")
    words = edited.words("initiatives/northshire-council/warm-homes")
    assert "Turned down 1 November 2026" in words
    assert "Space travel" in words


CONFLICT = f"{BOTH}: you and this version changed it. Yours stays; the new text is {BOTH}.new"
DROPPED = (
    ".github/ISSUE_TEMPLATE/config.yml: no longer comes with this version. Delete it, if nothing "
    "of yours is in it"
)
DECIDED = """\
decision:
  outcome: refused
  date: 2026-11-01
  decided_by: Head of Information Governance
  justification: >-
    The grant has ended, so nobody would be helped by it.
    A new request may well follow.
  divergence:
    explanation: >-
      The assessment was made while there was a grant. There is none any more, and
      no other is planned.
dates: {submitted: 2026-09-14}"""


def test_an_interrupted_upgrade_loses_nothing(edited: Practice, next_wheel: Path) -> None:
    """Where it stops half-way, every file is whole, the old or the new; a second run ends it."""
    whole = edited.copied(edited.home.with_name("whole"))
    before = without_git(edited)
    edited.installed.install(next_wheel)
    whole.run("fairshare", "upgrade")
    in_the_way = edited.register / "docs/about/.reading.md.being-written"
    in_the_way.mkdir()
    stopped = edited.run("bash", "-c", "! fairshare upgrade")
    assert stopped.startswith(f"fairshare: {OURS} can't be written: is a directory.")
    assert stopped.count("\n") == 1
    in_the_way.rmdir()
    half, ended = without_git(edited), without_git(whole)
    assert half != before
    assert half.keys() <= ended.keys()
    assert all(content in {before.get(name), ended[name]} for name, content in half.items())
    edited.run("fairshare", "upgrade")
    assert without_git(edited) == ended
