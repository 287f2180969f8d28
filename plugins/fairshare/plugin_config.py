"""The options of the MkDocs plugin."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config

from fairshare.problems import SetupError
from fairshare.publish.licence import OGL, Licence


class LicenceConfig(Config):
    """Under which licence the register's data may be used: all three, for one names the others."""

    name = c.Optional(c.Type(str))
    """By which programs know it, as spdx.org lists them."""

    title = c.Optional(c.Type(str))

    url = c.Optional(c.Type(str))


class FairShareConfig(Config):
    """Every option has a default that suits a register laid out like this repository."""

    register = c.Type(str, default="register")
    """Folder of the entries, beside mkdocs.yml."""

    schema = c.Optional(c.Type(str))
    """Folder of what this register changes in the questions, code lists and method, beside
    mkdocs.yml; `schema`, if there is one. A file in it replaces ours of the same name. A folder
    elsewhere is borrowed: what that register's maintainers acknowledged does not hold here."""

    search = c.Type(bool, default=True)
    """Whether to build the text index. `!ENV [FAIRSHARE_SEARCH, true]` lets a quick build leave it
    out."""

    history = c.Type(bool, default=True)
    """Whether to show what each page said before, from git. Needs the whole of the repository; a
    build in a shallow copy goes through only without it."""

    since = c.Type(str, default="")
    """The manifest of the last publication: a file beside mkdocs.yml, or its address. A build that
    does not go on from it stops. `!ENV [FAIRSHARE_SINCE, ""]` lets the workflow that publishes say
    where it is."""

    withheld = c.ListOfItems(c.Type(str), default=[])
    """Earlier versions that may not be shown, each by the 12 letters of its address: a name that
    was published by mistake, say. They are still listed."""

    cache = c.Type(str, default=".cache/fairshare")
    """Folder of work already done, beside mkdocs.yml; empty keeps none."""

    repository = c.Optional(c.URL())
    """Where changes are proposed; by default mkdocs.yml's repo_url."""

    mailbox = c.Type(str, default="")
    """A team's e-mail address, to which people without an account there may send files."""

    licence = c.SubConfig(LicenceConfig)
    """Of the data: name, title and url. Without it the Open Government Licence v3.0."""

    @property
    def data_licence(self) -> Licence:
        """The licence that is named, or the usual one. Raises SetupError for a part of one."""
        named = self.licence
        parts = (named.name, named.title, named.url)
        if not any(parts):
            return OGL
        if not all(parts):
            raise SetupError("mkdocs.yml: `licence` needs name, title and url, and nothing else.")
        return Licence(*map(str, parts))
