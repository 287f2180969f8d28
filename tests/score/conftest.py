"""The register's own questions and scoring method: what the vectors of the contract speak of."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairshare.framework import Framework
from fairshare.load.framework import load_framework


@pytest.fixture(scope="session")
def framework() -> Framework:
    """Everything that `schema/` says."""
    return load_framework(Path(__file__).parents[2] / "schema")
