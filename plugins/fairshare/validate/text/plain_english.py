"""The rules on plain English: a citizen of 14 follows a summary, sentence by sentence.

The measure and its limits: `fairshare.prose.readability` and docs/adr/0005-reading-age.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fairshare.language import gettext as _
from fairshare.load.document import Document
from fairshare.model import Path
from fairshare.problems import Problem
from fairshare.prose.readability import reading_age, sentences, syllables, words
from fairshare.validate.context import Context
from fairshare.validate.entry_access import is_imported, text
from fairshare.validate.naming import short
from fairshare.validate.text.plain_words import PLAINER
from fairshare.validate.text.spot import pinpoint

OLDEST = 14
"""The highest reading age of a summary, in years."""
LONGEST = 30
"""The most words of a sentence."""

_SUMMARY: Path = ("summary",)
_HARD = 4
"""A word of so many syllables is hard; names are too, but can't be helped."""
_SHOWN = 3
"""So many words are named at most."""
_LEAST = 5
"""A part of a sentence with fewer words can't stand alone."""
_AROUND = 4
"""So many words show where a sentence can end."""
_JOINT = re.compile(
    r"; |: | [\u2013\u2014-] "
    r"|, (?=(?:and|but|so|or|which|who|where|when|while|because|unless|if)\b)"
    r"| (?=(?:and|but|because|which|unless|while)\b)"
)


def reading_level(document: Document, context: Context) -> Iterator[Problem]:
    """A summary asks for a reading age of 14 at most; a table says what it says."""
    summary = "" if is_imported(document.data) else text(document.data, "summary")
    age = reading_age(summary)
    if age > OLDEST:
        hint, listed = _plainer(summary)
        yield document.problem(
            "W421",
            _SUMMARY,
            field=context.names.field(_SUMMARY),
            age=f"{age:.0f}",
            oldest=OLDEST,
            hint=hint,
            words=listed,
        )


def long_sentences(document: Document, context: Context) -> Iterator[Problem]:
    """A sentence of a summary has 30 words at most; a table says what it says."""
    summary = "" if is_imported(document.data) else text(document.data, "summary")
    for sentence in sentences(summary):
        count = len(words(sentence))
        if count <= LONGEST:
            continue
        joint = _joint(sentence)
        before, after = joint or ("", "")
        problem = document.problem(
            "W422",
            _SUMMARY,
            field=context.names.field(_SUMMARY),
            count=count,
            longest=LONGEST,
            sentence=" ".join(sentence.split()),
            hint="joint" if joint else None,
            before=before,
            after=after,
        )
        yield pinpoint(document, problem, sentence)


def _plainer(summary: str) -> tuple[str | None, str]:
    """Which words to change first, and into which: the name of the hint, and what it lists."""
    used = list(dict.fromkeys(words(summary)))
    plainer = [
        _("“{}” for “{}”").format(PLAINER[word.lower()], word)
        for word in used
        if word.lower() in PLAINER
    ]
    if plainer:
        return "plainer", ", ".join(plainer[:_SHOWN])
    hard = [word for word in used if word.islower() and syllables(word) >= _HARD]
    if hard:
        hard.sort(key=syllables, reverse=True)
        return "hard", ", ".join(f"“{short(word, 30)}”" for word in hard[:_SHOWN])
    return None, ""


def _joint(sentence: str) -> tuple[str, str] | None:
    """Where the sentence can end: some words on each side of the joint nearest to its middle."""
    middle = len(sentence) / 2
    joints = [
        match
        for match in _JOINT.finditer(sentence)
        if len(words(sentence[: match.start()])) >= _LEAST
        and len(words(sentence[match.end() :])) >= _LEAST
    ]
    if not joints:
        return None
    best = min(joints, key=lambda match: abs(match.start() - middle))
    before = " ".join(sentence[: best.start()].split()[-_AROUND:])
    after = " ".join(sentence[best.end() :].removeprefix("and ").split()[:_AROUND])
    return before, after
