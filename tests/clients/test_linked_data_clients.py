"""The linked data in real programs: rdflib reads it, SPARQL asks it, SHACL shapes judge it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph

from fairshare.publish.edition import Edition
from fairshare.publish.pages.data import health_query
from projects import Project
from trees import CASES

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
"""rdflib warns of its own parts."""

ADDRESS = "http://127.0.0.1/register/"
"""Of the built site, in the files."""
SHAPES = CASES / "standards" / "dcat-ap-3.0.1"


def read(site: Path) -> Graph:
    return Graph().parse(site / "data" / "catalog.jsonld", format="json-ld")


@pytest.fixture(scope="module")
def graph(site: Path) -> Graph:
    return read(site)


def test_a_query_says_who_receives_health_data(graph: Graph, edition: Edition) -> None:
    """As the page on open data asks it; nobody comes out who was refused, or who only asked."""
    query = health_query(dataclasses.replace(edition, site_url=ADDRESS))
    rows = [tuple(map(str, row)) for row in graph.query(query)]
    titles = {title for title, *_ in rows}
    assert {voice for *_, voice in rows} == {"Worked example: our reading"}
    assert "COVID-19 Shielded Patient List" in titles
    assert "The Gladsaxe model, scoring families with children from joined records" not in titles
    assert any("Health Service (Control of Patient Information)" in row[3] for row in rows)


def test_nothing_refused_has_a_recipient(graph: Graph) -> None:
    """Neither under the standard's name nor in a flow, whoever asks and however."""
    refused = """PREFIX dpv: <https://w3id.org/dpv#> SELECT ?sharing WHERE {
      ?sharing dpv:hasStatus ?no . VALUES ?no { dpv:RequestRejected dpv:RequestUnfulfilled } }"""
    asked = """PREFIX dpv: <https://w3id.org/dpv#> SELECT ?sharing WHERE {
      ?sharing dpv:hasStatus ?no ; dpv:hasRecipient ?who .
      VALUES ?no { dpv:RequestRejected dpv:RequestUnfulfilled } }"""
    assert len(graph.query(refused)) >= 3
    assert len(graph.query(asked)) == 0


def test_each_sharing_has_a_state_and_a_voice(graph: Graph) -> None:
    """Worked and imported entries carry theirs, so that nobody quotes them as the body's own."""
    bare = """PREFIX dpv: <https://w3id.org/dpv#> SELECT ?sharing WHERE {
      ?sharing a dpv:Process .
      FILTER (NOT EXISTS { ?sharing dpv:hasStatus ?status }
        || NOT EXISTS { ?sharing <%sdata/terms.jsonld#voice> ?voice }) }"""
    bare %= ADDRESS
    assert len(graph.query(bare)) == 0


def test_the_catalogue_is_valid_by_the_shapes_of_dcat_ap(graph: Graph) -> None:
    """DCAT-AP 3.0.1: what must be there, and of which kind it must be."""
    shapes = Graph().parse(SHAPES / "shapes.ttl").parse(SHAPES / "range.ttl")
    conforms, _, words = validate(graph, shacl_graph=shapes, advanced=True)
    assert conforms, words


def test_hostile_text_comes_back_the_same(hostile_site: Project) -> None:
    """An address that no program would take is still one; the file is read whole."""
    found = read(hostile_site.site)
    titles = {str(one) for one in found.objects(None, None)}
    assert any("</title></textarea><script>alert(1)</script>" in one for one in titles)
    found.serialize(format="nt")
