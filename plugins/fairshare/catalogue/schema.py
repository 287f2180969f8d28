"""What the schema check says, in plain English: E101 to E111."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.catalogue.wording import ADVICE, Wording
from fairshare.language import N_

GUESS = N_("Did you mean {guesses}?")
"""The way on where a slip is near to one known name or more."""

KINDS: Mapping[str, str] = {
    "string": N_("text"),
    "number": N_("a number"),
    "integer": N_("a whole number"),
    "array": N_("a list"),
    "object": N_("a group of fields"),
    "boolean": N_("true or false"),
    "null": N_("empty"),
    "decimal": N_("a number with a decimal point"),
    "other": N_("something else"),
}
"""What the schema's types are called, and what stands in a file."""

SCHEMA: Mapping[str, Wording] = {
    "E101": Wording.of(N_("{field} is missing."), N_("Add {name}. {advice}")),
    "E102": Wording(
        {
            "": N_('"{name}" is not a field that the register knows.'),
            "missing": N_(
                '"{name}" is not a field that the register knows, and {guess} is missing.'
            ),
            "inside": N_('"{name}" is not a field that the register knows in {group}.'),
            "inside, missing": N_(
                '"{name}" is not a field that the register knows in {group}, and {guess} is '
                "missing."
            ),
        },
        {
            "guess": GUESS,
            "": N_("Take it out. Fields that you could still use here: {free}."),
            "comma": N_(
                "A comma within braces ends a text. If this belongs to what stands before it, put "
                "the whole text in quotes."
            ),
            "there already": N_(
                "`{near}` stands on line {line} already. If this belongs to it, put it there. "
                "Otherwise take it out."
            ),
            "none free": N_("Take it out: every field that belongs here is there already."),
        },
    ),
    "E103": Wording(
        {
            "": N_("{field} is {value}, which is not one of the allowed codes."),
            "not true": N_("{field} can only be true, and this is false."),
        },
        {
            "not true": N_("Write true once it is so. Until then leave it out."),
            "quoted": N_("Write {plain} without quotation marks."),
            "decimal": N_("Write {plain}, without a decimal point."),
            "": N_("Allowed: {allowed}."),
            "guess": N_("Did you mean {guesses}? Allowed: {allowed}."),
            "many": N_("The whole list is in {list}."),
            "many, guess": N_("Did you mean {guesses}? The whole list is in {list}."),
            "in schema": N_("The whole list is in the schema."),
            "in schema, guess": N_("Did you mean {guesses}? The whole list is in the schema."),
        },
    ),
    "E104": Wording(
        {
            "": N_("{field} must be {wanted}, but this is {kind}."),
            "empty": N_("{field} is empty; it must be {wanted}."),
            "code": N_("{field} must be one of the allowed values, but this is {kind}."),
        },
        {
            "": ADVICE,
            "empty": N_("Write a value, or take the field out. {advice}"),
            "code": N_("Write one value, without dashes or brackets. {advice}"),
            "boolean": N_("Write true or false, without quotation marks, not yes or no."),
            "yes or no": N_("Write {value}: the register takes true or false, not yes or no."),
            "list": N_("Put it in a list: {name}: [{value}]"),
            "dashes": N_("Put a dash and a blank before each item. {advice}"),
            "text": N_('Put it in quotation marks: "{value}"'),
            "text, not a group": N_(
                "Write one text here. If the text has a colon and a blank in it, put the whole "
                "text in quotation marks."
            ),
            "text, not a list": N_("Write one text here, without dashes or square brackets."),
            "number": N_("Write digits only, such as 3. {advice}"),
            "quoted number": N_("Write {value} without quotation marks."),
            "whole number": N_("Write a whole number, such as {value}."),
            "group": N_("Write its fields below it, one a line and indented: {fields}."),
        },
    ),
    "E105": Wording(
        {
            "": N_('{field} is "{value}", which is not a real date.'),
            "far": N_('{field} is "{value}"; the year must be from {first} to {last}.'),
        },
        {
            "far": N_("Check the year. What has no date yet is left out."),
            "": N_("Write the year, the month and the day as YYYY-MM-DD, for example 2025-04-02."),
            "meant": N_("If you mean {day}, write {date}."),
            "no such day": N_(
                "There is no such day: check the month and the day. Write YYYY-MM-DD."
            ),
        },
    ),
    "E106": Wording(
        {
            "none": N_("{field} is too short: no characters, and at least {least} are needed."),
            "one": N_("{field} is too short: 1 character, and at least {least} are needed."),
            "": N_("{field} is too short: {count} characters, and at least {least} are needed."),
            "long": N_("{field} is too long: {count} characters, and at most {most} fit."),
        },
        {"": ADVICE},
    ),
    "E107": Wording(
        {
            "": N_("{field} is {value}; it must be at least {least} and at most {most}."),
            "least": N_("{field} is {value}; it must be at least {least}."),
            "most": N_("{field} is {value}; it must be at most {most}."),
        },
        {"": ADVICE},
    ),
    "E108": Wording(
        {
            "none, one needed": N_("{field} has no items; at least 1 is needed."),
            "none": N_("{field} has no items; at least {least} are needed."),
            "one": N_("{field} has 1 item; at least {least} are needed."),
            "": N_("{field} has {count} items; at least {least} are needed."),
            "none, exactly": N_("{field} has no items; exactly {least} are needed."),
            "one, exactly": N_("{field} has 1 item; exactly {least} are needed."),
            "exactly": N_("{field} has {count} items; exactly {least} are needed."),
            "many": N_("{field} has {count} items; at most {most} fit."),
        },
        {"": ADVICE},
    ),
    "E109": Wording(
        {
            "": N_('{field} names "{value}" twice.'),
            "other": N_("{field} names this item twice."),
        },
        {"": N_("Take one of them out.")},
    ),
    "E110": Wording(
        {
            "": N_("{field} is not written as it should be."),
            "other": N_("{field} does not fit what the register asks for here."),
        },
        {
            "": ADVICE,
            "example": N_("{advice} For example: {example}"),
            "address": N_("Write a full address without spaces, starting {start}."),
            "address, example": N_(
                "Write a full address without spaces, starting {start}. For example: {example}"
            ),
        },
    ),
    "E111": Wording(
        {
            "": N_("{field} holds {count} fields, and at most {most} belong there."),
            "one": N_("{field} holds {count} fields, and only one belongs there."),
        },
        {"": ADVICE},
    ),
}
"""The words of each code of the schema check."""
