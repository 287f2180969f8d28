"""The templates' environment: everything is escaped, every missing name is an error."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    PackageLoader,
    StrictUndefined,
)
from jinja2.bccache import Bucket
from jinja2.runtime import Macro
from markupsafe import Markup

from fairshare import language, prose
from fairshare.framework import PRINCIPLES, Framework
from fairshare.model.stored import StoredData
from fairshare.prose.lead import lead_of
from fairshare.publish.charts.scales import bands, ground
from fairshare.publish.frame.translating import Translating
from fairshare.publish.states.voices import voice_code, voice_label
from fairshare.publish.words.dates import date_words, duration_words
from fairshare.publish.words.outcomes import outcome_label
from fairshare.publish.words.ratings import one_decimal, rating_words
from fairshare.work.cache import code_digest

TEMPLATES = Path(__file__).parents[2] / "templates"
"""Where the templates, scripts and styles of the register lie."""

PIECES = {
    "draw": ("answer", "line", "marks", "scales", "tags"),
    "say": ("contact", "decision", "events", "exchange", "happened", "organisations", "steps"),
}
"""What every template may call, such as `draw.answer(…)` or `say.reasons(…)`: each name, with the
templates in `pieces/` whose macros it holds."""

_DRAWN_ONCE = frozenset(
    {
        *("answer", "pips", "icon", "raised", "frame", "limit_words", "bar", "band_names"),
        *("exchange", "exchange_short"),
    }
)
"""Those that depend on a few plain values, the same on many pages: each is drawn once a build. If
they were drawn each time, a page would take a fifth longer."""

_OF_DICTS = frozenset(dir(dict))
"""What a dot finds on a dict before its keys: `items`, `get` and the like."""

_PLAIN: tuple[type[Any], ...] = (dict, StoredData)
"""Of what kind an entry's data is."""

HEAD = "partials/fairshare/head.html"
"""What differs in <head>; of the theme's templates the only one that our pages use too."""


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates in a folder of the user's own, as Python keeps its compiled modules.

    They are ready in a fiftieth of a second; without, every build and each new start of a preview
    compiles for half a second. Not in our cache of work, which workflows may hand on: code is never
    taken from there.
    """

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code; a full disk keeps none."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _compiled() -> _Compiled | None:
    """Where compiled templates of this version of the code lie; None where no folder is safe."""
    with suppress(OSError, RuntimeError):
        return _Compiled(pattern=f"fairshare-{code_digest()[:16]}-%s")
    return None


class _KeysFirst(Environment):
    """Jinja's environment, in which a dot on an entry's plain data is its key at once.

    Jinja looks for an attribute first and meets an exception for each key, a thousand on a page.
    Without it drawing a page takes a twentieth longer. (All figures of this module: the processor's
    time for the pages of the real register's 18 initiatives, 25 runs of each kind in turn.)
    """

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template means by a dot."""
        if type(obj) in _PLAIN and attribute not in _OF_DICTS:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)


LEAD = 110
"""About how many characters of a long text stand open on a narrow screen."""


def make_environment(framework: Framework) -> Environment:
    """Jinja with autoescape on, strict about names, speaking the register's language.

    Every template is ready when it comes back: workers that are forked later share them.
    """
    environment = _KeysFirst(
        loader=PackageLoader("fairshare", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=_compiled(),
        auto_reload=False,  # or every include of every page asks the disk
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    environment.code_generator_class = Translating
    environment.install_gettext_translations(language.CATALOGUE, newstyle=False)  # type: ignore[attr-defined]
    environment.filters["prose"] = safe_prose
    environment.filters["plain"] = prose.plain
    environment.filters["lead"] = lambda text: lead_of(text, LEAD)
    environment.filters["date"] = date_words
    environment.filters["duration"] = duration_words
    environment.filters["number"] = one_decimal
    environment.globals["label"] = framework.label
    environment.globals["meaning"] = framework.meaning
    environment.globals["labels"] = framework.labels
    environment.globals["voice"] = lambda initiative: voice_label(voice_code(initiative))
    environment.globals["outcome_label"] = lambda code: outcome_label(code, framework)
    environment.globals["questions_of"] = {
        principle: [one for one in framework.questions if one.principle == principle]
        for principle in PRINCIPLES
    }
    environment.globals["bands_of"] = lambda version: bands(framework.methods[version])
    environment.globals["ground_of"] = lambda versions: ground(
        framework.methods[version] for version in versions
    )
    environment.globals["framework"] = framework
    environment.globals["rating_words"] = rating_words
    _add_pieces(environment)
    for name in environment.list_templates(filter_func=_is_ours):
        environment.get_template(name)
    return environment


def _is_ours(name: str) -> bool:
    """Whether the register's pages are drawn from a template; others are the theme's."""
    return name == HEAD or (name.startswith("fairshare/") and name.endswith((".html", ".xml")))


def _add_pieces(environment: Environment) -> None:
    """Make the macros of `pieces/` once: an import in a template makes them again on every page."""
    environment.globals.update((name, SimpleNamespace()) for name in PIECES)
    for name, templates in PIECES.items():
        pieces = vars(environment.globals[name])
        for template in templates:
            module = environment.get_template(f"fairshare/pieces/{template}.html").module
            for called, macro in vars(module).items():
                if isinstance(macro, Macro):
                    pieces[called] = lru_cache(4096)(macro) if called in _DRAWN_ONCE else macro


@lru_cache(maxsize=4096)
def safe_prose(text: str) -> Markup:
    """An entry's prose as sanitised HTML; versions repeat what they did not change."""
    return Markup(prose.render(text))  # noqa: S704 - prose.render sanitises
