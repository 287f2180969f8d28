"""The pages of a repository's host on which a change is proposed."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

NEW_FILE = {
    "github": "{project}/new/{branch}?filename={path}&value={text}",
    # GitLab's editor leaves the text out: the form copies it first.
    "gitlab": "{project}/-/new/{branch}?file_name={path}",
    "gitea": "{project}/_new/{branch}/?filename={path}&value={text}",
    "forgejo": "{project}/_new/{branch}/?filename={path}&value={text}",
    "codeberg": "{project}/_new/{branch}/?filename={path}&value={text}",
}
"""Each kind of host's page for a new file, by a part of the host's name: `gitlab.example.org`."""

EDIT_FILE = {
    "github": "{project}/edit/{branch}/{path}",
    "gitlab": "{project}/-/edit/{branch}/{path}",
    "gitea": "{project}/_edit/{branch}/{path}",
    "forgejo": "{project}/_edit/{branch}/{path}",
    "codeberg": "{project}/_edit/{branch}/{path}",
}
"""Each kind of host's page for a file that is there."""

NEW_ISSUE = {
    "github": "{project}/issues/new?title={title}",
    "gitlab": "{project}/-/issues/new?issue[title]={title}",
    "gitea": "{project}/issues/new?title={title}",
    "forgejo": "{project}/issues/new?title={title}",
    "codeberg": "{project}/issues/new?title={title}",
}
"""Each kind of host's page on which something is asked for."""


def host_page(pages: Mapping[str, str], repository: str, branch: str = "main") -> str | None:
    """The page of a repository's host, its own gaps open; None for an unknown host."""
    place = urlsplit(repository)
    if place.scheme != "https" or not place.hostname:
        return None
    kind = next((part for part in place.hostname.split(".") if part in pages), None)
    if kind is None:
        return None
    project = f"https://{place.netloc}{place.path}".rstrip("/").removesuffix(".git")
    return pages[kind].replace("{project}", project).replace("{branch}", branch)
