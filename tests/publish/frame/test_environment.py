"""Our templates' environment means the same as Jinja's, only quicker."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest
from jinja2 import StrictUndefined, UndefinedError, pass_context
from jinja2.runtime import Context

from fairshare.framework import Framework
from fairshare.publish.frame.environment import _Quick, make_environment


@pytest.fixture(scope="module")
def quick() -> _Quick:
    """The environment by itself, with Jinja's own surroundings."""
    return _Quick(undefined=StrictUndefined, autoescape=True)


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
def test_calls_and_dots_mean_what_jinja_means(quick: _Quick, source: str, expected: str) -> None:
    """Plain data, objects, macros, and what wants the context, inside loops too."""
    values: dict[str, Any] = {
        "thing": Thing(),
        "data": {"title": "key", "items": "of data"},
        "word": "said",
        "variable": variable,
        "cached": lru_cache(lambda text: f"{text}!"),
    }
    assert quick.from_string(source).render(values) == expected


@pytest.mark.parametrize("source", ["{{ data.none }}", "{{ thing.none }}", "{{ none_such() }}"])
def test_a_missing_name_is_an_error(quick: _Quick, source: str) -> None:
    """A page must not lose a fact in silence."""
    with pytest.raises(UndefinedError):
        quick.from_string(source).render(data={"title": "key"}, thing=Thing())


def test_every_template_of_ours_is_ready(framework: Framework) -> None:
    """Workers share what was compiled before they were born."""
    environment = make_environment(framework)
    template = environment.get_template("fairshare/initiative.html")
    assert template is environment.get_template("fairshare/initiative.html")
    assert environment.get_template(template) is template
