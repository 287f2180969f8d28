"""The method: the questions, the limits, and what the assessment can't say."""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from fairshare.framework import PRINCIPLES
from fairshare.language import gettext as _
from fairshare.publish.edition import Edition
from fairshare.publish.page import Page
from fairshare.publish.voice_groups import by_voice
from fairshare.score.words import gate_words


def method_page(edition: Edition, environment: Environment) -> Page:
    """`/method/`, for the newest version of the method that `schema/method/` holds."""
    framework = edition.framework
    method = framework.methods[framework.newest_method]
    body = environment.get_template("fairshare/method.html").render(
        root="../",
        method=method,
        voices=by_voice(edition.items),
        principles=PRINCIPLES,
        numbers={question.id: n for n, question in enumerate(framework.questions, 1)},
        outcomes={
            level: framework.label("assessments", name) for name, level in method.levels.items()
        },
        assessments=[
            framework.codes["assessments"].codes[name] for name in method.assessment_levels
        ],
        gates={gate: gate_words(gate) for gate in (*method.gate_caps, *method.incomplete_gates)},
        sourced={
            "named": _("A published source says that the framework asks about this."),
            "definition": _("Part of a principle’s published definition."),
            "supporting": _("From the partners’ other published summaries."),
            "own": _("Added by this register: no part of the published framework."),
        },
    )
    return Page(
        url="method/",
        title=_("How a decision is assessed"),
        description=_("The questions, how the answers are scored, and what a score can’t say."),
        body=Markup(body),  # noqa: S704 - rendered with autoescape
        section="method",
    )
