"""What the form's scripts say, by name; {…} is filled in by them."""

from __future__ import annotations

from fairshare.language import gettext as _


def form_words() -> dict[str, str]:
    """In the register's language. The messages of problems stand in the catalogue."""
    return {**start_words(), **_result_words(), **_hand_over_words(), **_change_words()}


def start_words() -> dict[str, str]:
    """What the page says from the start."""
    return {
        "locale": "en-GB",
        "opened": _("“{name}” is open."),
        "too_many": _("it holds more fields or items than this form can show."),
        "too_deep": _("its fields lie too deep within each other to be an entry."),
        "nothing_fits": _("nothing in it is a field of an initiative."),
        "nothing_in_it": _("it is empty."),
        "broken_draft": _("it is a draft that was damaged. Save it again where it was made."),
        "unreadable": _("this page can't read it. Nothing was changed."),
        "left_out": _("These parts do not fit this form and were left out: {parts}."),
        "entered": _("In the register by now, and taken from there: {names}."),
        "not_opened": _("“{name}” can't be opened: {reason}"),
        "too_large": _("it is too large to be an entry."),
        "row_added": _("Added: {title}, {number}."),
        "row_removed": _("Removed: {title}, {number}."),
        "not_assessed": _(
            "The assessment can't be shown: its rules could not be loaded. They are asked for "
            "again with your next answer."
        ),
        "not_checked": _(
            "The entry could not be checked: the rules could not be loaded. Nothing is lost. Look "
            "at your connection, and press the button again."
        ),
        "not_loaded": _("a part of this page could not be loaded. Try again."),
        **_draft_words(),
        **_task_words(),
        **_body_words(),
    }


def _result_words() -> dict[str, str]:
    """What is said of an assessment, and of what is wrong."""
    return {
        "answered": _("{count} of {total} questions answered."),
        "reasons": _("What weighs against it"),
        "open": _("What is not known"),
        "tipping": _("What would change it"),
        "no_tipping": _("No single answer would change it."),
        "principles": _("The three principles"),
        "principle": _("{principle}: {band} ({score} out of 100)"),
        "not_known": _("Not known"),
        "principle_none": _("{principle}: no question applies"),
        "benefit": _("Benefit: {score} out of 100"),
        "concern": _("Concern: {score} out of 100"),
        "between": _("{low} to {high}"),
        "windows": _("It seems to be Windows-1252, in which “{word}” stands there."),
        "at_line": _("line {line}: {message} {hint}"),
        "unseen": _("Characters in it that can't be seen are left out."),
        "date_hint": _(
            "Write day, month and year, the year in four figures. Where no more is known, month "
            "and year or the year alone will do."
        ),
        "period_hint": _(
            "Write a length of time in words, such as 2 years or 18 months; 0 days if it is not "
            "kept, or unknown."
        ),
        "look_first": _(
            "Look at what is said beside the field. To go on as it is, press “Save and continue” "
            "once more."
        ),
        "problem_one": _("There is a problem"),
        "problems": _("There are {count} problems"),
        "warning_one": _("One thing to look at"),
        "warnings": _("{count} things to look at"),
        "warnings_note": _("None of them keeps you from going on."),
        "ready": _("Nothing is wrong in what this page looks at."),
        "not_looked_for": _(
            "It could not look for personal data, for its patterns could not be loaded."
        ),
        "not_looked_at": _(
            "This page does not look at {parts}: the register does that when the file is checked."
        ),
        "other_entries": _("other entries"),
        "hard_texts": _("how hard the text is to read"),
        "check_digits": _("the check digits of numbers of organisations"),
        "or": _(" or "),
        "no_such_body": _("“{name}” is no organisation of this register."),
        "no_such_body_hint": _(
            "Type its name and choose it from the list. If it is not there, choose the last line "
            "of the list, and describe it."
        ),
        "error_title": _("Error: {title}"),
    }


def _hand_over_words() -> dict[str, str]:
    """What is said of the entry when it is ready."""
    return {
        "preview": _("What readers will see"),
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
        "several_files": _(
            "This entry names organisations that are new here. Hand over their files, further "
            "down, together with this one: the register takes them only together."
        ),
        "file_of": _("The file of {name}"),
        "download_of": _("Download {name}"),
        "copy_of": _("Copy the text of {name}"),
        "copy_all": _("Copy all files as one text"),
        "host_of": _("Put {name} into the repository"),
    }


