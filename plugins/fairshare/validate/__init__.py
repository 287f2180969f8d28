"""Validate: documents to problems. The second stage of the flow.

`Checker` judges a file alone, so that its result can be cached under the file's content;
and a decision against its assessment, once that is known; `check_register` judges the files
together, always anew; `check_integrity` judges what changed since an earlier
revision. `acknowledged` finds the warnings that the maintainers know to be right, `idle` what they
need not say any more. `without_lines` keeps personal data out of what is shown.
"""

from __future__ import annotations

from fairshare.validate.acknowledged import acknowledged, idle
from fairshare.validate.checker import Checker
from fairshare.validate.integrity import check_change, check_integrity, is_integrity
from fairshare.validate.personal.data import without_lines
from fairshare.validate.rules.register import check_register
from fairshare.validate.source import Source

__all__ = [
    "Checker",
    "Source",
    "acknowledged",
    "check_change",
    "check_integrity",
    "check_register",
    "idle",
    "is_integrity",
    "without_lines",
]
