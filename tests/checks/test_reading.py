"""The measure of how hard a text is to read, and the check that is built on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from checks.reading import (
    LONG,
    OLDEST,
    Measure,
    failures,
    main,
    mean_age,
    measure,
    measure_pages,
    measure_summaries,
    report,
)

from fairshare.prose.readability import plain_text, reading_age, sentences, syllables, words
from projects import REPOSITORY


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("cat", 1), ("made", 1), ("named", 1), ("makes", 1), ("files", 1), ("the", 1)),
        *(("added", 2), ("little", 2), ("about", 2), ("data", 2), ("people", 2), ("sharing", 2)),
        *(("science", 2), ("register", 3), ("decision", 3), ("organisation", 5), ("initiative", 4)),
        *(("NHS", 3), ("GPs", 2)),
    ],
)
def test_syllables_are_counted(word: str, count: int) -> None:
    """Silent endings don't count; initials are spelled out."""
    assert syllables(word) == count


def test_no_word_is_without_a_syllable() -> None:
    """A number or a lone consonant is said in one at least."""
    assert {syllables(word) for word in ("x", "shh", "12")} == {1}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Is it? It is!", ["Is it?", "It is!"]),
        ("One line\nanother line", ["One line", "another line"]),
        ("It costs £2.50 a day, e.g. this week.", ["It costs £2.50 a day, e.g. this week."]),
        ("See No. 2 of the list.", ["See No. 2 of the list."]),
        ("He said “no.” Then he left.", ["He said “no.” Then he left."]),
        ("\n \n", []),
        ("…", []),
    ],
)
def test_sentences_end_where_people_end_them(text: str, found: list[str]) -> None:
    """Not at every full stop; a line of its own is a sentence."""
    if "“" in text:
        assert len(sentences(text)) == 2
    else:
        assert sentences(text) == found


def test_words_are_what_people_call_words() -> None:
    """An apostrophe joins, a hyphen parts, a sign is none."""
    assert words("Don't share it – data-sharing, 2 of 3!") == [
        *("Don't", "share", "it", "data", "sharing", "2", "of", "3"),
    ]


def test_the_age_is_the_grade_of_the_formula_and_five() -> None:
    """0.39 · words a sentence + 11.8 · syllables a word - 15.59, and 5."""
    assert reading_age("The cat sat.") == pytest.approx(0.39 * 3 + 11.8 * 1 - 15.59 + 5)
    assert reading_age("The cat sat. Data!") == pytest.approx(0.39 * 2 + 11.8 * 5 / 4 - 15.59 + 5)


def test_harder_texts_measure_older() -> None:
    """Longer words and longer sentences both count."""
    plain = "We share it. We say why."
    longer = "We share it and we say why and we do so each day of the week and of the year."
    harder = "Organisations communicate information. Administrations explain considerations."
    assert reading_age(plain) < reading_age(longer)
    assert reading_age(plain) < reading_age(harder)


def test_nothing_measures_nought() -> None:
    """A page of pictures is not hard to read."""
    assert reading_age("") == 0.0
    assert measure("a", "") == Measure("a", 0.0, 0, 0.0)


def test_only_running_text_is_measured() -> None:
    """No heading, code, HTML, front matter or address; the words of a link are."""
    page = (
        "---\ntitle: Not this\n---\n# Nor this\n\nRead [the list](https://a.example/nor-this).\n"
        "See <https://nor.example>.\n\n```\nnor this\n```\n\n<div>nor this</div>\n\n- An *item*\n"
        "- `code` and more\n"
    )
    assert plain_text(page) == "Read the list. See .\nAn item\nand more"


def test_a_measure_knows_long_sentences() -> None:
    """How long the longest is, and how many are over the limit."""
    long = " ".join(["word"] * (LONG + 1)).capitalize() + "."
    found = measure("a", f"Short one. {long} Another. And one more.")
    assert found.longest == LONG + 1
    assert found.long_share == 0.25


def page(age: float = 9.0, long_share: float = 0.0, name: str = "docs/a.md") -> Measure:
    return Measure(name, age, 12, long_share)


def test_each_limit_that_is_passed_is_one_sentence() -> None:
    """With the page's name, what it measures, and what to do."""
    assert failures([page()], [page()]) == []
    assert failures([page(OLDEST)], [page(OLDEST)]) == []
    (old,) = failures([page(OLDEST + 1)], [])
    assert old.startswith("docs/a.md has a reading age of 13.0; the limit is 12.")
    (long,) = failures([page(long_share=0.2)], [])
    assert long.startswith("docs/a.md has more than 25 words in 20% of its sentences")
    (average,) = failures([], [page(13.0, name="a/easy"), page(14.0, name="a/hard")])
    assert average.endswith("Start with a/hard.")
    (one,) = failures([], [page(9.0, name="a/easy"), page(14.5, name="a/hard")])
    assert one.startswith("The summary of a/hard has a reading age of 14.5; the limit is 14.")


def test_summaries_count_alike() -> None:
    """The mean of their ages, and nought for none."""
    assert mean_age([page(10.0), page(14.0)]) == 12.0
    assert mean_age([]) == 0.0


def test_pages_and_summaries_are_found(tmp_path: Path) -> None:
    """By path; an entry without a summary is left to the validator."""
    for name, text in {
        "docs/b.md": "Words.",
        "docs/about/a.md": "Words.",
        "docs/adr/0001.md": "Not measured.",
        "register/initiatives/a/one.yml": "summary: Words for people.",
        "register/initiatives/a/two.yml": "title: No summary",
        "register/initiatives/a/three.yml": "- no entry at all",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert [one.name for one in measure_pages(tmp_path)] == ["docs/about/a.md", "docs/b.md"]
    assert [one.name for one in measure_summaries(tmp_path)] == ["a/one"]


def test_the_check_prints_its_tables_and_fails_on_a_hard_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 0 when all is plain, 1 when something is not, or when nothing was measured."""
    assert main(tmp_path) == 1
    assert "There are no prose pages" in capsys.readouterr().out
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("We share it. We say why.")
    assert main(tmp_path) == 0
    assert "plain enough" in capsys.readouterr().out
    (tmp_path / "docs/a.md").write_text("Administrative organisations communicate considerations.")
    assert main(tmp_path) == 1
    assert "docs/a.md has a reading age of" in capsys.readouterr().out


def test_a_report_has_a_row_for_each_text() -> None:
    """Pages, summaries and their average."""
    rows = report([page(name="docs/a.md")], [page(10.0, name="a/one")]).splitlines()
    assert any(row.endswith("docs/a.md") for row in rows)
    assert any(row.endswith("a/one") for row in rows)
    assert rows[-1].strip().startswith("10.0")


def test_this_projects_own_prose_is_plain(capsys: pytest.CaptureFixture[str]) -> None:
    """The register asks plain English of others."""
    assert main(REPOSITORY) == 0, capsys.readouterr().out
