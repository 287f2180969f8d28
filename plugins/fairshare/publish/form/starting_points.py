"""What the form can start from: common kinds of sharing, with what is usual and what to look at."""

from __future__ import annotations

from typing import Any

from fairshare.framework import Framework


def starting_points(framework: Framework) -> dict[str, dict[str, Any]]:
    """By name, in the order of their labels: codes and hints by the paths of the form's fields."""
    return {
        one.name: {
            "label": one.label,
            "about": one.about,
            "fields": {".".join(path): codes for path, codes in one.fields.items()},
            "hints": {".".join(path): hint for path, hint in one.hints.items()},
        }
        for one in framework.starting_points
    }
