"""The pictures: where marks stand, that no initiative is lost, and that nothing in them acts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jinja2 import Environment

from editions import Change, made
from fairshare.framework import Framework
from fairshare.publish.charts.balance import (
    density,
    plot,
    plot_place,
    span_words,
)
from fairshare.publish.charts.pictures import OTHERS, pictures, plot_picture, years_picture
from fairshare.publish.charts.scales import BOTTOM, LEFT, RIGHT, TOP, across, bands, ground, upwards
from fairshare.publish.charts.shapes import PATHS, looks
from fairshare.publish.charts.timeline import TimelineEvent
from fairshare.publish.charts.timeline_strip import END, START, strip
from fairshare.publish.charts.years import BOTTOM as FOOT
from fairshare.publish.charts.years import years
from fairshare.publish.edition import Edition
from fairshare.publish.frame.environment import make_environment
from fairshare.score import Score, Span
from pages import bodies_of

HOSTILE = "</title></svg><script>alert('1')</script> \"quoted\" & 'so on'"

_MADE: dict[str, Environment] = {}


class _Tags(HTMLParser):
    """Every opening tag with its attributes, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


OWN = "<td>The body’s own entry</td>"
"""Whose assessment a row of the plot's table is."""


def tags(html: str, name: str) -> list[dict[str, str | None]]:
    return [attributes for tag, attributes in _Tags(html).found if tag == name]


def unchanged(data: dict[str, Any]) -> None:
    """The full example, without the other initiative that it names."""
    del data["related"]


def undecided(data: dict[str, Any]) -> None:
    del data["decision"], data["related"]
    data["stage"] = "proposed"


def unassessed(data: dict[str, Any]) -> None:
    data["stage"] = "proposed"
    for key in ("decision", "answers", "assessment", "related"):
        del data[key]


def decided(outcome: str, date: str) -> Change:
    def change(data: dict[str, Any]) -> None:
        data["decision"] |= {"outcome": outcome, "date": date}

    return change


def titled(title: str) -> Change:
    def change(data: dict[str, Any]) -> None:
        data["title"] = title

    return change


def templates(framework: Framework) -> Environment:
    """The environment of the templates, made once: compiling them takes longer than drawing."""
    if framework.digest not in _MADE:
        _MADE[framework.digest] = make_environment(framework)
    return _MADE[framework.digest]


def picture(edition: Edition) -> str:
    return str(plot_picture(edition, templates(edition.framework), "./"))


def over_time(edition: Edition) -> str:
    return str(years_picture(edition, templates(edition.framework), "./"))


def others(edition: Edition) -> str:
    (asset,) = pictures(edition, templates(edition.framework))
    assert asset.path == OTHERS
    return asset.content.decode()


def body(edition: Edition, identifier: str) -> str:
    """The page of one initiative."""
    environment = templates(edition.framework)
    bodies = bodies_of(edition, environment)
    return next(body for one, body in bodies.items() if identifier in one)


def many(framework: Framework, count: int) -> Edition:
    """An edition of copies of one initiative."""
    edition = made(framework, {"northshire-council/one": unchanged})
    one, score = (
        edition.register.initiatives["northshire-council/one"],
        edition.scores["northshire-council/one"],
    )
    ids = [f"northshire-council/number-{number}" for number in range(count)]
    copies = {identifier: replace(one, id=identifier) for identifier in ids}
    register = replace(edition.register, initiatives=copies)
    return replace(edition, register=register, scores=dict.fromkeys(ids, score))


def at(score: Score, benefit: tuple[int, int], concern: tuple[int, int]) -> Score:
    """A score moved to another place."""
    spans = [Span(Fraction(low), Fraction(high)) for low, high in (benefit, concern)]
    return replace(score, benefit=spans[0], concern=spans[1])


@pytest.fixture
def score(framework: Framework) -> Score:
    return made(framework, {"northshire-council/one": unchanged}).scores["northshire-council/one"]


def test_the_ends_of_the_scales_are_the_frame() -> None:
    """A benefit or concern of 0 or 100 lies on the edge; concern grows upwards."""
    assert [across(0), across(100)] == [LEFT, RIGHT]
    assert [upwards(0), upwards(100)] == [BOTTOM, TOP]
    assert across(50) == (LEFT + RIGHT) / 2


