"""The package as it would be published: built once for all, and put into an empty environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from installed import Installed, built_wheel
from projects import REPOSITORY


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree."""
    return built_wheel(REPOSITORY, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """An environment with it."""
    return Installed.from_wheel(wheel, tmp_path_factory.mktemp("environment") / "program")
