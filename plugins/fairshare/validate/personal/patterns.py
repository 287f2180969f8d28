"""What personal data looks like in a text: its kinds, each with pattern and proof.

A pattern alone is not enough: a number must pass its checksum, or a word beside it must say what it
is. Numbers and addresses reserved for examples are none.
"""

from __future__ import annotations

import re
from functools import cache

from fairshare.validate.personal import checksums
from fairshare.validate.personal.kind import DataKind, alone
from fairshare.validate.personal.official_numbers import OFFICIAL_NUMBERS
from fairshare.validate.personal.proofs import (
    internet_address,
    mailbox,
    near,
    passes,
    phone,
    secret,
)

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_DATE = (
    r"(?:[0-3]?[0-9](?P<gap>[/. -])[01]?[0-9](?P=gap)(?:[0-9]{4}|[0-9]{2})"
    r"|[12][0-9]{3}-[01][0-9]-[0-3][0-9]"
    rf"|{_DAY}(?: of)? {_MONTH},? [12][0-9]{{3}}|{_MONTH} {_DAY},? [12][0-9]{{3}})(?![0-9])"
)
# "born on or after 1 April 2013" is a group of people, not a person.
_GROUP = r"(?!(?:after|before|between|since|from|until|till|by|or|to|during|within|as|up)\b)"
_BORN = re.compile(
    r"\b(?:(?:dob|d\.o\.b\.?|birth ?date|birthday|date of birth)(?![a-z])[ :=,(-]{0,4}"
    rf"(?:(?:is|was|on|of|the) ){{0,2}}|born(?: {_GROUP}[a-z'-]+){{0,4}} )(?P<it>{_DATE})",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    rf"(?<![0-9])(?P<it>{_DATE}),? ?\(?(?:dob|d\.o\.b\.?|date of birth\))(?![a-z])", re.IGNORECASE
)

_INSURANCE = (
    r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ ./-]?"
    r"(?:[0-9]{2}[ ./-]?){3}[A-D]"
)
_AREAS = (
    "A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|"
    "K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|"
    "T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE"
)
_POSTCODE = rf"(?:{_AREAS})[0-9][0-9A-HJKPS-UW]? ?[0-9][ABD-HJLNP-UW-Z]{{2}}"
_EIRCODE = (
    r"(?:[AC-FHKNPRTV-Y][0-9]{2}|D6W) ?"
    r"(?=[0-9AC-FHKNPRTV-Y]{0,3}[0-9])(?=[0-9]{0,3}[AC-FHKNPRTV-Y])[0-9AC-FHKNPRTV-Y]{4}"
)
_SORT_CODE, _ACCOUNT = r"[0-9]{2}([ .-])[0-9]{2}\1[0-9]{2}", r"[0-9]{8}"
TITLES = (
    *("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor", "Sir", "Dame"),
    *("Cllr", "Councillor"),
)
"""After which a capitalised word is the name of a person, or of a body called after one."""

