"""The one YAML parser of the register: strict, with places, and never an exception.

Why not `yaml.safe_load`: 843 bytes can keep it busy for a minute, `no` becomes false, the second of
two equal keys wins in silence, and it tells no line. Why one parser only: two would read the same
file differently (docs/adr/0003).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import Any

import yaml

from fairshare.load.comments import lines_with_comments
from fairshare.load.document import Document, Parsed
from fairshare.load.raw.characters import (
    STAND_IN,
    decode,
    refused_characters,
    tabs_in_indentation,
)
from fairshare.load.raw.leftovers import leftovers
from fairshare.load.raw.properties import can_be_seen, replaced
from fairshare.load.raw.spaces import odd_spaces
from fairshare.load.source import LIMIT, too_large
from fairshare.load.structure.data_only import PlacesOnDemand, data_only, events
from fairshare.load.structure.tree import ReadingStopped, TreeBuilder
from fairshare.load.syntax import syntax_problem
from fairshare.problems import Problem, in_order

MAX_LINES = 2_500

_FAST: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Directives stand before the content, among comments and empty lines.
_PROLOGUE = re.compile(r"(?:(?:%| *#)[^\n]*\n| *\n)*")
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)


def libyaml_missing() -> str | None:
    """One sentence of warning when only the slow parser is there, for whoever starts the run."""
    if _FAST is not yaml.SafeLoader:
        return None
    return (
        "PyYAML is installed without libyaml, so reading the register takes about eight times as "
        "long; the result is the same."
    )


def parse(content: bytes, file: str, *, loader: type[Any] = _FAST) -> Parsed:
    """Read the bytes of one YAML file.

    `file` is the name to show: the path from the project's root. Comes back with a document, or
    with all problems (E002 to E009) that could be found, in the order of the file. Nothing is
    raised. `loader` is PyYAML's parser in C, or the one in Python: both must read alike.
    """
    if len(content) > LIMIT:
        return Parsed(None, (too_large(file),))
    text, problems = decode(content, file)
    if text is None:
        return Parsed(None, tuple(problems))
    clean = text
    odd: list[Problem] = []
    refused = [] if (usual := can_be_seen(text)) else refused_characters(text, file)
    if not usual:
        clean, odd = _readable(text, file, refused=bool(refused))
    problems += [*refused, *odd]
    # The parsers differ on where a tab may stand between words, and on a last line without an end.
    clean = clean.replace("\t", " ") + ("" if clean.endswith("\n") else "\n")
    lines = text.split("\n")
    digest = hashlib.sha256(content).hexdigest()
    commented = lines_with_comments(clean)
    tree = TreeBuilder(file, lines, commented)
    if disordered := [*tabs_in_indentation(text, file), *leftovers(text, file)]:
        problems += disordered  # the structure can't be made out
    elif len(lines) > MAX_LINES + 1 or (len(lines) == MAX_LINES + 1 and lines[-1]):
        problems.append(_too_many_lines(file))
    elif usual and not commented and not problems and (data := data_only(clean, loader)):
        places = PlacesOnDemand(clean, lines, loader)
        return Parsed(Document(file, digest, data, places, text, {}))
    else:
        problems += _structure(clean, tree, loader, reported=bool(refused))
    if problems:
        return Parsed(None, tuple(in_order(problems)))
    return Parsed(Document(file, digest, tree.root, tree.positions, text, tree.comments))


def _readable(text: str, file: str, *, refused: bool) -> tuple[str, list[Problem]]:
    """The text with odd characters replaced, every place the same, and E004 for odd spaces.

    A stand-in for what was refused lets the rest be read; it belongs in no line to paste.
    """
    if not refused:
        return odd_spaces(text, file)
    clean, odd = odd_spaces(replaced(text, STAND_IN), file)
    return clean, [replace(one, mended=None) for one in odd]


def _structure(text: str, tree: TreeBuilder, loader: type[Any], *, reported: bool) -> list[Problem]:
    """Fill the tree; the problems on the way.

    `reported`: characters were refused, and one of them may be what breaks the syntax.
    """
    text, problems = _without_directives(text, tree)
    try:
        tree.read(events(text, loader))
    except ReadingStopped as stop:
        tree.problems.append(stop.problem)
    except (yaml.MarkedYAMLError, ValueError) as error:
        last = next(reversed(tree.comments.values()), None)
        found = syntax_problem(error, tree.lines, tree.file, last)
        # What was refused earlier in the line is the cause; it isn't told twice.
        reported = reported or found.line in {known.line for known in tree.problems}
        tree.problems += [] if reported else [found]
    problems += tree.problems
    if not problems and tree.root is None:
        problems.append(Problem.of("E009", "empty", file=tree.file))
    return problems


def _without_directives(text: str, tree: TreeBuilder) -> tuple[str, list[Problem]]:
    """The text with its directives made comments, and E007 for each: parsers differ on them."""
    found = _PROLOGUE.match(text)
    prologue = found.group() if found else ""
    problems = [
        Problem.of(
            "E007",
            "directive",
            file=tree.file,
            place=(number, 1),
            excerpt=tree.lines[number - 1],
        )
        for number, line in enumerate(prologue.split("\n"), 1)
        if line.startswith("%")
    ]
    return _DIRECTIVE.sub("#", prologue) + text[len(prologue) :], problems


def _too_many_lines(file: str) -> Problem:
    return Problem.of("E008", "lines", file=file, place=(MAX_LINES + 1, 1), limit=f"{MAX_LINES:,}")
