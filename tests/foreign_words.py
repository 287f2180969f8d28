"""Words that may not stand on a site: ours, and those of another country."""

from __future__ import annotations

import re

from projects import Project

BRITISH = re.compile(
    r"United Kingdom|\bUK\b|\bu\.k\.|(?-i:\bNHS\b)|(?-i:\bICO\b)|Information Commissioner|"
    r"legislation\.gov|"
    r"\bgov\.uk|uk-gdpr|Companies House|\bEngland\b|\bScot(?:land|tish)\b|\bWales\b|"
    r"Northern Ireland|(?-i:\bATRS\b)|Open Government|National Insurance|\bBritish\b|section-251",
    re.IGNORECASE,
)
OURS = re.compile(r"fairshare\.example|FairShare (?:register|project)|demonstration", re.IGNORECASE)
TITLES = ("Carnegie UK Trust", "an NHS number", "a National Insurance number")
"""Of the works that the questions come from; and what the checks for numbers of people say."""
ABOUT_THEIR_NUMBERS = {
    *{"problems/E401/", "problems/E402/", "problems/E408/", "problems/W413/"},
    "assess/personal.json",
}
"""Explanations of checks for the numbers of people: another country's may not enter either."""
ABOUT_LAWS = {"profiles/"}
"""The guide to the laws that come with the program, of which each register chooses its own."""
ABOUT_DEMONSTRATIONS = {"problems/E601/", "problems/E602/", "problems/E603/"}
"""Explanations of checks for what is left of a demonstration."""
ABOUT_THE_PROGRAM = {"how-to/new-version/", "problems/E901/"}
"""Pages whose subject it is."""
OUR_ENTRIES = re.compile(r"hm-revenue-and-customs|nhs-digital|Treasury Committee|care\.data")
"""Of entries in our own register."""
OF_THE_SEARCH = "search/words/"
"""Single words of the pages, which are looked at themselves."""
READ_BY_PEOPLE = {".html", ".xml", ".json", ".yml", ".csv", ".js", ".svg", ".ics"}


def texts(project: Project) -> dict[str, str]:
    """What people read on a built site, by its paths."""
    found = {
        path.relative_to(project.site).as_posix(): path
        for path in sorted(project.site.rglob("*"))
        if path.suffix in READ_BY_PEOPLE
    }
    return {
        name: path.read_text(encoding="utf-8")
        for name, path in found.items()
        if not name.startswith(OF_THE_SEARCH)
    }


def said(found: dict[str, str], words: re.Pattern[str], apart: set[str]) -> dict[str, str]:
    """The first of the words in each text, but for the pages apart and the links to them."""
    link = re.compile("|".join(rf'<a href="{page.split("/")[1]}/">[^<]*</a>' for page in apart))
    hits = {}
    for name, text in found.items():
        if not any(name.startswith(page) for page in apart):
            plain = link.sub("", text)
            for title in TITLES:
                plain = plain.replace(title, "")
            if match := words.search(plain):
                hits[name] = plain[max(0, match.start() - 40) : match.end() + 40]
    return hits
