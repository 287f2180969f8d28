"""The form of the register's repository in which a question can be asked in public."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from fairshare.language import gettext as _
from fairshare.model import Initiative

_FORMS = {
    "github": "{}/issues/new?template=question.yml&title={}",
    "gitlab": "{}/-/issues/new?issue[title]={}",
    "gitea": "{}/issues/new?title={}",
    "forgejo": "{}/issues/new?title={}",
    "codeberg": "{}/issues/new?title={}",
}
"""What each kind of host calls its form, by a part of the host's name: `gitlab.example.org`.

GitHub's names a form of `.github/ISSUE_TEMPLATE/`: without it, blank issues being off, a list of
forms would open and the title be lost.
"""


def subject(initiative: Initiative) -> str:
    """What a question is called: the id and the version of the page that was read."""
    return _("Question about {} (version {})").format(initiative.id, initiative.sha256[:12])


def issue_form(repository: str, initiative: Initiative) -> str | None:
    """Address of the form, its title filled in; None where the host isn't known to have one."""
    place = urlsplit(repository)
    if place.scheme != "https" or not place.hostname:
        return None
    kind = next((part for part in place.hostname.split(".") if part in _FORMS), None)
    if kind is None:
        return None
    project = f"https://{place.netloc}{place.path}".rstrip("/").removesuffix(".git")
    return _FORMS[kind].format(project, quote(subject(initiative), safe=""))
