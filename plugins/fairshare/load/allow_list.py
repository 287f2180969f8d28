"""Read `schema/allow-list.yml`: warnings that the maintainers have looked at and found to be right.

And finds of personal data that are none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from fairshare.framework import Allowed
from fairshare.load.document import Document
from fairshare.problems import SetupError

ALLOW_LIST = "allow-list.yml"
_PATH = "path"
_FORMS = {
    "id": (r"[a-z0-9-]+(?:/[a-z0-9-]+)?", "the id of an initiative or organisation"),
    "code": (
        r"E40[1-9]|W[0-9]{3}",
        "the code of a warning, such as W222, or of a check for personal data",
    ),
    _PATH: (
        r"(?:[a-z0-9_]+(?:\.[a-z0-9_]+)*)?",
        "the way to the field, such as data.retention.period; empty for the whole file",
    ),
    "sha256": (r"[0-9a-f]{64}", "the sha256 of the text found, 64 digits and small letters"),
    "reason": (r"(?s).*\S.*", "why nothing is wrong"),
}
_OF_PERSONAL_DATA = re.compile(r"E40[1-9]|W41[1-4]")
"""The codes whose text is a piece of a field: they need no path."""


def read_allow_list(document: Document) -> tuple[Allowed, ...]:
    """What its list `allowed` names.

    Raises SetupError, with the item's line, for an item that is not complete: one that is misread
    would hide a leak.
    """
    listed = document.data.get("allowed", [])
    if set(document.data) != {"allowed"} or not isinstance(listed, list):
        raise SetupError(f"{document.file}: the file must hold the list `allowed` and no more.")
    return tuple(_item(document, number, item) for number, item in enumerate(listed))


def _item(document: Document, number: int, item: object) -> Allowed:
    given = item if isinstance(item, Mapping) else {}
    line = document.positions["allowed", number].line
    of_text = _OF_PERSONAL_DATA.fullmatch(str(given.get("code"))) is not None
    for name, (form, meaning) in _FORMS.items():
        value = given.get(name)
        if name == _PATH and value is None and of_text:
            continue
        if not isinstance(value, str) or not re.fullmatch(form, value):
            raise SetupError(f"{document.file}, line {line}: `{name}` must be {meaning}.")
    if unknown := set(given) - set(_FORMS):
        raise SetupError(
            f"{document.file}, line {line}: `{min(unknown)}` is not known here; write "
            f"{', '.join(_FORMS)}."
        )
    path = given.get(_PATH)
    return Allowed(
        id=given["id"],
        code=given["code"],
        path=None if path is None else tuple(map(_step, path.split("."))) if path else (),
        sha256=given["sha256"],
        reason=" ".join(given["reason"].split()),
        file=document.file,
        line=line,
    )


def _step(written: str) -> str | int:
    return int(written) if written.isdigit() else written
