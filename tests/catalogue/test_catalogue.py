"""Every problem speaks the words of the catalogue, and the catalogue has words for every one."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from fairshare import language
from fairshare.catalogue import WORDINGS, words
from fairshare.problems import codes
from projects import REPOSITORY

PACKAGE = REPOSITORY / "plugins" / "fairshare"
OWN = frozenset({"code", "path", "variant", "hint", "at_key", "file", "place", "excerpt"})
"""What a problem is made of besides the values of its gaps."""


class Call(NamedTuple):
    """A place in the code that makes a problem, as far as it says in so many words."""

    where: str
    code: str
    variants: list[str]
    hints: list[str]
    values: set[str]


def gaps(text: str) -> set[str]:
    return set(re.findall(r"\{([a-z_]+)\}", text))


def texts(node: ast.expr | None) -> list[str]:
    """The texts that an argument can be; none where it is worked out elsewhere."""
    if isinstance(node, ast.IfExp):
        return texts(node.body) + texts(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def calls() -> Iterator[Call]:
    """Every call of `problem` and `Problem.of` with its code written out."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            place = {"problem": 2, "of": 1}.get(node.func.attr)
            if isinstance(node.func.value, ast.Name) and node.func.value.id == "failure":
                place = 1  # it knows its path
            code = texts(node.args[0]) if place and node.args else []
            if place is None or len(code) != 1 or code[0] not in WORDINGS:
                continue
            named = {word.arg: word.value for word in node.keywords if word.arg}
            variant = node.args[place : place + 1]
            yield Call(
                f"{path.relative_to(PACKAGE)}:{node.lineno}",
                code[0],
                texts(variant[0]) if variant else [""],
                texts(named.get("hint")),
                set(named),
            )


def test_the_catalogue_holds_every_code_once_and_no_other() -> None:
    """A code has its words in one module of the catalogue, and its page in `explanations/`."""
    modules = [path.read_text(encoding="utf-8") for path in (PACKAGE / "catalogue").rglob("*.py")]
    entry = re.compile(r'^    "([EW]\d{3})": ', re.MULTILINE)
    listed = [code for text in modules for code in entry.findall(text)]
    assert sorted(listed) == sorted(WORDINGS)
    unexplained, unworded = set(WORDINGS) - set(codes()), set(codes()) - set(WORDINGS)
    assert not unexplained, f"Write a page in plugins/fairshare/explanations/ for {unexplained}."
    assert not unworded, f"Write words in plugins/fairshare/catalogue/ for {unworded}."


@pytest.mark.parametrize("code", WORDINGS)
def test_every_message_is_a_sentence_with_a_way_on(code: str) -> None:
    """Messages and hints end as sentences do, and no message lacks its hint."""
    wording = WORDINGS[code]
    for text in (*wording.messages.values(), *filter(None, wording.hints.values())):
        assert re.search(r"([.?]|”|\]|\"|\{advice\}|\{example\})$", text), text
    assert "" in wording.hints or set(wording.messages) <= set(wording.hints)


@pytest.mark.parametrize("code", WORDINGS)
def test_no_gap_goes_by_a_name_that_a_problem_has_for_itself(code: str) -> None:
    """A value called `file` would be taken for the file of the problem."""
    wording = WORDINGS[code]
    for text in (*wording.messages.values(), *wording.hints.values()):
        assert not gaps(text) & OWN


@pytest.mark.parametrize("call", list(calls()), ids=lambda call: call.where)
def test_who_makes_a_problem_knows_its_words(call: Call) -> None:
    """Each message and hint that is named is there, and every gap of the message is filled.

    The schema check fills two of the gaps by itself.
    """
    wording = WORDINGS[call.code]
    known = call.values | ({"field", "advice"} if call.code.startswith("E1") else set())
    for variant in call.variants:
        assert gaps(wording.messages[variant]) <= known
        hint = wording.hints.get(variant, wording.hints.get("", ""))
        assert call.hints or call.code in {"E103", "E104", "E105", "E110"} or gaps(hint) <= known
    assert set(call.hints) <= set(wording.hints)


def test_most_problems_are_held_to_that() -> None:
    """The test above reads the code: it must not look at nothing one day."""
    assert len({call.code for call in calls()}) > 50


def test_the_words_are_those_of_the_language_in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages and hints are translated when a problem is made, what fills their gaps is not."""

    class Shouting(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return re.sub(r"(\{[a-z_]+\})|(.)", lambda m: m[1] or m[2].upper(), message)

    monkeypatch.setattr(language, "CATALOGUE", Shouting())
    message, hint = words("E306", "", {"chain": "one, then two"})
    assert message == "WHAT REPLACED THIS INITIATIVE LEADS BACK TO IT: one, then two."
    assert hint.startswith("TAKE SUPERSEDED_BY OUT")


def test_what_fills_a_gap_is_not_looked_at_again() -> None:
    """An entry can't reach into a message by writing a gap."""
    message, _hint = words("E010", "alike", {"other": "{file}{other}%s\\1"})
    assert message == "The name differs from {file}{other}%s\\1 in capital letters or accents only."


def test_words_that_the_catalogue_lacks_are_a_fault_of_ours() -> None:
    """Nobody is told half a sentence: a code, a message or a value that is missing is an error."""
    for code, variant, values in (
        ("E999", "", {}),
        ("E306", "longer", {"chain": "x"}),
        ("E306", "", {}),
    ):
        with pytest.raises(KeyError):
            words(code, variant, values)
