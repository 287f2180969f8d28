"""Names of people where the name of a role, a team or a body belongs.

A given name before another capitalised word is a person, unless a word beside it says that it is a
body: Jane Smith, but not the Jane Smith Trust. The given names are those of a library that is kept
(docs/adr/0020), and Welsh ones; it is loaded only where a text leaves the question open. Accents
count for nothing: people leave them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any
from unicodedata import combining, normalize

from fairshare.model import Path
from fairshare.validate.entry_access import groups, text
from fairshare.validate.personal.welsh_names import WELSH

FIELDS: tuple[tuple[str, ...], ...] = (
    ("assessment", "assessor"),
    ("decision", "decided_by"),
    ("decision", "earlier", "decided_by"),
    ("decision", "divergence", "accountable_role"),
    ("contact", "team"),
)
TEAMS = ("contact", "team")
"""Teams have any name, so one without a word that says so is not taken for a person."""
_LANGUAGES = ("en", "en_GB", "en_IE", "ga_IE", "en_IN", "en_PK", "en_NG")

_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’-]*\.?"
CAPITALS = re.compile(rf"{_WORD}(?: {_WORD})+")
WHOLE = re.compile(rf"{_WORD}(?: {_WORD}){{1,2}}")
BEHIND = re.compile(r"[,(;]| [-–] ")
"""What a role stands behind."""

ROLES = frozenset(
    {
        *{"adviser", "advisor", "analyst", "architect", "assistant", "auditor", "cabinet"},
        *{"caldicott", "chair", "chairman", "chairwoman", "chief", "clerk", "cllr"},
        *{"commissioner", "constable", "controller", "coordinator", "councillor", "dame"},
        *{"delegate", "deputy", "director", "dr", "executive", "general", "governor"},
        *{"guardian", "head", "inspector", "investigator", "judge", "lead", "leader", "lord"},
        *{"manager", "mayor", "member", "minister", "miss", "mr", "ms", "mx", "officer"},
        *{"owner", "partner", "president", "prime", "principal", "prof", "professor"},
        *{"protection", "registrar", "researcher", "secretary", "senior", "sir", "siro"},
        *{"superintendent", "treasurer", "trustee"},
        *{"aelod", "arweinydd", "cadeirydd", "cyfarwyddwr", "cynghorydd", "dirprwy"},  # Welsh
        *{"gwarcheidwad", "gweinidog", "pennaeth", "prif", "rheolwr", "swyddog", "uwch"},
        *{"ysgrifennydd", "aire", "bainisteoir", "cathaoirleach", "ceann", "comhairleoir"},  # Irish
        *{"oifigeach", "priomhfheidhmeannach", "runai", "stiurthoir", "tanaiste", "taoiseach"},
    }
)
BODIES = frozenset(
    {
        *{"academy", "agency", "alliance", "archive", "association", "authority", "bank"},
        *{"board", "borough", "branch", "bureau", "business", "care", "centre", "charity"},
        *{"city", "college", "commission", "committee", "community", "company", "corporation"},
        *{"council", "county", "court", "data", "department", "digital", "directorate"},
        *{"division", "education", "england", "executive", "federation", "finance", "forum"},
        *{"foundation", "free", "fund", "general", "gmbh", "governance", "government"},
        *{"group", "health", "home", "hospice", "hospital", "house", "housing", "inc"},
        *{"infirmary", "information", "institute", "ireland", "justice", "lab", "laboratory"},
        *{"legal", "limited", "llp", "local", "london", "ltd", "metropolitan", "ministry"},
        *{"museum", "national", "network", "nhs", "office", "organisation", "panel"},
        *{"parliament", "partners", "partnership", "plc", "police", "policing", "practice"},
        *{"primary", "project", "public", "research", "revenue", "royal", "school"},
        *{"scotland", "scottish", "secondary", "security", "service", "social", "society"},
        *{"solutions", "state", "statistics", "street", "surgery", "systems", "tax", "team"},
        *{"technologies", "technology", "treasury", "tribunal", "trust", "uk", "unit"},
        *{
            "hub",
            "library",
            "programme",
            "united",
            "university",
            "wales",
            "welfare",
            "welsh",
            "work",
        },
        *{"adran", "awdurdod", "bwrdd", "comisiwn", "cyngor", "cymdeithas", "cymru"},  # Welsh
        *{"dda", "diogelu", "gwasanaeth", "gwybodaeth", "heddlu", "iechyd", "llywodraeth"},
        *{"prifysgol", "pwyllgor", "swyddfa", "tim", "ymddiriedolaeth", "ysgol"},
        *{"bord", "cathrach", "coimisiun", "coiste", "comhairle", "contae", "eireann"},  # Irish
        *{"feidhmeannacht", "garda", "gniomhaireacht", "ollscoil", "oifig", "roinn"},
        *{"seirbhis", "siochana", "sonrai", "uisce", "udaras"},
    }
)


def names_in_roles(data: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """The fields of an entry that name a person where a role or team belongs, with the name."""
    found: list[tuple[Path, str]] = [(path, text(data, *path)) for path in FIELDS]
    found += [
        (("organisations", number, "unit"), text(one, "unit"))
        for number, one in groups(data, "organisations")
    ]
    for path, written in found:
        alone = path != TEAMS and path[-1] != "unit"
        if name := person(written, alone=alone):
            yield path, name


def person(written: str, *, alone: bool = False) -> str:
    """The name of a person in the name of a role; empty where there is none.

    `alone`: two or three capitalised words that name neither role nor body are a person too, also
    with a role behind them: "Eleri Example, Data Officer".
    """
    for match in CAPITALS.finditer(written):
        words = _without_roles(match[0].split())
        named = len(words) > 1 and not any(_is_any(word, BODIES) for word in words)
        if named and _is_given(words[0]):
            return " ".join(words)
    first = BEHIND.split(written)[0].strip()
    if alone and WHOLE.fullmatch(first):
        words = first.split()
        if not any(_is_any(word, BODIES | ROLES) or _is_initials(word) for word in words):
            return first
    return ""


def _without_roles(words: list[str]) -> list[str]:
    """The words of a name without the roles and bodies before it and the roles behind."""
    while words and _is_any(words[0], ROLES | BODIES):
        words = words[1:]
    while words and _is_any(words[-1], ROLES):
        words = words[:-1]
    return words


def _plain(word: str) -> str:
    return re.sub(r"['’]s?$", "", without_accents(word.rstrip(".").casefold()))


def without_accents(word: str) -> str:
    """A word without the marks on its letters."""
    return "".join(sign for sign in normalize("NFD", word) if not combining(sign))


def _is_any(word: str, known: frozenset[str]) -> bool:
    """Whether a word, or the singular of it, is a known one."""
    return _plain(word) in known or _plain(word).removesuffix("s") in known


def _is_initials(word: str) -> bool:
    """Whether a word is an acronym, such as HMRC."""
    return len(word) > 1 and word.isupper()


def _is_given(word: str) -> bool:
    return _plain(word).partition("-")[0] in given_names()


@cache
def given_names() -> frozenset[str]:
    """Given names, English, Irish and Welsh among them, in small letters without accents."""
    names: set[str] = set(WELSH)
    for language in _LANGUAGES:
        provider = import_module(f"faker.providers.person.{language}").Provider
        for kind in ("first_names", "first_names_male", "first_names_female"):
            given = getattr(provider, kind, ()) or ()
            names.update(without_accents(name.casefold()) for name in given)
    return frozenset(names)
