"""The addresses that the contract promises are on the site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from projects import REPOSITORY

CONTRACT = REPOSITORY / "docs" / "contract"
OF_A_LAW = {"profiles/<name>/"}
"""What only a register has whose bodies chose a law: ours did not."""


def promised(name: str) -> set[str]:
    """Each address of the site that a page of the contract names in its tables and lists."""
    text = (CONTRACT / f"{name}.md").read_text(encoding="utf-8")
    if name == "data":
        rows = "\n".join(row for row in text.splitlines() if row.startswith("| `"))
        found = re.findall(r"`([\w.<>/-]+\.\w+|data/SHA256SUMS)`", rows)
        return {one if "/" in one else f"schema/1.0/{one}" for one in found}
    return {one.lstrip("/") for one in re.findall(r"`(/[\w.<>/-]*)`", text)}


@pytest.mark.parametrize("name", ["interfaces", "data"])
def test_every_address_of_the_contract_is_on_the_site(name: str, site: Path) -> None:
    """A page's address ends with a slash; "<…>" stands for any name, or for an id of two parts."""
    addresses = promised(name) - OF_A_LAW
    assert len(addresses) > 18
    for address in addresses:
        file = f"{address}index.html" if address.endswith("/") or not address else address
        patterns = (re.sub(r"<[^>]*>", any_name, file) for any_name in ("*", "*/*"))
        assert any(any(site.glob(pattern)) for pattern in patterns), address
