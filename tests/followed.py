"""Pages that tell people what to do, read as the steps that a test then does: see docs/how-to.

What a page may say, and what a test makes of it:

- a block of commands (`console`): they are run, in the register's folder. Where the block is
  `{ .console .refused }` the last one must fail. A block of `text` below it is what it prints; a
  line "…" stands for any lines, and "…" inside a line for any text.
- "Write `FILE`:", "Add to `FILE`:" or "In `FILE`, in place of `LINE`:", each with a block below: it
  becomes the file, is added to the lists that it names or else at the end, or replaces that line.
- a block that is `{ .yaml .shown }` is only shown.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

BLOCK = re.compile(
    r"^(?P<fence>`{3,})(?:(?P<plain>\w+)| \{ \.(?P<named>\w+)(?: \.(?P<mark>\w+))? \})\n"
    r"(?P<lines>.*?)^(?P=fence)$",
    re.DOTALL | re.MULTILINE,
)
EDIT = re.compile(
    r"(?:(?P<what>Write|Add to) `(?P<file>[^`]+)`"
    r"|In `(?P<inside>[^`]+)`, in place of `(?P<line>[^`]+)`)[^`\n]*:\n+\Z"
)
Kind = Literal["run", "refused", "write", "add", "replace"]


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page."""

    language: str
    mark: str
    """What else its fence says, such as for whom it is."""
    lines: str
    before: str
    """The page up to it."""


@dataclass(frozen=True, slots=True)
class PageStep:
    """One thing that a page tells people to do."""

    kind: Kind
    text: str
    """The commands, or the lines to write."""
    file: str = ""
    line: str = ""
    """Of an edit: the file, and what the text takes the place of."""
    where: str = ""
    """Of an edit: the page and the line that tell of it, such as `CONTRIBUTING.md:530`."""
    shown: str | None = None
    """What the page says that is printed."""


def blocks(page: str) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    for found in BLOCK.finditer(page):
        language = found["plain"] or found["named"]
        yield Block(language, found["mark"] or "", found["lines"], page[: found.start()])


def steps(page: str, name: str, first: int = 1) -> list[PageStep]:
    """All that a page tells people to do. Raises ValueError for a block that says nothing to do.

    `name`: the file; `first`: which of its lines is the first one of `page`.
    """
    found: list[PageStep] = []
    for block in blocks(page):
        if block.mark == "shown":
            continue
        edit = EDIT.search(block.before)
        if block.language == "console":
            found.append(PageStep("refused" if block.mark == "refused" else "run", block.lines))
        elif block.language == "text" and found and found[-1].kind in {"run", "refused"}:
            last = found.pop()
            found.append(PageStep(last.kind, last.text, shown=block.lines))
        elif edit and edit["inside"]:
            line = first + block.before.count("\n", 0, edit.start())
            found.append(
                PageStep("replace", block.lines, edit["inside"], edit["line"], f"{name}:{line}")
            )
        elif edit:
            kind: Kind = "write" if edit["what"] == "Write" else "add"
            found.append(PageStep(kind, block.lines, edit["file"]))
        else:
            raise ValueError(f"Nobody is told what to do with this block:\n{block.lines}")
    return found


def follow(step: PageStep, folder: Path, surroundings: Mapping[str, str]) -> str:
    """Do it in a register's folder; comes back with what was printed. Asserts what is shown."""
    if step.kind in {"run", "refused"}:
        return _run(step, folder, surroundings)
    path = folder / step.file
    if step.kind == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(step.text, encoding="utf-8")
        return ""
    text = path.read_text(encoding="utf-8")
    new = _replaced(text, step) if step.kind == "replace" else _added(text, step.text)
    path.write_text(new, encoding="utf-8")
    return ""


def _run(step: PageStep, folder: Path, surroundings: Mapping[str, str]) -> str:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", step.text],
        cwd=folder,
        env=dict(surroundings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    said = f"{step.text}\nprinted:\n{done.stdout}"
    assert (done.returncode != 0) == (step.kind == "refused"), said
    if step.shown is not None:
        assert matches(step.shown, done.stdout), f"{said}\nand not:\n{step.shown}"
    return done.stdout


def matches(shown: str, printed: str) -> bool:
    """Whether a page shows what is printed, but for where it has "…"."""
    pattern = "".join(
        r"(?:.*\n)*" if line == "…" else re.escape(line).replace("…", ".*") + r"\n"
        for line in shown.rstrip().splitlines()
    )
    return re.fullmatch(pattern, f"{printed.rstrip()}\n") is not None


def _replaced(text: str, step: PageStep) -> str:
    """The text with other lines in the place of one, whatever comment stands behind it."""
    lines = text.splitlines(keepends=True)
    bare = [re.sub(r" +#.*", "", line.strip()) for line in lines]
    assert bare.count(step.line) == 1, _without_place(bare, step)
    number = bare.index(step.line)
    indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
    new = [f"{indent}{line}" for line in step.text.splitlines(keepends=True)]
    return "".join([*lines[:number], *new, *lines[number + 1 :]])


def _without_place(bare: Sequence[str], step: PageStep) -> str:
    """What to do where the line of an edit does not stand once: the code went on without it."""
    said = f"{step.where} puts lines in place of this one of {step.file}:\n  {step.line}\n"
    if count := bare.count(step.line):
        return f"{said}It stands there {count} times. Quote in {step.where} one that stands once."
    if not (near := get_close_matches(step.line, bare, n=1, cutoff=0)):
        return f"{said}That file is empty."
    return (
        f"{said}It is not there. The nearest is line {bare.index(near[0]) + 1}:\n  {near[0]}\n"
        f"Quote in {step.where} what stands there now: a line that one more leaves as it is."
    )


def _added(text: str, new: str) -> str:
    """The text with items more in the lists that stand there, and all else at its end."""
    for part in re.split(r"^(?=\w)", new, flags=re.MULTILINE)[1:]:
        head, _break, items = part.partition("\n")
        found = re.search(rf"^{re.escape(head)}.*\n(?:[ \-#].*\n|\n)*", text, re.MULTILINE)
        if items and found:
            text = f"{text[: found.end()].rstrip()}\n{items}{text[found.end() :]}"
        else:
            text = f"{text.rstrip()}\n{part}"
    return text
