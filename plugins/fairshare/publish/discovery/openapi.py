"""What programs may ask of a published register: its files, as an OpenAPI 3.1 document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from fairshare.language import gettext as _
from fairshare.publish.data.records import FORMAT
from fairshare.publish.discovery.answers_in_json import BY_NAME, components
from fairshare.publish.discovery.file_list import PublishedFile, published_files
from fairshare.publish.edition import Edition
from fairshare.publish.page import Asset
from fairshare.schemas.identity import KINDS

OPENAPI = "api/v1/openapi.json"

_GAP = re.compile(r"\{(\w+)\}")


def openapi_file(edition: Edition) -> Iterator[Asset]:
    """`api/v1/openapi.json`."""
    text = json.dumps(openapi(edition), ensure_ascii=False, indent=1)
    yield Asset(OPENAPI, f"{text}\n".encode())


def openapi(edition: Edition) -> dict[str, Any]:
    """The document. Without the site's address the files are found from where it lies."""
    licence = edition.licence
    return {
        "openapi": "3.1.1",
        "info": {
            "title": edition.site_name,
            "version": FORMAT,
            "description": _(
                "The files of a register of data-sharing decisions. They are static: each is "
                "fetched whole. Version 1 only ever adds, so ignore keys and codes that you "
                "don’t know."
            ),
            "license": {"name": licence.title, "url": licence.url},
        },
        "servers": [{"url": edition.site_url.rstrip("/") or "../.."}],
        "tags": [
            {"name": "v1", "description": _("Only ever adds. A break is a version beside it.")},
            {"name": "experimental", "description": _("May change. The changelog says when.")},
            {"name": "convenience", "description": _("Made of version 1, for people.")},
        ],
        "paths": {f"/{file.path}": {"get": _operation(file)} for file in published_files(edition)},
        "components": {"schemas": components()},
    }


def _operation(file: PublishedFile) -> dict[str, Any]:
    answer = {
        "description": file.title,
        "content": {file.media_type: {"schema": BY_NAME.get(file.name, {})}},
    }
    responses: dict[str, Any] = {"200": answer}
    operation: dict[str, Any] = {
        "operationId": file.name,
        "tags": [file.promise],
        "summary": file.title,
        "description": file.description,
    }
    if file.many:
        operation["parameters"] = [_parameter(name) for name in _GAP.findall(file.path)]
        responses["404"] = {"description": _("There is no such file.")}
    return operation | {"responses": responses}


def _parameter(name: str) -> Mapping[str, Any]:
    kind: dict[str, Any] = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
    if name == "kind":
        kind = {"type": "string", "enum": list(KINDS)}
    said = {
        "organisation": _("The id of an organisation; of an initiative’s, the one that leads it."),
        "slug": _("The part of an initiative’s id after the stroke."),
        "kind": _("The kind of file."),
    }
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": said[name],
        "schema": kind,
    }
