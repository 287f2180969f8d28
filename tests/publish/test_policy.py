"""What a page may load and ask: its own site, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fairshare.publish.policy import content_security_policy
from projects import REPOSITORY

SCRIPTS = sorted((REPOSITORY / "plugins/fairshare/templates/assets").rglob("*.js"))


def test_the_policy_names_no_other_site() -> None:
    """Word for word: who widens it, widens it here too, and is seen."""
    assert content_security_policy(preview=False) == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; "
        "base-uri 'none'"
    )


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_names_another_site(path: Path) -> None:
    """Nor an address without its scheme: what a script asks for lies on its own site."""
    assert re.findall(r"""(?:https?|wss?)://[\w-]|["'`]//[\w-]""", path.read_text("utf-8")) == []
