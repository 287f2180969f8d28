"""Holds the scripts of the pages to one form and to the linter's rules: `biome.jsonc`.

    python -m checks.scripts            # what is not as it should be
    python -m checks.scripts --write    # puts it right, where that is safe

Biome comes as a program of its own, without Node, and for Linux on x86-64 alone (docs/adr/0040).
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

BIOME = Path(sysconfig.get_path("scripts")) / "biome"
ELSEWHERE = "Biome does not come for this machine: the scripts are looked at in CI alone."


def main(arguments: list[str]) -> int:
    """0 where nothing is to be mended; on a machine without Biome, that it was not looked."""
    if not BIOME.exists():
        print(ELSEWHERE)  # noqa: T201 - what it is run for
        return 0
    command = [str(BIOME), "check", "--error-on-warnings", *arguments]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
