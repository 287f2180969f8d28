"""`fairshare init` and `upgrade`: a register of one's own. An adapter."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from fairshare.cli.asking import code_of
from fairshare.cli.places import places
from fairshare.cli.terminal import note
from fairshare.flow.pipeline import SCHEMA, current_day
from fairshare.intake.bodies.identifiers import identifiers
from fairshare.intake.slugs import slug
from fairshare.language import LANGUAGES
from fairshare.language import gettext as _
from fairshare.load.framework import load_framework
from fairshare.start.files import register_files
from fairshare.start.new_register import (
    HOSTS,
    STARTER,
    NewRegister,
    identifier_lists,
    pack,
    packs,
)
from fairshare.start.upgrade import upgrade as upgrade_files
from fairshare.start.write import first_commit, write_register

_ASKED = {
    "body": _("Your body's name"),
    "mailbox": _("A team's e-mail address"),
    "address": _("Where the site will stand, https://…"),
}


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--body", help="The full name of your body.")
@click.option("--id", "identity", help="Its id in addresses; by default made of its name.")
@click.option(
    "--identifier", help="Its number in an official list, as LIST:NUMBER; none if left out."
)
@click.option("--kind", help="What kind of body it is, a code of the jurisdiction's list.")
@click.option("--mailbox", help="The e-mail address of a team, to which people write.")
@click.option("--address", help="Where the site will stand, https://…")
@click.option("--jurisdiction", type=click.Choice(packs()), help="Whose law applies.")
@click.option("--name", help="Of the register; by default made of the body's.")
@click.option("--licence", help="Of the data, as NAME|ADDRESS; by default the country's usual one.")
@click.option("--days", type=click.IntRange(min=1), help="In how many days you answer people.")
@click.option("--website", default="", help="The body's own website.")
@click.option("--repository", default="", help="Where the register's files will lie, https://…")
@click.option("--host", type=click.Choice(HOSTS), default="github", help="Who runs the checks.")
@click.option("--language", default="en", help="Of the pages and messages; so far only en.")
def init(folder: Path, **options: Any) -> None:
    """Begin a register of your own in a new folder, with a first commit.

    On a terminal it asks for what is missing.
    """
    given = _asked(options)
    new = _new_register(given)
    write_register(folder, register_files(new, current_day()))
    why_not = first_commit(folder, new.body_name, new.mailbox)
    click.echo(str(folder))
    if why_not:
        said = _("No first commit was made: {why}. Make one before you publish.")
        click.echo(said.format(why=why_not), err=True)
    said = _("Now: cd {folder}, then `mkdocs serve`. README.md says how to go on.")
    note(said.format(folder=folder))


@click.command()
@click.pass_context
def upgrade(ctx: click.Context) -> None:
    """Bring a register's files up to date with this version, and keep what you changed."""
    words = {
        "new": _("new"),
        "changed": _("brought up to date"),
        "kept": _("kept as you changed it"),
        "both": _("you and this version changed it. Yours stays; the new text is {name}.new"),
        "deleted": _("not brought back: you deleted it, and this version changed it"),
        "dropped": _("no longer comes with this version. Delete it, if nothing of yours is in it"),
    }
    found = upgrade_files(places(ctx).root)
    for one in found:
        click.echo(f"{one.name}: {words[one.kind].format(name=one.name)}")
    if any(one.kind == "both" for one in found):
        said = _("Take over what you want from each file that ends in .new, then delete it.")
        click.echo(said, err=True)
    if not found:
        note(_("Everything is up to date."))
    else:
        note(_("Look at `git diff`, run `fairshare check --base HEAD`, then commit."))


def _asked(options: dict[str, Any]) -> dict[str, Any]:
    """The options, with what is missing asked for on a terminal. Raises UsageError elsewhere."""
    missing = [name for name in (*_ASKED, "jurisdiction") if not options[name]]
    if missing and not sys.stdin.isatty():
        raise click.UsageError(_("Missing: {}.").format(", ".join(f"--{one}" for one in missing)))
    for name in missing:
        if name == "jurisdiction":
            choice = click.Choice(packs())
            options[name] = click.prompt(_("Whose law applies"), type=choice, err=True)
        else:
            options[name] = click.prompt(_ASKED[name], err=True)
    if options["identifier"] is None and sys.stdin.isatty():
        said = _("Its number in one of these lists, as LIST:NUMBER, or nothing: {lists}")
        asked = said.format(lists=_lists(options["jurisdiction"]))
        options["identifier"] = click.prompt(asked, default="", show_default=False, err=True)
    return options


def _lists(jurisdiction: str) -> str:
    """The official lists in which a body of that country may have a number."""
    named = identifier_lists(jurisdiction).items()
    return "; ".join(f"{code} ({label})" for code, label in named)


def _identifier(given: dict[str, Any]) -> dict[str, str]:
    """Its number and the list; both empty where it has none. Raises UsageError for half of one."""
    found = identifiers(given["identifier"] or "")
    if found == []:
        return {"scheme": "", "id": ""}
    if found is None or len(found) > 1:
        said = _(
            "--identifier: write LIST:NUMBER, such as GB-LAE:NSH, or leave it out. Lists here: "
            "{lists}. Others: see org-id.guide."
        )
        raise click.UsageError(said.format(lists=_lists(given["jurisdiction"])))
    return found[0]


def _kind(given: dict[str, Any]) -> str:
    """The kind of body, by code or label in that country's list. Raises UsageError for another."""
    framework = load_framework(STARTER / "packs" / given["jurisdiction"] / SCHEMA)
    return code_of(framework, "organisation_types", "--kind", given["kind"] or "")


def _new_register(given: dict[str, Any]) -> NewRegister:
    law = pack(given["jurisdiction"])
    found = _identifier(given)
    licence, _bar, licence_url = (given["licence"] or "").partition("|")
    if licence and not licence_url.startswith("https://"):
        raise click.UsageError(_("--licence: write NAME|ADDRESS, the address with https://."))
    if not given["address"].startswith("https://"):
        raise click.UsageError(_("--address: begin with https://."))
    if "@" not in given["mailbox"]:
        raise click.UsageError(_("--mailbox: write an e-mail address."))
    if given["language"] not in LANGUAGES:
        said = _(
            "--language: pages and messages are there in {known} only, so far, not in {other}."
        )
        raise click.UsageError(said.format(known=", ".join(LANGUAGES), other=given["language"]))
    identity = given["identity"] or slug(given["body"])
    if not identity or identity != slug(identity):
        raise click.UsageError(_("--id: use small letters, digits and hyphens."))
    return NewRegister(
        name=given["name"] or _("{} data sharing register").format(given["body"]),
        body_name=given["body"],
        id=identity,
        scheme=found["scheme"],
        number=found["id"],
        kind=_kind(given) or law["kind"],
        mailbox=given["mailbox"],
        address=f"{given['address'].rstrip('/')}/",
        jurisdiction=given["jurisdiction"],
        licence_name=licence or law["licence_name"],
        licence_url=licence_url or law["licence_url"],
        host=given["host"],
        language=given["language"],
        days=given["days"],
        website=given["website"],
        repository=given["repository"],
    )
