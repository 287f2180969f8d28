"""The templates' environment: everything is escaped, every missing name is an error."""

from __future__ import annotations

from base64 import b64decode, b64encode
from fractions import Fraction
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.runtime import Macro
from markupsafe import Markup

from fairshare import language, prose
from fairshare.cache import Cache
from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.publish.dates import date_words, duration_words
from fairshare.publish.scales import bands, ground
from fairshare.publish.translating import Translating
from fairshare.score import rounded

MACROS = {"m": "macros", "parts": "charts/parts", "tell": "steps"}
"""Macros that every template may use: the name, and the template that holds them."""

_OF_DICTS = frozenset(dir(dict))
"""What a dot finds on a dict before its keys: `items`, `get` and the like."""

HEAD = "partials/fairshare/head.html"
"""What differs in <head>; of the theme's templates the only one that our pages use too."""


class _KeptTemplates(BytecodeCache):
    """Compiled templates in the cache of work: compiling takes longer than reading a register.

    The cache forgets them when code or templates change, Jinja when Python does.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, where it is known."""
        if (kept := self._cache.get("template", self._key(bucket))) is not None:
            bucket.bytecode_from_string(b64decode(kept))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        self._cache.put(
            "template", self._key(bucket), b64encode(bucket.bytecode_to_string()).decode()
        )

    @staticmethod
    def _key(bucket: Bucket) -> str:
        return f"{bucket.key} {bucket.checksum}"


class _Quick(Environment):
    """Jinja's environment, quicker with the entries' plain data: `data.title` is its key at once.

    Jinja looks for an attribute first and meets an exception for each key, a thousand on a page.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template means by a dot."""
        if type(obj) is dict and attribute not in _OF_DICTS:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


def make_environment(framework: Framework, cache: Cache | None = None) -> Environment:
    """Jinja with autoescape on, strict about names, speaking the register's language.

    Every template is ready when it comes back: workers that are forked later share them.
    """
    environment = _Quick(
        loader=PackageLoader("fairshare", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=None if cache is None else _KeptTemplates(cache),
        auto_reload=False,  # or every include of every page asks the disk
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    environment.code_generator_class = Translating
    environment.install_gettext_translations(language.CATALOGUE, newstyle=False)  # type: ignore[attr-defined]
    environment.filters["prose"] = safe_prose
    environment.filters["plain"] = prose.plain
    environment.filters["date"] = date_words
    environment.filters["duration"] = duration_words
    environment.filters["number"] = one_decimal
    environment.globals["label"] = framework.label
    environment.globals["bands_of"] = lambda version: bands(framework.methods[version])
    environment.globals["ground_of"] = lambda versions: ground(
        framework.methods[version] for version in versions
    )
    environment.globals["framework"] = framework
    environment.globals["rating_words"] = rating_words
    # Macros are made once, here: an import in a template makes them anew on every page.
    for name, address in MACROS.items():
        environment.globals[name] = environment.get_template(f"fairshare/{address}.html").module
    pieces = environment.get_template("fairshare/pieces.html").module
    environment.globals["pips"] = lru_cache(pieces.pips)  # type: ignore[attr-defined]
    environment.globals["drawn"] = _drawn_once(environment, "fairshare/charts/drawn.html")
    for name in environment.list_templates(filter_func=_is_ours):
        environment.get_template(name)
    return environment


def _is_ours(name: str) -> bool:
    """Whether the register's pages are drawn from a template; others are the theme's."""
    return name == HEAD or (name.startswith("fairshare/") and name.endswith((".html", ".xml")))


def _drawn_once(environment: Environment, template: str) -> SimpleNamespace:
    """The macros of a template, each of which draws what it was asked before only once a build."""
    macros = vars(environment.get_template(template).module).items()
    return SimpleNamespace(
        **{name: lru_cache(4096)(macro) for name, macro in macros if isinstance(macro, Macro)}
    )


@lru_cache(maxsize=65536)
def safe_prose(text: str) -> Markup:
    """An entry's prose as sanitised HTML."""
    return Markup(prose.render(text))  # noqa: S704 - prose.render sanitises


@lru_cache(maxsize=4096)
def one_decimal(value: Any) -> str:
    """A number as the score shows it, to one decimal place, without an idle .0."""
    return str(rounded(Fraction(value))).removesuffix(".0")


def rating_words(answer: Any) -> str:
    """How an answer was rated, in words: "3 of 5", "3 of 5 (between 3 and 4)", "unknown"."""
    if answer is None:
        return _("not answered")
    if answer.low is None:
        return {
            "unknown": _("unknown"),
            "not_applicable": _("does not apply"),
        }[answer.rating]
    words = _("{rating} of 5").format(rating=answer.rating)
    if answer.low != answer.high:
        span = _(" (between {low} and {high})")
        words += span.format(low=answer.low, high=answer.high)
    return words
