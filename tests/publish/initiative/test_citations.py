"""What rests on which address: the citations of an entry, and the pages that list them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from drawing import pages_of
from editions import made, parts
from fairshare.framework import Framework
from fairshare.model import Initiative
from fairshare.publish.initiative.citations import Citation, citations
from fairshare.publish.initiative.contact import contact_ways
from fairshare.publish.pages.sources import source_pages
from projects import FULL, Project

REPORT = "https://body.example/report"
NOTICE = "https://body.example/notice"


def bare(data: dict[str, Any]) -> None:
    """An entry without a single outside link but its contact."""
    parts(council="lead provider recipient")(data)
    data["sources"] = []
    data["legal"] = {"bases": []}
    data["safeguards"] = {}
    data["engagement"] = {"status": "unknown"}
    for field in ("results", "events", "challenges", "approvals", "choice", "acceptability"):
        data.pop(field)
    for answer in data["answers"].values():
        answer.pop("evidence", None)


def entry(framework: Framework, **fields: Any) -> Initiative:
    """A bare entry with some fields of its own."""

    def change(data: dict[str, Any]) -> None:
        bare(data)
        data.update(fields)

    return made(framework, {"council/share": change}).register.initiatives["council/share"]


def only(initiative: Initiative, framework: Framework) -> Citation:
    """The one citation of an entry."""
    (found,) = citations(initiative, framework)
    return found


def test_an_entry_without_links_has_no_citations(framework: Framework) -> None:
    """The contact is not a source."""
    assert citations(entry(framework), framework) == ()


def test_a_link_in_prose_supports_the_part_of_the_page_where_it_stands(
    framework: Framework,
) -> None:
    """Named in the words of the page's own headings."""
    risks = f"A letter may go to the wrong home ([annual report]({REPORT}))."
    found = only(
        entry(framework, purpose={"aims": [], "benefits": "Meals.", "risks": risks}), framework
    )
    assert (found.url, found.title, found.supports) == (
        REPORT,
        "annual report",
        "what could go wrong",
    )


def test_a_source_keeps_the_title_of_the_list_of_sources(framework: Framework) -> None:
    """However a sentence shortens it."""
    risks = f"A letter may go to the wrong home ([report]({REPORT}))."
    found = only(
        entry(
            framework,
            sources=[{"title": "Annual report 2025", "url": REPORT}],
            purpose={"aims": [], "benefits": "Meals.", "risks": risks},
        ),
        framework,
    )
    assert found.title == "Annual report 2025"


def test_answers_that_cite_a_source_are_named_together(framework: Framework) -> None:
    """After the parts of the page, by their short names."""
    evidence = [{"title": "Annual report", "url": REPORT}]
    answers = {
        "harm": {"rating": 2, "justification": "A leak hurts.", "evidence": evidence},
        "privacy": {"rating": 3, "justification": f"See [the report]({REPORT})."},
    }
    results = [{"date": "2025-11-14", "achieved": "yes", "summary": "Done.", "url": REPORT}]
    found = only(entry(framework, answers=answers, results=results), framework)
    assert (
        found.supports
        == "the result of 14 November 2025; answers on limited harm, respect for privacy"
    )


def test_one_place_that_cites_a_source_twice_is_named_once(framework: Framework) -> None:
    """Said is said."""
    risks = f"Letters go astray ([report]({REPORT})). So do forms ([report]({REPORT}))."
    found = only(
        entry(framework, purpose={"aims": [], "benefits": "Meals.", "risks": risks}), framework
    )
    assert found.places == ["what could go wrong"]


def test_every_field_that_holds_an_address_is_found(framework: Framework) -> None:
    """Law, finding, approval, safeguards, engagement, choice, the public, events, questions."""
    found = citations(
        entry(
            framework,
            legal={
                "gateways": [{"name": "An Act", "url": "https://law.example/"}, {"name": "B"}],
                "found_by": {"body": "A court", "date": "2025-11", "url": f"{REPORT}/found"},
            },
            approvals=[{"by": "Ethics panel", "date": "2025-01-02", "url": f"{REPORT}/panel"}],
            safeguards={
                "dpia": {"status": "done", "url": "https://body.example/dpia"},
                "agreement": {"type": "dsa", "url": "https://body.example/dsa"},
                "privacy_notice": NOTICE,
                "atrs": "https://body.example/atrs",
            },
            engagement={"status": "done", "summary": "Asked.", "url": "https://body.example/ask"},
            choice={"can_refuse": "yes", "how": "By letter", "url": f"{REPORT}/no"},
            acceptability={"method": "Panel", "people": 9, "date": "2025", "url": f"{REPORT}/vote"},
            events=[
                {"date": "2025-10", "kind": "inspected", "summary": "Seen.", "url": f"{REPORT}/x"}
            ],
            challenges=[
                {"raised": "2025-10-02", "concern": "?", "outcome": "open", "source": f"{REPORT}/y"}
            ],
        ),
        framework,
    )
    assert [one.supports for one in found] == [
        "the legal power",
        "that there is no lawful basis",
        "the approval",
        "the impact assessment",
        "the agreement",
        "the privacy notice",
        "the algorithm record",
        "whether people were asked",
        "whether people can say no",
        "what the public said",
        "what happened in October 2025",
        "the question of 2 October 2025",
    ]


