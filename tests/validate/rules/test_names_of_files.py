"""Names that no file of a register may have, one by one."""

from __future__ import annotations

import pytest

from fairshare.framework import Framework
from fairshare.load.strict_yaml import parse
from fairshare.validate import Checker
from projects import BASE, COUNCIL
from trees import TODAY

DEVICES = ("con", "prn", "aux", "nul", "com0", "com1", "com9", "lpt0", "lpt1", "lpt9")
"""Microsoft: Naming Files, Paths, and Namespaces."""


def said_of(name: str, framework: Framework) -> list[tuple[str, bool]]:
    """The codes for an organisation whose file has a name, and whether they speak of Windows."""
    content = (BASE / "organisations/northshire-council.yml").read_bytes()
    document = parse(content, COUNCIL.replace("northshire-council", name)).document
    assert document is not None
    found = Checker(framework, TODAY).organisation(document)
    return [(one.code, "Windows" in one.message) for one in found]


@pytest.mark.parametrize("name", DEVICES)
def test_no_file_is_called_as_a_device_of_windows(name: str, framework: Framework) -> None:
    """Nobody could copy the register to such a computer."""
    assert said_of(name, framework) == [("E202", True)]


@pytest.mark.parametrize("name", ["con-1", "com10", "console", "nu", "lpt"])
def test_a_name_that_only_begins_so_is_none(name: str, framework: Framework) -> None:
    """It is the whole name that Windows keeps."""
    assert said_of(name, framework) == []
