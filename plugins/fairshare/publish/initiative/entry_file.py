"""The file of an entry, published as it is written: what people amend, and programs read."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from fairshare.git.line_ends import as_git_holds
from fairshare.model import Initiative
from fairshare.problems import SetupError
from fairshare.publish.edition import Edition
from fairshare.publish.page import Asset

NAME = "entry.yml"


def entry_file(initiative: Initiative, edition: Edition) -> Iterator[Asset]:
    """`initiatives/<id>/entry.yml`, lines ended as git ends them.

    Raises SetupError if it has changed or gone.
    """
    if edition.root is None:
        return
    try:
        content = as_git_holds((edition.root / initiative.file).read_bytes())
    except FileNotFoundError:
        content = b""
    if sha256(content).hexdigest() != initiative.sha256:
        raise SetupError(f"{initiative.file} was changed while the site was built. Build it again.")
    yield Asset(f"initiatives/{initiative.id}/{NAME}", content)
