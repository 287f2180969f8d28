"""Who publishes, and whether anybody may rely on it yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fairshare.doctor.diagnosis import Diagnosis
from fairshare.language import gettext as _
from fairshare.load.jurisdiction import GENERAL, JURISDICTION
from fairshare.load.publisher import REGISTER_FILE, read_publisher
from fairshare.load.schema_files import SchemaFiles
from fairshare.model.publisher import Publisher
from fairshare.problems import SetupError
from fairshare.start.new_register import pack, packs


def publisher_health(root: Path) -> Iterator[Diagnosis]:
    """What register.yml leaves open."""
    try:
        publisher = read_publisher(root)
    except SetupError as error:
        yield Diagnosis(REGISTER_FILE, "wrong", str(error))
        return
    if publisher is None:
        said = _("There is no register.yml, so pages can't say who publishes them.")
        yield Diagnosis(REGISTER_FILE, "wrong", said)
        return
    yield _in_use(publisher)
    yield _law(publisher, root)


def _in_use(publisher: Publisher) -> Diagnosis:
    if publisher.demonstration:
        said = _(
            "Each page says that nobody should rely on it yet. When it is ready, write "
            "`demonstration: false`; `fairshare check` says what is left to do before."
        )
        return Diagnosis(REGISTER_FILE, "unknown", said)
    return Diagnosis(REGISTER_FILE, "good", _("It says who publishes, and that it is in use."))


def _law(publisher: Publisher, root: Path) -> Diagnosis:
    """Who has read the facts of law, and which of them are general knowledge."""
    if publisher.jurisdiction not in packs():
        said = _("register.yml names no pack, so nobody here knows who reviewed your facts of law.")
        return Diagnosis("law", "unknown", said)
    said = " ".join(str(pack(publisher.jurisdiction)["reviewed"]).split())
    if general := SchemaFiles(root / "schema").yaml(JURISDICTION).data.get(GENERAL, ()):
        said += _(" Read in no law so far: {facts}").format(facts=" ".join(map(str, general)))
    return Diagnosis("law", "unknown", said)
