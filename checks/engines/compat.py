"""Takes the first version of each engine that has a feature from MDN's compatibility data.

`python -m checks.engines.compat DATA` writes versions.json. DATA is `data.json` of the npm package
@mdn/browser-compat-data, whose figures anyone may use (CC0). Of the features that scripts name by a
word, only those are taken that an engine at the lower floor lacks.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from checks.engines.table import ENGINES, VERSIONS, Versions, above, number, read_rules

Node = Mapping[str, Any]
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_NAME = re.compile(r"[a-z][a-z-]*")


def first(feature: Node) -> Versions:
    """The first version of each engine that has it under its own name, without a switch."""
    support = feature["__compat"]["support"]
    return tuple(_first(support.get(engine, ())) for engine in ENGINES)


def _first(entries: Node | Sequence[Node]) -> str | None:
    """Of the entries of one engine the oldest that counts; None: it never had it.

    Most of a feature is enough: an outline that has no round corners is an outline.
    """
    listed = [entries] if isinstance(entries, Mapping) else entries
    odd = ("prefix", "alternative_name", "flags")
    found = [
        str(one["version_added"])
        for one in listed
        if not any(key in one for key in odd)
        and ("version_removed" not in one or one.get("partial_implementation"))
    ]
    plain = [version.lstrip("≤") for version in found if re.match(r"≤?\d", version)]
    return min(plain, key=number, default=None)


def children(node: Node) -> Iterator[tuple[str, Node]]:
    """The features below one that have figures, by the name under which code knows them."""
    for name, child in node.items():
        if not name.startswith(("_", "-")) and "__compat" in child:
            yield name, child


def functions(node: Node) -> Iterator[tuple[str, Node]]:
    """Every type of CSS, at any depth: those that code calls stand among them by their names."""
    for name, child in children(node):
        yield name, child
    for name, child in node.items():
        if name != "__compat":
            yield from functions(child)


def values(properties: Node) -> Iterator[tuple[str, Node]]:
    """The words that may stand for a property, as `overflow-wrap: anywhere`."""
    for name, known in children(properties):
        for value, child in children(known):
            if _NAME.fullmatch(value) and not value.endswith("-context"):
                yield f"{name}: {value}", child


def members(data: Node) -> Iterator[tuple[str, Node]]:
    """What can stand behind a dot in a script, once for each kind of object that has it."""
    for owners in (data["javascript"]["builtins"], data["api"]):
        for _, owner in children(owners):
            for name, child in children(owner):
                plain = name.removesuffix("_static")
                if _WORD.fullmatch(plain) and not plain[0].isupper():
                    yield plain, child


def words(data: Node) -> Iterator[tuple[str, Node]]:
    """What stands in a script without an object before it."""
    yield from children(data["javascript"]["builtins"])
    yield from children(data["api"])


def oldest(features: Iterator[tuple[str, Node]], *, take: Callable[[Versions], bool]) -> Node:
    """The versions by name. Where several share a name, code may mean the oldest of them."""
    found: dict[str, Versions] = {}
    for name, feature in features:
        own = first(feature)
        known = found.get(name, own)
        found[name] = tuple(
            min((one for one in pair if one), key=number, default=None)
            for pair in zip(own, known, strict=True)
        )
    return {name: found[name] for name in sorted(found) if take(found[name])}


def at(data: Node, path: str) -> Node:
    """The feature at a path such as `css.properties.gap.flex_context`."""
    node = data
    for step in path.split("."):
        node = node[step]
    return node


def taken(data: Node) -> dict[str, Any]:
    """All that the check needs to know, by kind."""
    rules, css = read_rules(), data["css"]
    low = rules.floors[rules.lowest].versions

    def newer(versions: Versions) -> bool:
        return any(versions) and above(versions, low)

    def every(versions: Versions) -> bool:
        return any(versions)

    named = ((one.name, at(data, one.mdn)) for one in rules.tokens)
    media = css["at-rules"]["media"]
    return {
        "source": f"npm @mdn/browser-compat-data {data['__meta']['version']}",
        "engines": list(ENGINES),
        "named": oldest(named, take=every),
        "property": oldest(children(css["properties"]), take=every),
        "value": oldest(values(css["properties"]), take=newer),
        "pseudo": oldest(children(css["selectors"]), take=every),
        "at-rule": oldest(children(css["at-rules"]), take=every),
        "media": oldest(children(media), take=newer),
        "function": oldest(functions(css["types"]), take=newer),
        "member": oldest(members(data), take=newer),
        "word": oldest(words(data), take=newer),
    }


def written(found: Mapping[str, Any]) -> str:
    """As JSON, one feature a line, so that a change can be read."""
    parts = []
    for key, part in found.items():
        if isinstance(part, Mapping):
            lines = (f"    {json.dumps(name)}: {json.dumps(one)}" for name, one in part.items())
            parts.append(f"  {json.dumps(key)}: {{\n" + ",\n".join(lines) + "\n  }")
        else:
            parts.append(f"  {json.dumps(key)}: {json.dumps(part)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main(path: Path) -> int:
    """Write the table from the package's data."""
    VERSIONS.write_text(written(taken(json.loads(path.read_text("utf-8")))), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
