"""Strangers' validators take the published schemas and judge every entry as the checks do."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from fairshare.schemas.identity import KINDS
from fairshare.validate.schema.validator import SchemaChecker
from projects import FULL, REPOSITORY
from schema_files import GOLDEN, SOURCE, whole_decimal
from trees import CASES, loaded, plant, read

HERE = Path(__file__).parent
AJV = Path(os.environ.get("FAIRSHARE_NODE_MODULES", REPOSITORY / ".clients/node_modules"))
HELP = "Ajv is missing: `make test-clients` puts it there."


class Judged(NamedTuple):
    """One entry, and whether the checks find it valid by its schema alone."""

    name: str
    kind: str
    data: Any
    valid: bool


CHECKERS = {kind: SchemaChecker(SOURCE[kind]) for kind in KINDS}


def judged(name: str, file: str, data: Any) -> Judged:
    kind = "organisation" if "/organisations/" in file else "initiative"
    if "redacted" in data:
        kind = "removed"
    return Judged(name, kind, data, not CHECKERS[kind].errors(data))


def of_registers() -> Iterator[Judged]:
    """Every entry of the register and of the examples."""
    for folder in (REPOSITORY / "register", *sorted(REPOSITORY.glob("examples/*/register"))):
        for path in sorted(folder.rglob("*.yml")):
            name = path.relative_to(REPOSITORY).as_posix()
            yield judged(name, name, loaded(path))


def of_cases(folder: Path) -> Iterator[Judged]:
    """What each case is about, planted as its own test plants it."""
    for number, path in enumerate(sorted(CASES.glob("*valid/[EW][1-9]*/*.yml"))):
        case, root = loaded(path), folder / str(number)
        plant(root, case)
        file = case.get("file", FULL)
        yield judged(f"{path.parent.name}/{path.stem}", file, read(root, file).data)


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> list[Judged]:
    """All but entries with 4.0 in them: YAML tells it from 4, JSON does not (docs/adr/0025)."""
    found = [*of_registers(), *of_cases(tmp_path_factory.mktemp("cases"))]
    assert len(found) > 500
    assert sum(not one.valid for one in found) > 40
    return [one for one in found if not whole_decimal(one.data)]


@pytest.fixture(scope="module")
def files(everything: list[Judged], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Each entry as JSON in the folder of its kind."""
    folder = tmp_path_factory.mktemp("entries")
    paths = []
    for number, one in enumerate(everything):
        path = folder / one.kind / f"{number:04}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(one.data), encoding="utf-8")
        paths.append(path)
    return paths


def by_kind(everything: list[Judged], files: list[Path]) -> dict[str, list[Path]]:
    found = defaultdict(list)
    for one, path in zip(everything, files, strict=True):
        found[one.kind].append(path)
    return found


def wrongly(everything: list[Judged], files: list[Path], refused: set[str]) -> list[str]:
    """The entries of which the strangers think otherwise."""
    pairs = zip(everything, files, strict=True)
    return [one.name for one, path in pairs if one.valid == (str(path) in refused)]


def test_check_jsonschema_judges_as_we_do(everything: list[Judged], files: list[Path]) -> None:
    """It fetches nothing, and finds each entry valid that we do, and no other."""
    refused: set[str] = set()
    for kind, paths in by_kind(everything, files).items():
        schema = ["--schemafile", str(GOLDEN / f"{kind}.schema.json"), "--output-format", "json"]
        command = [sys.executable, "-m", "check_jsonschema", *schema, *map(str, paths)]
        said = subprocess.run(command, capture_output=True, text=True, check=False)
        assert said.returncode in (0, 1), said.stderr
        report = json.loads(said.stdout)
        assert report.get("parse_errors", []) == []
        refused |= {one["filename"] for one in report.get("errors", ())}
    assert wrongly(everything, files, refused) == []


def test_check_jsonschema_reads_the_files_of_the_register() -> None:
    """As YAML, as they lie there: its own reader takes dates and codes as ours does."""
    for kind, pattern in (("initiative", "initiatives/*/*.yml"), ("organisation", "org*/*.yml")):
        paths = [str(path) for path in sorted((REPOSITORY / "register").glob(pattern))]
        schema = ["--schemafile", str(GOLDEN / f"{kind}.schema.json")]
        command = [sys.executable, "-m", "check_jsonschema", *schema, *paths]
        said = subprocess.run(command, capture_output=True, text=True, check=False)
        assert said.returncode == 0, said.stdout


def test_ajv_in_strict_mode_judges_as_we_do(everything: list[Judged], files: list[Path]) -> None:
    """Every strictness that it has, no option that lets anything pass, and not one warning."""
    assert (AJV / "ajv").is_dir(), HELP
    node = shutil.which("node")
    assert node, HELP
    refused: set[str] = set()
    for kind, paths in by_kind(everything, files).items():
        command = [node, str(HERE / "judge.cjs"), str(GOLDEN / f"{kind}.schema.json")]
        said = subprocess.run(
            command,
            input="\n".join(map(str, paths)),
            env={**os.environ, "NODE_PATH": str(AJV)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (said.returncode, said.stderr) == (0, "")
        refused |= set(said.stdout.split())
    assert wrongly(everything, files, refused) == []
