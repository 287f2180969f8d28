"""What the form's scripts say, by name; {…} is filled in by them."""

from __future__ import annotations

from fairshare.language import gettext as _


def form_words() -> dict[str, str]:
    """In the register's language. The messages of problems stand in the catalogue."""
    return {
        "locale": "en-GB",
        "answered": _("{count} of {total} questions answered."),
        "reasons": _("What stands behind it"),
        "tipping": _("What would change it"),
        "no_tipping": _("No single answer would change it."),
        "principles": _("The three principles"),
        "principle": _("{principle}: {band} ({low} to {high} out of 100)"),
        "principle_none": _("{principle}: no question applies"),
        "benefit": _("Benefit: {low} to {high} out of 100"),
        "concern": _("Concern: {low} to {high} out of 100"),
        "decision": _("The decision is {divergence}."),
        "kept": _(
            "Your answers are kept in this browser as you type. Last kept at {time}. Others who "
            "use this browser can read them. Clear the draft when you are done."
        ),
        "not_kept": _(
            "This browser does not keep drafts. Save to a file before you leave the page."
        ),
        "restored": _("Your draft is back. It was last kept on {time}."),
        "elsewhere": _(
            "The draft was changed in another window. Reload this page to go on with that one."
        ),
        "cleared": _("The draft is cleared, here and in this browser."),
        "clear_ask": _("Clear everything that you typed? It can't be brought back."),
        "opened": _("“{name}” is open."),
        "left_out": _("These parts do not fit this form and were left out: {paths}."),
        "not_opened": _("“{name}” can't be opened: {reason}"),
        "too_large": _("it is too large to be an entry."),
        "too_many": _("it holds more fields or items than this form can show."),
        "too_deep": _("its fields lie too deep within each other to be an entry."),
        "no_entry": _("it can't be read as an entry."),
        "put_aside": _(
            "The draft that this browser kept can't be opened, so it was put aside. "
            "You start with an empty form."
        ),
        "line": _("line {line} is not written as the register writes."),
        "at_line": _("line {line}: {message} {hint}"),
        "comments": _("Comments in the file are left out: the form has no place for them."),
        "unseen": _("Characters in it that can't be seen are left out."),
        "row_added": _("Added: {title}, {number}."),
        "row_removed": _("Removed: {title}, {number}."),
        "not_checked": _(
            "The entry could not be checked, because a part of this page did not load. Your answers"
            " are still here. Press the button again, or save them to a file."
        ),
        "error_title": _("Error: {title}"),
        "problem_one": _("There is a problem"),
        "problems": _("There are {count} problems"),
        "warning_one": _("One thing to look at"),
        "warnings": _("{count} things to look at"),
        "warnings_note": _("None of them keeps you from going on."),
        "ready": _("Nothing is wrong with this entry."),
        "preview": _("What readers will see"),
        "under_review": _("Under review"),
        "file": _("The file"),
        "goes_to": _("It belongs at {path} in the register's repository."),
        "download": _("Download the file"),
        "copy": _("Copy the text"),
        "copied": _("The text is copied."),
        "not_copied": _("The browser did not allow it. Select the text below and copy it."),
        "host": _("Put it into the repository"),
        "host_filled": _("Opens a page of the repository's host with the text filled in."),
        "host_paste": _(
            "Copies the text and opens an empty page of the repository's host: paste it there."
        ),
        "host_note": _("You need an account there. Only this step sends the text away."),
    }
