"""The site of a copy, built once: a changed script only takes its place in it.

A site takes each script over as it is, but for its comments, so building it again would change no
other file that a test with a browser looks at.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from checks.mutants.running import Change, Copy
from fairshare.publish.script_comments import without_comments

_SCRIPTS = "plugins/fairshare/templates/"
_BUILD = "import sys, pathlib, shared_sites as s; s.build_real_register(pathlib.Path(sys.argv[1]))"


@dataclass(frozen=True)
class BuiltSite:
    """Where a built site is."""

    folder: Path
    """Holds the project of the real register; tests find it by `FAIRSHARE_SITES`."""

    @classmethod
    def of(cls, copy: Copy, folder: Path) -> BuiltSite:
        """Build it with the code of a copy, before anything is changed there."""
        path = f"{copy.root / 'plugins'}:{copy.root / 'tests'}"
        subprocess.run(
            [sys.executable, "-c", _BUILD, str(folder / "real-register")],
            cwd=copy.root,
            env=copy.surroundings() | {"PYTHONPATH": path},
            check=True,
        )
        return cls(folder)

    @contextmanager
    def changed(self, change: Change, text: str) -> Iterator[None]:
        """Inside, the site has the changed script.

        text: the script as it is. Raises ValueError where the site has another.
        """
        file = self.folder / "real-register/site" / change.file.removeprefix(_SCRIPTS)
        before = file.read_text("utf-8")
        if before != without_comments(text):
            raise ValueError(f"The site has another {change.file}.")
        file.write_text(without_comments(change.applied(text)), encoding="utf-8")
        try:
            yield
        finally:
            file.write_text(before, encoding="utf-8")
