"""Read a scoring method: `schema/method/<version>.yml` to exact numbers (contract: scoring).

A part that is missing must never read as "no limit", so every part is required, and a name that
nothing knows is refused.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from fairshare.framework import Method
from fairshare.problems import SetupError

DECISIONS = ("approved", "approved_with_conditions", "refused", "deferred", "not_pursued")
INSUFFICIENT = "insufficient_evidence"
RED_LINE = "red_line"
GATES = (
    *("no_lawful_basis", "lawful_basis_unknown"),
    *("dpia_missing", "ico_not_consulted", "dpia_in_progress"),
)
"""The conditions outside the answers that scoring knows: each caps, or leaves evidence short."""

_PARTS = (
    "version",
    "weights",
    "critical",
    "levels",
    "bands",
    "band_caps",
    "concern_high",
    "benefit_low",
    "critical_low",
    "gates",
    "incomplete_gates",
    "coverage",
    "sensitivity",
    "decisions",
)
_EXACT = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,15}|/[1-9][0-9]{0,14})?")
_VERSION = re.compile(r"[0-9]{1,4}\.[0-9]{1,4}")


def read_method(
    data: Mapping[str, Any], sha256: str, question_ids: Collection[str], file: str
) -> Method:
    """Turn the data of one method file into exact numbers.

    `data` is what the strict loader read, `sha256` that of the file's bytes, `question_ids` all
    the questions, `file` the name to show. Numbers are whole, or text such as "2/3" or "0.5".
    It may leave questions out that came later; the newest must not (`weighs_all`).
    Raises SetupError, one sentence, for whatever is missing or wrong.
    """
    whole = _Block(file, (), data)
    whole.exactly(_PARTS)
    critical = whole.names("critical", question_ids)
    levels = _levels(whole.block("levels"))
    bands = _bands(whole.block("bands"))
    concern = whole.block("concern_high", "at_least", "cap")
    benefit = whole.block("benefit_low", "below", "cap")
    coverage = whole.block("coverage", "answered", "applicable")
    gates, incomplete = _gates(whole, levels)
    decisions = whole.block("decisions", "ranks", "cautious", "assessment_levels")
    return Method(
        version=_version(whole),
        sha256=sha256,
        weights=_weights(whole.block("weights"), question_ids, critical),
        critical=critical,
        levels=levels,
        bands=bands,
        band_caps=whole.block("band_caps", *(name for name, _ in bands)).caps(levels),
        concern_high=(concern.number("at_least", 100), concern.cap("cap", levels)),
        benefit_low=(benefit.number("below", 100), benefit.cap("cap", levels)),
        critical_caps=_critical_caps(whole.block("critical_low"), levels),
        gate_caps=gates,
        incomplete_gates=incomplete,
        coverage=coverage.number("answered", 1),
        applicability=coverage.number("applicable", 1),
        weight_factors=_factors(whole.block("sensitivity", "least", "greatest")),
        decision_ranks=decisions.block("ranks", *DECISIONS).integers(),
        cautious=decisions.names("cautious", DECISIONS),
        assessment_levels=decisions.block("assessment_levels", *levels, INSUFFICIENT).integers(),
    )


def weighs_all(method: Method, question_ids: Collection[str], file: str) -> None:
    """See that the newest method weighs every question. Raises SetupError where it does not.

    One that it forgot would be asked, and count for nothing.
    """
    block = _Block(file, ("weights",), method.weights)
    if missing := next((one for one in question_ids if one not in method.weights), None):
        said = (
            "is missing, and each question counts under the newest method: copy the file to one "
            "with a new version, and weigh it there. A method that was used is never edited"
        )
        raise block.broken(missing, said)
    block.only(question_ids)


def _version(whole: _Block) -> str:
    value = whole.value["version"]
    if not isinstance(value, str) or _VERSION.fullmatch(value) is None:
        raise whole.broken("version", 'must be text such as "1.0", in quotes')
    return value


def _levels(block: _Block) -> dict[str, int]:
    levels = block.integers()
    if len(set(levels.values())) != len(levels):
        raise block.broken("", "must give each outcome a number of its own")
    if RED_LINE not in levels or levels[RED_LINE] != min(levels.values()):
        raise block.broken("", f"must hold {RED_LINE}, with the lowest number")
    return levels


def _bands(block: _Block) -> tuple[tuple[str, Fraction], ...]:
    bands = tuple((name, block.number(name, 100)) for name in block.value)
    least = [number for _, number in bands]
    if not bands or least[-1] != 0 or least != sorted(set(least), reverse=True):
        raise block.broken("", "must run from the best band down to one that starts at 0")
    return bands


def _weights(
    block: _Block, question_ids: Collection[str], critical: Collection[str]
) -> dict[str, Fraction]:
    block.all_of(sorted(critical))
    block.only(question_ids)
    return {name: block.number(name, None, above=0) for name in question_ids if name in block.value}


def _critical_caps(block: _Block, levels: Mapping[str, int]) -> dict[int, int]:
    for rating in block.value:
        if rating not in {"1", "2", "3", "4", "5"}:
            raise block.broken(rating, 'is no rating: use "1" to "5", in quotes')
    return {int(rating): cap for rating, cap in block.caps(levels).items()}


def _gates(whole: _Block, levels: Mapping[str, int]) -> tuple[dict[str, int], dict[str, int]]:
    """Every gate either caps or leaves evidence short: one forgotten would let a case pass."""
    incomplete = whole.block("incomplete_gates")
    for name in incomplete.value:
        if name not in GATES:
            raise whole.broken("incomplete_gates", f"names {name}, which does not exist")
    capped = [name for name in GATES if name not in incomplete.value]
    return whole.block("gates", *capped).caps(levels), incomplete.caps(levels)


def _factors(block: _Block) -> tuple[Fraction, Fraction]:
    least, greatest = (block.number(name, None, above=0) for name in ("least", "greatest"))
    if not least <= 1 <= greatest:
        raise block.broken("", "must have 1 between `least` and `greatest`")
    return least, greatest


@dataclass(frozen=True, slots=True)
class _Block:
    """A group of fields of the method file, that can name its place."""

    file: str
    place: tuple[str, ...]
    value: Mapping[str, Any]

    def broken(self, name: str, what: str) -> SetupError:
        """The sentence on a field, or on the whole group when `name` is empty."""
        where = ".".join((*self.place, name) if name else self.place)
        return SetupError(f"{self.file}: `{where}` {what}.")

    def exactly(self, names: Collection[str]) -> None:
        """Refuse a field that is missing, then one that nothing knows."""
        self.all_of(names)
        self.only(names)

    def all_of(self, names: Collection[str]) -> None:
        """Refuse a field that is missing."""
        for name in names:
            if name not in self.value:
                raise self.broken(name, "is missing: add it")

    def only(self, names: Collection[str]) -> None:
        """Refuse a field that nothing knows."""
        for name in self.value:
            if name not in names:
                raise self.broken(name, "is not known here: correct its spelling or remove it")

    def block(self, name: str, *fields: str) -> _Block:
        """A group of fields; with `fields`, of exactly these."""
        value = self.value[name]
        if not isinstance(value, Mapping):
            raise self.broken(name, "must be a group of fields")
        block = _Block(self.file, (*self.place, name), value)
        if fields:
            block.exactly(fields)
        return block

    def names(self, name: str, known: Collection[str]) -> frozenset[str]:
        """A list of names, each one of `known`."""
        value = self.value[name]
        if not isinstance(value, list):
            raise self.broken(name, "must be a list")
        for item in value:
            if not isinstance(item, str) or item not in known:
                raise self.broken(name, f"names {item}, which does not exist")
        return frozenset(value)

    def integers(self) -> dict[str, int]:
        """All fields of the group, as whole numbers."""
        for name, value in self.value.items():
            if not isinstance(value, int) or isinstance(value, bool):
                raise self.broken(name, "must be a whole number")
        return dict(self.value)

    def cap(self, name: str, levels: Mapping[str, int]) -> int:
        """The level of the outcome that a field names."""
        value = self.value[name]
        if not isinstance(value, str) or value not in levels:
            raise self.broken(name, f"must be one of {', '.join(levels)}")
        return levels[value]

    def caps(self, levels: Mapping[str, int]) -> dict[str, int]:
        """All fields of the group, as levels."""
        return {name: self.cap(name, levels) for name in self.value}

    def number(self, name: str, most: int | None, *, above: int | None = None) -> Fraction:
        """An exact number: 0 to `most`, or more than `above`."""
        value = self.value[name]
        exact = isinstance(value, int) and not isinstance(value, bool)
        if not exact and not (isinstance(value, str) and _EXACT.fullmatch(value)):
            raise self.broken(name, 'must be a whole number, or text such as "2/3" or "0.5"')
        number = Fraction(value)
        if above is not None and number <= above:
            raise self.broken(name, f"must be more than {above}")
        if number < 0 or (most is not None and number > most):
            raise self.broken(name, f"must lie between 0 and {most}")
        return number
