"""Line ends: git holds one kind, and gives a working tree on Windows the other."""

from __future__ import annotations


def as_git_holds(content: bytes) -> bytes:
    """A text with the line ends that git gives it, whatever the working tree has.

    What is published is vouched for by its sha256: a copy made with `core.autocrlf=true` must not
    look like another text.
    """
    return content.replace(b"\r\n", b"\n")
