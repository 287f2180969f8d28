"""What pages say of a state and an assessment, for the form to say the same of what is typed.

Nothing is worded here: the sentences come from `publish.states` and `score`, gaps and all, and
`assess/headline.js` and `assess/score-words.js` fill them as Python does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fairshare.framework import ENTRY_KINDS, Framework
from fairshare.language import gettext as _
from fairshare.model import LISTED, NOT_FOUND, NOT_RECORDED, UNDER_REVIEW
from fairshare.publish.states import voice_label
from fairshare.publish.states.badges import badge_of_stop, badge_of_withdrawal
from fairshare.publish.states.difference import BOLDER, MORE_CAUTIOUS, READ_OTHERWISE
from fairshare.publish.states.headline import STOP as BETWEEN
from fairshare.publish.states.headline_rows import LISTED as LISTED_ROW
from fairshare.publish.states.headline_rows import ROWS, HeadlineRow, Sentence
from fairshare.publish.states.situation import BY
from fairshare.publish.words.dates import MONTHS
from fairshare.publish.words.outcomes import outcome_label
from fairshare.score import outlook, words

_UNDECIDED = {
    "notFound": NOT_FOUND,
    "notRecorded": NOT_RECORDED,
    "listed": LISTED,
    "underReview": UNDER_REVIEW,
}


def page_words(framework: Framework) -> dict[str, Any]:
    """The rows and texts, in the register's language."""
    return {
        "headline": _headline(framework),
        "assessment": _assessment(len(framework.questions)),
        "outlook": _outlook(),
        "difference": {
            "read": _(READ_OTHERWISE),
            "bolder": _(BOLDER),
            "cautious": _(MORE_CAUTIOUS),
        },
        "voices": {code: voice_label(code) for code in ENTRY_KINDS},
    }


def _headline(framework: Framework) -> dict[str, Any]:
    return {
        "rows": [_row(row) for row in ROWS],
        "listed": _row(LISTED_ROW),
        "stop": _(BETWEEN),
        "months": MONTHS,
        "by": _(BY),
        "badges": {
            "stopped": badge_of_stop(),
            "withdrawn": badge_of_withdrawal(),
            **{name: [code, outcome_label(code, framework)] for name, code in _UNDECIDED.items()},
        },
    }


def _row(row: HeadlineRow) -> dict[str, Any]:
    return {
        "outcomes": row.outcomes,
        "stages": row.stages,
        "when": row.when,
        "tense": row.tense,
        "sentences": [_sentence(one) for one in row.sentences],
    }


def _sentence(sentence: Sentence) -> list[list[str]]:
    return [[_(phrase.words), phrase.when] for phrase in sentence]


def _assessment(questions: int) -> dict[str, Any]:
    """The parts of the sentence of an assessment; counted ones for every count that can occur."""
    most = questions + len(words.GATES) + len(words.GROUPS)
    return {
        "openings": {name: [_(own), _(worked)] for name, (own, worked) in words.OPENINGS.items()},
        "gates": {gate: words.gate_words(gate) for gate in words.GATES},
        "crossing": sorted(words.CROSSING),
        "noBasis": words.NO_BASIS,
        "asFound": _(words.AS_FOUND),
        "groups": _texts(words.GROUPS),
        "named": words.NAMED,
        "more": [words.more_points(count) for count in range(most + 1)],
        "colon": _(words.COLON),
        "comma": _(words.COMMA),
        "stop": _(words.STOP),
        "last": _(words.LAST),
    }


def _outlook() -> dict[str, Any]:
    return {
        "gates": _texts(outlook.OPEN_GATES),
        "settled": _(outlook.SETTLED),
        "possible": [_(one) for one in outlook.POSSIBLE],
        "tipping": _(outlook.TIPPING),
        "semicolon": _(outlook.SEMICOLON),
        "ending": _(outlook.UNKNOWN_ENDING),
    }


def _texts(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: _(text) for name, text in texts.items()}
