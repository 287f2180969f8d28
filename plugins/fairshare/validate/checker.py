"""One file alone: the schema check and the rules inside a file, together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from fairshare.framework import Framework
from fairshare.load.document import Document
from fairshare.model import PROFILES, Path, is_removed
from fairshare.problems import Problem, in_order
from fairshare.validate.context import Context, Rule
from fairshare.validate.entry_access import initiative_id, organisation_id
from fairshare.validate.guard import OWN_FAULT, attempt, name_of
from fairshare.validate.naming import FieldNames
from fairshare.validate.personal.data import CODES, hidden
from fairshare.validate.profiles.rules import REVIEW_CODE, has_review_clock, is_not_chosen
from fairshare.validate.rules.conditions import score_rows
from fairshare.validate.rules.entry import (
    INITIATIVE_RULES,
    ORGANISATION_RULES,
    REMOVED_RULES,
    apply,
)
from fairshare.validate.schema.limits import Limits
from fairshare.validate.schema.marks import Marks
from fairshare.validate.schema.messages import SchemaFindings
from fairshare.validate.schema.validator import SchemaChecker
from fairshare.validate.text.cut_short import CODE as CUT_SHORT

SILENT = {"E106": frozenset({"E210", "E211", "E233", "W421", "W422"})}
"""A text too short says nothing, and one too long will be rewritten: no need to say it twice."""

ELSEWHERE_TOO = frozenset({"E102", "E107", "E108", "E109"})
"""These leave room for a rule at the same place to have its own say."""

SCORED_FIELDS = frozenset(
    {"answers", "assessment", "data", "decision", "events", "legal", "method", "safeguards"}
)
"""What a score is made of, and the decision's place in time: an error here makes it too early to
hold the decision against it."""


_FOR_SHORTNESS = frozenset({"E104", "E106", "E210", "E211", "W421", "W422"})
"""What is said of a text that is empty or says little; one that was cut short is not judged yet."""


class Checker:
    """Checks files one at a time; what can be compiled once, is.

    `today` bounds the dates that may lie ahead. A file without problems today has none on a later
    day either, so a good result may be cached under the file's content and the framework's digest.
    `fast=False` leaves jsonschema-rs out. Raises SetupError when a schema is not valid.
    """

    def __init__(self, framework: Framework, today: date, *, fast: bool = True) -> None:
        self._initiatives = _FileChecker(framework, "initiative", INITIATIVE_RULES, fast=fast)
        self._removed = _FileChecker(framework, "removed", REMOVED_RULES, fast=fast)
        self._organisations = _FileChecker(framework, "organisation", ORGANISATION_RULES, fast=fast)
        self._today = today

    def initiative(self, document: Document) -> list[Problem]:
        """Every problem inside an initiative's file, in order.

        One that maintainers removed is a file of another kind.
        """
        kind = self._removed if is_removed(document.data) else self._initiatives
        return kind.check(document, initiative_id(document.file), self._today)

    def against_score(self, document: Document, outcome: str, divergence: int) -> list[Problem]:
        """What a decision owes its readers where it differs from the assessment.

        `outcome` is that of the assessment that it rested on; `divergence` is positive where the
        decision is bolder. What the schema asks of divergence and override once they are there is
        the schema's to say.
        """
        return self._initiatives.against_score(document, self._today, outcome, divergence)

    def organisation(self, document: Document) -> list[Problem]:
        """Every problem inside an organisation's file, in order."""
        return self._organisations.check(document, organisation_id(document.file), self._today)


class _FileChecker:
    """How one kind of file is checked."""

    def __init__(
        self,
        framework: Framework,
        kind: str,
        rules: Sequence[Rule],
        *,
        fast: bool,
    ) -> None:
        self._framework = framework
        host = framework.jurisdiction.law_hosts[0]
        self._schema = SchemaChecker(framework.schema(kind), framework.codes, host, fast=fast)
        whole = self._schema.whole
        self._names, self._marks, self._limits = FieldNames(whole), Marks(whole), Limits(whole)
        self._rules = rules
        self._rows = tuple(row for row in framework.rules if kind in row.files)

    def check(self, document: Document, identifier: str, today: date) -> list[Problem]:
        findings = self._findings(document)
        judged = self._limits.cut(document) if findings.problems else document
        context = self._context(judged, identifier, today, document)
        ruled = list(apply(self._rules, judged, context))
        said = [*findings.problems, *_not_said_yet(findings, ruled)]
        problems = _as_meant(self._by_its_law(said, document), ruled)
        return in_order(_without_personal_data(problems, document, context))

    def _by_its_law(self, problems: list[Problem], document: Document) -> list[Problem]:
        """Problems but for those that a law with rules of its own, or none yet, says better."""
        if PROFILES not in document.data:
            return problems
        left = [one for one in problems if not is_not_chosen(one, self._framework)]
        if not has_review_clock(document.data, self._framework):
            return left
        return [one for one in left if one.code != REVIEW_CODE]

    def _findings(self, document: Document) -> SchemaFindings:
        """What the schema check says; where it fails, that."""
        found = attempt(
            name_of(self._schema.check), document.file, lambda: self._schema.check(document)
        )
        return SchemaFindings([found], frozenset()) if isinstance(found, Problem) else found

    def against_score(
        self, document: Document, today: date, outcome: str, divergence: int
    ) -> list[Problem]:
        context = self._context(document, initiative_id(document.file), today, document)
        return list(score_rows(document, context, outcome, divergence))

    def _context(
        self, document: Document, identifier: str, today: date, whole: Document
    ) -> Context:
        marked = self._marks.read(document.data)
        return Context(self._framework, self._names, today, identifier, marked, self._rows, whole)


def _without_personal_data(
    problems: list[Problem], document: Document, context: Context
) -> list[Problem]:
    """Problems with nothing of the personal data in them that was found.

    Where the search itself fails, only what shows nothing of the file is said.
    """
    found = attempt(name_of(hidden), document.file, lambda: hidden(problems, document, context))
    if not isinstance(found, Problem):
        return found
    return [found, *(one for one in problems if one.code in CODES or one.code == OWN_FAULT)]


def _not_said_yet(findings: SchemaFindings, ruled: Iterable[Problem]) -> list[Problem]:
    """The rules' problems that the schema check has not reported already at that place or above it.

    Personal data is always reported: a field that is wrong in other ways too must be emptied all
    the same.
    """
    if not findings.problems:
        return list(ruled)
    said: dict[Path, set[str]] = {path: {"E101"} for path in findings.meant}
    for problem in findings.problems:
        if problem.code == OWN_FAULT:
            continue  # it is about the whole file, and no rule has its say any less
        said.setdefault(problem.path, set()).add(problem.code)
    always = {*CODES, CUT_SHORT}
    return [problem for problem in ruled if problem.code in always or not _said(problem, said)]


def _as_meant(problems: Iterable[Problem], ruled: Iterable[Problem]) -> list[Problem]:
    """Problems but for those that only come of a text that was cut short."""
    cut = {problem.path for problem in ruled if problem.code == CUT_SHORT}
    return [one for one in problems if one.path not in cut or one.code not in _FOR_SHORTNESS]


def _said(problem: Problem, said: Mapping[Path, set[str]]) -> bool:
    for length in range(len(problem.path) + 1):
        for code in said.get(problem.path[:length], ()):
            if code in SILENT:
                if problem.code in SILENT[code] and length == len(problem.path):
                    return True
            elif code not in ELSEWHERE_TOO:
                return True
    return False
