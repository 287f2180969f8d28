"""A body's colour, logo and icon: on every page, and only where people can read what is there."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner

from fairshare.cli import main
from fairshare.load.publisher import read_publisher
from fairshare.model.publisher import Publisher
from fairshare.problems import SetupError
from fairshare.publish.frame.brand import SHEET, Brand, brand_of, palettes
from fairshare.publish.frame.contrast import contrast, near
from fairshare.publish.frame.environment import TEMPLATES
from projects import FULL, Project, draw

REGISTER = """\
name: Northshire register
body: Northshire Council
mailbox: information.governance@northshire.example
address: https://register.northshire.example/
licence: {name: Open Government Licence v3.0, url: "https://www.nationalarchives.gov.uk/ogl"}
demonstration: true
look:
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0h90v30z"/></svg>'
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes((0, 0, 0, 64, 0, 0, 0, 32)) + b"\x08\x06\0\0\0"


def publisher(root: Path, *lines: str) -> Publisher:
    """Who publishes, with these lines under `look`."""
    text = REGISTER + "".join(f"  {line}\n" for line in lines)
    (root / "register.yml").write_text(text, encoding="utf-8")
    found = read_publisher(root)
    assert found is not None
    return found


def brand(root: Path, *lines: str) -> Brand:
    """What that asks for, with a logo and an icon in docs/."""
    docs = root / "docs"
    docs.mkdir(exist_ok=True)
    (docs / "logo.svg").write_text(LOGO, encoding="utf-8")
    (docs / "our icon.png").write_bytes(PNG)
    return brand_of(publisher(root, *lines), docs)


def sentence(root: Path, *lines: str) -> str:
    """How that is refused."""
    with pytest.raises(SetupError) as refused:
        brand(root, *lines)
    return str(refused.value)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, ratio: float) -> None:
    """The figures that the W3C and its checkers give, whichever colour comes first."""
    assert round(contrast(one, other), 2) == round(contrast(other, one), 2) == ratio


def test_a_colour_that_passes_is_taken_as_it_is(tmp_path: Path) -> None:
    """It is the head of every page, links and buttons; in the dark, links are lightened."""
    style = brand(tmp_path, 'colour: "#00594F"').style
    assert "--fs-brand:#00594f;--fs-link:#00594f" in style
    dark = style.split("dark)")[1].split("--fs-link:")[1][:7]
    assert all(contrast(dark, paper) >= 4.5 for paper in ("#10191e", "#1a262d", "#33290f"))


@pytest.mark.parametrize(
    ("line", "least", "better"),
    [
        ('colour: "#ffcc00"', "1.25", "#806600"),
        ('colour: "#e0004d"', "4.08", "#d30048"),
        ('dark_colour: "#0b5380"', "1.05", "#a7c1d1"),
    ],
)
def test_a_colour_that_can_not_be_read_is_refused(
    line: str, least: str, better: str, tmp_path: Path
) -> None:
    """With its contrast, and one near by that passes when it is written instead."""
    said = sentence(tmp_path, line)
    field, _colon, colour = line.partition(": ")
    assert f"register.yml: `look.{field}` is {colour.strip(chr(34))}" in said
    assert f"only {least}:1" in said
    assert f"{better} is near by and passes." in said
    assert brand(tmp_path, f'{field}: "{better}"').style


def test_the_check_refuses_what_a_build_would(tmp_path: Path) -> None:
    """A colour and a picture: whoever writes them need not wait for a build."""
    project = draw(tmp_path)
    for line, why in (('colour: "#ffcc00"', "1.25:1"), ("logo: none.svg", "none.svg")):
        publisher(project.root, line)
        said = CliRunner().invoke(main, ["--root", str(project.root), "check"])
        assert said.exit_code == 2, said.output
        assert why in said.output
    publisher(project.root, 'colour: "#806600"')
    assert CliRunner().invoke(main, ["--root", str(project.root), "check"]).exit_code == 0


def test_what_is_wrong_in_the_colours_hides_no_problem_of_an_entry(tmp_path: Path) -> None:
    """All that is to be mended is said in one run."""
    project = draw(tmp_path)
    publisher(project.root, 'colour: "#ffcc00"')
    project.replace(FULL, "stage: live ", "stage: running ")
    said = CliRunner().invoke(main, ["--root", str(project.root), "check"])
    assert said.exit_code == 2
    assert "E103" in said.output
    assert "1.25:1" in said.output


