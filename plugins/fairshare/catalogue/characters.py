"""What is said of the characters of a file, before it is read as YAML: `load/raw/` finds them."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.catalogue.wording import Wording
from fairshare.language import N_

_SAVE = N_("Save the file as UTF-8 without a byte order mark; most editors ask under Save as.")
_CLEAR_AWAY = N_("Delete the line.")

CHARACTERS: Mapping[str, Wording] = {
    "E003": Wording(
        {
            "": N_("The file is not written in UTF-8: what stands here can't be read as text."),
            "utf-16": N_("The file is written in UTF-16, not in UTF-8."),
            "mark": N_(
                "The file starts with a byte order mark, which many programs take for text."
            ),
        },
        {"": _SAVE},
    ),
    "E004": Wording(
        {
            "": N_(
                "The character {character} is not allowed: it can't be seen, or changes how text "
                "reads."
            ),
            "carriage return": N_(
                "A lone carriage return (U+000D) ends a line for some programs and not for others."
            ),
            "private": N_(
                "The character {character} belongs to one font: elsewhere it shows a box, another "
                "sign or nothing."
            ),
            "unknown": N_("{character} stands for no character that is known here."),
            "marks": N_("More than {most} accents or marks are piled upon one letter here."),
            "odd space": N_(
                "The {character} here looks like a space, but it is none where YAML needs one."
            ),
            "tab": N_("The line is indented with a tab; YAML counts spaces only."),
            "no character": N_("An escape within double quotes stands for no character."),
        },
        {
            "": N_("Delete it; where text was pasted from elsewhere, type that part again."),
            "private": N_(
                "Type the sign that is meant in its place; for a bullet, a dash and a space."
            ),
            "odd space": N_("Type an ordinary space in its place."),
            "escape": N_("Remove the part that starts with a backslash."),
            "tab": N_(
                "Put two spaces in place of each tab. Most editors can do so for the whole file."
            ),
            "no character": N_(
                "Remove the part that starts with a backslash, or write the backslash twice."
            ),
        },
    ),
    "E011": Wording(
        {
            "conflict": N_(
                "A merge was left unfinished here: two versions of the same lines stand in the "
                "file."
            ),
            "part": N_("The line {mark} is left from a merge that was not finished."),
            "fence": N_(
                "The line {mark} marks a block of code in Markdown or in a chat. It was pasted "
                "with the entry and is no part of it."
            ),
        },
        {
            "": _CLEAR_AWAY,
            "conflict": N_(
                "Keep the lines of one version, or join both by hand. Then delete the lines that "
                "start with <<<<<<<, ======= and >>>>>>>."
            ),
        },
    ),
}
"""The words of each code."""
