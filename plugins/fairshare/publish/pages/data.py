"""`/data/`: what open data there is, for whom, how to use it, and what is promised of it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files as package_files

from jinja2 import Environment
from markupsafe import Markup

from fairshare.framework import OWN
from fairshare.language import gettext as _
from fairshare.model import WORKED_EXAMPLE
from fairshare.publish.data.csv_files import csv_path
from fairshare.publish.data.json_files import REGISTER
from fairshare.publish.data.promise import PROMISE
from fairshare.publish.data.tables.every_table import every_table
from fairshare.publish.discovery.embedded import snippet
from fairshare.publish.discovery.file_list import files_of_laws
from fairshare.publish.edition import Edition
from fairshare.publish.linked.search_engines import register_said
from fairshare.publish.page import Page
from fairshare.schemas.identity import KINDS

URL = "data/"

EXAMPLES: Mapping[str, str] = {
    "curl": "refused.sh.txt",
    "Python": "refused.py.txt",
    "R": "refused.R.txt",
    "SQL": "refused.sql.txt",
}
"""Files that the page shows and tests run, by what runs them."""
_CREDIT = _("Worked examples: the register’s reading of public sources.")
_SITE, _ID = "SITE/", "ID.json"


def data_page(edition: Edition, environment: Environment) -> Page:
    """The page, with every column of every table."""
    voices = {item.state.voice.code for item in edition.items}
    body = environment.get_template("fairshare/data.html").render(
        root="../",
        tables=every_table(edition.framework),
        csv_path=csv_path,
        files_of_laws=list(files_of_laws(edition)),
        register=REGISTER,
        examples={name: example(name, edition) for name in EXAMPLES},
        first=next(iter(sorted(edition.register.initiatives)), ""),
        promise=PROMISE,
        licence=edition.licence,
        site_name=edition.site_name,
        site_url=edition.site_url,
        today=edition.today.isoformat(),
        mixed=bool(voices - {OWN}),
        credit=_CREDIT if WORKED_EXAMPLE in voices else "",
        kinds=KINDS,
        snippet=snippet(edition, "your-organisation"),
        query=health_query(edition),
    )
    return Page(
        url=URL,
        title=_("Open data"),
        description=_("Every decision of this register as files: tables, JSON, a database."),
        body=Markup(body),  # noqa: S704 - rendered with autoescape
        said=register_said(edition),
    )


def health_query(edition: Edition) -> str:
    """A question to the linked data: who receives health data, under which law, and who says so."""
    text = package_files("fairshare.publish.linked").joinpath("health.rq.txt").read_text("utf-8")
    return text.replace(_SITE, edition.site_url)


def example(name: str, edition: Edition) -> str:
    """An example as the page shows it: with this register's address, and one of its decisions."""
    folder = package_files("fairshare.publish.data").joinpath("examples")
    text = folder.joinpath(EXAMPLES[name]).read_text("utf-8")
    address = edition.site_url or "https://register.example/"
    known = next(iter(sorted(edition.register.initiatives)), "lead/name")
    return text.replace(_SITE, address).replace(_ID, f"{known}.json")
