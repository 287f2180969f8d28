"""Throws bytes at a target: `python tests/fuzz/throw.py TARGET CORPUS [OPTION...]`.

Options are libFuzzer's, such as `-runs=100000` or `-max_total_time=600`. CORPUS is a folder: what
reaches new code is kept there, and the next run goes on from it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris  # type: ignore[import-untyped, import-not-found, unused-ignore]

with atheris.instrument_imports(include=["fairshare"]):
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from fuzz.seeds import seeds
    from fuzz.targets import TARGETS


LONGEST = {"bytes": 2**11, "file": 2**15, "page": 2**12}
"""Bytes at most, by target: short files show as much of the reader, and are many more."""


def main(name: str, corpus: Path, options: list[str]) -> None:
    """Run until the options say stop, or something breaks."""
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(name)):
        (corpus / f"seed-{number:04}").write_bytes(seed)
    arguments = [
        sys.argv[0],
        f"-max_len={LONGEST[name]}",
        "-timeout=10",
        "-rss_limit_mb=2048",
        *options,
        str(corpus),
    ]
    atheris.Setup(arguments, TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
