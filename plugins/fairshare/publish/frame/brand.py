"""A body's colour, logo and icon on every page, as register.yml asks for them (docs/adr/0030)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from fairshare.language import gettext as _
from fairshare.load.publisher import REGISTER_FILE
from fairshare.model.publisher import HouseStyle, Publisher
from fairshare.problems import SetupError
from fairshare.publish.frame.contrast import TEXT, contrast, near
from fairshare.publish.frame.environment import TEMPLATES
from fairshare.publish.frame.pictures import SitePicture, picture

SHEET = "assets/fairshare/fairshare.css"
"""The style sheet of every page, which holds the colours of text and paper."""

_OURS = SitePicture("assets/fairshare/mark.svg", "image/svg+xml", 32, 32)
_PAPERS = ("paper", "soft", "warn-paper", "mark")
"""On which links stand, by the names of the sheet's colours."""
_BLOCK = re.compile(r":root\s*{(.*?)}", re.DOTALL)
_COLOUR = re.compile(r"--fs-([a-z-]+):\s*(#[0-9a-f]{3,6});")

_LOGO = (
    ".fs-brand img{height:2rem;width:auto;max-width:min(8rem,22vw);object-fit:contain;"
    "vertical-align:middle;margin-right:.6rem}"
)
_COLOURED = (
    "@media screen{{:root{{--fs-brand:{head};--fs-link:{head}}}"
    ".fs-header input{{border-color:var(--fs-on-brand)}}}}"
    "@media screen and (prefers-color-scheme:dark){{:root{{--fs-brand:{head};--fs-link:{dark}}}}}"
)
"""On paper the sheet's own colours hold: print in black."""


@dataclass(frozen=True, slots=True)
class Brand:
    """What of the body is on every page."""

    icon: SitePicture = _OURS
    logo: SitePicture | None = None
    logo_words: str = ""
    """What stands for the logo where it can't be seen; empty where the name beside it says it."""
    style: str = ""
    """Rules that come after those of the sheet."""


def brand_of(publisher: Publisher | None, docs: Path) -> Brand:
    """What a publisher asks for, its pictures below `docs`.

    Raises SetupError for a picture that can't be shown, and for a colour that can't be read.
    """
    look = publisher.look if publisher else None
    if publisher is None or look is None:
        return Brand()
    logo = _picture(docs, "logo", look.logo) if look.logo else None
    return Brand(
        icon=_picture(docs, "icon", look.icon) if look.icon else _OURS,
        logo=logo,
        logo_words="" if publisher.body in publisher.name else publisher.body,
        style=(_coloured(look) if look.colour or look.dark_colour else "")
        + (_LOGO if logo else ""),
    )


def _picture(docs: Path, field: str, path: str) -> SitePicture:
    named = PurePosixPath(path)
    if named.is_absolute() or ".." in named.parts:
        raise _refused(field, _("is a path below docs/, such as images/logo.svg"))
    return picture(docs, named.as_posix(), lambda why: _refused(field, why))


def _coloured(look: HouseStyle) -> str:
    """The rules for a colour, once all that is written in it or on it can be read."""
    light, dark = palettes((TEMPLATES / SHEET).read_text(encoding="utf-8"))
    head = look.colour or light["brand"]
    if look.colour:
        _hold(head, "colour", (*_grounds(light), light["on-brand"]), "#000000")
    bright = look.dark_colour or near(look.colour, _grounds(dark), "#ffffff")
    _hold(bright, "dark_colour", _grounds(dark), "#ffffff")
    if not look.colour:
        return f"@media screen and (prefers-color-scheme:dark){{:root{{--fs-link:{bright}}}}}"
    return _COLOURED.format(head=head, dark=bright)


def palettes(css: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The colours of a sheet by their names, on a light screen and on a dark one."""
    first, second, *_rest = _BLOCK.findall(css)
    light = {name: _six(value) for name, value in _COLOUR.findall(first)}
    return light, light | {name: _six(value) for name, value in _COLOUR.findall(second)}


def _grounds(palette: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(palette[name] for name in _PAPERS)


def _hold(colour: str, field: str, grounds: tuple[str, ...], toward: str) -> None:
    """Raises SetupError for a colour that can't be read, with one near by that can."""
    least = min(contrast(colour, ground) for ground in grounds)
    if least < TEXT:
        said = _(
            "is {colour}: its contrast with text and paper is only {least}:1, and readers need "
            "{needed}:1 (WCAG 2.2). {better} is near by and passes"
        )
        better = near(colour, grounds, toward)
        shown = f"{int(least * 100) / 100:.2f}"  # never rounded up to what is needed
        said = said.format(colour=colour, least=shown, needed=TEXT, better=better)
        raise _refused(field, said)


def _refused(field: str, why: str) -> SetupError:
    return SetupError(f"{REGISTER_FILE}: `look.{field}` {why}.")


def _six(colour: str) -> str:
    """A colour in six figures."""
    return colour if len(colour) == 7 else "#" + "".join(2 * figure for figure in colour[1:])
