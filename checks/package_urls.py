"""The addresses that a package index shows: those of whoever makes the release (docs/adr/0031).

hatchling asks for them, and for the README, whose links would lead nowhere on an index. A fork's
package must not lead to us, nor one that somebody builds for themselves anywhere.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

REPOSITORY = "FAIRSHARE_REPOSITORY"
"""Set by the release workflow: the address of the repository that it runs in."""

_HERE = r"(?!https?:|#)([^)]+)\)"
"""The rest of a link that leads to a file of ours."""


class PackageUrls(MetadataHookInterface):
    """Adds `project.urls` and `project.readme`."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill in what pyproject.toml calls dynamic."""
        repository = os.environ.get(REPOSITORY, "").rstrip("/")
        text = Path(self.root, "README.md").read_text("utf-8")
        metadata["urls"] = urls(repository)
        metadata["readme"] = {"content-type": "text/markdown", "text": readme(text, repository)}


def urls(repository: str) -> dict[str, str]:
    """The labels that the index knows, with their addresses; none without a repository."""
    if not repository:
        return {}
    own = f"{repository}/blob/main"
    return {
        "Source": repository,
        "Documentation": f"{own}/docs/first-register.md",
        "Changelog": f"{own}/CHANGELOG.md",
        "Issues": f"{repository}/issues",
    }


def readme(text: str, repository: str) -> str:
    """A README whose links and pictures are found from anywhere; without a repository as it is."""
    if not repository:
        return text
    pictures = re.sub(rf"!\[([^]]*)\]\({_HERE}", rf"![\1]({repository}/raw/main/\2)", text)
    return re.sub(rf"\]\({_HERE}", rf"]({repository}/blob/main/\1)", pictures)
