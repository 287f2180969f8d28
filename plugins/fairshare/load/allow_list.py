"""Read `schema/allow-list.yml`: finds of personal data that the maintainers know to be none."""

from __future__ import annotations

import re
from collections.abc import Mapping

from fairshare.framework import Allowed
from fairshare.load.document import Document
from fairshare.problems import SetupError

ALLOW_LIST = "allow-list.yml"
_FORMS = {
    "id": (r"[a-z0-9-]+(?:/[a-z0-9-]+)?", "the id of an initiative or organisation"),
    "code": (r"E40[1-9]|W41[1-4]", "the code of a check for personal data, such as W412"),
    "sha256": (r"[0-9a-f]{64}", "the sha256 of the text found, 64 digits and small letters"),
    "reason": (r"(?s).*\S.*", "why the text found is not personal data"),
}


def read_allow_list(document: Document) -> frozenset[Allowed]:
    """What its list `allowed` names. An id that no entry has is none of its business.

    Raises SetupError, with the item's line, for an item that is not complete: one that is misread
    would hide a leak.
    """
    listed = document.data.get("allowed", [])
    if set(document.data) != {"allowed"} or not isinstance(listed, list):
        raise SetupError(f"{document.file}: the file must hold the list `allowed` and no more.")
    return frozenset(_item(document, number, item) for number, item in enumerate(listed))


def _item(document: Document, number: int, item: object) -> Allowed:
    given = item if isinstance(item, Mapping) else {}
    line = document.positions["allowed", number].line
    for name, (form, meaning) in _FORMS.items():
        value = given.get(name)
        if not isinstance(value, str) or not re.fullmatch(form, value):
            raise SetupError(f"{document.file}, line {line}: `{name}` must be {meaning}.")
    if unknown := set(given) - set(_FORMS):
        raise SetupError(
            f"{document.file}, line {line}: `{min(unknown)}` is not known here; write "
            f"{', '.join(_FORMS)}."
        )
    return Allowed(given["id"], given["code"], given["sha256"])
