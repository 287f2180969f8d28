"""An entry's data with its answers packed, as the cache and a build hold it.

The answers are half of an entry, and few ask for them. So they are a text, which takes an eighth of
the room in memory, until somebody does.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any
from zlib import compress, decompress

from fairshare.model.data import Data

_PACKED = "answers"
_QUICKLY = 1
"""How hard it is tried to make the text short: more takes thrice as long for a tenth."""


class StoredData(Mapping[str, Any]):
    """What `packed` was given, in the same order; equal to it."""

    __slots__ = ("_fields",)

    def __init__(self, fields: Mapping[str, Any]) -> None:
        """`fields`: what came of `packed`."""
        self._fields = fields

    def __getitem__(self, name: str) -> Any:
        found = self._fields[name]
        return _unpacked(found) if name == _PACKED and isinstance(found, str) else found

    def get(self, name: str, default: Any = None) -> Any:
        """As of any mapping; it is asked a thousand times on a page."""
        return self[name] if name in self._fields else default

    def __contains__(self, name: object) -> bool:
        return name in self._fields

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)


def packed(data: Data) -> dict[str, Any]:
    """The same fields, the answers as a text."""
    if _PACKED not in data:
        return dict(data)
    whole = json.dumps(data[_PACKED], separators=(",", ":")).encode()
    return {**data, _PACKED: b64encode(compress(whole, _QUICKLY)).decode()}


@lru_cache(maxsize=16)
def _unpacked(text: str) -> Any:
    """The answers of some entries, for whoever asks for them one after another."""
    return json.loads(decompress(b64decode(text)))
