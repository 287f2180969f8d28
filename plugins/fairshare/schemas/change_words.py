"""How a change of a schema is told: one plain sentence each, with whom it touches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fairshare.language import N_
from fairshare.language import gettext as _

_KINDS: Mapping[str, str] = {
    "title": N_("The title was reworded."),
    "description": N_("The description was reworded. Look whether the meaning is the same."),
    "examples": N_("The examples are other ones."),
}

_LIMITS: Mapping[str, str] = {
    "minLength": N_("The lowest number of characters is {now}; it was {was}."),
    "maxLength": N_("The highest number of characters is {now}; it was {was}."),
    "minItems": N_("The lowest number of items is {now}; it was {was}."),
    "maxItems": N_("The highest number of items is {now}; it was {was}."),
    "minProperties": N_("The lowest number of fields is {now}; it was {was}."),
    "maxProperties": N_("The highest number of fields is {now}; it was {was}."),
    "minimum": N_("The lowest value is {now}; it was {was}."),
    "maximum": N_("The highest value is {now}; it was {was}."),
}


def reworded(keyword: str) -> str:
    return _(_KINDS[keyword])


def field_added() -> str:
    return _("This field is new. Nobody has to write it.")


def now_checked() -> str:
    return _("It could hold anything, and is checked now. Values that were valid may be refused.")


def field_removed() -> str:
    return _("This field is gone. Entries that have it are refused, and programs look in vain.")


def any_value(allowed: object) -> str:
    return _("It takes no value any more.") if allowed is False else _("It may be there now.")


def another_form() -> str:
    return _("It may now take another form as well. Programs that know the old ones fail.")


def form_gone() -> str:
    return _("It may no longer take one of its forms. Entries that use it are refused.")


def not_comparable(keyword: str) -> str:
    said = _(
        "The rule {rule} changed. No program can tell what that does, so it counts as a break."
    )
    return said.format(rule=keyword)


def another_type(was: Any, now: Any) -> str:
    said = _("It was of type {was} and is of type {now}. Entries and programs expect the old one.")
    return said.format(was=_named(was), now=_named(now))


def list_closed() -> str:
    return _("It now takes only certain codes. Other values were valid, and are refused.")


def list_opened() -> str:
    return _("It takes any value, no longer only certain codes. Programs that know them fail.")


def code_reworded(code: str) -> str:
    said = _("The words of the code {code} changed. Another meaning would be another code.")
    return said.format(code=code)


def schema_added() -> str:
    return _("This file is new.")


def schema_removed() -> str:
    return _("This file is gone. Programs look for it in vain.")


def code_added(code: object) -> str:
    return _("The code {code} is new.").format(code=code)


def code_removed(code: object) -> str:
    return _("The code {code} is gone. Entries that use it are refused.").format(code=code)


def another_constant(was: Any, now: Any) -> str:
    said = _("It must be {now}; it had to be {was}.")
    return said.format(was=_named(was), now=_named(now))


def now_needed(name: str) -> str:
    return _("It must now have {name}. Entries without it are refused.").format(name=name)


def no_longer_needed(name: str) -> str:
    return _("It may now lack {name}. Programs that count on it fail.").format(name=name)


def limit(keyword: str, was: Any, now: Any) -> str:
    return _(_LIMITS[keyword]).format(was=_named(was), now=_named(now))


def may_be_empty() -> str:
    return _("It may now be empty. Programs that count on something in it fail.")


def another_pattern() -> str:
    return _("It must be written in another way than before. Old values may be refused.")


def now_unique() -> str:
    return _("Nothing may stand in it twice now. Entries in which something does are refused.")


def no_longer_unique() -> str:
    return _("Something may stand in it twice now. Programs that count on no doubles fail.")


def closed() -> str:
    return _("It takes no other fields now. Entries that have some are refused.")


def opened() -> str:
    return _("It takes fields that nobody knows. Programs that read them all fail.")


def _named(value: Any) -> str:
    return _("not set") if value is None else str(value)
