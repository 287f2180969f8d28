"""A rule on the numbers of organisations: where they carry a check digit, it fits."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from fairshare.problems import Problem
from fairshare.validate.entry_access import groups, text
from fairshare.validate.rules.files import Files


def check_digits(files: Files) -> Iterator[Problem]:
    """A number that can't be one of its list was mistyped, and leads to another body or to none.

    The number itself is not repeated: someone may have written that of a person.
    """
    lists = files.framework.jurisdiction.identifier_lists
    modules = {one.code: one.check_digit for one in lists if one.check_digit}
    for source in files.organisations.values():
        for number, one in groups(source.data, "identifiers"):
            scheme, written = text(one, "scheme"), text(one, "id")
            if scheme in modules and written and not _fits(modules[scheme], written):
                yield source.problem("W263", ("identifiers", number, "id"), scheme=scheme)


def _fits(module: str, written: str) -> bool:
    """Whether python-stdnum takes it. The library is loaded with the first number that needs it."""
    return bool(import_module(f"stdnum.{module}").is_valid(written))
