"""What is said while files are found and read: E001 to E010."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.catalogue.wording import Wording
from fairshare.language import N_

_PUT_A_FILE = N_("Put a file with the entry itself in its place.")
_NOT_A_LINK = N_("Put the file or folder itself in its place.")
_SHORTEN = N_("Shorten the texts, and link to long documents instead of copying them.")
_QUOTE = N_("Put the whole text in quotes, or write it on lines of its own under a `|`.")
_PLAIN_NAME = N_("Write the name of the field as plain text, such as `title`.")
_TAG = N_("A word with an exclamation mark (a tag) is not allowed.")
_TAG_OUT = N_("Remove it; text that starts with ! needs quotes.")
_PLACES = N_(
    "Entries lie at initiatives/<lead organisation>/<name>.yml, organisations at "
    "organisations/<id>.yml."
)

_SYNTAX: Mapping[str, tuple[str, str]] = {
    "colon": (N_("A colon followed by a space stands inside text that is not in quotes."), _QUOTE),
    "indentation": (
        N_("The line does not line up with the ones above it."),
        N_(
            "Indent fields of the same group by the same number of spaces, and what belongs to "
            "them by two more."
        ),
    ),
    "more": (
        N_("The part that can be read ends before this line."),
        N_("Indent all fields of the outermost level alike, and remove a line `...` above."),
    ),
    "after quote": (
        N_("Text goes on after the closing quotation mark."),
        N_(
            "Let the quotes enclose the whole text. A quote within quotes is written twice: '' or "
            '\\".'
        ),
    ),
    "mixed": (
        N_("A list and named fields are mixed in the same place."),
        N_(
            "Start every item of a list with `- `, at the same indentation, and indent its fields "
            "below."
        ),
    ),
    "bullet": (
        N_("A list starts here with a sign that YAML does not know."),
        N_("Start each item with a hyphen and a space."),
    ),
    "no colon": (
        N_("The line is neither a field nor part of the text above it."),
        N_(
            "Write a colon and a space after the name of a field; indent text that goes on from "
            "above."
        ),
    ),
    "open quote": (
        N_("A quotation mark opens here and is never closed."),
        N_(
            "Close the text with the same mark. A quote within quotes is written twice: '' or \\\"."
        ),
    ),
    "open bracket": (
        N_("The bracket that opens here is not closed, or a comma is missing within it."),
        N_(
            "Check the commas and close it with ] or }. Text with commas, brackets or `: ` needs "
            "quotes."
        ),
    ),
    "backslash": (
        N_("A backslash within double quotes is followed by something it has no meaning with."),
        N_("Write the backslash twice, or put the text in single quotes."),
    ),
    "start": (N_("Text can't start with this character unless it is in quotes."), _QUOTE),
    "star": (N_("Text can't start with * or & unless it is in quotes."), _QUOTE),
    "tab": (
        N_("A tab stands where only spaces may."),
        N_("Put spaces in place of the tab."),
    ),
    "block text": (
        N_("Text stands on the same line as the `|` or `>` that opens a longer text."),
        N_("Start the text on the next line, indented by two spaces."),
    ),
    "comment": (
        N_(
            "The text breaks off at the #: after a space, a # makes the rest of its line a "
            "comment, closing brackets too."
        ),
        N_("Put the whole text in quotes. A note of your own goes on a line above."),
    ),
    "nothing": (
        N_("A value is missing here, or a bracket or comma is one too many."),
        N_("Check brackets and commas; write the value or remove the field."),
    ),
    "file ends": (
        N_("The file ends before a bracket that was opened is closed."),
        N_("Close each [ with ] and each { with }."),
    ),
    "percent": (
        N_("A line that starts with % is not allowed."),
        N_("Indent it if it belongs to the text above; otherwise remove it."),
    ),
    "": (
        N_("The file can't be read as YAML from here on."),
        N_("Compare indentation, quotes, colons and brackets with a file that is accepted."),
    ),
}
"""The mistakes in YAML that `load/syntax.py` tells apart, each with its hint."""

READING: Mapping[str, Wording] = {
    "E001": Wording(
        {
            "": N_("The file can't be read."),
            "missing": N_("The file does not exist."),
            "link": N_("This is a link to another file, and the register does not follow links."),
            "not allowed": N_("The file may not be read."),
            "not a file": N_("This is not an ordinary file, so the register does not read it."),
        },
        {
            "": _PUT_A_FILE,
            "missing": N_(
                "Check the name and the folder; a file may also have been removed meanwhile."
            ),
            "not allowed": N_("Give yourself permission to read it."),
        },
    ),
    "E002": Wording.of(
        N_("The file is larger than {limit} KiB, the most that the register reads."), _SHORTEN
    ),
    "E005": Wording(
        {name: message for name, (message, _hint) in _SYNTAX.items()},
        {name: hint for name, (_message, hint) in _SYNTAX.items()},
    ),
    "E006": Wording.of(
        N_("The field `{name}` is written twice: it stands on line {line} already."),
        N_("Keep one of the two. If both hold a list, put the items of both below one name."),
    ),
    "E007": Wording(
        {
            "": N_("The name of a field must be text, not a number, true, false or nothing."),
            "group as name": N_("The name of a field is a list or a group of fields here."),
            "merge": N_("`<<` (merging fields from elsewhere) is not allowed."),
            "alias": N_("`*{name}` (a copy of something marked elsewhere) is not allowed."),
            "anchor": N_("`&{name}` (a mark to copy from) is not allowed."),
            "tag": _TAG,
            "second document": N_("A second document starts here; a file holds one entry."),
            "directive": N_(
                "A line that starts with % (a directive to the parser) is not allowed."
            ),
        },
        {
            "": _PLAIN_NAME,
            "merge": N_("Write the fields out where they belong."),
            "alias": N_("Write it out in full; text that starts with * needs quotes."),
            "anchor": N_("Remove it; text that starts with & needs quotes."),
            "tag": _TAG_OUT,
            "second document": N_(
                "Remove the line `---` or `...`, or move what follows to a file of its own."
            ),
            "directive": N_("Remove the line."),
        },
    ),
    "E008": Wording(
        {
            "fields": N_("The file has more than {limit} fields and values."),
            "depth": N_("Fields or lists lie more than {limit} deep here."),
            "digits": N_("The number has more than {limit} digits."),
            "lines": N_("The file has more than {limit} lines."),
        },
        {
            "fields": N_("Shorten its lists."),
            "depth": N_("No field lies so deep: check the indentation and the brackets."),
            "digits": N_("If it is a reference, put it in quotes."),
            "lines": _SHORTEN,
        },
    ),
    "E009": Wording(
        {
            "": N_("The file does not consist of named fields."),
            "empty": N_("The file is empty."),
        },
        {
            "": N_("Start it with a field, such as `title: …`, at the beginning of a line."),
            "empty": N_("Fill it, or remove it; another entry, copied, is a good start."),
        },
    ),
    "E010": Wording(
        {
            "file": N_("This file does not belong in this folder."),
            "folder": N_("This folder does not belong here."),
            "too deep": N_("A folder lies too deep here; nothing in it is read."),
            "not a file": N_("This is not an ordinary file."),
            "hidden": N_("A hidden file does not belong in the register."),
            "alike": N_("The name differs from {other} in capital letters or accents only."),
            "link": N_("This is a link; the register does not follow links."),
            "ending": N_("The name of an entry ends in .yml, in small letters."),
            "no entry": N_("Only entries, whose names end in .yml, belong here."),
        },
        {
            "": _PLACES,
            "not a file": _PUT_A_FILE,
            "hidden": N_(
                "Remove it. Some of these files tell git or a code host what to leave out of a "
                "review."
            ),
            "alike": N_("Some computers take both for one: rename one."),
            "link": _NOT_A_LINK,
            "ending": N_("Rename the file."),
            "no entry": N_("Move or remove the file."),
        },
    ),
}
"""The words of each code of the loader, but for those on characters."""
