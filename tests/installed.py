"""The package as it would be published, in an environment that has nothing of this repository."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from projects import REPOSITORY

UV = os.environ.get("UV", "uv")
_ASKED = ("PATH", "PIP_INDEX_URL", "PIP_TRUSTED_HOST", "SSL_CERT_FILE", "HTTPS_PROXY")


def built_wheel(source: Path, folder: Path) -> Path:
    """The wheel of a tree of this project."""
    build = [UV, "build", "--wheel", "--quiet", "--out-dir", str(folder), str(source)]
    subprocess.run(build, check=True, stdin=subprocess.DEVNULL)
    (found,) = folder.glob("*.whl")
    return found


@dataclass(frozen=True)
class Installed:
    """An environment with the program."""

    folder: Path
    wheels: Path
    """Where `pip` finds the program."""

    @classmethod
    def from_wheel(cls, wheel: Path, folder: Path) -> Installed:
        """A new one, into which a wheel was put with all that it needs."""
        subprocess.run([UV, "venv", "--quiet", "--seed", str(folder)], check=True)
        found = cls(folder, wheel.parent)
        found.install(wheel)
        return found

    def install(self, wheel: Path) -> None:
        """Put another wheel in the place of the one that is there."""
        python = str(self.folder / "bin/python")
        install = [UV, "pip", "install", "--quiet", "--python", python]
        subprocess.run([*install, "--reinstall-package", "fairshare", str(wheel)], check=True)

    def surroundings(self, home: Path) -> dict[str, str]:
        """What a command finds: the program first, and a person's own empty folder."""
        found = clean_surroundings(home)
        path = f"{self.folder / 'bin'}{os.pathsep}{found['PATH']}"
        return {**found, "PATH": path, "PIP_FIND_LINKS": str(self.wheels)}


def clean_surroundings(home: Path) -> dict[str, str]:
    """A new account on a computer: nothing of ours is on its paths."""
    found = {name: os.environ[name] for name in _ASKED if name in os.environ}
    found["PATH"] = os.pathsep.join(
        part for part in found["PATH"].split(os.pathsep) if str(REPOSITORY) not in part
    )
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    return {**found, **quiet, "HOME": str(home), "LANG": "C.UTF-8"}
