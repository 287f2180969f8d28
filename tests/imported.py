"""A small register taken from a table: facts of a body's own list, which nobody assessed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from projects import CONFIG, REPOSITORY, Project, as_yaml

TABLE = "Northshire's register of agreements, 2025"
BARE = "northshire-council/agreement-1"
FULLER = "northshire-council/agreement-2"


def bare(data: dict[str, Any]) -> None:
    """The least that an entry from a table holds."""
    data.clear()
    data.update(
        {
            "method": "1.0",
            "title": "Blue badge checks",
            "themes": ["transport"],
            "stage": "live",
            "stage_as_of": "2025-11-03",
            "organisations": [
                {"id": "northshire-council", "roles": ["lead", "recipient"]},
                {"id": "northshire-schools-trust", "roles": ["provider"]},
            ],
            "purpose": {"aims": ["eligibility-check"]},
            "data": {"categories": ["name", "disability"], "identifiability": "identifiable"},
            "assessment": {"independence": "imported"},
            "sources": [{"title": TABLE, "url": "https://www.northshire.example/agreements"}],
        }
    )


def fuller(data: dict[str, Any]) -> None:
    """What some tables hold besides: a decision, a reference, an agreement, an end."""
    bare(data)
    data["title"] = "Council tax and pupil records"
    data["references"] = [{"scheme": "Council register", "id": "NC/ISA-0042"}]
    data["decision"] = {"outcome": "approved", "date": "2024-06"}
    data["dates"] = {"starts": "2024-07-01", "ends": "2027-06-30", "review_by": "2025-01-01"}
    data["safeguards"] = {"agreement": {"type": "isa", "reference": "NC/ISA-0042"}}


def draw_imported(root: Path, count: int = 12) -> Project:
    """A project whose register holds nothing but such entries."""
    project = Project(root)
    project.write("mkdocs.yml", CONFIG)
    (root / "docs").mkdir()
    (root / "schema").symlink_to(REPOSITORY / "schema")
    for name in ("northshire-council", "northshire-schools-trust"):
        content = as_yaml({"name": name.replace("-", " ").title(), "type": "local-authority"})
        project.write(f"register/organisations/{name}.yml", content)
    for number in range(1, count + 1):
        change: Callable[[dict[str, Any]], None] = fuller if number % 2 == 0 else bare
        data: dict[str, Any] = {}
        change(data)
        data["title"] = f"{data['title']}, agreement {number}"
        project.write(
            f"register/initiatives/northshire-council/agreement-{number}.yml", as_yaml(data)
        )
    return project
