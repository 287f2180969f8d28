"""What is promised of the open data, in sentences: on `/data/` and in docs/contract/data.md."""

from __future__ import annotations

from fairshare.language import gettext as _

PROMISE = (
    _("Within version 1 the files only grow: new keys, new codes, new columns at the end."),
    _("No column and no key is renamed, moved, given another type or used for something else."),
    _("What a code means never changes. Another meaning is another code. Words may change."),
    _("Programs must pass over keys, codes and columns that they do not know."),
    _(
        "A change that breaks this is version 2, at new addresses. Version 1 goes on beside it for "
        "at least 24 months, and each of its files names the day on which it ends."
    ),
    _("An address that ends goes on answering, with its last files."),
    _("Numbers are rounded once, in the data, as the pages show them."),
)
