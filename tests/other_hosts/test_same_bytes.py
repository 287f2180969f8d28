"""The real register under MkDocs, ProperDocs and `fairshare build`: the same bytes everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from hosts import COMMANDS, run
from projects import files
from real_register import real_register

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real register with a past, built by MkDocs."""
    root = real_register(tmp_path_factory.mktemp("hosts") / "project")
    built = run(root, *COMMANDS["mkdocs"], "--strict", "--site-dir", "by-mkdocs")
    assert built.returncode == 0, built.stderr
    return root


@pytest.mark.parametrize("host", ["properdocs", "fairshare"])
def test_no_byte_differs(register: Path, host: str) -> None:
    """Every file: pages of prose and of the register, styles, feeds, data, manifest."""
    built = run(register, *COMMANDS[host], "--strict", "--site-dir", f"by-{host}")
    assert built.returncode == 0, built.stderr
    expected, found = files(register / "by-mkdocs"), files(register / f"by-{host}")
    assert len(expected) > 1000
    assert found.keys() == expected.keys()
    differ = {
        name: sum(a != b for a, b in zip(found[name], content, strict=False))
        + abs(len(found[name]) - len(content))
        for name, content in expected.items()
        if found[name] != content
    }
    print(f"{host}: {len(expected)} files, {sum(differ.values())} bytes differ")  # noqa: T201
    assert differ == {}
