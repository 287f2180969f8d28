"""What pages tell people to type or to open is there: commands, options, files, codes.

The guides are followed word for word only each night (tests/tutorial); this is seen at once.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from beginning import COUNCIL, begun
from fairshare.cli import main
from fairshare.problems import codes
from followed import blocks, steps
from practice import ENTRIES, GUIDES
from projects import BASE, REPOSITORY

PAGES = sorted(
    [
        *(REPOSITORY / "docs").rglob("*.md"),
        *(REPOSITORY / name for name in ("README.md", "CONTRIBUTING.md")),
        REPOSITORY / "plugins/fairshare/starter/common/README.md",
    ]
)
INLINE = re.compile(r"`((?:\S*/)?fairshare [^`]+)`")
CODE = re.compile(r"\b[EW]\d{3}\b")
OPTION = re.compile(r"--[a-z][a-z-]*|(?<= )-[a-zA-Z](?= |$)")


def name_of(page: Path) -> str:
    return page.relative_to(REPOSITORY).as_posix()


def commands(text: str) -> Iterator[str]:
    """Each command of ours that a page gives, in a block or inside a sentence."""
    for block in blocks(text):
        if block.language == "console":
            joined = block.lines.replace("\\\n", " ")
            shown = re.sub(r"<<END\n.*?^END$", "", joined, flags=re.DOTALL | re.MULTILINE)
            for line in shown.splitlines():
                if re.match(r"(?:\S*/)?fairshare ", line):
                    yield line
    yield from INLINE.findall(text)


HELP = {"--help", "-h"}


def unknown(command: str) -> list[str]:
    """The words of a command that the program does not know: sub-commands and options."""
    words = re.sub(r"[|;&#].*", "", command).split()[1:]
    found: click.Command = main
    while words and isinstance(found, click.Group):
        options = {one for param in found.params for one in param.opts}
        if words[0].startswith("-"):
            if words[0] in HELP:
                return []
            if words[0] not in options:
                return [words[0]]
            takes = next(p for p in found.params if words[0] in p.opts)
            words = words[1:] if getattr(takes, "is_flag", False) else words[2:]
            continue
        inner = found.get_command(click.Context(found), words[0])
        if inner is None:
            return [] if found.invoke_without_command else [words[0]]
        found, words = inner, words[1:]
    known = {one for param in found.params for one in (*param.opts, *param.secondary_opts)}
    given = OPTION.findall(" " + " ".join(words))
    return [one for one in given if one not in known | HELP]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_and_code_of_a_page_is_there(page: Path) -> None:
    """Nobody types what the program does not know, or looks for a message that there is not."""
    text = page.read_text(encoding="utf-8")
    wrong = {command: unknown(command) for command in commands(text)}
    assert {command: words for command, words in wrong.items() if words} == {}
    made = set(re.findall(r"Write `plugins/fairshare/explanations/(\w+)\.md`", text))
    assert set(CODE.findall(text)) - made <= set(codes())


def test_most_pages_give_commands() -> None:
    """The test above reads pages: it must not look at nothing one day."""
    found = [one for page in PAGES for one in commands(page.read_text(encoding="utf-8"))]
    assert len(found) > 60
    assert unknown("fairshare chekc") == ["chekc"]
    assert unknown("fairshare check --baze HEAD") == ["--baze"]
    assert unknown("fairshare --rot . check") == ["--rot"]


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files of the register that the guides speak of."""
    root = begun(tmp_path_factory.mktemp("guides") / "register", COUNCIL).root
    files = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    bodies = {f"register/organisations/{path.name}" for path in (BASE / "organisations").iterdir()}
    entries = {f"register/initiatives/northshire-council/{name}.yml" for name in ENTRIES}
    return files | bodies | entries


@pytest.mark.parametrize("guide", sorted(GUIDES.glob("*.md")), ids=name_of)
def test_every_file_of_a_guide_is_there(guide: Path, there: set[str]) -> None:
    """Or an earlier step of the same guide writes it."""
    known = set(there)
    for step in steps(guide.read_text(encoding="utf-8"), guide.name):
        if step.kind == "write":
            known.add(step.file)
        elif step.file and not made_by_a_command(step.file):
            assert step.file in known
        elif step.kind in {"run", "refused"}:
            assert shlex.split(step.text.replace("\n", " ; "))


def made_by_a_command(file: str) -> bool:
    """What a command of the same guide brings: a file of the rules, or another register's body."""
    return file.startswith("schema/codes/") or file.endswith("southshire-council.yml")
