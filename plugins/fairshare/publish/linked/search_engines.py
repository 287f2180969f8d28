"""What pages say to search engines, in the words of schema.org: what a page is, and whose words.

A page about a decision is a report by whoever wrote it. A worked example is never given out as the
account of the body that it is about.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fairshare.framework import OWN
from fairshare.model import Organisation
from fairshare.publish.data.json_files import initiative_path
from fairshare.publish.discovery.file_list import CSV, JSON, published_files
from fairshare.publish.edition import Edition, Item

_CONTEXT: Mapping[str, str] = {"@vocab": "https://schema.org/"}
"""Nothing is fetched for it."""


def site_said(edition: Edition) -> dict[str, Any]:
    """Of the home page; nothing without the site's address, as for all of these."""
    if not edition.site_url:
        return {}
    return {
        "@context": _CONTEXT,
        "@type": "WebSite",
        "name": edition.site_name,
        "url": edition.site_url,
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{edition.site_url}initiatives/?q={{query}}",
            "query-input": "required name=query",
        },
    }


def register_said(edition: Edition) -> dict[str, Any]:
    """Of the page on open data: the dataset, and each file of it that is one whole."""
    if not edition.site_url:
        return {}
    files = [file for file in published_files(edition) if file.media_type in (CSV, JSON)]
    return {
        "@context": _CONTEXT,
        **_dataset(edition),
        "description": edition.site_name,
        "license": edition.licence.url,
        "creator": _publisher(edition),
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.title,
                "contentUrl": f"{edition.site_url}{file.path}",
                "encodingFormat": file.media_type,
            }
            for file in files
            if not file.many
        ],
    }


def initiative_said(item: Item, edition: Edition) -> dict[str, Any]:
    """Of the page of an initiative."""
    if not edition.site_url:
        return {}
    initiative, voice = item.initiative, item.state.voice
    lead = edition.organisations[initiative.lead]
    said: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "Report",
        "url": f"{edition.site_url}initiatives/{initiative.id}/",
        "name": initiative.title,
        "headline": item.state.headline,
        "author": _body(lead, edition) if voice.code == OWN else _publisher(edition),
        "publisher": _publisher(edition),
        "license": edition.licence.url,
        "isPartOf": _dataset(edition),
        "mentions": [
            _body(edition.organisations[one], edition)
            for one in dict.fromkeys(one.id for one in initiative.participants)
        ],
        "encoding": {
            "@type": "MediaObject",
            "contentUrl": f"{edition.site_url}{initiative_path(initiative.id)}",
            "encodingFormat": JSON,
        },
    }
    if initiative.summary:
        said["abstract"] = initiative.summary
    if voice.code != OWN:
        said["creditText"] = voice.credit
    if initiative.sources:
        said["isBasedOn"] = [one["url"] for one in initiative.sources]
    return said


def organisation_said(organisation: Organisation, edition: Edition) -> dict[str, Any]:
    """Of the page of an organisation."""
    if not edition.site_url:
        return {}
    page = _body(organisation, edition)
    said = {"@context": _CONTEXT, **page, "mainEntityOfPage": page["url"]}
    if organisation.also_known_as:
        said["alternateName"] = list(organisation.also_known_as)
    if "homepage" in organisation.data:
        said["sameAs"] = organisation.data["homepage"]
    if organisation.closed:
        said["dissolutionDate"] = organisation.closed
    if numbers := organisation.data.get("identifiers"):
        said["identifier"] = [
            {"@type": "PropertyValue", "propertyID": one["scheme"], "value": one["id"]}
            for one in numbers
        ]
    return said


def _body(organisation: Organisation, edition: Edition) -> dict[str, Any]:
    address = f"{edition.site_url}organisations/{organisation.id}/"
    return {"@type": "Organization", "name": organisation.name, "url": address}


def _publisher(edition: Edition) -> dict[str, Any]:
    return {"@type": "Organization", "name": edition.site_name, "url": edition.site_url}


def _dataset(edition: Edition) -> dict[str, Any]:
    address = f"{edition.site_url}data/"
    return {"@type": "Dataset", "name": edition.site_name, "url": address}
