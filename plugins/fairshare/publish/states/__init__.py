"""What pages may say: states, tenses and voices (contract: states).

The one home of every sentence that is made of an entry's stage, its decision, the kind of entry it
is, or its score. Pages, lists, feeds, comparisons, downloads, the print and the summary of a
proposal ask here; no template decides on any of these itself.
"""

from __future__ import annotations

from fairshare.publish.states.badges import Badge, badges_of
from fairshare.publish.states.difference import difference_words
from fairshare.publish.states.headline import Headline, headline_of
from fairshare.publish.states.labels import labels
from fairshare.publish.states.marks import Mark, marks_of
from fairshare.publish.states.results import result_words
from fairshare.publish.states.silences import open_facts, open_questions
from fairshare.publish.states.situation import OneDay, Situation
from fairshare.publish.states.state import InitiativeState, state_of
from fairshare.publish.states.voices import Voice, voice_code, voice_label, voice_of
from fairshare.score.outlook import possible_words, settling, tipping_words
from fairshare.score.words import AssessmentWords, Clause, assessment_words, opening

__all__ = [
    "AssessmentWords",
    "Badge",
    "Clause",
    "Headline",
    "InitiativeState",
    "Mark",
    "OneDay",
    "Situation",
    "Voice",
    "assessment_words",
    "badges_of",
    "difference_words",
    "headline_of",
    "labels",
    "marks_of",
    "open_facts",
    "open_questions",
    "opening",
    "possible_words",
    "result_words",
    "settling",
    "state_of",
    "tipping_words",
    "voice_code",
    "voice_label",
    "voice_of",
]
