"""A group whose commands are loaded when one is asked for, not before.

A command reads only what it needs: `fairshare check` has no use for the pages, nor for the
programs that read tables. Loading all of them was four fifths of the time of a small check.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class CommandsByPlace(click.Group):
    """Commands by name, each with the place that it is loaded from: module, colon, its own name."""

    def __init__(self, *given: Any, places: Mapping[str, str], **options: Any) -> None:
        super().__init__(*given, **options)
        self._places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in order, none of them loaded."""
        return sorted({*super().list_commands(ctx), *self._places})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name; None where there is none."""
        place = self._places.get(cmd_name)
        if place is None:
            return super().get_command(ctx, cmd_name)
        module, _colon, attribute = place.partition(":")
        found: click.Command = getattr(import_module(module), attribute)
        return found
