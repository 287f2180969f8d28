"""Ireland's Data Sharing and Governance Act 2019: what its items file can't say.

Sections are those of the Act, as consolidated to 14 September 2023.
"""

from __future__ import annotations

from fairshare.validate.profiles.case import ProfileRule
from fairshare.validate.profiles.ie_dsga_2019 import (
    board,
    consultation,
    course,
    papers,
    parties,
    scope,
    wording,
)

NAME = "ie-dsga-2019"

RULES: tuple[ProfileRule, ...] = (
    *(scope.special_categories, scope.excluded_purpose, scope.section_38, scope.other_law),
    *(scope.permitted_purpose, parties.parties_differ, parties.named_parties, parties.lead_agency),
    *(papers.impact_assessment, papers.statements, papers.statements_in_time),
    *(papers.notices, papers.same_day),
    *(consultation.long_enough, consultation.way_to_answer, consultation.subject_line),
    *(consultation.board_informed, consultation.answered, consultation.changes_named),
    *(consultation.received, consultation.all_listed, consultation.considered_early),
    *(board.sent_early, board.sent_late, board.rounds, board.come_back),
    *(board.signed_early, board.recommendations),
    *(course.decided, course.stage_behind, course.signed_first),
    *(course.minister, course.published, course.started_early, course.review, course.thin_reviews),
    *(parties.accession, parties.leaving, course.ended),
    *(wording.vague_retention, wording.security_details, wording.board_approved),
)
"""In the order in which an agreement is read."""
