"""The data use register of Health Data Research UK: an approved use as a row of its upload."""

from __future__ import annotations

NAME = "hdruk-dur-2"
