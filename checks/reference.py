"""Makes the pages of reference out of code and schema: `python -m checks.reference [--write]`.

Nobody writes them by hand, so none of them can say what is not so. docs/adr/0032 has the reason.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from fairshare import plugin_config
from fairshare.catalogue.profiles import PROFILES as OF_LAWS
from fairshare.cli import main as program
from fairshare.load.framework import load_framework
from fairshare.model import publisher
from fairshare.problems import codes, explanation
from fairshare.start.new_register import pack, packs
from fairshare.validate.schema.references import inlined

FOLDER = Path("docs/reference")
_MADE = "<!-- Made by `python -m checks.reference --write`: change code or schema, not this. -->"
Parts = Iterator[str]
_LAW_SAID = {
    "rights": "A request about your own data",
    "documents": "A request for papers",
    "complaint": "A complaint to the body",
    "regulator": "A complaint to the regulator",
}
"""What a pack says of days to answer and of ways to complain."""


def pages(root: Path) -> dict[str, str]:
    """Each page by its name, as code and schema make it."""
    made = {
        "commands.md": ("Commands and options", _commands(program, "fairshare")),
        "fields.md": ("Fields of an entry", _fields(root)),
        "settings.md": ("Settings of a register", _settings()),
        "codes.md": ("Codes of problems", _codes()),
        "packs.md": ("Packs of law", _packs(root)),
    }
    return {name: _page(title, parts) for name, (title, parts) in made.items()}


def _page(title: str, parts: Parts) -> str:
    head = f"---\ntitle: {title}\n---\n\n{_MADE}\n\n# {title}\n\n"
    return head + "\n\n".join(parts) + "\n"


def _commands(command: click.Command, name: str) -> Parts:
    """A command, and below it its own commands."""
    context = click.Context(command, info_name=name)
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"## `{name}`"
    yield f"```text\n{name} {usage}\n```"
    yield inspect.cleandoc(command.help or "")
    options = [one for one in command.params if isinstance(one, click.Option)]
    records = [record for one in options if (record := one.get_help_record(context))]
    yield from (_item(given, said) for given, said in records)
    if isinstance(command, click.Group):
        for inner in sorted(command.list_commands(context)):
            one = command.get_command(context, inner)
            if one is not None:
                yield from _commands(one, f"{name} {inner}")


def _item(name: str, said: str) -> str:
    return f"`{name}`\n:   {_plain(said)}"


def _plain(text: str) -> str:
    """A text of one line in which nothing is taken for HTML."""
    return " ".join(text.replace("<", "&lt;").split())


def _fields(root: Path) -> Parts:
    """Every field of the two kinds of files, with its codes."""
    for file, title in (
        ("initiative", "An initiative: `register/initiatives/<lead>/<name>.yml`"),
        ("organisation", "An organisation: `register/organisations/<id>.yml`"),
    ):
        schema = json.loads((root / f"schema/{file}.schema.json").read_text(encoding="utf-8"))
        yield f"## {title}"
        yield from _fields_of(inlined(schema), "")


def _fields_of(node: Mapping[str, Any], path: str) -> Parts:
    needed = node.get("required", ())
    for name, field in node.get("properties", {}).items():
        inner = field.get("items", field)
        here = f"{path}{name}" + ("[]" if field.get("type") == "array" else "")
        said = [f"**{field.get('title', name)}.**", field.get("description", "")]
        said += ["Always needed here."] if name in needed else []
        listed = inner.get("enum") or field.get("enum") or ()
        said += [f"Codes: {', '.join(f'`{one}`' for one in listed)}."] if listed else []
        yield _item(here, " ".join(filter(None, said)))
        if path != "answers.":  # the 18 answers are alike
            yield from _fields_of(inner, f"{here}.")
        elif name == next(iter(node["properties"])):
            yield from _fields_of(inner, "answers.<question>.")


def _settings() -> Parts:
    """register.yml, and the options of the plugin."""
    yield "## `register.yml`"
    yield "Who publishes. Every page, feed, form and notice takes it from there."
    yield from _attributes(publisher, "Publisher")
    yield "## The plugin, in `mkdocs.yml`"
    yield "Below `plugins`, `fairshare`. Every option has a default."
    yield from _attributes(plugin_config, "FairShareConfig")


def _attributes(module: object, name: str) -> Parts:
    """The attributes of a class, each with the text that stands below it."""
    tree = ast.parse(inspect.getsource(module))  # type: ignore[arg-type]
    (found,) = (one for one in tree.body if isinstance(one, ast.ClassDef) and one.name == name)
    for one, after in zip(found.body, found.body[1:], strict=False):
        target = one.targets[0] if isinstance(one, ast.Assign) else getattr(one, "target", None)
        if isinstance(target, ast.Name) and isinstance(after, ast.Expr):
            yield _item(target.id, str(ast.literal_eval(after.value)))


def _codes() -> Parts:
    """Each code with its title; its page says the rest."""
    yield "`fairshare explain` and the code says what to do. So does the page of each."
    for code in codes():
        title = re.match(r"# \w+: (.*)", explanation(code))
        assert title is not None, code  # noqa: S101 - tests/validate/test_problem_pages.py
        if code in OF_LAWS:  # their pages are published where a body has chosen a law
            yield f"- {code}: {title[1]}"
        else:
            yield f"- [{code}](../../problems/{code}/): {title[1]}"


def _packs(root: Path) -> Parts:
    """What each country's pack knows, who reviewed it, and what of it was read in no law."""
    yield "`fairshare init --jurisdiction CODE` begins a register with a country's facts of law."
    for code in packs():
        own = root / "plugins/fairshare/starter/packs" / code / "schema"
        law = load_framework(own if own.is_dir() else root / "schema").jurisdiction
        yield f"## {law.name}: `{code}`"
        yield "**Who reviewed it.** " + _plain(pack(code)["reviewed"])
        yield _item(
            "Numbers of people", ", ".join(f"`{one}`" for one in sorted(law.personal_numbers))
        )
        yield _item("Review of a decision", f"after {law.review_months} months at most")
        for name, title in _LAW_SAID.items():
            if law.prose[name]:
                yield _item(title, law.prose[name])
        yield _item("The regulator", f"[{law.regulator.name}]({law.regulator.url})")
        yield "Read in no law so far, so general knowledge:"
        yield "\n".join(f"- {_plain(one)}" for one in law.general)


def main(root: Path, arguments: Sequence[str]) -> int:
    """Write the pages, or say which of them is not up to date: 0 when all are, else 1."""
    status = 0
    for name, text in pages(root).items():
        path = root / FOLDER / name
        if "--write" in arguments:
            path.write_text(text, encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            sys.stdout.write(f"{FOLDER}/{name} is old: `python -m checks.reference --write`\n")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent, sys.argv[1:]))
