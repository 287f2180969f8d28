"""A Markdown extension that stops programs which would build the site without the register.

Some read mkdocs.yml and leave out every plugin that they don't know, without a word: the site is
then whole, and has no decision in it. All of them read pages of prose with Markdown extensions,
so an extension is where they can be stopped (docs/adr/0029). In mkdocs.yml:

    markdown_extensions:
      - fairshare.guard
"""

from __future__ import annotations

from typing import ClassVar

import markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor


class NoRegisterError(Exception):
    """The program that builds the site does not build the register."""


class RegisterGuard(Extension):
    """Refuses to read a page while nobody has begun to build the register."""

    begun: ClassVar[bool] = False
    """Set by each host of ours."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Markdown's name
        """Called when a page is about to be read, or settings are checked."""
        md.preprocessors.register(_GuardedPage(md), "fairshare-guard", 1000)


class _GuardedPage(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """The page as it is. Raises NoRegisterError."""
        if not RegisterGuard.begun:
            raise NoRegisterError(
                "This program does not run the plugin `fairshare`, so the site would have no "
                "register and no decision. Build it with `mkdocs build` or `fairshare build`."
            )
        return lines


def makeExtension(**options: object) -> RegisterGuard:  # noqa: N802 - Markdown's name
    """The extension, as Markdown asks for it."""
    return RegisterGuard(**options)
