"""What a question means, in words: the text behind `fairshare explain QUESTION`."""

from __future__ import annotations

from fairshare.framework import Framework, Question
from fairshare.language import gettext as _


def explain_question(framework: Framework, name: str) -> str | None:
    """A question with its five steps and an example of right and wrong; None for no such question.

    The text is the schema's own, the same that the form, the entry page and the method page show.
    """
    found = {question.id: question for question in framework.questions}.get(name)
    return None if found is None else _words(found, framework)


def _words(question: Question, framework: Framework) -> str:
    steps = [f"  {step}  {words}" for step, words in question.scale.items()]
    principle = framework.label("principles", question.principle)
    wrong = [f"  {question.id}:", "    rating: 4", "    justification: See DPIA."]
    right = [
        f"  {question.id}:",
        "    rating: 4",
        "    justification: " + _("What is done here, in one or two sentences that name a fact."),
        "    evidence: [{title: " + _("Where it can be read") + ', url: "https://…"}]',
    ]
    return "\n".join(
        [
            f"{question.id}: {question.title}",
            "",
            question.description,
            "",
            _("Principle: {}. 5 is always the most favourable answer.").format(principle),
            *steps,
            "",
            _("Wrong: a rating that nobody can follow"),
            *wrong,
            "",
            _("Right: a reason of its own, with its evidence"),
            *right,
        ]
    )