def test_a_mark_stands_in_the_middle_of_its_range(score: Score) -> None:
    """The thin lines go from the lowest to the highest that the answers allow."""
    found = plot_place(at(score, (20, 60), (0, 100 - 1)))
    assert found is not None
    assert (found.left, found.x, found.right) == (across(20), across(40), across(60))
    assert (found.bottom, found.y, found.top) == (upwards(0), upwards(49.5), upwards(99))


def test_what_is_unknown_gets_no_place(score: Score) -> None:
    """From 0 to 100 means that nothing is known: a mark in the middle would claim something."""
    assert plot_place(at(score, (0, 100), (10, 20))) is None
    assert plot_place(at(score, (10, 20), (0, 100))) is None
    assert plot_place(replace(score, benefit=None)) is None
    assert span_words(Span(Fraction(0), Fraction(100))) == span_words(None) == "not known"


def test_a_place_is_told_in_words(score: Score) -> None:
    """Who does not see the picture reads the same numbers, without a rank."""
    found = plot_place(at(score, (62, 70), (41, 41)))
    assert found is not None
    assert found.words == "Benefit 62 to 70 of 100, concern 41 of 100."


def test_the_limits_drawn_are_the_methods_own(framework: Framework) -> None:
    """Lines stand where the method of the register says; those of two methods stand once each."""
    method = framework.methods["1.0"]
    other = replace(method, benefit_low=(Fraction(30), 2), concern_high=(Fraction(80), 2))
    assert ground([method]).lines == [(across(50), upwards(50))]
    assert ground([method, other, method]).lines == [
        (across(30), upwards(80)),
        (across(50), upwards(50)),
    ]


def test_the_bands_cover_the_scale_without_a_gap(framework: Framework) -> None:
    """The names under the bars stand from the lowest band up, each where the last one ends."""
    found = bands(framework.methods["1.0"])
    assert [band.code for band in found] == ["not_met", "weak", "adequate", "strong"]
    assert [band.start for band in found] == [0, *(band.end for band in found[:-1])]
    assert found[-1].end == 100


def test_every_initiative_has_a_point_and_a_row(framework: Framework) -> None:
    """Each is linked twice, from its mark and from the table behind the picture."""
    ids = [f"northshire-council/number-{number}" for number in range(7)]
    html = picture(made(framework, dict.fromkeys(ids, unchanged)))
    linked = Counter(link["href"] for link in tags(html, "a"))
    assert linked == {f"./initiatives/{identifier}/": 2 for identifier in ids}
    assert html.count("<tr>") == 1 + len(ids)


def test_what_was_not_assessed_is_not_in_the_picture(framework: Framework) -> None:
    """Nobody answered, so there is no place, no row and nothing to count as missing."""

    def imported(data: dict[str, Any]) -> None:
        data["assessment"] = {"independence": "imported"}

    entries = {"northshire-council/one": unchanged, "northshire-council/two": imported}
    html = picture(made(framework, entries))
    assert {link["href"] for link in tags(html, "a")} == {"./initiatives/northshire-council/one/"}
    assert "not in the picture" not in html


def test_one_initiative_alone_is_drawn(framework: Framework) -> None:
    """A register of one has a picture of one, named by its title and its numbers."""
    html = picture(made(framework, {"northshire-council/one": titled("The only one")}))
    assert "<title>The only one: Approved. Benefit 85.7 of 100, concern 20.5 to 22.7 of" in html
    assert "<td>85.7</td><td>20.5 to 22.7</td>" in html


def test_an_empty_register_says_so(framework: Framework) -> None:
    """Without initiatives there is a sentence and no empty frame."""
    empty = made(framework, {})
    assert "nothing to draw" in picture(empty)
    assert "nothing to draw" in over_time(empty)
    assert tags(picture(empty) + over_time(empty), "svg") == []
    assert list(ET.fromstring(others(empty))) == []  # noqa: S314 - our own


def test_undecided_initiatives_have_a_shape_of_their_own(framework: Framework) -> None:
    """What is under review is drawn where its answers put it, as a triangle."""
    html = picture(made(framework, {"northshire-council/one": undecided}))
    assert PATHS["triangle"] in html
    assert "Under review (1)" in html
    assert f"<td>Under review</td>{OWN}<td>85.7</td>" in html


def test_what_is_not_drawn_is_counted_and_listed(framework: Framework) -> None:
    """An initiative without answers is in the table as not known, and the picture says it lacks."""
    html = picture(
        made(framework, {"northshire-council/one": unassessed, "northshire-council/two": unchanged})
    )
    assert len(tags(html, "title")) == 1
    assert "1 decision is not in the picture" in html
    assert f"<td>Under review</td>{OWN}<td>not known</td><td>not known</td>" in html


