"""Organisations that the register does not have yet, described in the form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.publish.form.fields import Choice, Field, fields_of_item
from fairshare.validate.schema.references import inlined

BODIES = "bodies"
_LIST_OF_NUMBERS = ".scheme"
_OF_A_BODY = ("name", "also_known_as", "type", "homepage", "identifiers")
"""What a new organisation is described by; the rest may follow in its file."""


def new_bodies(framework: Framework) -> Field:
    """Organisations that the register does not have yet, in a few of their schema's fields."""
    schema = inlined(framework.organisation_schema)
    parts = {name: schema["properties"][name] for name in _OF_A_BODY}
    inside = fields_of_item(framework, {**schema, "properties": parts}, f"{BODIES}.{{0}}.")
    lists = _choices_of_lists(framework)
    return Field(
        path=BODIES,
        kind="list",
        title=_("Organisations that are new here"),
        hint=_(
            "Only those that the register does not have yet. Each gets a file of its own, which "
            "you hand over together with the entry."
        ),
        required=False,
        always=False,
        depth=0,
        fields=tuple(_with_lists(inside, lists) if lists else inside),
        beside=True,
    )


def _choices_of_lists(framework: Framework) -> tuple[Choice, ...]:
    lists = framework.jurisdiction.identifier_lists
    return tuple(
        Choice(
            one.code,
            f"{one.label} ({one.code})",
            _("A number in it looks like {example}.").format(example=one.example),
            one.kinds,
        )
        for one in lists
        if one.kinds
    )


def _with_lists(fields: Iterable[Field], lists: tuple[Choice, ...]) -> Iterator[Field]:
    """The same, with the official lists that the jurisdiction names to choose from."""
    for one in fields:
        if one.path.endswith(_LIST_OF_NUMBERS):
            hint = _("Where it has a number. Leave it out if it has none in these lists.")
            yield replace(one, kind="code", choices=lists, hint=hint)
        else:
            yield replace(one, fields=tuple(_with_lists(one.fields, lists)))
