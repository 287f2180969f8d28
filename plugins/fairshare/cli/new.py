"""`fairshare new`: the file of a new initiative or of a new organisation. An adapter."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from fairshare.cli.asking import Asking, code_of, full_address, starting_point
from fairshare.cli.places import places
from fairshare.cli.terminal import note
from fairshare.flow.pipeline import Places, framework_of
from fairshare.framework import Framework
from fairshare.intake.bodies.described import DescribedBody
from fairshare.intake.bodies.directory import Directory, read_directory
from fairshare.intake.bodies.editor_schema import offer_again
from fairshare.intake.bodies.identifiers import EXAMPLE, identifiers
from fairshare.intake.entry_file import INITIATIVE, as_yaml, first_line
from fairshare.intake.skeleton import Start, skeleton
from fairshare.intake.slugs import slug
from fairshare.language import gettext as _
from fairshare.load.register import INITIATIVES
from fairshare.model import StartingPoint
from fairshare.validate.nearest import did_you_mean, either
from fairshare.validate.rules.identity import is_slug
from fairshare.validate.schema.references import own_entry

_KINDS = "organisation_types"


@click.command()
@click.option("--lead", help="The organisation that answers for it, by its name or initials.")
@click.option("--title", help="What the sharing is for, in plain words.")
@click.option("--like", metavar="NAME", help="A common kind of sharing, whose hints to start from.")
@click.option("--theme", "themes", multiple=True, help="A theme; may be given several times.")
@click.option("--stage", help="How far the sharing has got.")
@click.option("--summary", help="Who shares what, about whom, with whom and why.")
@click.option("--decided/--undecided", default=None, help="Whether there is a decision already.")
@click.option("--organisation", is_flag=True, help="Describe a new organisation instead.")
@click.option("--name", help="Of the new organisation: its full name.")
@click.option("--kind", help="Of the new organisation: what kind of body it is.")
@click.option("--website", help="Of the new organisation: the address of its website.")
@click.option("--also-known-as", multiple=True, help="Its initials, or a name that it had.")
@click.option(
    "--identifier",
    multiple=True,
    help="Its number in an official list, such as “GB-COH 01234567”; org-id.guide names the lists.",
)
@click.pass_context
def new(ctx: click.Context, /, **options: Any) -> None:
    """Write the file of a new initiative, with all that may stand in it explained.

    With --organisation: of an organisation that the register does not have yet.
    """
    found = places(ctx)
    framework = framework_of(found)
    directory = read_directory(found.register, found.root)
    needed = ("name", "kind") if options["organisation"] else ("lead", "title")
    missing = [f"--{name}" for name in needed if not options[name]]
    asks = sys.stdin.isatty()
    if missing and not asks:
        raise click.UsageError(_("Missing: {}.").format(", ".join(missing)))
    if options["organisation"]:
        body = _body(options, framework, directory, asks=asks)
        click.echo(_write_body(found, framework, body))
        return

    def describe(name: str) -> str:
        """A lead that is new, asked for and written before the entry."""
        body = _body({**options, "name": name}, framework, directory, asks=True)
        click.echo(_write_body(found, framework, body))
        return body.id

    asking = Asking(framework, directory) if asks else None
    start = _start(_known(options, framework, directory), framework, asking, describe)
    click.echo(_write(found, framework, start))
    note(_("Fill in the blanks, then run `fairshare check`."))


def _known(
    options: Mapping[str, Any], framework: Framework, directory: Directory
) -> dict[str, Any]:
    """The options with ids and codes for names and labels: what is wrong is said before asking."""
    themes = [code_of(framework, "themes", "--theme", one) for one in options["themes"]]
    given = {
        "lead": _lead(directory, options["lead"]) if options["lead"] else "",
        "themes": themes,
        "stage": code_of(framework, "stages", "--stage", options["stage"] or ""),
        "like": like(framework, options["like"]),
    }
    if options["title"] and not is_slug(slug(options["title"])):
        raise click.UsageError(_("--title: use letters or digits."))
    return {**options, **given}


def _start(
    options: Mapping[str, Any],
    framework: Framework,
    asking: Asking | None,
    describe: Callable[[str], str],
) -> Start:
    """What the options say; the rest is asked for on a terminal, and left blank elsewhere."""
    decided = options["decided"]
    if asking is None:
        return Start(
            lead=options["lead"],
            title=options["title"],
            themes=options["themes"],
            stage=options["stage"],
            summary=options["summary"] or "",
            decided=bool(decided),
            like=options["like"],
        )
    fields = own_entry(framework.initiative_schema)["properties"]
    leading = options["lead"] or asking.body(_("Lead organisation"), describe)
    title = options["title"] or asking.title(fields["title"])
    known = options["like"] or asking.starting_point()
    return Start(  # asked in this order
        lead=leading,
        title=title,
        like=known,
        themes=options["themes"] or ([] if known else asking.codes(_("Theme"), "themes")),
        stage=options["stage"] or "".join(asking.codes(_("Stage"), "stages", most=1)),
        summary=options["summary"] or asking.text(_("In short"), fields["summary"]),
        decided=click.confirm(_("Is it decided?"), err=True) if decided is None else decided,
    )


def _lead(directory: Directory, written: str) -> str:
    """The id of the organisation that an option names."""
    found = directory.find(written)
    if len(found) == 1:
        return found[0]
    guesses = found or directory.alike(written)
    guess = did_you_mean([directory.name(one) for one in guesses[:1]]) or _(
        "Describe it with `fairshare new --organisation`."
    )
    if len(found) > 1:
        guess = _("Did you mean {}?").format(either(map(directory.name, found)))
    raise click.UsageError(
        _('{}: "{}" is not in this register. {}').format("--lead", written, guess)
    )


def like(framework: Framework, written: str | None) -> StartingPoint | None:
    """The starting point that an option names; UsageError where there is none such."""
    if not written:
        return None
    found, guess = starting_point(framework, written)
    if found:
        return found
    names = ", ".join(one.name for one in framework.starting_points) or _("none")
    raise click.UsageError(
        _('--like: "{}" is no starting point of this register. {}').format(
            written, guess or _("Known are: {}.").format(names)
        )
    )


def _body(
    options: Mapping[str, Any], framework: Framework, directory: Directory, *, asks: bool
) -> DescribedBody:
    """The organisation that options and answers describe."""
    asking = Asking(framework, directory)
    kind = code_of(framework, _KINDS, "--kind", options["kind"] or "")
    name = options["name"] or asking.name()
    kind = kind or asking.codes(_("Kind of organisation"), _KINDS, most=1, required=True)[0]
    known_as: Sequence[str] = options["also_known_as"]
    website = full_address(options["website"] or "")
    numbers = _identifiers(options["identifier"])
    if asks:
        known_as = known_as or asking.names(_("Initials or former names, with ; between"))
        website = website or asking.address(_("Website"))
        numbers = numbers or asking.identifiers(
            _("Number in an official list, such as {}").format(EXAMPLE)
        )
    if there := directory.find(name):
        words = _("{} is in the register already, as {}.")
        raise click.UsageError(words.format(directory.name(there[0]), there[0]))
    identifier = slug(name)
    if not is_slug(identifier):
        raise click.UsageError(_("--name: use letters or digits."))
    data = {
        "name": name,
        "also_known_as": list(known_as),
        "type": kind,
        "homepage": website,
        "identifiers": numbers,
    }
    return DescribedBody(0, identifier, {key: value for key, value in data.items() if value})


def _identifiers(written: Sequence[str]) -> list[dict[str, str]]:
    """The numbers that options give."""
    found = identifiers(";".join(written))
    if found is None:
        words = _("--identifier: write the list and the number, such as {}.")
        raise click.UsageError(words.format(EXAMPLE))
    return found


def _write_body(found: Places, framework: Framework, body: DescribedBody) -> str:
    """Make the file, which editors then offer too."""
    path = found.register / body.file
    line = first_line("organisation", found.schema, path.parent)
    shown = _create(found, path, as_yaml(body.data, line))
    offer_again(found.schema, found.register, found.root, framework)
    return shown


def _write(found: Places, framework: Framework, start: Start) -> str:
    """Make the file; its path from the root. Raises UsageError where there is one already."""
    path = found.register / INITIATIVES / start.lead / f"{slug(start.title)}.yml"
    line = first_line(INITIATIVE, found.schema, path.parent)
    return _create(found, path, skeleton(framework, start, line))


def _create(found: Places, path: Path, text: str) -> str:
    shown = path.relative_to(found.root).as_posix()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        message = _("{} is there already: choose another title.").format(shown)
        raise click.UsageError(message) from error
    return shown