def test_titles_are_inert(framework: Framework) -> None:
    """Text from an entry stays text, in marks and in the table."""
    html = picture(made(framework, {"northshire-council/one": titled(HOSTILE)}))
    assert tags(html, "script") == []
    assert html.count("&lt;/title&gt;&lt;/svg&gt;&lt;script&gt;") == 2


def test_pictures_keep_to_the_content_security_policy(framework: Framework) -> None:
    """No style attribute, no script, no inline event and nothing from elsewhere."""
    entries = {
        "northshire-council/one": unchanged,
        "northshire-council/two": undecided,
        "northshire-council/three": unassessed,
    }
    edition = made(framework, entries)
    html = (
        picture(edition)
        + over_time(edition)
        + body(edition, "northshire-council/one")
        + others(edition)
    )
    found = _Tags(html).found
    assert {tag for tag, _attributes in found} & {"script", "style", "iframe", "use"} == set()
    names = {name for _tag, attributes in found for name in attributes}
    assert [name for name in names if name == "style" or name.startswith("on")] == []
    sources = [attributes["src"] or "" for _tag, attributes in found if "src" in attributes]
    printed = "data:image/png;base64,"
    assert [one.startswith(printed) for one in sources] == [True, False]
    assert sources[1] == "../../../pictures/benefit-concern.svg"


def test_up_to_a_limit_tab_stops_at_each_point(framework: Framework) -> None:
    """Past it, the keyboard goes straight to the table, which has the same links."""
    for count, stops in ((50, True), (51, False)):
        points = tags(picture(many(framework, count)), "a")[:count]
        assert [("tabindex" in point) for point in points] == [not stops] * count


@pytest.mark.parametrize("count", [300, 301])
def test_many_initiatives_are_counted_instead(framework: Framework, count: int) -> None:
    """Past the limit, squares with counts stand for points, and the picture says so."""
    html = picture(many(framework, count))
    assert ("so each square shows how many lie there" in html) == (count > 300)
    assert len(tags(html, "title")) == (0 if count > 300 else count)


def test_ten_thousand_initiatives_make_a_small_picture(framework: Framework) -> None:
    """No initiative is lost from the counts, and neither page nor file grows with the register."""
    edition = many(framework, 10_000)
    spread = {
        identifier: at(one, (number % 101, number % 101), (number % 97, number % 97))
        for number, (identifier, one) in enumerate(edition.scores.items())
    }
    edition = replace(edition, scores=spread)
    html = picture(edition)
    cells = re.findall(r"<td>(\d+)</td>", html)
    assert len(cells) == 100
    assert sum(map(int, cells)) == 10_000
    assert len(html) < 40_000
    assert len(others(edition)) < 20_000


def test_squares_hold_their_edges(score: Score) -> None:
    """A value on a line counts to the square above it, but 100 to the last one."""
    corners = [
        plot_place(at(score, (b, b), (c, c))) for b, c in ((0, 0), (100, 100), (10, 99), (10, 99))
    ]
    found = density([corner for corner in corners if corner])
    assert {square: cell.count for square, cell in found.items()} == {
        (0, 0): 1,
        (9, 9): 1,
        (1, 9): 2,
    }
    assert found[1, 9].side == round((RIGHT - LEFT) / 10, 2)
    assert found[0, 0].side < found[1, 9].side


def test_the_shared_picture_is_a_drawing_of_its_own(framework: Framework) -> None:
    """It is well-formed, needs no stylesheet, holds a mark for each, and no text of an entry."""
    edition = made(
        framework, {"northshire-council/one": titled(HOSTILE), "northshire-council/two": undecided}
    )
    text = others(edition)
    root = ET.fromstring(text)  # noqa: S314 - our own
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(root) == 2
    assert "class" not in text
    assert "alert" not in text


def test_an_initiatives_picture_does_not_change_with_the_others(framework: Framework) -> None:
    """Its page holds its own mark only, so it stays as it is when others come and go."""
    alone = body(made(framework, {"northshire-council/one": unchanged}), "northshire-council/one")
    among = body(
        made(framework, {"northshire-council/one": unchanged, "northshire-council/two": undecided}),
        "northshire-council/one",
    )
    figures = [re.findall(r"<figure.*?</figure>", html, re.DOTALL) for html in (alone, among)]
    assert figures[0] == figures[1]
    assert "Benefit 85.7 of 100, concern 20.5 to 22.7 of 100." in figures[0][0]


