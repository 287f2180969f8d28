"""All that is looked at, in the order in which a person would mend it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fairshare.doctor.finding import Finding
from fairshare.doctor.host import host_findings
from fairshare.doctor.machine import machine_findings
from fairshare.doctor.owners import owner_findings
from fairshare.doctor.publisher import publisher_findings


def examine(root: Path, register: Path) -> Iterator[Finding]:
    """Every finding on a register's project. Raises nothing: what can't be read is a finding."""
    yield from machine_findings(root, register)
    yield from publisher_findings(root)
    yield from owner_findings(root)
    yield from host_findings(root)
