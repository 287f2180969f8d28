"""Draws wrong changes, and says which share of them the tests notice: `python -m checks.mutants`.

    python -m checks.mutants --seed 3              # 300, and those by hand that are always tried
    python -m checks.mutants --seed 3 --part 1-60  # of these, the first sixty
    python -m checks.mutants --seed 3 --area scripts --part 1-25  # the first of one area
    python -m checks.mutants --seed 3 --again      # once more what was not noticed
    python -m checks.mutants --seed 3 --report     # what is known so far, without trying anything
    python -m checks.mutants --by-hand [NAME …]    # all those by hand, or some

What came of each is written down below .cache/mutants/; the next run of that seed goes on there.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from checks.mutants.by_hand import ByHand, read_by_hand
from checks.mutants.drawing import AREAS, draw
from checks.mutants.judging import Ending, Judge
from checks.mutants.nearest import Nearest
from checks.mutants.places import Drawn
from checks.mutants.report import FLOOR, counted, lines, read_explained
from checks.mutants.results import Result, Results, unjudged
from checks.mutants.running import ROOT, Copy, load_others

COUNT = 300
_NOT_NOTICED = {Ending.SURVIVED, Ending.UNJUDGED}


def main(arguments: Sequence[str]) -> int:
    """0 when enough was noticed of what was drawn, and all of what was written by hand.

    Of a part of what was drawn nothing is asked: its share says too little.
    """
    asked = _asked(arguments)
    rows = [row for row in read_by_hand() if _wanted(row, asked)]
    results = Results(ROOT / f".cache/mutants/{asked.seed}.jsonl")
    drawn = [] if asked.by_hand is not None else _part(asked)
    waiting = [
        change
        for change, result in zip(drawn, results.of(drawn), strict=True)
        if result is None or (asked.again and result.ending in _NOT_NOTICED)
    ]
    noticed = len(rows) if asked.report else _try(rows, waiting, results)
    ended = [one for one in results.of(drawn) if one]
    for line in lines(ended, read_explained()):
        _say(line)
    if rows and not asked.report:
        _say(f"by hand    {noticed} of {len(rows)} noticed")
    enough = len(ended) < COUNT or counted(ended, read_explained()).share >= FLOOR
    return 0 if enough and noticed == len(rows) else 1


def _try(rows: Sequence[ByHand], waiting: Sequence[Drawn], results: Results) -> int:
    """Try them all in a copy of the repository. How many of those by hand were noticed."""
    load_others()
    folder = Path(tempfile.mkdtemp(prefix="fairshare-mutants-"))
    try:
        judge = Judge(Copy.made(folder / "repository"))
        noticed = _try_rows(rows, judge)
        _try_drawn(waiting, judge, results)
    finally:
        shutil.rmtree(folder)
    return noticed


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m checks.mutants", description="See above.")
    parser.add_argument("--seed", type=int, default=1, help="what is drawn")
    parser.add_argument("--part", default=f"1-{COUNT}", help="which of them, by their numbers")
    parser.add_argument("--area", choices=AREAS, help="only those of it, and --part of these")
    parser.add_argument("--again", action="store_true", help="once more what was not noticed")
    parser.add_argument("--report", action="store_true", help="only say what is known")
    parser.add_argument("--without-rows", action="store_true", help="none of those by hand")
    parser.add_argument("--by-hand", nargs="*", metavar="NAME", help="only those by hand")
    return parser.parse_args(arguments)


def _wanted(row: ByHand, asked: argparse.Namespace) -> bool:
    """Whether a change by hand is tried: with what is drawn, those that once passed every test."""
    if asked.by_hand is None:
        return row.always and not asked.without_rows
    return not asked.by_hand or row.name in asked.by_hand


def _part(asked: argparse.Namespace) -> list[Drawn]:
    """What is drawn, with the nearest tests of each."""
    first, last = (int(one) for one in asked.part.split("-"))
    nearest = Nearest(ROOT)
    every = draw(ROOT, asked.seed, COUNT)
    chosen = [one for one in every if asked.area in {None, one.area}][first - 1 : last]
    return [replace(one, tests=nearest.of(one.file)) for one in chosen]


def _try_rows(rows: Sequence[ByHand], judge: Judge) -> int:
    """How many of those by hand were noticed, by tests that pass without them."""
    ended = [(row, *judge.tried(row)) for row in rows]
    tests = [test for _row, ending, test in ended if ending is Ending.NOTICED]
    anyway = set(judge.failing_anyway(tests))
    noticed = 0
    for row, ending, said in ended:
        known = ending is Ending.NOTICED and said not in anyway
        noticed += known
        _say(f"{row.name}: {said}" if known else f"{row.name}: {ending}. {row.means}\n{said}")
    return noticed


def _try_drawn(waiting: Sequence[Drawn], judge: Judge, results: Results) -> None:
    """Try those, and write down what came of each."""
    fresh = []
    for number, change in enumerate(map(judge.nearer, waiting), 1):
        result = Result.of(change, *judge.tried(change))
        fresh.append(result)
        results.add(result)
        _say(f"{number}/{len(waiting)} {result.ending}: {result.name}")
    by = sorted({one.by for one in fresh if one.ending is Ending.NOTICED and "::" in one.by})
    anyway = set(judge.failing_anyway(by))
    for result in fresh:
        if result.by in anyway:
            results.add(unjudged(result, f"{result.by} fails without the change too"))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
