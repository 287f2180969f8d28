"""What the worst files cost that anyone can send: a proposal, an issue, a workbook.

Each is judged by the command line in a process of its own, beside a plain entry: seconds are those
of the processor, of workers too, and megabytes the most that the process ever held.
"""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bench.made import ROOT
from bench.worst_tables import worst_tables
from fairshare.framework import Framework
from fairshare.intake.export import write_table
from fairshare.load.framework import load_framework
from fairshare.load.source import LIMIT
from fairshare.load.strict_yaml import parse

BASE = ROOT / "tests/cases/base"
ENTRY = Path("register/initiatives/northshire-council/free-school-meals.yml")
SLACK = 400
"""Bytes below the limit that a text stays."""

_MOST = 10
_RUN = f"""
import atexit, os, re, resource
resource.setrlimit(resource.RLIMIT_CPU, ({_MOST}, {_MOST}))
def cost():
    status = open("/proc/self/status").read()
    most = re.search("VmHWM:\\\\s*(\\\\d+)", status)[1]
    print(sum(os.times()[:4]), most, file=open("cost.txt", "w"))
atexit.register(cost)
from fairshare.cli import main
main()
"""
"""What the operating system says a process held would count what its parent holds, too."""

Change = Callable[[dict[str, Any]], None]


class Cost(NamedTuple):
    """What one run took."""

    seconds: float
    megabytes: float
    said: int
    """Bytes of output."""
    status: int


def worst(folder: Path) -> None:
    """Every hostile file: the goal is 1 s and 200 MB; of tables and issues 2 s and 300 MB."""
    project = _project(folder / "worst")
    plain = measure(project, "check", str(ENTRY))
    print(f"A plain entry takes {plain.seconds:.2f} s and {plain.megabytes:.0f} MB; beyond that:")
    for name, content in {**_entries(), **_texts()}.items():
        (project / ENTRY).write_bytes(content)
        _show(name, len(content), measure(project, "check", str(ENTRY)), plain, 1.0, 200)
    (project / ENTRY).write_text(_written(_as_it_is), encoding="utf-8")
    framework = load_framework(project / "schema")
    for path in (*worst_tables(folder / "tables", framework), *_largest(folder, framework)):
        cost = measure(project, "import", str(path))
        _show(path.name, path.stat().st_size, cost, plain, 2.0, 300)


def measure(project: Path, *arguments: str) -> Cost:
    """One run of `fairshare`, cut off after a minute of the processor's time."""
    cost = project / "cost.txt"
    cost.unlink(missing_ok=True)
    with (project / "said.txt").open("wb") as said:
        done = subprocess.run(
            [sys.executable, "-c", _RUN, *arguments],
            cwd=project,
            check=False,
            stdout=said,
            stderr=subprocess.STDOUT,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": ""},
        )
    size = (project / "said.txt").stat().st_size
    if not cost.exists():
        return Cost(float(_MOST), math.nan, size, done.returncode)
    seconds, kilobytes = cost.read_text(encoding="utf-8").split()
    return Cost(float(seconds), int(kilobytes) / 1024, size, done.returncode)


def _show(name: str, size: int, cost: Cost, plain: Cost, seconds: float, megabytes: float) -> None:
    more = max(0.0, cost.seconds - plain.seconds)
    over = "  OVER" if more > seconds or not cost.megabytes <= megabytes else ""
    print(
        f"  {name:34} {size / 1000:7.1f} kB {more:7.2f} s {cost.megabytes:6.0f} MB "
        f"{cost.said / 1000:8.1f} kB said, exit {cost.status}{over}",
        flush=True,
    )


def _project(root: Path) -> Path:
    """A register with one initiative and its organisations."""
    shutil.copytree(ROOT / "schema", root / "schema")
    shutil.copytree(BASE / "organisations", root / "register/organisations")
    (root / ENTRY).parent.mkdir(parents=True)
    (root / ENTRY).write_text(_written(_as_it_is), encoding="utf-8")
    shutil.copy(BASE / "small.yml", root / ENTRY.with_name("household-support-fund.yml"))
    (root / "mkdocs.yml").write_text("site_name: Worst\nplugins: [fairshare]\n", encoding="utf-8")
    return root


def _largest(folder: Path, framework: Framework) -> Iterator[Path]:
    """Workbooks of good entries, each as large as one may be where nobody watches."""
    for name, base, count, text in (
        ("short-rows", "small.yml", 280, ""),
        ("whole-rows", "full.yml", 40, ""),
        ("names-in-rows", "full.yml", 5, _filled(_PIECES["names"], 2_450)),
    ):
        document = parse((BASE / base).read_bytes(), base).document
        data = dict(document.data) if document else {}
        if text:
            data["answers"] = {
                key: {**answer, "justification": f"{key} {text}"}
                for key, answer in data["answers"].items()
            }
        path = folder / f"tables/{name}.xlsx"
        rows = (
            (f"northshire-council/right-{number}", {**data, "title": f"{data['title']} {number}"})
            for number in range(count)
        )
        write_table(path, framework, rows)
        yield path


def _written(change: Change) -> str:
    document = parse((BASE / "full.yml").read_bytes(), "full.yml").document
    data = dict(document.data) if document else {}
    change(data)
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)


def _as_it_is(_data: dict[str, Any]) -> None:
    """No change."""


