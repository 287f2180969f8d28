"""All that is looked at, in the order in which a person would mend it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fairshare.doctor.diagnosis import Diagnosis
from fairshare.doctor.host import host_health
from fairshare.doctor.machine import machine_health
from fairshare.doctor.owners import owners_health
from fairshare.doctor.publisher import publisher_health


def examine(root: Path, register: Path) -> Iterator[Diagnosis]:
    """Every finding on a register's project. Raises nothing: what can't be read is a finding."""
    yield from machine_health(root, register)
    yield from publisher_health(root)
    yield from owners_health(root)
    yield from host_health(root)
