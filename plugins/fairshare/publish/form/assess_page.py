"""The form for an initiative of one's own: static, made from the schema, filled in the browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.model import PROFILES
from fairshare.publish.edition import Edition
from fairshare.publish.form.fields import Field, form_fields
from fairshare.publish.form.laws import by_phase
from fairshare.publish.form.new_bodies import new_bodies
from fairshare.publish.form.steps import FormStep, cut, cut_by_phase
from fairshare.publish.page import Page

ORGANISATIONS = "organisations"

_EXPECTED = frozenset(
    {
        *("choice", "legal", "safeguards", "assessment", "answers", "decision"),
        *("contact", "sources"),
    }
)
"""Not needed by every entry, and yet what the form is for; other such parts are folded away."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the form, under a heading of its own."""

    name: str
    title: str
    hint: str
    fields: tuple[Field, ...]
    group: str = ""
    """The path of the group that it shows; empty where it gathers single fields or a list."""
    needed: bool = False
    """Whether every entry needs it."""
    folded: bool = False
    empty: bool = False
    """Whether every entry needs the group, though it may hold nothing."""
    when: Mapping[str, Any] = field(default_factory=dict)
    """As of its field: the values with which alone it is asked for."""
    unless: Mapping[str, Any] = field(default_factory=dict)
    stages: tuple[tuple[str, tuple[Field, ...]], ...] = ()
    """Of the part of a law: its fields by the words that say from when they are asked for."""

    @property
    def steps(self) -> tuple[FormStep, ...]:
        """What is asked for at once, one after the other."""
        if self.stages:
            return cut_by_phase(self.stages)
        return cut(self.name, self.title, self.fields)

    def asks_for(self, step: FormStep) -> bool:
        """Whether a step is more than what only some entries need."""
        owed = [one for one in self.steps if one.is_needed]
        if not owed and self.group:
            owed = list(self.steps[:1])
        return not self.folded and step in owed

    @property
    def around(self) -> str:
        """The group in which its own lies; empty for most."""
        return self.group.rpartition(".")[0]

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What a person does in one go: the section, or of the questions those on one principle."""
        found = groupby(self.steps, key=lambda step: step.principle)
        return tuple(Task(self, name, tuple(steps)) for name, steps in found)


@dataclass(frozen=True, slots=True)
class Task:
    """One line in the list of tasks."""

    section: Section
    principle: str
    steps: tuple[FormStep, ...]


def assess_page(edition: Edition, environment: Environment) -> Page:
    """`/assess/`."""
    framework = edition.framework
    body = environment.get_template("fairshare/assess.html").render(
        root="../",
        sections=list(_with_new_bodies(framework)),
        total=len(framework.questions),
    )
    return Page(
        url="assess/",
        title=_("Assess an initiative of your own"),
        description=_("Answer the questions, see the assessment, and take away a file to publish."),
        body=Markup(body),  # noqa: S704 - rendered with autoescape
        section="method",
    )


def _with_new_bodies(framework: Framework) -> Iterator[Section]:
    """The sections; after that in which organisations are chosen, one to describe new ones."""
    new = new_bodies(framework)
    for section in sections(form_fields(framework)):
        profile = framework.profiles.get(section.group.removeprefix(f"{PROFILES}."))
        yield replace(section, stages=by_phase(section.fields, profile)) if profile else section
        if section.name == ORGANISATIONS:
            yield replace(_section(new), folded=True)


def sections(fields: tuple[Field, ...]) -> Iterator[Section]:
    """Each group and list at the top of the schema, and the single fields between them together."""
    runs = 0
    for whole, found in groupby(fields, key=lambda field: field.kind in {"group", "list"}):
        if whole:
            for one in found:
                # The part of each law that a body has chosen is a task of its own.
                yield from map(_section, one.fields if one.path == PROFILES else (one,))
        else:
            runs += 1
            title = _("The initiative") if runs == 1 else _("Links to other initiatives")
            yield Section(f"fields-{runs}", title, "", tuple(found))


def _section(shown: Field) -> Section:
    grouped = shown.kind == "group"
    return Section(
        name=shown.path,
        title=shown.title,
        hint=shown.hint if grouped else "",
        fields=shown.fields if grouped else (shown,),
        group=shown.path if grouped else "",
        needed=shown.always,
        folded=not shown.required and shown.path not in _EXPECTED,
        empty=grouped and shown.always and not any(inner.required for inner in shown.fields),
        when=shown.when,
        unless=shown.unless,
    )
