"""The command line: a click adapter, in parts that fit a screen."""

from fairshare.cli.main import main

__all__ = ["main"]
