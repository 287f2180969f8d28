"""Kinds of events in the words of a message: the code to write, and what it means."""

from __future__ import annotations

from collections.abc import Iterable

from fairshare.framework import Code
from fairshare.language import gettext as _


def kinds_in_words(kinds: Iterable[Code]) -> str:
    """`purpose-changed (Purpose changed), correction (this page was wrong from the first day)`."""
    return ", ".join(f"{kind.code} ({_meaning(kind)})" for kind in kinds)


def _meaning(kind: Code) -> str:
    return _("if this page was wrong from the first day") if kind.corrects else kind.label
