"""A schema as a form: every field with its kind, so that a register's own schema gets its own form.

Nothing is listed here by name but `method`, which the register itself answers: the newest version.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.publish.form.kinds import kind_of
from fairshare.validate.schema.references import Node, own_entry

METHOD = "method"
FEW = 8
"""So many choices stand as radio buttons; more go into a list that opens."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One allowed value."""

    value: str
    label: str
    definition: str = ""
    kinds: tuple[str, ...] = ()
    """Of an official list: the kinds of organisation that it holds."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form, or a group or list of fields."""

    path: str
    """Names in dots; `{0}` stands for the position in the outermost list, `{1}` for the next."""
    kind: str
    """group, list, text, long, md, code, codes, lines, date, period, url, boolean, number, span,
    fixed; or copy: what stood in its own group before, which nobody types."""
    title: str
    hint: str
    required: bool
    """Whether its own group needs it."""
    always: bool
    """Whether every entry needs it: each group above it is needed too."""
    depth: int
    """How many lists it lies in."""
    least: int = 0
    """Characters."""
    most: int | None = None
    """Characters."""
    example: str = ""
    choices: tuple[Choice, ...] = ()
    """Of a boolean: the one that there is, where the schema takes no other."""
    numeric: bool = False
    """Whether choices that are digits stand for numbers."""
    fields: tuple[Field, ...] = ()
    """Of a group; of a list, those of one item."""
    lists: str = ""
    """What names it offers: organisations."""
    beside: bool = False
    """Whether it is no part of the entry, and goes into files of its own."""
    order: str = ""
    """Of a list: the date in each item by which items are put in order."""
    when: Mapping[str, Any] = field(default_factory=dict)
    """Values of other fields, by path, with which alone it is asked for."""
    unless: Mapping[str, Any] = field(default_factory=dict)
    """Values with which it is not asked for."""
    otherwise: bool = False
    """Whether it is asked for only where the decision is other than the assessment."""
    fixed: Mapping[str, Any] = field(default_factory=dict)
    """Of a copy: what its own fields must say, by name."""
    number: int | None = None
    """Of a question."""
    principle: str = ""
    critical: bool = False

    @property
    def not_in_new_entries(self) -> bool:
        """Whether a body's new entry never has it: it is a copy, or for worked examples alone."""
        return self.kind == "copy" or bool(self.when)

    @property
    def alone(self) -> bool:
        """Whether it is one control, which a label names; others are a set under a legend."""
        return self.kind in {"text", "long", "md", "lines", "url", "number", "period"} or (
            self.kind == "code" and (len(self.choices) > FEW or self.by_kind)
        )

    @property
    def by_kind(self) -> bool:
        """Whether which choices there are hangs on the kind of an organisation."""
        return any(choice.kinds for choice in self.choices)

    @property
    def folded(self) -> tuple[Field, ...]:
        """Of a question: what few answers need, kept out of the way."""
        return () if self.number is None else tuple(one for one in self.fields if not one.required)


def form_fields(framework: Framework) -> tuple[Field, ...]:
    """The fields of an initiative, in the schema's order, as a body's own entry needs them."""
    whole = own_entry(framework.initiative_schema)
    return tuple(_Walk(framework).fields(whole, "", always=True, depth=0))


def fields_of_item(framework: Framework, node: Node, above: str) -> tuple[Field, ...]:
    """The fields of one item of a list, as a schema of its own describes it."""
    return tuple(_Walk(framework).fields(node, above, always=False, depth=1))


