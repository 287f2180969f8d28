"""`fairshare check --profile`: what one law asks, with how far each agreement has come."""

from __future__ import annotations

import dataclasses

import click

from fairshare.flow.laws import asked_by_law
from fairshare.flow.pipeline import Reading
from fairshare.printable import no_command, visible


def asked_only(reading: Reading, profile: str, phase: str, style: str) -> Reading:
    """The reading with nothing but what the law asks; for people, the phases are named first.

    Raises SetupError for a law or a phase that there is not.
    """
    asked = asked_by_law(reading, profile, phase)
    if style == "text":
        for one in asked:
            click.echo(no_command(f"{visible(one.file)}: {one.phase}"))
    found = tuple(problem for one in asked for problem in one.problems)
    return dataclasses.replace(reading, problems=found, acknowledged=(), checked=len(asked))
