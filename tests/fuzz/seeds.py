"""Where to begin: what is already known to be good, or to be bad."""

from __future__ import annotations

from collections.abc import Iterator

from hostile import CHECKED, UNCHECKED
from projects import REPOSITORY

BROKE = (b"?\n# age: livm # May\n tl': b,1", b"{ a: b }:\n# c\n  hr:  # d\n     65\n")
"""What broke the reader once."""
PAGE_TEXTS = 64
"""For so many fields there is a seed of each text."""


def seeds(target: str) -> Iterator[bytes]:
    """Bytes for a target."""
    if target == "page":
        texts = {*CHECKED.texts, CHECKED.prose, *UNCHECKED.texts, UNCHECKED.prose}
        for number in range(PAGE_TEXTS):
            for text in sorted(texts):
                yield number.to_bytes(2) + text.encode()
        return
    yield from BROKE
    yield from (file.read_bytes() for file in sorted((REPOSITORY / "register").rglob("*.yml")))
    cases = REPOSITORY / "tests/cases"
    for folder in ("invalid", "valid", "base"):
        files = (file for file in sorted((cases / folder).rglob("*.yml")) if file.is_file())
        yield from (file.read_bytes() for file in files)