def _filled(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size].strip()


_PIECES: Mapping[str, str] = {
    "names": "Mr A. Bc ",
    "mailboxes": "a.b@gmail.com ",
    "NHS numbers": "943 476 5919 ",
    "insurance numbers": "AB123456C ",
    "phones": "020 7123 4567 ",
    "cards": "4111 1111 1111 1111 ",
    "bank accounts": "12-34-56 12345678 ",
    "IBANs": "GB82 WEST 1234 5698 7654 32 ",
    "tax references": "UTR 1955839661 ",
    "passports": "passport 123456789 ",
    "licences": "licence MORGA657054SM9IJ ",
    "postcodes": "SW1A 1AA ",
    "births": "born 1 May 1980 ",
    "internet addresses": "8.8.8.8 ",
    "long internet addresses": "2001:4860:4860::8888 ",
    "passwords": "password: abc123 ",
    "tokens": "ghp_" + 36 * "a1" + " ",
    "half tokens": "eyJ-",
    "digits": "1",
    "digits apart": "1 ",
    "underscores": "_",
    "at signs": "@",
    "addresses": "https://a.bc/ ",
    "links": "[www.gov.uk](https://a.bc/) ",
    "half links": "[a](",
    "brackets": "[",
    "tags": "<b> ",
    "images": "![a](b) ",
    "stars": "*a **b ",
    "quotes": "> ",
    "list": "- a\n",
    "we share": "we share data; ",
    "and we share": ", and we share",
    "not said": "not stated. ",
    "one word": "a",
    "hard words": "internationalisation ",
}
"""What a text is filled with."""


def _entries() -> dict[str, bytes]:
    """Entries whose texts are full: one of the greatest size, and all reasons at their limit."""
    found: dict[str, bytes] = {}
    room = LIMIT - len(_written(_as_it_is).encode()) - SLACK
    for name, piece in _PIECES.items():
        for field in ("summary", "risks"):

            def one(
                data: dict[str, Any], text: str = _filled(piece, room), to: str = field
            ) -> None:
                (data if to == "summary" else data["purpose"])[to] = text

            found[f"{field}: {name}"] = _cut(_written(one))

        def all_reasons(data: dict[str, Any], text: str = _filled(piece, 2_950)) -> None:
            for answer in data["answers"].values():
                answer["justification"] = text

        found[f"reasons: {name}"] = _cut(_written(all_reasons))
    return found


def _cut(text: str) -> bytes:
    return text.encode()[:LIMIT]


def _texts() -> dict[str, bytes]:
    """Files that are wrong in many places, or built to be hard to read."""
    full = _written(_as_it_is)
    many = ", ".join(f"k{n}: 1" for n in range(1_900))
    lists = ("themes", "keywords", "related", "conditions_asked")

    def listed(items: list[Any]) -> Change:
        def change(data: dict[str, Any]) -> None:
            for name in lists:
                data[name] = items[: 2_400 // len(lists)]

        return change

    group = {"date": "2025-01-01", "kind": "x", "summary": "y"}
    return {
        "fields: unknown, one line": f"{{{many}}}".encode(),
        "fields: unknown": (full + "".join(f"k{n}: 1\n" for n in range(1_400))).encode(),
        "fields: near ones": (full + "".join(f"titel{n}: 1\n" for n in range(1_400))).encode(),
        "fields: long names": (
            full + "".join(f"{n}{'x' * 40}: 1\n" for n in range(1_400))
        ).encode(),
        "fields: twice": (full + "k: 1\n" * 1_700).encode(),
        "fields: twice, one line": ("{" + "k: 1, " * 1_900 + "k: 2}").encode(),
        "list: unknown codes": _cut(_written(listed([f"educatio{n}" for n in range(900)]))),
        "list: same": _cut(_written(listed(["education"] * 900))),
        "list: groups": _cut(_written(lambda d: d.update(themes=[{"a": n} for n in range(700)]))),
        "list: same groups": _cut(_written(lambda d: d.update(keywords=[{"a": 1}] * 700))),
        "events": _cut(_written(lambda d: d.update(events=[group] * 400))),
        "sources": _cut(
            _written(lambda d: d.update(sources=[{"title": "a", "url": "http://a"}] * 700))
        ),
        "organisations": _cut(
            _written(lambda d: d.update(organisations=[{"id": "a", "roles": ["lead"]}] * 500))
        ),
        "deep brackets": b"a: " + b"[" * 90_000,
        "deep braces": b"a: " + b"{a: " * 22_000,
        "many anchors": ("a: [" + "&a 1, " * 3_000 + "1]").encode(),
        "many tags": ("a: [" + "!a 1, " * 1_900 + "1]").encode(),
        "invisible": ("title: " + "\u200b" * 30_000).encode(),
        "escapes": ("a: [" + '"\\u200b", ' * 1_900 + "1]").encode(),
        "combining": ("title: a" + "\u0301" * 40_000).encode(),
        "long comment": full.encode() + b"#" + b" Mr A. Bc" * 8_000,
        "empty lines": b"\n" * 90_000,
        "tabs": b"\ta: 1\n" * 15_000,
        "quotes": b'"' * 90_000,
        "colons": b"a: " * 30_000,
        "dashes": b"- " * 45_000,
        "question marks": b"? " * 45_000,
        "bars": b"|\n" * 45_000,
    }
