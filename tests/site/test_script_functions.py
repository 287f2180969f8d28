"""Functions of the scripts that need no page, held against cases in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from fairshare.load.strict_yaml import parse
from fairshare.validate.personal import checksums
from trees import CASES

FOLDER = CASES / "scripts"
FILES = [pytest.param(path, id=path.stem) for path in sorted(FOLDER.glob("*.yml"))]
CALLED = """async ([address, cases]) => {
  const module = await import(address);
  const inner = (change) => (value) =>
    Array.isArray(value) ? value.map(change)
      : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, change(one)]));
  const made = (value) =>
    typeof value !== "object" || value === null ? value
      : "codes" in value
        ? new Map(Object.entries(value.codes).map(([name, codes]) => [name, new Set(codes)]))
        : inner(made)(value);
  const plain = (value) =>
    value === undefined ? null
      : value instanceof Map ? { codes: plain(Object.fromEntries(value)) }
        : value instanceof Set ? [...value]
          : typeof value !== "object" || value === null ? value : inner(plain)(value);
  return cases.map(({ call, given }) => plain(module[call](...given.map(made))));
}"""
"""A `codes` of a case is what is chosen in filters: sets by name."""


@pytest.mark.parametrize("path", FILES)
def test_a_function_gives_what_its_cases_say(page: Page, site_address: str, path: Path) -> None:
    """Each case names the function, what it is given, and what comes back."""
    said: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    page.goto(f"{site_address}accessibility/")
    address = f"{site_address}assets/fairshare/{said['module']}"
    found = page.evaluate(CALLED, [address, said["cases"]])
    for case, gives in zip(said["cases"], found, strict=True):
        assert gives == case["gives"], case["says"]


NOTICE = """async (address) => {
  const { noticeOf } = await import(address);
  const page = document.createElement("div");
  page.innerHTML = "<div data-fs-notice hidden><p data-fs-notice-words></p>" +
    "<button data-fs-notice-save></button><button data-fs-notice-close></button></div>";
  const notice = noticeOf(page);
  const [box, words, save, close] = ["", "-words", "-save", "-close"].map((name) =>
    page.querySelector(`[data-fs-notice${name}]`));
  const seen = () => (box.hidden ? null : [words.textContent, !save.hidden]);
  const steps = [
    () => notice.show("Not stored.", true),
    () => notice.mended("Something else."),
    () => notice.show("Open elsewhere."),
    () => notice.mended("Not stored."),
    () => notice.mended("Open elsewhere."),
    () => notice.show("Not stored.", true),
    () => close.click(),
    () => notice.show("Not checked."),
    () => notice.hide(),
  ];
  return [seen(), ...steps.map((step) => (step(), seen()))];
}"""


def test_a_notice_stands_until_it_is_no_longer_so(page: Page, site_address: str) -> None:
    """It offers a file where that is a way out; only its own sentence takes it off."""
    page.goto(f"{site_address}accessibility/")
    found = page.evaluate(NOTICE, f"{site_address}assets/fairshare/assess/notice.js")
    stored, elsewhere = ["Not stored.", True], ["Open elsewhere.", False]
    assert found == [
        *(None, stored, stored, elsewhere, elsewhere, None, stored, None),
        *(["Not checked.", False], None),
    ]


IN_NAMES = """async ([base, schema, codes, problems]) => {
  const { inNames } = await import(`${base}in-names.js`);
  const { knowBodies } = await import(`${base}bodies.js`);
  knowBodies({ "northshire-council": ["Northshire Council", "NC"] });
  const inner = (found, step) =>
    (typeof step === "number" ? found.items : found.properties?.[step]) ?? {};
  const subschema = (path) => path.reduce(inner, schema);
  return problems.map((one) => {
    const { message, hint } = inNames({ subschema }, codes)(one);
    return [message, hint];
  });
}"""
SCHEMA = {
    "properties": {
        "dates": {"title": "Dates", "properties": {"review_by": {"title": "Review by"}}},
        "contact": {"title": "Contact", "properties": {"email": {"title": "E-mail"}}},
        "parties": {
            "title": "Parties",
            "items": {
                "x-labels": {"welfare-data-agency": "the welfare agency"},
                "properties": {"summary": {"title": "What happened"}},
            },
        },
    }
}
CODES = {"roles": {"lead": "Lead", "joint_controller": "Joint controller"}, "stages": {"x": "X"}}
IN_FORM = {
    "a field of its own group": (
        ("E206", ["dates"], "review_by is missing.", "Add review_by, please."),
        ("“Review by” is missing.", "Add “Review by”, please."),
    ),
    "a field by its way": (
        ("E223", ["contact"], "contact.email is missing.", "Look at it."),
        ("“E-mail” is missing.", "Look at it."),
    ),
    "a field that is above": (
        ("E206", ["parties", 0, "summary"], "It has dates.review_by.", "Add summary: who."),
        ("It has “Review by”.", "Add “What happened”: who."),
    ),
    "another part of the form": (
        (
            "E206",
            [],
            "It is before the other (dates → review_by).",
            "See (parties, item 2 → summary).",
        ),
        ("It is before the other (“Dates”).", "See (“Parties, 2”)."),
    ),
    "a code of a list": (
        ("E203", [], "Several have the role lead, not joint_controller.", "Take lead off."),
        ("Several have the role “Lead”, not “Joint controller”.", "Take “Lead” off."),
    ),
    "a word that is no code in that rule": (
        ("E204", [], "Several lead there.", "Take some_thing off."),
        ("Several lead there.", "Take some_thing off."),
    ),
    "an organisation": (
        ("E301", [], 'There is "northshire-council" and "nobody".', "x"),
        ('There is “Northshire Council” and "nobody".', "x"),
    ),
    "a law's own words": (
        ("E701", ["parties"], "welfare-data-agency did not join.", "Write `joined: true`."),
        ("the welfare agency did not join.", "Write joined."),
    ),
}
"""What a rule says of a place, and what the form makes of it."""


def test_the_form_calls_things_as_it_shows_them(page: Page, site_address: str) -> None:
    """Fields by their titles, codes by their labels, organisations by their names."""
    page.goto(f"{site_address}accessibility/")
    keys = ("code", "path", "message", "hint")
    problems = [dict(zip(keys, said, strict=True)) for said, _shown in IN_FORM.values()]
    given = [f"{site_address}assets/fairshare/assess/", SCHEMA, CODES, problems]
    found = page.evaluate(IN_NAMES, given)
    assert dict(zip(IN_FORM, map(tuple, found), strict=True)) == {
        name: shown for name, (_said, shown) in IN_FORM.items()
    }


ASKED = """async (address) => {
  const { TextSearch } = await import(address);
  const search = new TextSearch(new URL(address), async () => [], async () => "");
  const asked = [];
  search.words = { key: async (term) => (term === "no such word" ? null : term) };
  search.index = {
    size: 4,
    find: async (key) => {
      asked.push(key);
      return { rows: new Map([[asked.length, 1]]), others: new Map() };
    },
  };
  const terms = Array.from({ length: 12 }, (_, at) => `word${at}`);
  const found = await search.any(["no such word", ...terms, terms[0]]);
  return [asked.length, [...found.rows.keys()].length];
}"""


def test_one_search_asks_the_index_nine_times_at_most(page: Page, site_address: str) -> None:
    """Each question may fetch a file; the first words are the likeliest."""
    page.goto(f"{site_address}accessibility/")
    found = page.evaluate(ASKED, f"{site_address}assets/fairshare/text-search.js")
    assert found == [9, 9]


PLAINLY = """async (address) => {
  const { plainly } = await import(address);
  const rows = [["a/b", "Meals for all", "Of schools."], ["c/d", "Schools", "Meals."]];
  const found = async (query) =>
    (await plainly(query, rows.length, async (row) => rows[row], ["for", "the"])).rows;
  return Promise.all(["meals", "the schools", "for meals", "for the", ""].map(found));
}"""


def test_without_an_index_words_that_say_nothing_are_not_looked_for(
    page: Page, site_address: str
) -> None:
    """Titles come first; a query of nothing but such words is looked for as it is."""
    page.goto(f"{site_address}accessibility/")
    found = page.evaluate(PLAINLY, f"{site_address}assets/fairshare/plain-search.js")
    assert found == [[0, 1], [1, 0], [0, 1], [], []]


BLOCKS = (
    *(
        "a\nb",
        "a\n\nb",
        "a\n\n\nb",
        "a\n b\nc",
        "a\n\n b\n\nc",
        " a\nb",
        "\na",
        "a\n b",
        "a\n\n",
        "\n\na",
    ),
    *("a\n \nb", "a\n\n b\nc\nd", "a\n b\n\n c\nd", "* a\n* b", "a # b", "a\n\n\n b\n\n\nc\n\n"),
)
"""Texts of blocks: paragraphs, empty lines, deeper lines, and what stands at their ends."""
SIGNS = (">", ">-", ">+", "|", "|-", "|+")
READ = """async ([address, texts]) => {
  const { parse } = await import(address);
  return texts.map((text) => parse(text));
}"""


def test_blocks_of_text_are_read_as_the_check_reads_them(page: Page, site_address: str) -> None:
    """Folded or not, whatever is done with the ends of their lines."""
    bodies = ["\n".join(f"  {line}".rstrip(" ") for line in text.split("\n")) for text in BLOCKS]
    written = [f"title: {sign}\n{body}\nstage: live\n" for sign in SIGNS for body in bodies]
    read = {text: parse(text.encode(), "entry.yml").document for text in written}
    texts = {text: document.data for text, document in read.items() if document}
    assert len(texts) > 70
    page.goto(f"{site_address}accessibility/")
    address = f"{site_address}assets/fairshare/assess/read-yaml.js"
    found = page.evaluate(READ, [address, list(texts)])
    assert dict(zip(texts, found, strict=True)) == texts


NUMBERS = {
    "nhs_number": ("9434765919", "4010232137"),
    "pupil_number": ("B801200001001", "T00940000102X", "A860401200099"),
    "tax_reference": ("2955839661", "K1955839661", "1955839661"),
    "citizen_number": ("111222333", "941331490"),
    "education_number": ("101222331", "100252333"),
    "public_service_number": ("6433435F", "6433435OA", "6433435F", "1234567FA", "1234567T"),
    "payment_card": ("4111111111111111", "378282246310005"),
    "iban": (
        "GB82WEST12345698765432",
        "MT84MALT011000012345MTLCAST001S",
        "AZ21NABZ00000000137010001944",
    ),
}
"""Numbers of each kind, right or nearly; of each every sign is replaced by others in turn."""
OTHERS = "0123456789ABHKTWXZ"
TRIED = """async ([base, numbers]) => {
  const checks = await import(`${base}assets/fairshare/assess/checksums.js`);
  const facts = await (await fetch(`${base}assess/personal.json`)).json();
  return Object.fromEntries(Object.entries(numbers).map(([name, texts]) =>
    [name, texts.filter((text) => checks[name](text, facts))]));
}"""


def test_checksums_take_the_same_numbers_as_the_check(page: Page, site_address: str) -> None:
    """Whichever sign of a number is another."""
    tried = {
        name: sorted(
            {
                f"{text[:at]}{sign}{text[at + 1 :]}"
                for text in texts
                for at in range(len(text))
                for sign in OTHERS
            }
        )
        for name, texts in NUMBERS.items()
    }
    page.goto(f"{site_address}accessibility/")
    found = page.evaluate(TRIED, [site_address, tried])
    for name, texts in tried.items():
        known = getattr(checksums, name)
        assert found[name] == [text for text in texts if known(text)], name
        assert 0 < len(found[name]) < len(texts), name


GROUPED = """async ([address, known, has, queries]) => {
  const { read } = await import(address);
  const words = { ready: async () => known, has: async (word) => has.includes(word) };
  const all = await Promise.all(queries.map((query) => read(query, words)));
  return all.map(({ groups, asks }) => [
    groups.map(({ typed, terms, instead, bodies, certain }) =>
      [typed, terms[0], instead, bodies, certain]),
    asks,
  ]);
}"""
KNOWN = {
    "skip": ["of", "the"],
    "instead": {"kids": ["children"], "foot": ["feet"], "free meals": ["school meals"]},
    "names": {"dfe": ["education"], "an taisce": ["taisce"]},
    "places": [],
    "questions": ["who"],
    "pages": {},
    "titles": {},
    "postcode": None,
}
ASKED_FOR = {
    "Kids": ([["Kids", "kids", ["children"], [], False]], False),
    "free meals": ([["free meals", "free meals", ["school meals"], [], False]], False),
    "DfE data": (
        [["DfE", "dfe", [], ["education"], False], ["data", "data", [], [], True]],
        False,
    ),
    "of an Taisce": ([["an Taisce", "an taisce", [], ["taisce"], False]], False),
    "foot ball": ([["foot ball", "football", [], [], True]], False),
    "data kids": (
        [["data", "data", [], [], True], ["kids", "kids", ["children"], [], False]],
        False,
    ),
    "who shares": ([["who", "who", [], [], False], ["shares", "shares", [], [], False]], True),
    "of the": ([["of", "of", [], [], False], ["the", "the", [], [], False]], False),
}
"""Queries, and for each group what was typed, what is looked for, what else, whom, and whether the
register has the word; last, whether it asks a question."""


def test_a_query_is_taken_apart_into_what_is_looked_for(page: Page, site_address: str) -> None:
    """Names and phrases are one thing each; two words that the register writes as one are one."""
    page.goto(f"{site_address}accessibility/")
    address = f"{site_address}assets/fairshare/query.js"
    found = page.evaluate(GROUPED, [address, KNOWN, ["data", "football"], list(ASKED_FOR)])
    assert dict(zip(ASKED_FOR, map(tuple, found), strict=True)) == ASKED_FOR


UNDER_A_LAW = """async ([base, entries, laws]) => {
  const { headline } = await import(`${base}assets/fairshare/assess/headline.js`);
  const facts = await (await fetch(`${base}assess/form.json`)).json();
  return entries.map((data) => headline(data, facts, "2026-01-15", laws).words);
}"""


def test_a_law_says_how_far_it_is_until_the_sharing_is_over(page: Page, site_address: str) -> None:
    """Its words take the place of the register's own, but where it was stopped or taken back."""
    approved = {"stage": "live", "decision": {"outcome": "approved", "date": "2014-05-01"}}
    stopped = {"kind": "stopped", "date": "2018-11-09"}
    resumed = {"kind": "resumed", "date": "2019-03-01"}
    entries = [
        approved,
        approved | {"events": [stopped, resumed]},
        approved | {"events": [stopped]},
        approved | {"withdrawn": {"date": "2020-01-01", "reason": "It was taken back."}},
    ]
    law = {"said": "approved", "headline": "In force since {day}", "tense": "is"}
    laws = [law | {"dates": {"day": "2015-06-07"}}]
    page.goto(f"{site_address}accessibility/")
    found = page.evaluate(UNDER_A_LAW, [site_address, entries, laws])
    assert [words == "In force since 7 June 2015" for words in found] == [True, True, False, False]
