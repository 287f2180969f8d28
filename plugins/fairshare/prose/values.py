"""Pages of prose that speak of the publisher: what `register.yml` says is filled in when built."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.framework import Jurisdiction
from fairshare.model.publisher import Publisher
from fairshare.problems import SetupError

_MARKS = ("{{", "{%")


def prose_values(publisher: Publisher | None, law: Jurisdiction) -> Mapping[str, object]:
    """What a page may ask for: `register` as in register.yml, and `law`, the jurisdiction.

    Without a register.yml a page that asks stands as it is written.
    """
    return {"register": publisher, "law": law} if publisher else {}


def filled_in(markdown: str, values: Mapping[str, object], page: str) -> str:
    """A page with the values in their places. Raises SetupError, with the page's name, for others.

    The pages are the body's own, as its templates are; no text of an entry is among the values.
    """
    if not values or not any(mark in markdown for mark in _MARKS):
        return markdown
    from jinja2 import StrictUndefined, TemplateError  # noqa: PLC0415 - a tenth of a small check
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - as above

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    try:
        return environment.from_string(markdown).render(values)
    except TemplateError as error:
        said = str(error).rstrip(".")
        raise SetupError(f"{page}: {said}.") from error