def test_a_source_says_how_much_of_it_was_read_and_where_a_copy_lasts(
    framework: Framework,
) -> None:
    """Beside its title, on the page of the decision and on that of all sources."""
    source = {"title": "Report", "url": REPORT, "archived": f"{REPORT}/copy", "read": "opening"}
    found = only(entry(framework, sources=[source]), framework)
    assert (found.archived, found.read) == (f"{REPORT}/copy", "opening")
    edition = made(framework, {"council/share": lambda data: data.update(sources=[source])})
    (page,) = pages_of(source_pages(edition), edition)
    assert f'href="{REPORT}/copy"' in page.body
    assert "opening read" in page.body


def test_what_an_address_is_called_comes_from_whoever_names_it_best(framework: Framework) -> None:
    """An event knows no title for its address: an answer that cites the same one has it."""
    answers = {
        "harm": {
            "rating": 2,
            "justification": "A leak hurts.",
            "evidence": [{"title": "Annual report", "url": REPORT}],
        }
    }
    events = [{"date": "2025-10-02", "kind": "incident", "summary": "A leak.", "url": REPORT}]
    found = only(entry(framework, answers=answers, events=events), framework)
    assert found.title == "Annual report"
    assert found.supports == "what happened on 2 October 2025; answer on limited harm"


def test_a_source_that_nothing_cites_is_background(framework: Framework) -> None:
    """It is listed, and not dressed up."""
    found = only(entry(framework, sources=[{"title": "Report", "url": REPORT}]), framework)
    assert found.supports == "background reading"


def test_mail_addresses_are_no_sources(framework: Framework) -> None:
    """A mailbox supports nothing."""
    risks = "Ask [the team](mailto:team@body.example) what may go wrong."
    purpose = {"aims": [], "benefits": "Meals.", "risks": risks}
    assert citations(entry(framework, purpose=purpose), framework) == ()


def test_the_sources_of_all_decisions_stand_on_pages_of_20(framework: Framework) -> None:
    """Each decision once, and every page but the first under its number."""
    edition = made(framework, {f"council/share-{n:02}": bare for n in range(21)})
    pages = pages_of(source_pages(edition), edition)
    assert [page.url for page in pages] == ["sources/", "sources/page/2/"]
    bodies = "".join(page.body for page in pages)
    for n in range(21):
        assert bodies.count(f"initiatives/council/share-{n:02}/") == 1


def test_a_hostile_title_is_inert_on_the_page_of_sources(framework: Framework) -> None:
    """Titles are text."""

    def change(data: dict[str, Any]) -> None:
        bare(data)
        data["title"] = "<script>alert(1)</script>"
        data["sources"] = [{"title": "</a><img src=x>", "url": REPORT}]

    edition = made(framework, {"council/share": change})
    (page,) = pages_of(source_pages(edition), edition)
    assert "<script>" not in page.body
    assert "<img" not in page.body
    assert "&lt;script&gt;" in page.body


def test_a_decisions_own_page_says_what_each_source_supports(project: Project) -> None:
    """And leads on to the sources of all decisions."""
    site = project.build()
    address = FULL.removeprefix("register/").removesuffix(".yml")
    page = (site / address / "index.html").read_text(encoding="utf-8")
    assert "supports: the agreement; what happened on 12 May 2025; answer on clear purpose" in page
    assert 'href="../../../sources/"' in page
    sources = (site / "sources/index.html").read_text(encoding="utf-8")
    assert "what happened on 12 May 2025; answer on clear purpose" in sources


def test_three_answers_are_named_and_the_rest_is_counted(framework: Framework) -> None:
    """A source of ten answers does not become a paragraph of names."""

    def change(data: dict[str, Any]) -> None:
        bare(data)
        for question in ("harm", "privacy", "security", "defensible"):
            data["answers"][question]["evidence"] = [{"title": "Report", "url": REPORT}]

    found = made(framework, {"council/share": change}).register.initiatives["council/share"]
    named = "limited harm, respect for privacy, secure sharing"
    assert only(found, framework).supports == f"answers on {named}, 1 more"


def test_a_page_can_be_named_with_its_version(framework: Framework) -> None:
    """By the first twelve characters of what its file holds, as the history has it."""
    edition = made(framework, {"council/share": bare})
    initiative = replace(edition.items[0].initiative, sha256="0123456789abcdef" * 4)
    cited = str(contact_ways(initiative, edition)["citation"])
    assert "version 0123456789ab. " in cited
    assert cited.endswith("initiatives/council/share/")