def test_every_colour_has_one_near_by() -> None:
    """On light grounds toward black, on dark ones toward white."""
    light, dark = palettes((TEMPLATES / SHEET).read_text(encoding="utf-8"))
    papers = ("paper", "soft", "warn-paper", "mark")
    for red, green, blue in product(("00", "80", "ff"), repeat=3):
        colour = f"#{red}{green}{blue}"
        for palette, toward in ((light, "#000000"), (dark, "#ffffff")):
            grounds = [palette[name] for name in papers]
            found = near(colour, grounds, toward)
            assert all(contrast(found, ground) >= 4.5 for ground in grounds)


def test_our_own_colours_pass_too() -> None:
    """What we ask of bodies, the style sheet does."""
    for palette in palettes((TEMPLATES / SHEET).read_text(encoding="utf-8")):
        assert contrast(palette["brand"], palette["on-brand"]) >= 4.5
        for paper in ("paper", "soft", "warn-paper", "mark"):
            assert contrast(palette["link"], palette[paper]) >= 4.5, paper


def test_the_focus_is_seen_on_any_colour() -> None:
    """It has two rings: whatever lies below, one of them has 3:1 (WCAG 2.2, 1.4.11)."""
    light, _dark = palettes((TEMPLATES / SHEET).read_text(encoding="utf-8"))
    rings = light["focus"], light["focus-paper"]
    for red, green, blue in product(("00", "40", "80", "c0", "ff"), repeat=3):
        colour = f"#{red}{green}{blue}"
        assert max(contrast(colour, ring) for ring in rings) >= 3


def test_pictures_keep_their_place_while_they_load(tmp_path: Path) -> None:
    """Their sizes are read; a path with a space becomes an address."""
    found = brand(tmp_path, "logo: logo.svg", "icon: our icon.png")
    assert found.logo == ("logo.svg", "image/svg+xml", 90, 30)
    assert found.icon == ("our%20icon.png", "image/png", 64, 32)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("logo: none.svg", "names none.svg, which is not in docs/"),
        ("logo: logo.jpg", "must be an SVG or a PNG"),
        ("logo: ../logo.svg", "is a path below docs/"),
        ("icon: /logo.svg", "is a path below docs/"),
        ("icon: heavy.png", "is heavier than 50 kB"),
        ("icon: broken.png", "can’t be read"),
        ("logo: broken.svg", "can’t be read"),
        ("logo: empty.svg", "can’t be read"),
    ],
)
def test_a_picture_that_can_not_be_shown_is_refused(line: str, why: str, tmp_path: Path) -> None:
    """In one sentence with the field, and before anything is published."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "heavy.png").write_bytes(PNG.ljust(50_001, b"\0"))
    (docs / "broken.png").write_text("no picture", encoding="utf-8")
    (docs / "broken.svg").write_text("<html></html>", encoding="utf-8")
    (docs / "empty.svg").write_text("<svg width='0' height='9'></svg>", encoding="utf-8")
    said = sentence(tmp_path, line)
    assert said.startswith(f"register.yml: `look.{line.split(':', maxsplit=1)[0]}` {why}")


@pytest.mark.parametrize("value", ['"#fff"', "green", '"#12345g"'])
def test_a_colour_has_six_figures(value: str, tmp_path: Path) -> None:
    """A name means another colour elsewhere; the sentence says the line."""
    with pytest.raises(SetupError, match=r"register.yml, line 8: `look.colour` must be a colour"):
        publisher(tmp_path, f"colour: {value}")


def test_a_logo_speaks_unless_the_name_does(tmp_path: Path) -> None:
    """Readers who hear the page hear the body once."""
    found = publisher(tmp_path, "logo: logo.svg")
    brand(tmp_path, "logo: logo.svg")
    assert brand_of(found, tmp_path / "docs").logo_words == "Northshire Council"
    longer = found._replace(name="Register of Northshire Council")
    assert brand_of(longer, tmp_path / "docs").logo_words == ""


def test_a_site_wears_them_on_every_kind_of_page(project: Project) -> None:
    """Prose, register and the page for what is not found; the rules are in the one sheet."""
    lines = ('colour: "#00594f"', "logo: logo.svg", "icon: our icon.png")
    brand(project.root, *lines)
    site = project.build()
    for address in ("", "initiatives/northshire-council/free-school-meals", "method"):
        html, up = project.page(address), "../" * len([one for one in address.split("/") if one])
        assert f'<img src="{up}logo.svg" alt="Northshire Council" width="90" height="30">' in html
        assert f'<link rel="icon" href="{up}our%20icon.png" type="image/png">' in html
    assert 'src="/logo.svg"' in (site / "404.html").read_text(encoding="utf-8")
    sheet = (site / SHEET).read_text(encoding="utf-8")
    assert sheet.startswith((TEMPLATES / SHEET).read_text(encoding="utf-8"))
    assert sheet.count("--fs-brand:#00594f") == 2
