"""What one must know, beside the repository, to make the same site again: `/data/build.json`."""

from __future__ import annotations

import datetime as dt
import json
from typing import NamedTuple

from fairshare.manifest.broken import BrokenError

ADDRESS = "data/build.json"


class BuildRecord(NamedTuple):
    """How a site was built."""

    fairshare: str
    """The version of this program."""
    day: dt.date
    """The day that its pages speak of."""
    site_url: str
    """Empty where the site does not know its address."""

    def written(self) -> bytes:
        """As a file."""
        said = {**self._asdict(), "day": self.day.isoformat()}
        return f"{json.dumps(said)}\n".encode()


def read_build_record(content: bytes) -> BuildRecord:
    """The record from its file. Raises BrokenError when it is none."""
    try:
        said = json.loads(content)
        found = BuildRecord(said["fairshare"], dt.date.fromisoformat(said["day"]), said["site_url"])
        again = found.written()
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise BrokenError("it does not have the form of a record of a build") from error
    if again != content:
        raise BrokenError("it is not written as a record of a build is")
    return found
