"""What a table may hold where nobody watches the run, such as a service that reads what is sent in.

Judging a table costs by its cells and by the length of their texts. Both are counted once it is
read, and before anything is judged: a file can't hold a machine up for more than two seconds.
"""

from __future__ import annotations

from itertools import chain

from fairshare.intake.reading.archive import RefusedError
from fairshare.intake.table import Table
from fairshare.language import gettext as _

CELLS = 8_000
"""With something in them: 280 short entries, or 60 with every answer."""
TEXT = 250_000
"""Characters of all cells together: the texts of 330 short entries, or 40 with every answer."""


def refuse_slow(table: Table) -> None:
    """Refuse a table of more than that, its new organisations counted. Raises RefusedError."""
    rows = [*table.rows, *(table.bodies.rows if table.bodies else ())]
    texts = [*chain.from_iterable(row.cells.values() for row in rows)]
    if len(texts) > CELLS or sum(map(len, texts)) > TEXT:
        message = _(
            "The table has more than {cells:,} filled cells, or {size:,} characters. Where nobody "
            "is at the terminal, that is the most."
        )
        raise RefusedError(
            message.format(cells=CELLS, size=TEXT),
            _("Split it, or add --large where you know who has made it."),
        )
