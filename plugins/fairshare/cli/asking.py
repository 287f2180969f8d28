"""Questions on a terminal: an answer that can't be taken is asked again at once, with a guess."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from fairshare.framework import Framework
from fairshare.intake.bodies.directory import Directory
from fairshare.intake.bodies.identifiers import EXAMPLE, identifiers
from fairshare.intake.slugs import slug
from fairshare.language import gettext as _
from fairshare.model import StartingPoint
from fairshare.validate.nearest import did_you_mean, nearest_named
from fairshare.validate.rules.identity import is_slug
from fairshare.validate.schema.references import Node

_NONE = frozenset({"", "n", "no", "none", "0"})
"""Answers to a question whether it is one of several."""
_ADDRESS = re.compile(r"(https?://|www\.)", re.IGNORECASE)
_FEW_WORDS = 3
"""An address of fewer words may say too little for ever."""


def full_address(written: str) -> str:
    """A web address as it is published, where that is what was meant; else as it was written."""
    bare = written.removeprefix("https://").removeprefix("http://")
    return f"https://{bare}" if "." in bare and " " not in bare else written


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks a person, in the register's own words."""

    framework: Framework
    directory: Directory

    def body(self, what: str, describe: Callable[[str], str]) -> str:
        """The id of an organisation, found by its name, a former one or its initials.

        `describe` makes one of a name that is new, and gives its id.
        """
        guesses: Sequence[str] = ()
        name = ""
        while True:
            written = _prompt(what)
            if guesses and written == "0":
                return describe(name)
            if written.isdigit() and 0 < int(written) <= len(guesses):
                return guesses[int(written) - 1]
            found = self.directory.find(written)
            if len(found) == 1:
                _say(self.directory.name(found[0]))
                return found[0]
            guesses, name = found or self.directory.alike(written), written
            if guesses:
                _say(_("Did you mean one of these? Write its number, or another name."))
                for number, guess in enumerate(guesses, 1):
                    _say(f"  {number} {self.directory.name(guess)}")
                _say(f"  0 {_('None of them: “{}” is new here').format(written)}")
            elif is_slug(slug(written)) and click.confirm(
                _("“{}” is not in this register. Is it new, and described now?").format(written),
                err=True,
            ):
                return describe(written)

    def title(self, schema: Node) -> str:
        """A title that can become an address, and says enough to stay one."""
        while True:
            title = self.text(_("Title"), schema, required=True)
            address = slug(title)
            if not is_slug(address):
                _say(_("Use letters or digits."))
                continue
            _say(_("The address of its page will end in {}, and stay so.").format(address))
            few = address.count("-") + 1 < _FEW_WORDS
            if not few or click.confirm(_("That is short. Is it clear enough for ever?"), err=True):
                return title

    def name(self) -> str:
        """The name of a new organisation."""
        while True:
            name = self.text(_("Full name of the organisation"), {"minLength": 2}, required=True)
            if is_slug(slug(name)):
                return name
            _say(_("Use letters or digits."))

    def text(self, what: str, schema: Node, *, required: bool = False) -> str:
        """A text as long as its field takes; nothing is an answer where nothing is needed."""
        least, most = schema.get("minLength", 0), schema.get("maxLength", sys.maxsize)
        while True:
            written = _prompt(what, required=required)
            if not written or least <= len(written) <= most:
                return written
            if len(written) < least:
                _say(_("Write at least {} characters.").format(least))
            else:
                words = _("Write at most {} characters. These are {}.")
                _say(words.format(most, len(written)))

    def starting_point(self) -> StartingPoint | None:
        """A common kind of sharing that this is of, by its number or its name; or none."""
        known = self.framework.starting_points
        if not known:
            return None
        _say(_("Kinds of sharing with hints on what to look at:"))
        for number, one in enumerate(known, 1):
            _say(f"  {number} {one.label}")
        while True:
            written = _prompt(_("Is it one of these? Its number, or nothing"), required=False)
            if written.casefold() in _NONE:
                return None
            if written.isdigit() and 0 < int(written) <= len(known):
                return known[int(written) - 1]
            found, guess = starting_point(self.framework, written)
            if found:
                return found
            _say(f"{_('“{}” is none of them.').format(written)} {guess}".strip())

    def names(self, what: str) -> list[str]:
        """Names, or none; no web address, which is what the next question asks for."""
        while True:
            written = _prompt(what, required=False)
            names = [part.strip() for part in written.split(";") if part.strip()]
            if not any(_ADDRESS.match(name) for name in names):
                return names
            _say(_("That is a web address. Leave this empty if it has no other names."))

    def address(self, what: str) -> str:
        """A web address, or none."""
        while True:
            written = _prompt(what, required=False)
            address = full_address(written)
            if not written or address.startswith("https://"):
                return address
            _say(_("Write a full address, such as https://www.northshire.example"))

    def identifiers(self, what: str) -> list[dict[str, str]]:
        """Numbers in official lists, or none."""
        while True:
            found = identifiers(_prompt(what, required=False))
            if found is not None:
                return found
            _say(_("Write the list and the number, such as {}.").format(EXAMPLE))

    def codes(
        self, what: str, listed: str, *, most: int | None = None, required: bool = False
    ) -> list[str]:
        """Codes of a list, by code or label; several with blanks, commas or semicolons between."""
        known = by_code_and_label(self.framework, listed)
        codes = self.framework.codes[listed]
        _say(f"{what}: {'; '.join(one.label for one in codes.codes.values())}")
        while True:
            written = _prompt(what, required=required)
            pieces = _pieces(written, known)
            unknown = [piece for piece in pieces if form(piece) not in known]
            if unknown:
                near = map(codes.label, nearest_named(unknown[0], known))
                guess = did_you_mean(list(dict.fromkeys(near)))
                _say(f"{_('“{}” is none of them.').format(unknown[0])} {guess}".strip())
            elif most is not None and len(pieces) > most:
                _say(_("Choose one."))
            else:
                return [known[form(piece)] for piece in pieces]


