"""What the open data costs of a first build, and how large each file is."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from bench.made import make_register
from fairshare.flow.pipeline import Places, current_day, read_register
from fairshare.manifest.files import files_below
from fairshare.publish.data.data_files import write_data
from fairshare.publish.data.json_files import API, REGISTER
from fairshare.publish.edition import Edition

COUNT = 2_000
GOAL = 0.25
"""Of the CPU seconds of a first build."""


def data_cost(folder: Path) -> None:
    """CPU seconds of the data files against those of a first build, and bytes for each file."""
    project = make_register(folder / "data", COUNT, search=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project,
        check=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    whole = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    edition = _edition(project)
    started = time.process_time()
    write_data(edition, folder / "files")
    own, sizes = time.process_time() - started, dict[str, int]()
    for path in files_below(folder / "files"):
        single = path.startswith(API) and path != REGISTER
        name = "api/v1/, one file each" if single else path
        sizes[name] = sizes.get(name, 0) + (folder / "files" / path).stat().st_size
    share = own / whole
    print(f"Open data of {COUNT} initiatives: {own:.1f} of {whole:.1f} CPU seconds,")
    print(f"  {share:.0%} of a first build with search (goal at most {GOAL:.0%})")
    for name, size in sizes.items():
        print(f"  {name:28} {size / 1e6:7.2f} MB, {size / COUNT / 1e3:6.2f} kB each")


def _edition(project: Path) -> Edition:
    reading = read_register(Places.below(project, "register", "schema", None), current_day())
    return Edition(
        register=reading.register,
        scores=reading.scores,
        framework=reading.framework,
        today=reading.today,
        site_name="Made register",
        site_url="https://made.example/",
    )
