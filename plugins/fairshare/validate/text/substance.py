"""Rules on reasons: that they are reasons, and each its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from zlib import crc32

from fairshare.load.document import Document
from fairshare.model import NOT_APPLICABLE, UNKNOWN, Data, Path
from fairshare.problems import Problem
from fairshare.validate.context import Context
from fairshare.validate.entry_access import answers, is_imported, text

_WORD = re.compile(r"[^\W_]+")

_DECISIONS: tuple[Path, ...] = (
    ("decision", "justification"),
    ("decision", "divergence", "explanation"),
)
"""Where reasons stand besides the answers."""

LEAST_WORDS = 3
"""So many different words that mean something make a reason."""

_ENDING = 3
"""So many last words are looked at first."""

_WORDS = (
    # stand-ins
    "tbc tbd tba todo na n a nil none pending placeholder confirmed confirm completed complete "
    "follow follows added add later soon draft xxx xx x yes no ok okay fine good "
    # pointing elsewhere
    "see above below before as same previous previously refer refers referred dpia assessment "
    "document documents attached appendix annex section page paragraph question answer answers "
    "full more further detail details information report please link also ditto idem "
    # lorem ipsum
    "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut "
    "labore et dolore magna aliqua "
    # words between words
    "the an and or of to in on at by for from with is are was were be been being it its this "
    "that these those there here not applicable all any will would can could should may we us our "
    "you your they them their has have had which who what where when how why if so than then but"
)

SAYING_NOTHING = frozenset(_WORDS.split())
"""Words that give no reason, however many of them stand together."""


def says_something(reason: str) -> bool:
    """Whether a text is more than a stand-in, a pointer elsewhere or one word again and again."""
    said: set[str] = set()
    for found in _WORD.finditer(reason.casefold()):
        if (word := found.group()) not in SAYING_NOTHING:
            said.add(word)
            if len(said) == LEAST_WORDS:
                return True
    return False


def form(reason: str) -> str:
    """What makes two reasons the same: their words, whatever the spaces, capitals and stops."""
    return " ".join(_WORD.findall(reason.casefold()))


def ending(reason: str) -> str:
    """The last words of `form`, found without the rest: what tells most reasons apart."""
    length = 40
    while True:
        words = _WORD.findall(reason[-length:].casefold())
        if len(words) > _ENDING or length >= len(reason):  # the first one may have been cut
            return " ".join(words[-_ENDING:])
        length *= 4


def reasons_given(data: Data) -> Iterator[tuple[str, str]]:
    """The reason of every answer, with its question."""
    for question, answer in answers(data):
        if reason := text(answer, "justification"):
            yield question, reason


def rated_reasons(data: Data) -> Iterator[tuple[str, str]]:
    """The reasons of answers with a rating: what nobody knows may be said in the same words."""
    open_questions = {
        question
        for question, answer in answers(data)
        if answer.get("rating") in (UNKNOWN, NOT_APPLICABLE)
    }
    return (one for one in reasons_given(data) if one[0] not in open_questions)


def reason_marks(data: Data) -> str:
    """Eight letters for the ending of each rated reason, with spaces between.

    Reasons that are the same have the same mark. Some others have too.
    """
    endings = (ending(reason) for _question, reason in rated_reasons(data))
    return " ".join(f"{crc32(one.encode('utf-8', 'surrogatepass')):08x}" for one in endings)


def substance(document: Document, context: Context) -> Iterator[Problem]:
    """A reason gives reasons; "to be confirmed" and "see DPIA" give none.

    A table says what it says.
    """
    if is_imported(document.data):
        return
    given = reasons_given(document.data)
    reasons: list[tuple[Path, str]] = [(_path(question), reason) for question, reason in given]
    reasons += [(path, text(document.data, *map(str, path))) for path in _DECISIONS]
    for path, reason in reasons:
        if reason and not says_something(reason):
            yield document.problem("E210", path, field=context.names.field(path))


def repeated(document: Document, context: Context) -> Iterator[Problem]:
    """18 different questions have 18 different reasons."""
    reasons = list(rated_reasons(document.data))
    if len({ending(reason) for _question, reason in reasons}) == len(reasons):
        return
    first: dict[str, str] = {}
    for question, reason in reasons:
        same, path = first.setdefault(form(reason), question), _path(question)
        if same != question:
            names = context.names
            field, same = names.field(path), names.question(same)
            yield document.problem("E211", path, field=field, same=same)


def _path(question: str) -> Path:
    return "answers", question, "justification"