def _pieces(written: str, known: Mapping[str, Any]) -> list[str]:
    if form(written) in known:
        return [written]
    parts = written.replace(",", ";").split(";")
    if len(parts) == 1 and all(form(word) in known for word in written.split()):
        parts = written.split()
    return [part.strip() for part in parts if part.strip()]


def code_of(framework: Framework, listed: str, option: str, written: str) -> str:
    """The code that an option gives, or the label of; empty where it is. UsageError for others."""
    known = by_code_and_label(framework, listed)
    if not written:
        return ""
    if code := known.get(form(written)):
        return code
    codes = ", ".join(sorted(framework.codes[listed].codes))
    guess = did_you_mean(nearest_named(written, known)) or _("Known are: {}.").format(codes)
    raise click.UsageError(
        _('{}: "{}" is not on the list of codes. {}').format(option, written, guess)
    )


def starting_point(framework: Framework, written: str) -> tuple[StartingPoint | None, str]:
    """The starting point of that name or label; else None, and which may be meant."""
    known = {form(name): one for one in framework.starting_points for name in (one.label, one.name)}
    names = {name: one.label for name, one in known.items()}
    return known.get(form(written)), did_you_mean(nearest_named(form(written), names))


def by_code_and_label(framework: Framework, listed: str) -> dict[str, str]:
    """The codes of a list by all that they may be called, in `form`."""
    codes = framework.codes[listed].codes
    labels = {form(code.label): code.code for code in codes.values()}
    return {**labels, **{form(code): code for code in codes}}


def form(text: str) -> str:
    """A text without what people write now so, now otherwise: capitals, hyphens, blanks."""
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())


def _prompt(what: str, *, required: bool = True) -> str:
    default = None if required else ""
    answer: str = click.prompt(what, default=default, show_default=False, err=True)
    return answer.strip()


def _say(text: str) -> None:
    click.echo(text, err=True)
