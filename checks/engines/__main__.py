"""Says which scripts and styles need newer engines than we promise: `python -m checks.engines`.

0 where none does. The floors are in rules.yml, in plain English in docs/browsers.md.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from checks.engines.scripts import Use, imports, supplied, uses
from checks.engines.styles import Sheet
from checks.engines.table import (
    ENGINES,
    ROOT,
    Floor,
    Rules,
    Versions,
    above,
    read_rules,
    read_versions,
)

ASSETS = ROOT / "plugins" / "fairshare" / "templates" / "assets" / "fairshare"
SUPPLIER = "site.js"
"""Every page loads it first; what it gives to old engines, the scripts that it loads can use."""
_NEVER: Versions = (None, None, None)


@dataclass(frozen=True)
class Check:
    """Holds the files below a folder to the floors."""

    assets: Path
    rules: Rules
    known: Mapping[str, Mapping[str, Versions]]
    excused: set[tuple[str, str]] = field(default_factory=set)
    """The items of `without` that something needed."""

    def problems(self) -> Iterator[str]:
        """One line for each feature above its floor, and for what the rules forgot."""
        placed: set[Path] = set()
        for floor in self.rules.floors.values():
            for name in floor.styles:
                path = (self.assets / name).resolve()
                placed.add(path)
                sheet = Sheet(self.rules, self.known, floor.versions)
                yield from self._lines(path, sheet.uses(path.read_text("utf-8")), floor)
            for path in self._reached(floor.scripts, barred=placed | self._starts(floor)):
                placed.add(path)
                yield from self._script(path, floor)
        yield from self._forgotten(placed)

    @cached_property
    def supported(self) -> frozenset[Path]:
        """The scripts that the first one loads, at any remove."""
        return frozenset(self._reached((SUPPLIER,), barred=set()))

    @cached_property
    def supplied(self) -> frozenset[str]:
        """What the first one gives to engines that lack it."""
        return supplied((self.assets / SUPPLIER).read_text("utf-8"))

    def _starts(self, floor: Floor) -> set[Path]:
        """Where the other floors begin: scripts do not inherit across that line."""
        others = (one for one in self.rules.floors.values() if one is not floor)
        return {(self.assets / name).resolve() for one in others for name in one.scripts}

    def _reached(self, starts: Sequence[str], barred: set[Path]) -> list[Path]:
        """The scripts that some load, with themselves, in the order of loading."""
        waiting = [(self.assets / name).resolve() for name in starts]
        found: list[Path] = []
        while waiting:
            path = waiting.pop(0)
            if path in found or path in barred:
                continue
            found.append(path)
            waiting += [(path.parent / name).resolve() for name in imports(path.read_text("utf-8"))]
        return found

    def _script(self, path: Path, floor: Floor) -> Iterator[str]:
        given = self.supplied if path in self.supported else frozenset[str]()
        found = uses(path.read_text("utf-8"), self.rules, self.known)
        wanted = (one for one in found if one.kind != "member" or one.name not in given)
        yield from self._lines(path, wanted, floor)

    def _lines(self, path: Path, found: Iterator[Use], floor: Floor) -> Iterator[str]:
        for use in found:
            versions = self.known.get(use.kind, {}).get(use.name, _NEVER)
            if use.fallback or (use.kind == "media" and use.name not in self.known["media"]):
                continue
            if not above(versions, floor.versions):
                continue
            key = (path.name, use.name)
            if key in self.rules.without:
                self.excused.add(key)
                continue
            yield (
                f"{path.relative_to(self.assets.parents[2])}:{use.line}: {use.name} ({use.kind})"
                f" is in {_engines(versions)}; “{floor.name}” begins at {_engines(floor.versions)}."
            )

    def _forgotten(self, placed: set[Path]) -> Iterator[str]:
        """Files without a floor, and excuses that nothing needs."""
        package = self.assets.parents[2]
        for path in sorted([*package.rglob("*.js"), *package.rglob("*.css")]):
            if path.resolve() not in placed:
                yield f"{path.relative_to(package)}: no floor in rules.yml reaches it."
        for file, feature in self.rules.without:
            if (file, feature) not in self.excused:
                yield f"rules.yml: {file} has no {feature} that needs an excuse."


def _engines(versions: Versions) -> str:
    names = (engine.capitalize() for engine in ENGINES)
    return ", ".join(
        f"{name} {version or '(never)'}" for name, version in zip(names, versions, strict=True)
    )


def main(assets: Path = ASSETS) -> int:
    """Print each problem; 1 where there is one."""
    found = list(Check(assets, read_rules(), read_versions()).problems())
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
