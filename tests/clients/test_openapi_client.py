"""A client that knows nothing but the OpenAPI document fetches every file that it names."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

FOLDERS = ("api/", "embed/v1/organisations/", "schema/", "feeds/organisation/")


def fetched(address: str) -> tuple[str, bytes]:
    """The media type and the bytes at an address."""
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - a server on this machine
        return answer.headers.get_content_type(), answer.read()


@pytest.fixture(scope="module")
def document(site_address: str) -> dict[str, Any]:
    """The document, found as a stranger finds it: from the well-known file."""
    known = json.loads(fetched(f"{site_address}.well-known/fairshare.json")[1])
    path = known["openapi"].removeprefix(known["url"])
    whole: dict[str, Any] = json.loads(fetched(f"{site_address}{path}")[1])
    return whole


def test_the_document_is_valid(document: dict[str, Any]) -> None:
    """By the OpenAPI Initiative's own schema for 3.1, and with each schema in it."""
    validate(document, cls=OpenAPIV31SpecValidator)


def known_ids(site_address: str) -> Mapping[str, list[dict[str, str]]]:
    """Values for the gaps of paths, as a client takes them from the register."""
    register = json.loads(fetched(f"{site_address}api/v1/register.json")[1])
    initiatives = [one["id"].split("/") for one in register["initiatives"]]
    return {
        "organisation": [{"organisation": one["id"]} for one in register["organisations"]],
        "organisation slug": [{"organisation": a, "slug": b} for a, b in initiatives],
        "kind": [{"kind": kind} for kind in ("initiative", "organisation", "removed")],
        "": [{}],
    }


def requests(document: dict[str, Any], site_address: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every path with its gaps filled, and the answer that is promised."""
    known = known_ids(site_address)
    for path, item in document["paths"].items():
        gaps = " ".join(re.findall(r"\{(\w+)\}", path))
        for values in known[gaps]:
            yield path.format(**values).removeprefix("/"), item["get"]["responses"]["200"]


def test_every_file_is_there_and_as_promised(
    document: dict[str, Any], site_address: str, site: Path
) -> None:
    """Each path answers, JSON by its schema; and no file of the data is left unnamed."""
    seen = set()
    for path, promised in requests(document, site_address):
        content = fetched(f"{site_address}{path}")[1]
        seen.add(path)
        ((media_type, described),) = promised["content"].items()
        if "json" in media_type:
            schema = {"components": document["components"], **described["schema"]}
            Draft202012Validator(schema).validate(json.loads(content))
    files = {one.relative_to(site).as_posix() for one in site.rglob("*") if one.is_file()}
    below = {file for file in files if file.startswith(FOLDERS)}
    assert below - seen == {"api/v1/openapi.json"}


def test_a_file_that_is_not_there_is_a_404(site_address: str) -> None:
    """As the document says of each path with gaps."""
    with pytest.raises(urllib.error.HTTPError, match="404"):
        fetched(f"{site_address}api/v1/organisations/nobody.json")
