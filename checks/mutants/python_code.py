"""Small wrong changes in a Python module, from its syntax tree.

What no reader of the site can notice is no place: annotations, docstrings, names of types, texts of
logs, what decorators are given, the list of public names, and the words of long lists, which are
data.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

from checks.mutants.places import Place

_OPPOSITES = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
    ast.And: ("and", "or"),
    ast.Or: ("or", "and"),
}
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
_EMPTY = {"str": '""', "int": "0", "tuple": "()", "list": "[]", "dict": "{}", "Mapping": "{}"}
_EMPTY |= {"Sequence": "()", "frozenset": "frozenset()", "set": "set()", "bytes": 'b""'}
_FOR_PEOPLE = {"_", "N_", "gettext", "ngettext", "TypeVar", "cast", "print", "getLogger"}
_LOG_LEVELS = {"debug", "info", "warning", "error", "exception", "critical"}
_CODE = re.compile(r"[A-Za-z][\w.-]+")
_TYPES = {"Literal", "Callable", "Mapping", "Sequence", "Iterable", "Iterator", "TypeAlias"}
_LONG_LIST = 20
"""How many words make a list of them data."""
_Function = ast.FunctionDef | ast.AsyncFunctionDef


def places(text: str) -> Iterator[Place]:
    """Every place of a module, in no order."""
    module = _Module(text)
    module.visit(ast.parse(text))
    yield from module.found


class _Module(ast.NodeVisitor):
    """Goes through a module, and notes the places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Place] = []
        self._lines = text.splitlines(keepends=True)
        self._starts = [0, *accumulate(len(line) for line in self._lines)]
        self._returns: list[str] = []

    def _at(self, line: int, column: int) -> int:
        """A place of the tree, which counts bytes, in characters of the file."""
        return self._starts[line - 1] + len(self._lines[line - 1].encode()[:column].decode())

    def _span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        end = (node.end_lineno or node.lineno, node.end_col_offset or node.col_offset)
        return self._at(node.lineno, node.col_offset), self._at(*end)

    def _note(self, span: tuple[int, int], *options: str) -> None:
        piece = self.text[slice(*span)]
        wrong = tuple(dict.fromkeys(one for one in options if one != piece))
        if wrong:
            self.found.append(Place(*span, wrong))

    def _between(self, left: ast.expr, right: ast.expr, words: tuple[str, str]) -> None:
        """An operator between two expressions, where it stands there once and no comment does."""
        start, end = self._span(left)[1], self._span(right)[0]
        word = words[0].replace(" ", r"\s+")
        found = list(re.finditer(rf"(?<![\w<>=!]){word}(?![\w<>=!])", self.text[start:end]))
        if len(found) == 1 and "#" not in self.text[start:end]:
            self._note((start + found[0].start(), start + found[0].end()), words[1])

    def visit_Compare(self, node: ast.Compare) -> None:
        for (left, right), kind in zip(
            pairwise([node.left, *node.comparators]), node.ops, strict=True
        ):
            self._between(left, right, _OPPOSITES[type(kind)])
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        for left, right in pairwise(node.values):
            self._between(left, right, _OPPOSITES[type(node.op)])
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            start = self._span(node)[0]
            self._note((start, start + len("not ")), "")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        value = node.value
        if isinstance(value, bool):
            self._note(self._span(node), str(not value))
        elif isinstance(value, int):
            self._note(self._span(node), str(value + 1), str(value - 1))
        elif isinstance(value, str) and _CODE.fullmatch(value):
            span = self._span(node)
            if self.text[span[0]] in "\"'":
                self._note(span, f'"{value}-x"')

    def visit_Call(self, node: ast.Call) -> None:
        called = node.func
        name = getattr(called, "attr", getattr(called, "id", ""))
        if isinstance(called, ast.Name) and called.id in _NAMES:
            self._note(self._span(called), _NAMES[called.id])
        if name not in _FOR_PEOPLE | _LOG_LEVELS:
            self.generic_visit(node)

    def visit_Slice(self, node: ast.Slice) -> None:
        for bound in (node.lower, node.upper):
            if bound is not None:
                self._note(self._span(bound), "")
        self.generic_visit(node)

    def _condition(self, test: ast.expr) -> None:
        """A condition that is neither a comparison nor joined from others, turned around."""
        if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.NamedExpr):
            start, end = self._span(test)
            self._note((start, end), f"not ({self.text[start:end]})")

    def visit_If(self, node: ast.If) -> None:
        if getattr(node.test, "id", "") != "TYPE_CHECKING":
            self._condition(node.test)
            self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self._condition(node.test)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for test in node.ifs:
            self._condition(test)
        self.generic_visit(node)

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is not None:
            kind = self._returns[-1] if self._returns else ""
            self._note(self._span(node.value), _EMPTY.get(kind, "None"))
            self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> None:
        """A statement that does something; a docstring does nothing."""
        if isinstance(node.value, ast.Constant):
            return
        if isinstance(node.value, ast.Call | ast.Yield | ast.YieldFrom):
            name = getattr(getattr(node.value, "func", None), "attr", "")
            if name not in _LOG_LEVELS:
                self._note(self._span(node), "pass")
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        names = {one.id for one in node.targets if isinstance(one, ast.Name)}
        if "__all__" in names or self._is_type(node.value) or _is_word_list(node.value):
            return
        if any(isinstance(one, ast.Attribute | ast.Subscript) for one in node.targets):
            self._note(self._span(node), "pass")
        self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self._note(self._span(node), "pass")
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        is_type = getattr(node.annotation, "id", "") == "TypeAlias"
        if node.value is not None and not is_type and not _is_word_list(node.value):
            self.visit(node.value)

    @staticmethod
    def _is_type(value: ast.expr) -> bool:
        return isinstance(value, ast.Subscript) and getattr(value.value, "id", "") in _TYPES

    def visit_FunctionDef(self, node: _Function) -> None:
        returns = node.returns.value if isinstance(node.returns, ast.Subscript) else node.returns
        self._returns.append(getattr(returns, "id", ""))
        for part in (*node.args.defaults, *node.args.kw_defaults, *node.body):
            if part is not None:
                self.visit(part)
        self._returns.pop()

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for part in node.body:
            self.visit(part)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """A text with gaps; its places are not those of the file before Python 3.12."""


def _is_word_list(value: ast.expr) -> bool:
    """Whether a set or a table holds words, many of them."""
    if isinstance(value, ast.Call) and value.args:
        value = value.args[0]
    words = [
        one
        for one in ast.walk(value)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]
    return isinstance(value, ast.Set | ast.Dict) and len(words) > _LONG_LIST