def test_an_initiative_without_answers_has_words_for_a_picture(framework: Framework) -> None:
    """Its page says that nothing is known, instead of drawing a mark in the middle."""
    html = body(made(framework, {"northshire-council/one": unassessed}), "northshire-council/one")
    assert "Nothing is known yet of its benefit or of its concern" in html
    assert [one["class"] for one in tags(html, "img")] == ["fs-qr"]


def test_every_outcome_looks_different_without_colour(framework: Framework) -> None:
    """Shape and pattern alone tell the outcomes apart."""
    found = looks(framework).values()
    assert len({look.shape for look in found}) == len({look.fill for look in found}) == len(found)


def test_years_count_what_was_decided_in_them(framework: Framework) -> None:
    """Each year from the first to the last, empty ones too; undecided ones by their submission."""
    edition = made(
        framework,
        {
            "northshire-council/a": decided("approved", "2021-05-01"),
            "northshire-council/b": decided("refused", "2021"),
            "northshire-council/c": decided("approved", "2023-11"),
            "northshire-council/d": undecided,
        },
    )
    found = years(edition.items, framework)
    table = {
        column.year: {look.label: column.count(look) for look in found.looks if column.count(look)}
        for column in found.columns
    }
    assert table == {
        2021: {"Approved": 1, "Refused": 1},
        2022: {},
        2023: {"Approved": 1},
        2024: {},
        2025: {"Under review": 1},
    }
    assert [column.total for column in found.columns] == [2, 0, 1, 0, 1]


@pytest.mark.parametrize(("first", "drawn"), [(1986, 40), (1985, 2)])
def test_over_more_than_40_years_only_those_with_decisions_are_drawn(
    framework: Framework, first: int, drawn: int
) -> None:
    """40 columns from 1986 to 2025; one year more, and the empty ones are left out."""
    entries = {"northshire-council/a": decided("approved", str(first))}
    entries |= {"northshire-council/b": decided("refused", "2025-04-02")}
    columns = years(made(framework, entries).items, framework).columns
    assert len(columns) == drawn
    assert [column.year for column in (columns[0], columns[-1])] == [first, 2025]


@pytest.mark.parametrize(("last", "lines"), [("2040-06-01", 40), ("2041-06-01", 0)])
def test_over_more_than_40_years_a_timeline_has_no_lines_for_years(last: str, lines: int) -> None:
    """They would lie too close."""
    events = [
        TimelineEvent("2000-06-01", "submitted", "Submitted"),
        TimelineEvent(last, "ended", "Ended"),
    ]
    assert len(strip(events).years) == lines


def test_the_parts_of_a_year_stand_on_each_other(framework: Framework) -> None:
    """Heights follow counts, from the foot up, and all columns share one scale."""
    edition = made(
        framework,
        {
            "northshire-council/a": decided("approved", "2021-05-01"),
            "northshire-council/b": decided("refused", "2021-06-01"),
            "northshire-council/c": decided("approved", "2022-06-01"),
        },
    )
    first, second = years(edition.items, framework).columns
    below, above = first.parts
    assert below.y + below.height == FOOT
    assert above.y + above.height == below.y
    assert second.parts[0].height == below.height


def test_only_years_with_decisions_are_linked(framework: Framework) -> None:
    """A year with nothing but submissions has no list to lead to."""
    html = over_time(
        made(
            framework,
            {
                "northshire-council/a": decided("approved", "2021-05-01"),
                "northshire-council/b": undecided,
            },
        )
    )
    assert [link["href"] for link in tags(html, "a")] == ["./browse/year/2021/"]


def test_what_has_no_date_is_counted(framework: Framework) -> None:
    """An undecided worked example without a date of submission is in no year, and that is said."""

    def undated(data: dict[str, Any]) -> None:
        undecided(data)
        data["dates"] = {}

    edition = made(
        framework,
        {"northshire-council/a": decided("approved", "2021"), "northshire-council/b": undated},
    )
    assert "1 initiative has no date yet" in over_time(edition)
    assert "nothing to draw" in over_time(made(framework, {"northshire-council/b": undated}))


def events(*dates: str) -> list[TimelineEvent]:
    return [TimelineEvent(date, "changed", f"On {date}") for date in dates]


