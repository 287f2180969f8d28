"""Which sides of the conditions in templates were reached while pages were drawn."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from jinja2 import Environment, nodes
from jinja2.compiler import Frame
from jinja2.filters import FILTERS

from fairshare.framework import Framework
from fairshare.publish.frame import environment as frame
from fairshare.publish.frame.environment import make_environment
from fairshare.publish.frame.translating import Translating

_SEEN = "seen_by_tests"
_ASKING = (nodes.If, nodes.CondExpr, nodes.For)


@dataclass(frozen=True, order=True)
class Side:
    """One of the two ways on from a condition."""

    template: str
    line: int
    number: int
    """Which of its line's conditions, from 0."""
    taken: bool
    """Whether it holds."""

    def __str__(self) -> str:
        return f"{self.template}:{self.line} {'holds' if self.taken else 'does not hold'}"


@dataclass
class Branches:
    """Collects the sides that there are, and those that were reached."""

    all: set[Side] = field(default_factory=set)
    reached: set[Side] = field(default_factory=set)

    @property
    def missed(self) -> list[Side]:
        """Those that no page reached."""
        return sorted(self.all - self.reached)

    def asked(self, test: nodes.Expr, template: str) -> nodes.Expr:
        """The same condition, with a filter behind it that notes what came of it."""
        known = {
            one.number for one in self.all if (one.template, one.line) == (template, test.lineno)
        }
        place = (template, test.lineno, len(known))
        self.all |= {Side(*place, taken) for taken in (True, False)}
        given = [nodes.Const(part) for part in place]
        return nodes.Filter(test, _SEEN, given, [], None, None, lineno=test.lineno)

    def seen(self, value: object, template: str, line: int, number: int) -> object:
        """Note what came of a condition, and hand it on."""
        self.reached.add(Side(template, line, number, bool(value)))
        return value


def watched_environment(
    framework: Framework, monkeypatch: pytest.MonkeyPatch
) -> tuple[Environment, Branches]:
    """The templates' environment, in which each condition is noted."""
    branches = Branches()

    class Watching(Translating):
        """The compiler of our templates, which puts a note behind each condition."""

        def visit_Template(  # noqa: N802 - Jinja's name
            self, node: nodes.Template, frame: Frame | None = None
        ) -> None:
            for one in node.find_all(_ASKING):
                if isinstance(one, _ASKING) and isinstance(one.test, nodes.Expr):
                    one.test = branches.asked(one.test, str(self.name))
            super().visit_Template(node, frame)

    monkeypatch.setattr(frame, "Translating", Watching)
    monkeypatch.setattr(frame, "_compiled", lambda: None)
    monkeypatch.setitem(FILTERS, _SEEN, branches.seen)
    return make_environment(framework), branches
