"""Validate: documents to problems. The second stage of the flow.

`Checker` judges a file alone, so that its result can be kept under the file's content;
`check_register` judges the files together, always anew; `divergence_problems` judges a decision
against its assessment, once that is known. `without_lines` keeps personal data out of what is told.
"""

from __future__ import annotations

from fairshare.validate.against_score import divergence_problems
from fairshare.validate.checker import Checker
from fairshare.validate.personal_data import without_lines
from fairshare.validate.register_rules import Source, check_register

__all__ = ["Checker", "Source", "check_register", "divergence_problems", "without_lines"]
