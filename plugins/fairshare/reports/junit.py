"""The result of a check as a JUnit report, the form in which build servers show what failed."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable, Sequence

from fairshare.printable import visible, visible_lines
from fairshare.problems import Problem

_NAME = "fairshare check"


def as_junit(files: Iterable[str], problems: Sequence[Problem]) -> str:
    """A test case for each file that was checked: an error fails it, its output has the warnings.

    A file that could not be read is one of those with problems.
    """
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        found[problem.file].append(problem)
    names = sorted({*files, *found})
    errors = sum(problem.severity == "error" for problem in problems)
    counts = {"name": _NAME, "tests": str(len(names)), "failures": str(errors), "errors": "0"}
    whole = ET.Element("testsuites", counts)
    suite = ET.SubElement(whole, "testsuite", counts)
    for name in names:
        _case(suite, name, found[name])
    ET.indent(whole, " ")
    return ET.tostring(whole, encoding="unicode", xml_declaration=False)


def _case(suite: ET.Element, name: str, problems: Sequence[Problem]) -> None:
    shown = visible(name)
    case = ET.SubElement(suite, "testcase", {"classname": _NAME, "name": shown, "file": shown})
    warnings = []
    for problem in problems:
        if problem.severity != "error":
            warnings.append(visible_lines(problem.explain("text")))
            continue
        said = {"type": problem.code, "message": f"{problem.code} {visible(problem.message)}"}
        ET.SubElement(case, "failure", said).text = visible_lines(problem.explain("text"))
    if warnings:
        ET.SubElement(case, "system-out").text = "\n\n".join(warnings)