# "Dr Example Limited" is a company.
_BODY = (
    "(?:Limited|Ltd|LLP|PLC|[Pp]lc|Inc|Trust|Hospital|School|College|Academy|Surgery|Practice|Centre"
    "|Foundation|Institute|University|Fund|Group|Panel|Board|Committee|Development|Working)"
)
# In Welsh a county: Cyngor Sir Ynys Môn is the council of one, and so is Sir Benfro.
_COUNTIES = (
    "Aberteifi|Benfro|Ddinbych|Drefaldwyn|Faesyfed|Feirionnydd|Fôn|Forgannwg|Frycheiniog|Fynwy"
    "|Gaerfyrddin|Gaernarfon|Gâr|Gar"
)
_BIRTH_WORDS = ("born", "birth", "dob", "d.o.b")
_KEY_WORDS = (
    *("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "_pat_", "_live_", "_test_"),
    *("BEGIN ", "AKIA", "ASIA", "AIza", "glpat-", "xox", "eyJ"),
)
_PASS_WORDS = ("passw", "passphrase", "api key", "api_key", "apikey", "secret", "token")

SECRETS = (
    DataKind(
        "E409",
        re.compile(
            r"-----BEGIN (?:[A-Z]+ ){0,3}PRIVATE KEY|\b(?:(?:AKIA|ASIA)[0-9A-Z]{16}"
            r"|gh[pousr]_[0-9A-Za-z]{36,}|github_pat_\w{22,}|glpat-[\w-]{20,}|xox[a-z]-[\w-]{10,}"
            r"|(?<!-)eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}|[a-z]{2}_(?:live|test)_[0-9A-Za-z]{16,}"
            r"|AIza[\w-]{35})"
        ),
        words=_KEY_WORDS,
        bare=True,
    ),
    DataKind(
        "E409",
        re.compile(
            r"\b(?:password|passwd|passphrase|api[ _]?key|secret|token)"
            r"(?: ?[:=] ?| is )[\"'`]?(?P<it>[^\s\"'`]{6,})",
            re.IGNORECASE,
        ),
        secret,
        _PASS_WORDS,
    ),
    DataKind(
        "E409",
        re.compile(
            r"[?&#](?:[\w-]{0,20}[_-])?(?:sig|token|api_?key|key|password|secret|signature|auth)="
            r"(?P<it>[\w%.~+/-]{16,})",
            re.IGNORECASE,
        ),
        secret,
        ("=",),
    ),
)
"""Also searched for in web addresses."""

# In the order of trust: what an earlier kind has taken, a later one leaves alone.
KINDS = (
    DataKind(
        "E404",
        re.compile(r"(?<![\w.%+-])[\w.%+'-]{1,64}@(?P<host>[\w-]+(?:\.[\w-]+)+)"),
        mailbox,
        ("@", "\uff20"),
        bare=True,
    ),
    DataKind(
        "E404",
        re.compile(
            r"(?<![\w.%+-])[\w.%+'-]{1,64} ?[(\[{] ?at ?[)\]}] ?"
            r"(?P<host>[\w-]+(?: ?(?:\.|[(\[{] ?dot ?[)\]}]) ?[\w-]+)+)",
            re.IGNORECASE,
        ),
        mailbox,
        ("(at", "[at", "{at", "( at", "[ at", "{ at"),
        bare=True,
    ),
    DataKind("E402", alone(_INSURANCE), of="gb-nino"),
    DataKind("E402", alone(r"TN ?[0-3][0-9] ?[01][0-9] ?[0-9]{2} ?[MF]"), of="gb-nino"),
    DataKind(
        "E402",
        alone(_INSURANCE, flags=re.IGNORECASE),
        near("national insurance", r"\bNINO", r"\bNI n"),
    ),
    DataKind(
        "E406",
        alone(r"[3-6](?:[ -]?[0-9]){14,15}"),
        passes(checksums.payment_card),
    ),
    DataKind(
        "E407",
        alone(r"[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?"),
        passes(checksums.iban),
    ),
    DataKind("E407", alone(rf"{_SORT_CODE}[^0-9]{{1,30}}{_ACCOUNT}")),
    DataKind("E407", alone(rf"{_ACCOUNT}[^0-9]{{1,30}}{_SORT_CODE}")),
    DataKind(
        "E407",
        re.compile(
            r"(?:sort ?code|account n(?:umber|o\b))[^0-9]{0,12}"
            r"(?P<it>[0-9]{8}|(?:[0-9]{2}[ -]?){2}[0-9]{2})(?![0-9])",
            re.IGNORECASE,
        ),
    ),
    *OFFICIAL_NUMBERS,
    DataKind(
        "E401",
        alone(r"[0-9]{3}([ ./-])[0-9]{3}\1[0-9]{4}"),
        passes(checksums.nhs_number),
        of="gb-nhs",
    ),
    DataKind(
        "E401",
        alone(r"[0-9]{3}[ ./-]?[0-9]{3}[ ./-]?[0-9]{4}"),
        passes(
            checksums.nhs_number,
            beside=near(r"\bNHS\b", r"\bCHI\b", "health and care n", "patient"),
        ),
    ),
    DataKind(
        "E403",
        re.compile(
            r"(?<![0-9A-Za-z_£$€/.,-])(?:(?:\+44|00 ?44)[ .-]?(?:\(0\)[ .-]?)?\(?|\(?0)"
            r"[1-35789](?:[ ().-]{0,2}[0-9]){8,9}(?![0-9A-Za-z_])"
            r"|(?<![0-9A-Za-z_])\+(?!44)[1-9](?:[ ().-]{0,2}[0-9]){8,13}(?![0-9A-Za-z_])"
        ),
        phone,
    ),
    DataKind("W413", alone(r"[0-9]{10}"), passes(checksums.nhs_number), of="gb-nhs"),
    DataKind("E405", _BORN, words=_BIRTH_WORDS),
    DataKind("E405", _BIRTH, words=_BIRTH_WORDS),
    DataKind("W411", alone(_POSTCODE), words=("",), of="gb-postcode"),
    DataKind("W411", alone(_EIRCODE), words=("",), of="ie-eircode"),
    DataKind(
        "W411",
        alone(_POSTCODE, flags=re.IGNORECASE),
        near("post ?code"),
        ("postcode", "post code"),
    ),
    DataKind(
        "W412",
        re.compile(
            rf"\b(?<!Cyngor )(?!Sir (?:{_COUNTIES})\b)(?:{'|'.join(TITLES)})\.? "
            rf"(?:(?:Sir|Dame|[A-Z]\.?) ){{0,3}}(?!{_BODY}\b)[A-Z][\w'’-]+(?![\w'’-])"
            rf"(?! (?:(?:[A-Z][\w'’-]*|&|and) ){{0,3}}{_BODY}\b)"
        ),
        words=TITLES,
        bare=True,
    ),
    DataKind("W414", alone(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?!\.[0-9])"), internet_address, (".",)),
    DataKind(
        "W414",
        re.compile(r"(?<![\w:.])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![\w:])"),
        internet_address,
        (":",),
    ),
)


@cache
def kinds_of(numbers: frozenset[str]) -> tuple[DataKind, ...]:
    """The kinds that are looked for where the pack of law names these numbers."""
    return tuple(kind for kind in KINDS if not kind.of or kind.of in numbers)
