"""The words for people, in the register's language: English until a translation is taken in.

Python's own `gettext.gettext` looks for a catalogue on disk at every call, which costs a build more
than scoring does. Here it is looked up once.
"""

from __future__ import annotations

import gettext as standard

LANGUAGES = ("en",)
"""Those that the pages speak."""

CATALOGUE: standard.NullTranslations = standard.NullTranslations()
"""The translations in force."""

N_ = str
"""Marks a text for translators (`pybabel extract -k N_`); it is translated when it is used."""


def gettext(text: str) -> str:
    """A text in the register's language."""
    return CATALOGUE.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a text that fits a count."""
    return CATALOGUE.ngettext(one, many, count)