def _change_words() -> dict[str, str]:
    """What is said when a published entry is changed, and of the ways to hand it over."""
    return {
        "unchanged": _("Nothing was changed in the file that you opened."),
        "changed": _("Changed: {parts}. All other lines are as they were."),
        "rewritten": _(
            "Changed: {parts}. The file had to be written anew: its comments are left out."
        ),
        "event_wanted": _(
            "Say what happened: a published entry changes together with a new item under “Events”. "
            "If the page was wrong from the first day, its kind is a correction."
        ),
        "add_event": _("Add an event"),
        "edit_host": _("Change the file in the repository"),
        "edit_paste": _(
            "Copies the text and opens the file on the repository's host: put it in place of all "
            "that stands there."
        ),
        "issue": _("Ask for the change in an issue"),
        "change_of": _("Change of {id}"),
        "entry_of": _("New entry {id}"),
        "mail": _("Send it by e-mail"),
        "mail_text": _("Please find the file attached. What changed, and why:"),
        "mail_note": _("Download the file first, and attach it to the message to {mailbox}."),
        "no_way": _("Send the file to those who run this register."),
    }


def _draft_words() -> dict[str, str]:
    """What is said of drafts: where they lie, and that nothing of them is lost."""
    return {
        "storing": _(
            "Your answers are stored in this browser as you type; in a private window, until it "
            "is closed. Others who use this browser can read them. Clear the draft when you are "
            "done."
        ),
        "stored": _(
            "Your answers are stored in this browser as you type. Last stored at {time}. Others "
            "who use this browser can read them. Clear the draft when you are done."
        ),
        "not_stored": _(
            "This browser does not store your draft: its storage is full or not allowed. Save to a "
            "file before you leave the page."
        ),
        "restored": _("Your draft is back. It was last stored on {time}."),
        "not_restored": _(
            "Your last draft could not be put back into the form. It is still stored: find it "
            "under “Drafts in this browser” and save it to a file. What you type now is a new "
            "draft."
        ),
        "open_elsewhere": _(
            "This draft was changed in another window. Nothing is overwritten: if you go on here, "
            "both are kept, each as a draft of its own."
        ),
        "elsewhere": _(
            "This draft was changed in another window too. Both texts are kept: what you type here "
            "is now a draft of its own."
        ),
        "from_here": _("{name} (second window)"),
        "cleared": _("The draft is cleared, here and in this browser."),
        "clear_ask": _(
            "Clear everything that you typed in this draft, here and in this browser? It can't be "
            "brought back."
        ),
        "open_ask": _(
            "“{draft}” is not saved to a file. Go on to “{name}”? The draft stays in this browser, "
            "under “Drafts in this browser”."
        ),
        "open_ask_lost": _(
            "“{draft}” is neither stored in this browser nor saved to a file. Go on to “{name}” "
            "and lose it?"
        ),
        "stayed": _("“{name}” was not opened. Your draft is as it was."),
        "new_draft": _("a new draft"),
        "begun": _("This is a new draft. The one before stays under “Drafts in this browser”."),
        "untitled": _("Draft without a title"),
        "other_drafts": _("Other drafts in this browser"),
        "no_other_drafts": _("There are none."),
        "draft_of": _("{name}, last stored on {time}"),
        "draft_unreadable": _(
            "A draft that this page can't read. Save it to a file to look at it."
        ),
        "go_on": _("Go on with it"),
        "save": _("Save to a file"),
        "remove": _("Remove"),
        "remove_ask": _("Remove “{name}” from this browser? It can't be brought back."),
        "states": _("What this draft said before"),
        "no_states": _("Nothing of it was changed yet."),
        "bring_back": _("Bring back what it said on {time}"),
    }


def _task_words() -> dict[str, str]:
    """How far the parts of the form are."""
    return {
        "task_done": _("Done"),
        "task_filled": _("Filled in"),
        "task_part": _("{done} of {count} done"),
        "task_begun": _("Begun"),
        "task_open": _("To do"),
        "task_optional": _("If it applies"),
        "task_problem": _("Has a problem"),
        "part": _("Part {number} of {count}: {title}"),
        "steps": _("{count} steps"),
        "begin_with": _("Begin with: {title}"),
        "go_on_with": _("Go on with: {title}"),
        "stored_short": _("Stored in this browser at {time}."),
    }


def _body_words() -> dict[str, str]:
    """Of organisations, those that are new here too."""
    return {
        "organisations": _("Organisations"),
        "also_called": _("also called {other}"),
        "describe_new": _("Describe “{name}”, which is not in the register yet"),
    }
