"""The shell technique: what the theme rendered is cut at its marks and filled for each page."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from fairshare.problems import SetupError
from fairshare.publish.frame.shell import BODY, HEAD, Shell
from fairshare.publish.page import MenuEntry, Page

FRAME = (
    f"<head>{HEAD}</head>"
    "<a FAIRSHARE-CURRENT-MARK-method->Method</a><a FAIRSHARE-CURRENT-MARK-initiatives->All</a>"
    f"<main>{BODY}</main>"
)


def page(body: str = "<p>Body</p>", section: MenuEntry = "method") -> Page:
    return Page("method/", "Title", "Description", Markup(body), section)  # noqa: S704


def test_head_and_body_take_the_places_of_their_marks() -> None:
    """And everything else of the frame stays as it is."""
    framed = Shell.cut(FRAME).frame(page(), "<title>Title</title>")
    assert framed == (
        "<head><title>Title</title></head>"
        '<a  aria-current="true">Method</a><a >All</a>'
        "<main><p>Body</p></main>"
    )


def test_the_menu_marks_the_section_of_the_page() -> None:
    """Only one entry, and none for a page outside the menu."""
    shell = Shell.cut(FRAME)
    assert '<a  aria-current="true">All</a>' in shell.frame(page(section="initiatives"), "")
    assert "aria-current" not in shell.frame(page(section=""), "")


def test_marks_in_head_and_body_are_words_like_any_others() -> None:
    """Text from an entry can't call for another page's parts: only the frame was searched."""
    marks = f"{HEAD} {BODY} FAIRSHARE-CURRENT-MARK-method-"
    framed = Shell.cut(FRAME).frame(page(body=marks), f"<title>{marks}</title>")
    assert framed.count(marks) == 2
    assert framed.endswith(f"<main>{marks}</main>")


def test_one_shell_frames_many_pages() -> None:
    """Nothing of one page is left in the next."""
    shell = Shell.cut(FRAME)
    shell.frame(page(body="first"), "first")
    assert "first" not in shell.frame(page(body="second"), "second")


@pytest.mark.parametrize(
    "html",
    [
        "",
        f"<head></head><main>{BODY}</main>",
        f"<head>{HEAD}</head><main></main>",
        f"{HEAD}{BODY}{BODY}",
        f"{HEAD}{HEAD}{BODY}",
    ],
    ids=["nothing", "no-head", "no-body", "two-bodies", "two-heads"],
)
def test_a_frame_without_its_marks_is_refused(html: str) -> None:
    """A theme that drops or doubles them would publish empty or doubled pages."""
    with pytest.raises(SetupError, match=r"does not carry the register's marks\..*main\.html"):
        Shell.cut(html)