def places(found: Sequence[TimelineEvent]) -> list[tuple[float, int]]:
    return [(stop.x, stop.row) for stop in strip(found).marks]


def test_a_life_is_in_proportion_to_time() -> None:
    """The first event stands at the start, the last at the end, one half-way in the middle."""
    assert places(events("2020-01-01", "2020-01-11", "2020-01-21")) == [
        (START, 0),
        ((START + END) / 2, 0),
        (END, 0),
    ]


def test_marks_of_one_day_are_stacked() -> None:
    """Events that would hide each other stand above each other, on the same place in time."""
    found = places(events("2020-01-01", "2021-01-01", "2021-01-01", "2021-01-01", "2022-01-01"))
    assert [row for _x, row in found] == [0, 0, 1, 2, 0]
    assert len({x for x, _row in found[1:4]}) == 1


def test_a_life_of_one_day_is_a_list_only() -> None:
    """Without time between events there is nothing in proportion to draw."""
    assert not strip(events("2020-01-01", "2020-01-01")).drawn
    assert len(strip(events("2020-01-01", "2020-01-01")).marks) == 2
    assert not strip([]).drawn


def test_every_event_is_in_the_list_under_the_strip(framework: Framework) -> None:
    """The strip illustrates the list of dates, which stays complete, each with its mark."""
    html = body(made(framework, {"northshire-council/one": unchanged}), "northshire-council/one")
    assert re.search(r'fs-timeline__line" x1="0" x2="100%" y1="(\d+)" y2="\1"', html)
    listed = html[html.index('class="fs-timeline"') :]
    listed = listed[listed.index('<ol class="fs-events">') : listed.index("</ol>")]
    assert [time["datetime"] for time in tags(listed, "time")] == [
        "2025-03-18",
        "2025-03-20",
        "2025-03-27",
        "2025-04-02",
        "2025-05-12",
        "2025-06-01",
        "2025-07-08",
        "2025-09-12",
        "2025-10-02",
        "2025-10-11",
        "2025-11-03",
        "2027-04-01",
        "2028-05-11",
        "2028-05-11",
    ]
    assert len(tags(listed, "svg")) == 14


def test_vague_dates_are_explained() -> None:
    """A date that is only a year or a month is drawn at its beginning, and the picture says so."""
    assert strip(events("2020", "2021-03-01")).vague
    assert not strip(events("2020-01-01", "2021-03-01")).vague


def test_the_plot_tells_how_many_it_draws(framework: Framework) -> None:
    """The counts beside the shapes add up to the register."""
    found = plot(
        made(framework, {"northshire-council/a": unchanged, "northshire-council/b": undecided})
    )
    assert sum(count for _look, count in found.key) == found.total == found.placed == 2


def test_the_years_of_each_kind_of_entry_are_drawn_apart(framework: Framework) -> None:
    """What bodies published themselves, and what this project read, in no column together."""

    def worked(data: dict[str, Any]) -> None:
        decided("refused", "2014")(data)
        data["assessment"]["independence"] = "worked-example"

    entries = {"northshire-council/a": decided("approved", "2021"), "northshire-council/b": worked}
    html = over_time(made(framework, entries))
    own, examples = html.split("<h3>")[1:]
    assert [own.partition(" <")[0], examples.partition(" <")[0]] == [
        "Bodies’ own entries",
        "Worked examples",
    ]
    assert [year for year in ("2014", "2021") if year in own] == ["2021"]
    assert [year for year in ("2014", "2021") if year in examples] == ["2014"]
    assert len(set(re.findall(r'<pattern id="([^"]*)"', html))) == html.count("<pattern")


def test_how_far_an_assessment_may_move_is_drawn_level_and_upright(framework: Framework) -> None:
    """A line from end to end in each direction in which it has a range; none where it has not."""
    pieces: Any = make_environment(framework).get_template("fairshare/pieces/marks.html").module
    place = {"left": 10, "x": 15, "right": 20, "top": 30, "y": 35, "bottom": 40}
    line = '<line class="fs-plot__range" '
    assert str(pieces.range_lines(place)) == (
        f'{line}x1="10%" x2="20%" y1="35%" y2="35%"/>{line}x1="15%" x2="15%" y1="30%" y2="40%"/>'
    )
    point = dict.fromkeys(place, 15)
    assert str(pieces.range_lines(point)).strip() == ""
