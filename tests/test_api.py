"""The face of the package: what other people's programs and mkdocs.yml files name."""

from __future__ import annotations

import inspect
import types
from importlib import import_module
from importlib.metadata import entry_points, version

import pytest

import fairshare
from fairshare import problems
from fairshare.plugin import FairSharePlugin
from fairshare.plugin_config import FairShareConfig

FACES = ("fairshare.score", "fairshare.validate")


def test_the_version_is_that_of_the_installed_package() -> None:
    """`fairshare --version`, the package and its metadata never disagree."""
    assert fairshare.__version__ == version("fairshare")


def test_mkdocs_finds_the_plugin_by_name() -> None:
    """The name in mkdocs.yml is part of the contract."""
    (found,) = entry_points(group="mkdocs.plugins", name="fairshare")
    assert found.load() is FairSharePlugin


def test_the_command_is_installed() -> None:
    """`fairshare` runs the command line."""
    (found,) = entry_points(group="console_scripts", name="fairshare")
    assert found.value == "fairshare.cli:main"


def test_the_options_keep_their_names_and_defaults() -> None:
    """Other people's mkdocs.yml files have them (contract: interfaces, Options of the plugin)."""
    config = FairShareConfig()
    assert dict(config) == {
        "register": "register",
        "schema": None,
        "search": True,
        "history": True,
        "since": "",
        "mailbox": "",
        "withheld": [],
        "cache": ".cache/fairshare",
        "repository": None,
        "licence": {},
    }


def test_a_problem_keeps_its_fields() -> None:
    """In the JSON, in this order (contract: interfaces, The JSON of a check)."""
    problem = problems.Problem("W208", "a.yml", 1, 2, ("a", 0), "message", "hint", "excerpt")
    assert list(problem.as_dict().items()) == [
        ("code", "W208"),
        ("severity", "warning"),
        ("file", "a.yml"),
        ("line", 1),
        ("column", 2),
        ("path", ["a", 0]),
        ("message", "message"),
        ("hint", "hint"),
    ]


@pytest.mark.parametrize("name", FACES)
def test_a_face_names_what_it_shows(name: str) -> None:
    """What a package offers is listed, exists and is explained."""
    face = import_module(name)
    public = {
        key
        for key, value in vars(face).items()
        if not key.startswith("_")
        and key != "annotations"
        and not isinstance(value, types.ModuleType)
    }
    assert public <= set(face.__all__)
    for key in face.__all__:
        value = getattr(face, key)
        if inspect.isclass(value) or inspect.isfunction(value):
            assert inspect.getdoc(value), key
