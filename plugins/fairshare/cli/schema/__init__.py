"""`fairshare schema` and what belongs to it: what editors read, and what a change of it breaks."""

from __future__ import annotations

from fairshare.cli.schema.copy import copy
from fairshare.cli.schema.diff import diff
from fairshare.cli.schema.editor import schema

__all__ = ["copy", "diff", "schema"]
