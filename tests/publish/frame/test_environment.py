"""Our templates' environment means the same as Jinja's: its short cuts change nothing but time."""

from __future__ import annotations

from functools import lru_cache
from gettext import NullTranslations
from inspect import signature
from typing import Any

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError, pass_context
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context

from fairshare import language
from fairshare.framework import Framework
from fairshare.publish.frame.environment import _KeysFirst, make_environment
from fairshare.publish.frame.translating import Translating


@pytest.fixture(scope="module")
def keys_first() -> _KeysFirst:
    """The environment by itself, with Jinja's own surroundings."""
    return _KeysFirst(undefined=StrictUndefined, autoescape=True)


class Thing:
    """Something with a method that wants Jinja's context, and one that does not."""

    title = "A <thing>"

    @pass_context
    def named(self, context: Context, name: str) -> str:
        """A variable of the template by its name."""
        return str(context[name])

    def twice(self, text: str) -> str:
        """A text two times."""
        return text * 2


@pass_context
def variable(context: Context, name: str) -> str:
    """A variable of the template by its name."""
    return str(context[name])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ thing.title }}", "A &lt;thing&gt;"),
        ("{{ data.title }}", "key"),
        ("{{ data.items() | list | length }}", "2"),
        ("{{ data.get('none') }}", "None"),
        ("{{ data['title'] }}", "key"),
        ("{{ thing.twice('ab') }}", "abab"),
        ("{{ cached('<') }}", "&lt;!"),
        ("{{ thing.named('word') }} {{ variable('word') }}", "said said"),
        (
            "{% for one in 'ab' %}{{ variable('word') }}{{ thing.twice(one) }}{% endfor %}",
            "saidaasaidbb",
        ),
        ("{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m('<') }}", "<&lt;>"),
        ("{% macro m() %}{{ caller() }}!{% endmacro %}{% call m() %}<b>{% endcall %}", "<b>!"),
        ("{{ range(3) | join }}", "012"),
    ],
)
def test_calls_and_dots_mean_what_jinja_means(
    keys_first: _KeysFirst, source: str, expected: str
) -> None:
    """Plain data, objects, macros, and what wants the context, inside loops too."""
    values: dict[str, Any] = {
        "thing": Thing(),
        "data": {"title": "key", "items": "of data"},
        "word": "said",
        "variable": variable,
        "cached": lru_cache(lambda text: f"{text}!"),
    }
    assert keys_first.from_string(source).render(values) == expected


@pytest.mark.parametrize("source", ["{{ data.none }}", "{{ thing.none }}", "{{ none_such() }}"])
def test_a_missing_name_is_an_error(keys_first: _KeysFirst, source: str) -> None:
    """A page must not lose a fact in silence."""
    with pytest.raises(UndefinedError):
        keys_first.from_string(source).render(data={"title": "key"}, thing=Thing())


def test_every_template_of_ours_is_ready(framework: Framework) -> None:
    """Workers share what was compiled before they were born."""
    environment = make_environment(framework)
    assert environment.cache is not None
    ready = {name for _loader, name in environment.cache}
    assert {
        "fairshare/initiative.html",
        "fairshare/atom.xml",
        "partials/fairshare/head.html",
    } <= ready
    template = environment.get_template("fairshare/initiative.html")
    assert template is environment.get_template("fairshare/initiative.html")


WORDS = {"Yes": "Ja", "a < b": "a < c", "Mr {}": "Herr {}"}


class German(NullTranslations):
    """A catalogue of another language."""

    def gettext(self, message: str) -> str:
        return WORDS[message]


@pytest.fixture
def speaking(monkeypatch: pytest.MonkeyPatch) -> Environment:
    """Jinja with our generator, in a register of another language."""
    monkeypatch.setattr(language, "CATALOGUE", German())
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    environment.code_generator_class = Translating
    environment.install_gettext_translations(German(), newstyle=False)  # type: ignore[attr-defined]
    return environment


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ _('Yes') }}", "Ja"),
        ("{{ _('a < b') }}", "a &lt; c"),
        ("{{ _('Mr {}').format('<') }}", "Herr &lt;"),
        ("{% set said = _('Yes') %}{{ said ~ '!' }}", "Ja!"),
        ("{% if _('Yes') == 'Ja' %}so{% endif %}", "so"),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(_('Yes')) }}", "Ja"),
        ("{{ _('Yes') | upper }}", "JA"),
        ("{{ [_('Yes'), _('Yes')] | join(', ') }}", "Ja, Ja"),
    ],
)
def test_fixed_words_are_translated_when_a_template_is_compiled(
    speaking: Environment, source: str, words: str
) -> None:
    """Jinja's compiler still asks our generator for each: drawing a page asks for none of them.

    Two methods of that compiler are overridden. When a release of Jinja calls them no more, or in
    another way, this fails, and not a page in silence.
    """
    template = speaking.from_string(source)
    calls: list[str] = []
    speaking.globals["_"] = speaking.globals["gettext"] = calls.append
    assert template.render() == words
    assert calls == []
    plain = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    plain.install_gettext_translations(German(), newstyle=False)  # type: ignore[attr-defined]
    assert plain.from_string(source).render() == words


def test_words_that_are_not_fixed_are_translated_on_the_page(speaking: Environment) -> None:
    """Which ones is known only then."""
    assert speaking.from_string("{{ _(word) }}").render(word="Yes") == "Ja"


def test_the_overridden_methods_are_those_of_jinja() -> None:
    """Their names and what they are given, as in Jinja 3.1."""
    for name, given in {
        "_output_child_to_const": ["self", "node", "frame", "finalize"],
        "visit_Call": ["self", "node", "frame", "forward_caller"],
    }.items():
        for generator in (CodeGenerator, Translating):
            assert list(signature(getattr(generator, name)).parameters) == given
