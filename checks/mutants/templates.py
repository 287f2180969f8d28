"""Small wrong changes in a template: its conditions, filters, gaps and attributes.

A `class` is no place: what it does is looks, and only pictures could notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment, TemplateSyntaxError

from checks.mutants.places import Place

_CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_CONDITION = re.compile(r"\{%-?\s*(?:el)?if\s+(?P<test>.*?)\s*-?%\}", re.DOTALL)
_CHOICE = re.compile(r"\sif\s+(?P<test>[^{}]+?)(?=\s+else\s|\s*-?[%}]\})")
_FILTER = re.compile(r"\s*\|\s*\w+(?:\((?:[^()'\"]|'[^']*'|\"[^\"]*\")*\))?")
_ATTRIBUTE = re.compile(r"\s(?!class=)[a-z][\w:-]*=\"[^\"]*\"")
_PARSER = Environment(  # noqa: S701 - it only parses
    extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"]
)


def places(text: str) -> Iterator[Place]:
    """Every place of a template. A change there may leave it no template (`reads`)."""
    markup = list(text)
    for piece in _CODE.finditer(text):
        start, end = piece.span()
        markup[start:end] = ["·"] * (end - start)
        if piece[0].startswith("{#"):
            continue
        if condition := _CONDITION.fullmatch(piece[0]):
            yield _turned(condition, start)
        else:
            for choice in _CHOICE.finditer(piece[0]):
                yield _turned(choice, start)
        for one in _FILTER.finditer(piece[0]):
            yield Place(start + one.start(), start + one.end(), ("",))
        if piece[0].startswith("{{"):
            yield Place(start, end, ("",))
    plain = "".join(markup)
    for attribute in _ATTRIBUTE.finditer(plain):
        if plain.rfind("<", 0, attribute.start()) > plain.rfind(">", 0, attribute.start()):
            yield Place(*attribute.span(), ("",))


def _turned(condition: re.Match[str], start: int) -> Place:
    """A condition, turned around."""
    span = condition.span("test")
    return Place(start + span[0], start + span[1], (f"not ({condition['test']})",))


def reads(text: str) -> bool:
    """Whether a text is a template; one that is none any test would notice."""
    try:
        _PARSER.parse(text)
    except TemplateSyntaxError:
        return False
    return True
