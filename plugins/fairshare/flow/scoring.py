"""Scores of files as they lie there, valid or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fairshare.flow.pipeline import Places
from fairshare.flow.selection import Selection
from fairshare.framework import Framework
from fairshare.load.document import Document, Parsed
from fairshare.load.framework import load_framework
from fairshare.load.register import find
from fairshare.load.source import read_source, shown
from fairshare.load.strict_yaml import parse
from fairshare.model import is_removed
from fairshare.problems import Problem
from fairshare.score import Score, UnknownMethod, assess
from fairshare.score.words import independence_of
from fairshare.validate import without_lines
from fairshare.validate.entry_access import initiative_id
from fairshare.validate.guard import attempt, name_of


@dataclass(frozen=True, slots=True)
class ScoredFile:
    """The score of one file, which need not be valid."""

    id: str
    score: Score
    voice: str
    """Who assessed it, as a code; empty where it does not say."""


def score_files(
    places: Places, only: Sequence[Path] = ()
) -> tuple[list[ScoredFile], list[Problem], Framework]:
    """Score every initiative, or those named, valid or not.

    What maintainers removed has no score. The scores come back in the order of files,
    with a problem for every file that does not load or names no known method.
    """
    framework = load_framework(places.schema)
    selection = Selection.of(find(places.register, places.root), only, places.root)
    scored: list[ScoredFile] = []
    problems: list[Problem] = []
    for path in selection.initiatives:
        name = shown(path, places.root)
        if not selection.wants(name):
            continue
        content = read_source(path, name)
        parsed = Parsed(None, (content,)) if isinstance(content, Problem) else parse(content, name)
        problems += parsed.problems
        if (document := parsed.document) is None or is_removed(document.data):
            continue
        found = attempt(name_of(assess), name, lambda: _scored(document, framework))
        if isinstance(found, Problem):
            problems.append(found)
        else:
            voice = independence_of(document.data)
            scored.append(ScoredFile(initiative_id(name), found, voice))
    return scored, without_lines(problems), framework


def _scored(document: Document, framework: Framework) -> Score | Problem:
    try:
        return assess(document.data, framework)
    except UnknownMethod as error:
        return document.placed("E227", ("method",), error.said)
