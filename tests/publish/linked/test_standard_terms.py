"""Each term of the Data Privacy Vocabulary that we use is in version 2.3."""

from __future__ import annotations

import re

from fairshare.framework import Framework
from fairshare.publish.linked.names import PREFIXES
from projects import REPOSITORY
from trees import CASES

KNOWN = set((CASES / "standards" / "dpv-2.3.txt").read_text(encoding="utf-8").split())
SPACE = "https://w3id.org/dpv"
MODULES = REPOSITORY / "plugins" / "fairshare" / "publish" / "linked"


def whole(term: str) -> str:
    """A term without its prefix."""
    prefix, colon, name = term.partition(":")
    return f"{PREFIXES[prefix]}{name}" if colon and prefix in PREFIXES else term


def test_each_code_names_a_term_that_exists(framework: Framework) -> None:
    """A slip in a code list would send programs to nowhere; each prefix is declared."""
    named = [
        whole(code.term)
        for listed in framework.codes.values()
        for code in listed.codes.values()
        if code.term
    ]
    assert len(named) > 50
    assert [one for one in named if one not in KNOWN] == []


def test_each_term_in_the_code_exists() -> None:
    """States, properties and classes that the modules write by hand."""
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(MODULES.glob("*.py")))
    named = set(re.findall(r"\"(dpv:[A-Za-z]+)\"", source))
    block = source[source.index('"dpv": (') :]
    listed = re.findall(r'"(has[A-Za-z]+)"', block[: block.index('),\n    "foaf"')])
    assert len(named) > 10
    assert len(listed) > 5
    used = {whole(one) for one in named} | {f"{SPACE}#{one}" for one in listed}
    assert used - KNOWN == set()
