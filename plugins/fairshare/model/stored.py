"""An entry's data with its answers packed, as the cache and a build hold it.

The answers are half of an entry, and few ask for them. So they are a text, which takes an eighth of
the room in memory, until somebody does.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from functools import lru_cache
from typing import Any
from zlib import compress, decompress

from fairshare.model.data import Data

_PACKED = "answers"
_QUICKLY = 1
"""How hard it is tried to make the text short: more takes thrice as long for a tenth."""


class StoredData(dict[str, Any]):
    """What `packed` was given, in the same order; equal to it.

    A dict, as what was read from a file is: rules ask for that. It may not be changed.
    """

    __slots__ = ()

    def __getitem__(self, name: str) -> Any:
        found = super().__getitem__(name)
        return _unpacked(found) if name == _PACKED and isinstance(found, str) else found

    def get(self, name: str, default: Any = None) -> Any:
        """As of any dict, and so are those that follow."""
        if name in self:
            return self[name]
        return default

    def __iter__(self) -> Iterator[str]:
        return super().__iter__()  # or `dict(…)` and `{**…}` would copy the text as it is

    def items(self) -> ItemsView[str, Any]:  # type: ignore[override]
        """See above."""
        return self.copy().items()

    def values(self) -> ValuesView[Any]:  # type: ignore[override]
        """See above."""
        return self.copy().values()

    def copy(self) -> dict[str, Any]:
        """See above."""
        return {name: self[name] for name in self}

    def __eq__(self, other: object) -> bool:
        return self.copy() == other

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __or__(self, other: Mapping[str, Any]) -> dict[str, Any]:  # type: ignore[override]
        return {**self, **other}

    def __ror__(self, other: Mapping[str, Any]) -> dict[str, Any]:  # type: ignore[override]
        return {**other, **self}

    def __repr__(self) -> str:
        return repr(self.copy())

    __hash__ = None


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
