"""Read `schema/words/silence.yml`: how reasons say that their sources are silent."""

from __future__ import annotations

from fairshare.load.document import Document
from fairshare.load.schema_files import FieldGroup

SILENCE = "words/silence.yml"


def read_silence(document: Document) -> tuple[str, ...]:
    """Its phrases. Raises SetupError, one sentence with the line, for what is no list of texts."""
    group = FieldGroup.at(document).only(("phrases",))
    phrases = group.texts("phrases")
    for phrase in phrases:
        if not any(character.isalnum() for character in phrase):
            raise group.broken("phrases", "must be phrases of words, for all reasons hold the rest")
    return phrases
