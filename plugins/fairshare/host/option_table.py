"""The table of options: every one of MkDocs and of its theme, and the plugins that were tried.

It stands in options.yml. tests/host/test_options.py holds that none is missing, and that
docs/reference/host-options.md says the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from fairshare.host.conditions import CONDITIONS, rows, switched_on
from fairshare.host.options import HostOption, OptionEffect
from fairshare.language import gettext as _

PLUGINS = "plugins"


@cache
def option_table() -> Mapping[str, tuple[HostOption, ...]]:
    """Its rows by section, in the order of docs/reference/host-options.md."""
    return {
        section: tuple(_row(section, name, said) for name, said in listed.items())
        for section, listed in rows().items()
    }


def _row(section: str, name: str, said: Mapping[str, str]) -> HostOption:
    condition = CONDITIONS.get(said.get("when", ""))
    is_plugin = section == PLUGINS
    return HostOption(
        name=name,
        mkdocs=OptionEffect[said["mkdocs"].upper()],
        own=OptionEffect[said["own"].upper()],
        words=_(said["words"]),
        when=condition or (switched_on if is_plugin else None),
        own_words=_("does not run in `fairshare build`") if is_plugin else "",
    )
