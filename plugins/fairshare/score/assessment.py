"""Assessment: one entry, or one set of answers, to its score."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fairshare.catalogue import words
from fairshare.framework import AXES, PRINCIPLES, Framework, Method, Question
from fairshare.model import Rated, rated, read_answers
from fairshare.score.compiled_method import compile_method, point
from fairshare.score.decision import Decided, decided, is_imported
from fairshare.score.gates import gates as gates_of
from fairshare.score.outcome import combined, divergence, findings, outcome_of, reasons
from fairshare.score.possible import possible
from fairshare.score.principles import concern, favourability, principle_score
from fairshare.score.result import NOT_ASSESSED, Score
from fairshare.score.sensitivity import tipping


class UnknownMethod(Exception):  # noqa: N818 - named as the contract's rule: an unknown version
    """An entry names no version of the method that `schema/method/` holds."""

    def __init__(self, version: str | None, known: tuple[str, ...]) -> None:
        """`version` as written; None when the entry names none, or not as text."""
        self.version = version
        self.known = known
        variant = "no version" if version is None else "not scored"
        self.said = words("E227", variant, {"version": version, "known": ", ".join(known)})
        """Message and hint, as a problem says it."""
        super().__init__(self.said[0])


def score(
    answers: Mapping[str, Rated],
    gates: frozenset[str],
    decision: Decided | None,
    method: Method,
    questions: tuple[Question, ...],
) -> Score:
    """Score answers under a method (contract: scoring). Pure: the same in, the same out.

    `answers` maps question ids to answers; a question without one counts as unknown, an answer to
    no question of the method counts for nothing. `gates` as `score.gates` finds them, `decision` as
    `score.decision` reads it; one whose outcome the method does not rank is no decision.
    """
    rules = compile_method(method, questions)
    points = {identifier: point(answers.get(identifier)) for identifier in rules.weights}
    tallies = {group: rules.tally(group, points) for group in PRINCIPLES + AXES}
    found = findings(rules, tallies, points, gates)
    steps, rested_on = divergence(decision, found, rules)
    return Score(
        method=method.version,
        method_sha256=method.sha256,
        outcome=outcome_of(*combined(found.values()), rules),
        possible=possible(rules, tallies, points, gates),
        principles={
            name: principle_score(rules, name, tallies[name], points) for name in PRINCIPLES
        },
        benefit=favourability(tallies["benefit"]),
        concern=concern(tallies["risk"]),
        reasons=reasons(found, rules),
        tipping=tipping(rules, points, tallies, found),
        divergence=steps,
        rested_on=rested_on,
        answers=answers,
    )


def assess(data: Mapping[str, Any], framework: Framework) -> Score:
    """Score an entry as written, with the method that it names, valid or not.

    Whatever is missing or malformed counts as unknown; an imported entry is not assessed at all.
    Only the method can't be guessed: raises UnknownMethod when `data` names none of the
    framework's versions.
    """
    version = data.get("method")
    method = framework.methods.get(version) if isinstance(version, str) else None
    if method is None:
        raise UnknownMethod(
            version if isinstance(version, str) else None, tuple(sorted(framework.methods))
        )
    if is_imported(data):
        return _not_assessed(method)
    written = rated(read_answers(data))
    answers = {name: written[name] for name in method.weights if name in written}
    gates = gates_of(data, framework.jurisdiction.legal_bases)
    decision = decided(data, gates, framework.event_kinds.codes)
    return score(answers, gates, decision, method, framework.questions)


def _not_assessed(method: Method) -> Score:
    """What stands in the place of a score where nobody answered the questions."""
    return Score(
        method=method.version,
        method_sha256=method.sha256,
        outcome=NOT_ASSESSED,
        possible=None,
        principles={},
        benefit=None,
        concern=None,
        reasons=(),
        tipping=(),
        divergence=None,
        rested_on=None,
        answers={},
    )