class _Walk:
    """Walks a schema once, counting the questions on the way."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._numbers = {f"answers.{q.id}": n for n, q in enumerate(framework.questions, 1)}
        self._method = framework.newest_method
        self._otherwise = frozenset(_of_another_decision(framework))
        defined = framework.initiative_schema.get("$defs", {})
        self._organisation = defined.get("organisation_id", {}).get("pattern", "")

    def fields(self, node: Node, above: str, *, always: bool, depth: int) -> Iterator[Field]:
        needed = node.get("required", ())
        for name, inner in node.get("properties", {}).items():
            path = f"{above}{name}"
            required = name in needed
            yield self._field(inner, path, required, always=always and required, depth=depth)

    def _field(self, node: Node, path: str, required: bool, *, always: bool, depth: int) -> Field:
        kind = "fixed" if path == METHOD else kind_of(node)
        inner: Iterator[Field] = iter(())
        if kind in {"group", "copy"}:
            inner = self.fields(node, f"{path}.", always=always, depth=depth)
        elif kind == "list":
            row = f"{path}.{{{depth}}}."
            inner = self.fields(node["items"], row, always=False, depth=depth + 1)
        number = self._numbers.get(path)
        return Field(
            path=path,
            kind=kind,
            title=str(node.get("title", path.rpartition(".")[2])),
            hint=self._hint(node, path),
            required=required,
            always=always,
            depth=depth,
            least=node.get("minLength", 0),
            most=node.get("maxLength"),
            example=self._method if kind == "fixed" else _example(node),
            choices=self._choices(node, path, kind),
            numeric=any(isinstance(one, int) for one in node.get("enum", ())),
            fields=tuple(inner),
            lists=self._suggestions(node),
            order=str(node.get("x-order", "")),
            when=node.get("x-when", {}),
            unless=node.get("x-unless", {}),
            otherwise=path in self._otherwise,
            fixed=_constants(node) if kind == "copy" else {},
            number=number,
            principle=str(node.get("x-principle", "")),
            critical=number is not None and path.rpartition(".")[2] in self._critical,
        )

    def _hint(self, node: Node, path: str) -> str:
        """What is said of a field; of an organisation nothing about ids, for nobody types one."""
        chosen = path.endswith(".id") and node.get("pattern") == self._organisation
        return "" if chosen else str(node.get("description", ""))

    def _suggestions(self, node: Node) -> str:
        named = node.get("pattern") == self._organisation
        return "organisations" if named else str(node.get("x-suggests", ""))

    @property
    def _critical(self) -> frozenset[str]:
        return self._framework.methods[self._method].critical

    def _choices(self, node: Node, path: str, kind: str) -> tuple[Choice, ...]:
        if kind == "span":
            items = node["items"]
            return tuple(
                Choice(str(n), str(n)) for n in range(items["minimum"], items["maximum"] + 1)
            )
        if kind == "boolean" and node.get("const") is True:
            return (Choice("true", _("Yes")),)
        asked = node.get("items", {}) if kind == "codes" else node
        if kind not in {"code", "codes"}:
            return ()
        if "const" in asked:
            return (Choice(str(asked["const"]), _("Yes")),)
        listed = self._framework.codes.get(str(asked.get("x-codes")))
        steps = self._steps(path)
        found = []
        labels = asked.get("x-labels", {})
        for value in map(str, asked["enum"]):
            code = listed.codes.get(value) if listed else None
            words = steps.get(value, labels.get(value, value))
            found.append(
                Choice(value, code.label, code.definition) if code else Choice(value, words)
            )
        return tuple(found)

    def _steps(self, path: str) -> Mapping[str, str]:
        """The words of a rating: the question's own five steps, and the two ways to give none."""
        question, _dot, _name = path.rpartition(".")
        if question not in self._numbers:
            return {}
        scale = self._framework.questions[self._numbers[question] - 1].scale
        return {
            **{str(step): words for step, words in scale.items()},
            "unknown": _("Unknown: nobody can say yet"),
            "not_applicable": _("Does not apply: the question makes no sense here"),
        }


def _of_another_decision(framework: Framework) -> Iterator[str]:
    """The groups that rules ask for only where a decision is other than its assessment."""
    for row in framework.rules:
        if "decision_is" in row.source.get("when", {}):
            yield from (path.rpartition(".")[0] or path for path in row.source.get("needs", ()))
            yield from row.source.get("needs", ())


def _constants(node: Node) -> Mapping[str, Any]:
    """The values that fields of a group can't differ from."""
    inside = node["properties"].items()
    return {name: part["const"] for name, part in inside if "const" in part}


def _example(node: Node) -> str:
    """The schema's first example, where it is a text."""
    examples = node.get("examples", ())
    return examples[0] if examples and isinstance(examples[0], str) else ""
