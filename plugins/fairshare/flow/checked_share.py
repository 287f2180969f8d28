"""The first stage of a build on several machines: each checks its share of the files.

It leaves what it found as a bundle. The next machines take the bundles of all for their cache, and
check no file again; the rules across files are for them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from fairshare.flow.pipeline import Places, Reading, publishable
from fairshare.flow.reader import Reader
from fairshare.framework import Framework
from fairshare.load.register import find
from fairshare.load.source import read_source, shown
from fairshare.problems import Problem, in_order
from fairshare.validate import Checker, acknowledged, without_lines
from fairshare.work.bundle import CHECK, Origin, read_bundles
from fairshare.work.cache import Cache, Note
from fairshare.work.gc_pause import paused
from fairshare.work.shard import Shard


@paused()
def read_share(framework: Framework, places: Places, today: dt.date, shard: Shard) -> Reading:
    """Load, check and score a share of a register, each file on its own.

    What does not belong in the register is a problem of one share, no matter of which.
    """
    found = find(places.register, places.root)
    cache = Cache(places.cache, framework.digest)
    reader = Reader(places.root, Checker(framework, today), framework, cache, today)
    organisations = reader.organisations(shard.run_of(found.organisations))
    initiatives = reader.initiatives(shard.run_of(found.initiatives))
    files = (*organisations, *initiatives)
    sources = {file.name: file.source for file in files if file.source}
    faults = [
        *shard.every_nth_of(found.problems),
        *(one for file in files for one in file.problems),
    ]
    said = without_lines(in_order(list(acknowledged(faults, sources, framework))))
    problems = tuple(one for one in said if not one.acknowledged)
    register, scores = publishable(initiatives, organisations, problems)
    return Reading(
        framework=framework,
        register=register,
        scores=scores,
        problems=problems,
        acknowledged=(),  # said once, when all files are together
        asked=tuple(file.name for file in files),
        today=today,
        cache=cache,
        sources=sources,
    )


def checked_by_all(
    folder: Path, framework: Framework, places: Places, today: dt.date
) -> Iterator[Note]:
    """What all shards found. Raises SetupError where a bundle is missing, or of another state."""
    space = Cache(None, framework.digest).space
    for bundle in read_bundles(folder, CHECK, share_origin(space, places, today)):
        yield from bundle.work()


def share_origin(space: str, places: Places, today: dt.date) -> Origin:
    """What a checked share was made from: the whole register, for it says whose share is which."""
    found = find(places.register, places.root)
    digest = sha256()
    for path in (*found.organisations, *found.initiatives):
        name = shown(path, places.root)
        content = read_source(path, name)
        text = content.message.encode() if isinstance(content, Problem) else content
        line = f"{name}\0{sha256(text).hexdigest()}\n"
        digest.update(line.encode("utf-8", "surrogatepass"))
    return Origin(space, today.isoformat(), digest.hexdigest())
