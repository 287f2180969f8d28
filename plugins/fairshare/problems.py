"""Problems: what is wrong with an entry, as values, told to people, programs and code hosts.

A problem never stops the run. What does is a `SetupError`: the register can't be read at all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal

from fairshare import catalogue
from fairshare.model import Path
from fairshare.printable import as_json, excerpt, no_command, visible, visible_lines

Style = Literal["text", "github"]

MOST = 100
"""Of the problems of one kind in one file, so many are shown."""


class SetupError(Exception):
    """The run can't go on: a folder, schema or method is missing or broken. One clear sentence."""

    def __str__(self) -> str:
        return visible(super().__str__())


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, with its place and a way on."""

    code: str
    """E… is an error, W… a warning. Each has a page in `explanations/`."""
    file: str
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    path: Path
    message: str
    hint: str
    excerpt: str | None = None
    """The source line, for the caret. Never set where the text must not be shown."""
    mended: str | None = None
    """Lines to put in the place of those that are wrong, where they can be made. As `excerpt`."""
    acknowledged: int = 0
    """The line of `schema/allow-list.yml` that says why nothing is wrong; 0 where none does."""

    @classmethod
    def of(
        cls,
        code: str,
        variant: str = "",
        /,
        *,
        file: str,
        place: tuple[int, int] = (1, 1),
        excerpt: str | None = None,
        mended: str | None = None,
        **values: object,
    ) -> Problem:
        """A problem of a whole file, or of a place in it that is no field yet.

        `variant` names the message of its code in the catalogue, `values` fill the gaps. Raises
        KeyError for what the catalogue lacks.
        """
        said = catalogue.words(code, variant, values)
        return cls(code, file, *place, (), *said, excerpt=excerpt, mended=mended)

    @property
    def severity(self) -> str:
        """Error or warning; note once the maintainers have acknowledged it."""
        return "note" if self.acknowledged else catalogue.severity(self.code)

    @property
    def way_on(self) -> str:
        """The hint, and below it the lines to paste."""
        return "\n".join(filter(None, (self.hint, self.mended)))

    def explain(self, style: Style) -> str:
        """Say it for one audience: a terminal, or a code host's annotations."""
        return _STYLES[style](self)

    def as_dict(self) -> dict[str, object]:
        """The JSON form of `fairshare check` (contract: interfaces, The JSON of a check)."""
        return {
            "code": self.code,
            "severity": self.severity,
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "path": list(self.path),
            "message": self.message,
            "hint": self.way_on,
        }


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by file, then by place: the order in which a person reads.

    Of one kind in a file the first 100, the last of which says that there are more: a file can hold
    thousands, and nobody mends it by a list so long.
    """
    count: Counter[tuple[str, str, bool]] = Counter()
    shown: dict[tuple[str, str, bool], list[Problem]] = defaultdict(list)
    for problem in sorted(set(problems), key=_place):
        kind = (problem.file, problem.code, bool(problem.acknowledged))
        count[kind] += 1
        if count[kind] <= MOST:
            shown[kind].append(problem)
        elif count[kind] == MOST + 1:
            shown[kind].append(_with_more(shown[kind].pop()))
    return sorted((problem for few in shown.values() for problem in few), key=_place)


def _place(problem: Problem) -> tuple[str, int, int, str, str]:
    return problem.file, problem.line, problem.column, problem.code, problem.message


def _with_more(problem: Problem) -> Problem:
    more = catalogue.filled(catalogue.MORE, {"most": MOST})
    return replace(problem, hint=f"{problem.hint} {more}".strip())


def check_as_json(
    checked: int, problems: Sequence[Problem], acknowledged: Sequence[tuple[Problem, str]] = ()
) -> str:
    """The whole result of a check as JSON; what is acknowledged, if anything, with its reason."""
    whole: dict[str, object] = {
        "checked": checked,
        "problems": [problem.as_dict() for problem in problems],
    }
    if acknowledged:
        known = [problem.as_dict() | {"reason": reason} for problem, reason in acknowledged]
        whole["acknowledged"] = known
    return as_json(whole)


@cache
def codes() -> tuple[str, ...]:
    """Every problem code, in order: one explanation page each."""
    pages = files("fairshare").joinpath("explanations").iterdir()
    return tuple(sorted(p.name.removesuffix(".md") for p in pages if p.name.endswith(".md")))


def explanation(code: str) -> str:
    """The page of a code, in Markdown. Raises KeyError for a code that does not exist."""
    if code not in codes():
        raise KeyError(code)
    return files("fairshare").joinpath("explanations", f"{code}.md").read_text(encoding="utf-8")


def _text(problem: Problem) -> str:
    place = f"{visible(problem.file)}:{problem.line}:{problem.column}"
    lines = [f"{place}: {problem.code} {visible(problem.message)}"]
    if problem.excerpt is not None:
        shown, column = excerpt(problem.excerpt, problem.column - 1)
        lines += [f"    {shown}", f"    {' ' * column}^"]
    if problem.hint:
        lines.append(f"  {visible(problem.hint)}")
    if problem.mended:
        lines += [f"    {visible(line)}" for line in problem.mended.split("\n")]
    return "\n".join(map(no_command, lines))


def _github(problem: Problem) -> str:
    place = (
        f"file={_property(visible(problem.file))},line={problem.line},col={problem.column},"
        f"title={_property(problem.code)}"
    )
    text = visible_lines(f"{problem.message} {problem.way_on}".strip())
    return f"::{problem.severity} {place}::{_escape(text)}"


def _escape(text: str) -> str:
    """Escape workflow-command data: text from an entry must not start a command of its own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


_STYLES = {"text": _text, "github": _github}
