"""The package reads in the direction in which data flows, and only its edges know their host."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairshare.publish.last.last_site import PREVIEW, SITE
from projects import REPOSITORY

PACKAGE = REPOSITORY / "plugins" / "fairshare"

LAYERS = (
    {"language", "printable", "guard"},
    {"model", "catalogue"},
    {"problems", "framework", "differences"},
    {"spreadsheets"},
    {"prose"},
    {"work"},
    {"git"},
    {"reports"},
    {"load"},
    {"validate"},
    {"schemas"},
    {"score"},
    {"history"},
    {"manifest"},
    {"flow", "publish"},
    {"host"},
    {"intake"},
    {"start"},
    {"doctor"},
    {"plugin_config"},
    {"plugin", "cli"},
)
"""Later may import earlier; the same or an earlier layer may not import a later one."""

MOST_AT_THE_ROOT = 8
MOST_IN_A_FOLDER = 16
"""Modules, `__init__` not counted: as many as a newcomer takes in at a glance."""
ONE_FOR_EACH_KIND = {"publish/pages"}
"""Folders that grow with the site's kinds of pages, and hold nothing else."""

LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def imports(path: Path) -> Iterator[str]:
    """Everything that a module imports, wherever it does, by its full dotted name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(dotted: str) -> str | None:
    """The part of the package that a dotted name lies in; None outside, "" for the package."""
    steps = dotted.split(".")
    if steps[0] != "fairshare":
        return None
    return steps[1] if len(steps) > 1 and steps[1] in LEVEL else ""


@pytest.mark.parametrize("path", modules(), ids=named)
def test_imports_point_one_way(path: Path) -> None:
    """A module imports its own part and earlier ones, never a later one."""
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    for name in imports(path):
        other = part(name)
        if other and other != own:
            assert LEVEL[other] < LEVEL[own], f"{own} imports {name}"


def test_every_part_has_its_place() -> None:
    """A new module says where in the flow it stands."""
    parts = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in modules()}
    assert parts - {"__init__"} <= set(LEVEL)


def test_no_folder_holds_more_than_a_newcomer_takes_in() -> None:
    """A folder that grows past its limit is split by subject."""
    counts: Counter[str] = Counter(
        path.parent.relative_to(PACKAGE).as_posix()
        for path in modules()
        if path.name != "__init__.py"
    )
    root = counts.pop(".")
    assert root <= MOST_AT_THE_ROOT
    crowded = {name for name, count in counts.items() if count > MOST_IN_A_FOLDER}
    assert crowded <= ONE_FOR_EACH_KIND


@pytest.mark.parametrize(
    ("library", "allowed"),
    [
        ("mkdocs", {"plugin.py", "plugin_config.py"}),
        ("material", set()),
        (
            "openpyxl",
            {
                "intake/export.py",
                "intake/table.py",
                "spreadsheets/workbook.py",
                "spreadsheets/plain_workbook.py",
            },
        ),
        ("snowballstemmer", {"publish/finding/stems.py"}),
    ],
)
def test_the_host_is_known_at_the_edges_only(library: str, allowed: set[str]) -> None:
    """MkDocs is frozen and its theme ends: only the adapters may have to change."""
    users = {
        named(path)
        for path in modules()
        if any(name.split(".")[0] == library for name in imports(path))
    }
    assert users == allowed


def test_the_command_line_is_known_in_its_own_folder_only() -> None:
    """Its commands grow with the register's uses; what they call knows nothing of terminals."""
    users = {
        named(path) for path in modules() if "click" in {n.split(".")[0] for n in imports(path)}
    }
    assert users
    assert all(name.startswith("cli/") for name in users)


@pytest.mark.parametrize(
    "command", [["check"], ["score"], ["explain", "harm"], ["explain", "E101"], ["--help"]]
)
def test_the_command_line_runs_without_mkdocs(command: list[str]) -> None:
    """Checks run on every change: they must not wait for a site generator to load."""
    program = (
        "import sys\n"
        "from fairshare.cli import main\n"
        "try:\n"
        "    main()\n"
        "finally:\n"
        "    loaded = {name.split('.')[0] for name in sys.modules}\n"
        "    print(sorted(loaded & {'mkdocs', 'material', 'snowballstemmer'}), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "--root", str(REPOSITORY), *command],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[-1] == "[]"


@pytest.mark.parametrize("path", modules(), ids=named)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    """A reader learns from the first line whether to read on."""
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", modules(), ids=named)
def test_annotations_are_never_evaluated_early(path: Path) -> None:
    """Every module with code postpones annotations, as the whole package is typed."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in tree.body):
        assert "__future__.annotations" in set(imports(path))


OUTSIDE = {"os", "time", "random", "secrets", "socket", "subprocess"}
"""Modules of Python that tell what no note can say: the day, the machine, the network."""
READS_FILES = {
    "publish/data/json_files.py": "made of all files of entries, so it notes everything",
    "publish/data/workbook.py": "likewise",
    "publish/data/csv_files.py": "likewise",
    "publish/data/sqlite_file.py": "likewise",
    "publish/discovery/embedded.py": "a file of this package",
    "publish/profiles/consultation_pages.py": "a file of this package",
    "publish/pages/data.py": "files of this package",
    "publish/initiative/entry_file.py": "the text that was handed over, by its sha256",
    "publish/script_comments.py": "what the host wrote, which is written anew by each build",
}
"""Modules from which products are made that read files, and why no note of it is needed."""
WRITERS = (
    *("publish/site.py", "publish/product_writer.py", "publish/frame/", "publish/last/"),
    *(
        "publish/finding/page_text.py",
        "publish/finding/segments.py",
        "publish/finding/text_index.py",
    ),
)
"""What writes the site around its products: frame, notes, and the text index of finished pages."""


def makers() -> list[Path]:
    """The modules of which products are made."""
    published = (path for path in modules() if named(path).startswith("publish/"))
    return [path for path in published if not named(path).startswith(WRITERS)]


@pytest.mark.parametrize("path", makers(), ids=named)
def test_products_read_nothing_but_the_edition(path: Path) -> None:
    """What they read of that is noted; a clock, a variable or a file would be read unseen."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [name for name in imports(path) if name.split(".")[0] in OUTSIDE]
    called = {
        one.func.attr
        for one in ast.walk(tree)
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute)
    }
    assert not called & {"now", "utcnow", "today"}
    if called & {"open", "read_bytes", "read_text", "iterdir", "glob", "rglob", "stat"}:
        assert named(path) in READS_FILES


def test_each_module_that_reads_files_is_one_that_makes_products() -> None:
    """No exemption outlives its reason."""
    assert set(READS_FILES) <= {named(path) for path in makers()}


def kinds_of_work(path: Path) -> Iterator[str]:
    """The kinds of work that a module asks the cache for, by its own constants or word for word."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            asked = ast.unparse(node.func).endswith(("cache.get", "cache.put", "materials.once"))
            first = node.args[0]
            if asked and isinstance(first, ast.Constant):
                yield str(first.value)
            elif asked and isinstance(first, ast.Name) and first.id in constants:
                yield str(constants[first.id])


def test_no_two_modules_keep_work_of_one_kind() -> None:
    """A run forgets what it did not use of a kind: it would forget the other module's work."""
    found = {path: set(kinds_of_work(path)) for path in modules()}
    owners = Counter(kind for kinds in found.values() for kind in kinds)
    owners.update([SITE, PREVIEW])  # `last_site.py` is handed these two
    assert {kind for kind, count in owners.items() if count > 1} == set()
    assert {"words", "rules", "file", "feed", SITE, PREVIEW} <= owners.keys()
