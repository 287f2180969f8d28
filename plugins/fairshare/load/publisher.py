"""Read `register.yml`: who publishes the register, the one place where that stands."""

from __future__ import annotations

import re
from pathlib import Path

from fairshare.load.document import Document
from fairshare.load.schema_files import FieldGroup
from fairshare.load.strict_yaml import parse
from fairshare.model.publisher import HouseStyle, Publisher, Terms
from fairshare.problems import SetupError

REGISTER_FILE = "register.yml"
_NEEDED = ("name", "body", "mailbox", "address", "licence", "demonstration")
_ALLOWED = ("answers_within", "worked_examples", "example", "jurisdiction", "look", "profiles")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def read_publisher(root: Path) -> Publisher | None:
    """Who publishes the register in a folder; None where no file says so.

    Raises SetupError, one sentence with the line, for what is missing, unknown or malformed.
    """
    try:
        content = (root / REGISTER_FILE).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SetupError(f"{REGISTER_FILE}: the file can't be read.") from error
    return publisher_of(_document(content))


def example_of(root: Path) -> str:
    """Id of the entry that only shows how one looks; empty for none. Raises SetupError as above."""
    publisher = read_publisher(root)
    return publisher.example if publisher else ""


def example_in(content: bytes) -> str:
    """The same in a file of another day, which may not be one that could be read today."""
    document = parse(content, REGISTER_FILE).document
    named = document.data.get("example") if document else None
    return named if isinstance(named, str) else ""


def chosen_profiles(root: Path) -> tuple[str, ...]:
    """The laws that the body has chosen; none where no file says so. Raises SetupError as above."""
    publisher = read_publisher(root)
    return publisher.profiles if publisher else ()


def publisher_document(root: Path) -> Document | None:
    """That file with its places; None where it is missing. Raises SetupError as above."""
    path = root / REGISTER_FILE
    return _document(path.read_bytes()) if path.is_file() else None


def publisher_of(document: Document) -> Publisher:
    """What the file says. Raises SetupError."""
    return _publisher(FieldGroup.at(document).only(_NEEDED, _ALLOWED))


def _document(content: bytes) -> Document:
    parsed = parse(content, REGISTER_FILE)
    if parsed.document is None:
        first = parsed.problems[0]
        message = first.message.rstrip(".")
        raise SetupError(f"{first.file}, line {first.line}: {message}; correct it.")
    return parsed.document


def named_publisher(root: Path, site_name: str) -> Publisher | None:
    """The same, once the host's settings call the register by its name. Raises SetupError."""
    publisher = read_publisher(root)
    if publisher and publisher.name != site_name:
        raise SetupError(
            f"mkdocs.yml: `site_name` is {site_name}, and `name` of {REGISTER_FILE} is "
            f"{publisher.name}: write the same."
        )
    return publisher


def _publisher(given: FieldGroup) -> Publisher:
    licence = given.group("licence").only(("name", "url"))
    mailbox, address = given.text("mailbox"), _address(given, "address")
    if "@" not in mailbox:
        raise given.broken("mailbox", "must be an e-mail address")
    return Publisher(
        name=given.text("name"),
        body=given.text("body"),
        mailbox=mailbox,
        address=f"{address.rstrip('/')}/",
        licence=Terms(licence.text("name"), _address(licence, "url")),
        answers_within=given.count("answers_within") if "answers_within" in given.fields else None,
        demonstration=given.flag("demonstration"),
        worked_examples=_flag(given, "worked_examples"),
        example=_text(given, "example"),
        jurisdiction=_text(given, "jurisdiction"),
        look=_look(given.group("look")) if "look" in given.fields else None,
        profiles=given.texts("profiles") if "profiles" in given.fields else (),
    )


def _look(given: FieldGroup) -> HouseStyle:
    given.only((), HouseStyle._fields)
    return HouseStyle(
        _colour(given, "colour"),
        _colour(given, "dark_colour"),
        _text(given, "logo"),
        _text(given, "icon"),
    )


def _colour(given: FieldGroup, name: str) -> str:
    colour = _text(given, name)
    if colour and not _COLOUR.fullmatch(colour):
        raise given.broken(name, 'must be a colour as six figures, such as "#0b5380"')
    return colour.lower()


def _address(group: FieldGroup, name: str) -> str:
    url = group.text(name)
    if not url.startswith("https://"):
        raise group.broken(name, "must begin with https://")
    return url


def _flag(given: FieldGroup, name: str) -> bool:
    return given.flag(name) if name in given.fields else False


def _text(given: FieldGroup, name: str) -> str:
    return given.text(name) if name in given.fields else ""
