"""The page of each version as it stood, at an address that stays whatever happens to git."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple
from zlib import crc32

from markupsafe import Markup

from fairshare.history import History, Step, Version
from fairshare.language import gettext as _
from fairshare.load.strict_yaml import parse
from fairshare.model import Initiative, Path, organisations_in
from fairshare.publish.edition import Edition, Item
from fairshare.publish.initiative.context import OtherEntries, initiative_context
from fairshare.publish.materials import Materials
from fairshare.publish.page import Page, Product
from fairshare.publish.pages.history import has_past, version_address
from fairshare.publish.past.difference_words import DifferenceWords
from fairshare.publish.past.odd_versions import odd_version
from fairshare.publish.past.words_of_day import PastWords, Spoken
from fairshare.publish.states import Situation
from fairshare.score import assess
from fairshare.validate import Checker

_BATCH = 50
"""Of how many initiatives, at most, the versions are read and drawn at once: few enough to share
out, and to draw again when one of them has a new version."""
ROOT = "../" * 5


@dataclass(frozen=True, slots=True)
class VersionPage:
    """A version and the times in which it stood: more than one when it came back."""

    id: str
    version: Version
    blob: str
    times: tuple[tuple[dt.date | None, dt.date | None], ...]
    """From and until, newest first; until None for what nothing has taken the place of."""
    current: bool
    commit: str = ""
    """What git calls the commit in which it newest came."""
    order: int = 0
    """The place of that commit in the register's log."""

    @property
    def day(self) -> dt.date | None:
        """When it newest came."""
        return self.times[0][0]

    @property
    def has_body(self) -> bool:
        """Whether its page shows what it said: that of the current one leads to where it stands."""
        return self.version.shown and not self.current

    @property
    def address(self) -> str:
        return version_address(self.id, self.version.sha256[:12])


def version_pages(edition: Edition) -> Iterator[Product]:
    """`/initiatives/<org>/<slug>/versions/<first 12 of the sha256>/` of every version.

    A batch of them at a time: git is asked once for all its texts.
    """
    if edition.history:
        for batch in _batches(edition, edition.history):
            yield Product(_pages_of_batch, (batch,))


def _pages_of_batch(materials: Materials, batch: Sequence[VersionPage]) -> Iterator[Page]:
    if materials.edition.history is None:
        raise AssertionError("versions come of a history")
    yield from _Drawing(materials, materials.edition.history).pages(batch)


def _batches(edition: Edition, history: History) -> Iterator[list[VersionPage]]:
    """The versions of a few initiatives at a time: the same few, whatever comes to the register."""
    batches: dict[int, list[VersionPage]] = {}
    count = 1 << (len(history.initiatives) // _BATCH).bit_length()
    for identifier, steps in history.initiatives.items():
        if has_past(identifier, edition):
            batch = batches.setdefault(crc32(identifier.encode()) % count, [])
            batch += pages_of_versions(steps, current=identifier in edition.titles)
    yield from filter(None, batches.values())


def pages_of_versions(steps: Sequence[Step], *, current: bool) -> Iterator[VersionPage]:
    """Each committed version of an initiative once. `current`: the entry is still there."""
    times: dict[str, list[tuple[dt.date | None, dt.date | None]]] = {}
    for step in steps:
        if step.blob:
            times.setdefault(step.name, []).append((step.day, step.until))
    named = {step.name: step for step in reversed(steps) if step.blob}
    for name, found in times.items():
        step = named[name]
        if step.version is not None:
            newest = current and steps[0].blob != "" and steps[0].name == name
            yield VersionPage(
                *(step.id, step.version, step.blob, tuple(found), newest, step.commit, step.order)
            )


class _Drawing:
    """Draws versions as they stood, from their bytes."""

    def __init__(self, materials: Materials, history: History) -> None:
        self._edition = materials.edition
        self._history = history
        self._banner = materials.environment.get_template("fairshare/version.html")
        self._past = PastWords(materials, history)

    @cached_property
    def _checker(self) -> Checker:
        """Tells what today's rules refuse in a version that does not follow them."""
        return Checker(self._edition.framework, self._edition.today)

    def pages(self, batch: Sequence[VersionPage]) -> Iterator[Page]:
        """The page of each version, in order: a banner that says when it stood, then its body."""
        for page, drawn in zip(batch, self._bodies(batch), strict=True):
            body = Markup(drawn.html)  # noqa: S704 - rendered with autoescape
            whole = self._banner.render(
                root=ROOT, page=page, body=body, title=_title(page), of_day=drawn.of_day
            )
            yield Page(
                url=page.address,
                title=_("{} – version {}").format(_title(page), page.version.sha256[:12]),
                description=_("How this page stood before. There may be a newer version."),
                body=Markup(whole),  # noqa: S704 - rendered with autoescape
                section="initiatives",
                listed=False,
                stands_for=f"initiatives/{page.id}/",
            )

    def _bodies(self, batch: Sequence[VersionPage]) -> Iterator[_Drawn]:
        """The body of each version, in order; of the current one none, as its page stands."""
        own = [page for page in batch if page.has_body]
        trees = self._past.trees(page.commit for page in own if page.commit)
        contents = iter(self._history.contents([page.blob for page in own]) if own else ())
        for page in batch:
            if page.has_body:
                _blob, content = next(contents)
                yield self._draw(page, content, trees.get(page.commit, ""))
            else:
                yield _Drawn("", of_day=True)

    def _draw(self, page: VersionPage, content: bytes, tree: str) -> _Drawn:
        document = parse(content, f"initiatives/{page.id}.yml").document
        if document is None:
            raise AssertionError(page.id)  # it was read before, from the same bytes
        spoken = self._past.spoken(tree)
        if page.version.whole:
            return self._as_page(page, document.data, spoken)
        odd = odd_version(
            document.data, lambda data: self._checker.initiative(replace(document, data=data))
        )
        if odd is None or odd.data["method"] not in self._edition.framework.methods:
            return _Drawn(self._as_fields(page, document.data, spoken), spoken.of_day)
        drawn = self._as_page(page, odd.data, spoken)
        words = DifferenceWords(spoken.framework, spoken.framework.initiative_schema)
        html = spoken.environment.get_template("fairshare/version_odd.html").render(
            body=Markup(drawn.html),  # noqa: S704 - rendered with autoescape
            missing=[words.name(path) for path in odd.missing],
            aside=[(words.name(path), _field_texts(words, path, one)) for path, one in odd.aside],
        )
        return _Drawn(html, drawn.of_day)

    def _as_page(self, page: VersionPage, data: Mapping[str, Any], spoken: Spoken) -> _Drawn:
        """A version as a page of today."""
        digest = page.version.sha256
        initiative = Initiative.read(page.id, f"{page.id}.yml", digest, data)
        score = assess(data, self._edition.framework)
        if score.method not in spoken.framework.methods:
            spoken = self._past.spoken("")
        item = Item.of(Situation(initiative, spoken.framework, self._edition), score)
        decided = initiative.decision.dated if initiative.decision else ""
        named = [one for one in organisations_in(data) if one in self._edition.organisations]
        bodies = self._past.bodies(named, page.order, page.day, decided)
        others = OtherEntries(bodies, self._edition.titles)
        context = initiative_context(item, spoken.framework, others, root=ROOT)
        whole = spoken.environment.get_template("fairshare/initiative.html")
        return _Drawn(whole.render(context | {"version": digest[:12]}), spoken.of_day)

    def _as_fields(self, page: VersionPage, data: Mapping[str, Any], spoken: Spoken) -> str:
        """Every field of a version whose form is not today's, one after the other."""
        words = DifferenceWords(spoken.framework, spoken.framework.initiative_schema)
        groups = [(words.name((key,)), _field_texts(words, (key,), data[key])) for key in data]
        template = spoken.environment.get_template("fairshare/version_fields.html")
        return template.render(root=ROOT, page=page, title=_title(page), groups=groups)


class _Drawn(NamedTuple):
    """The body of a version."""

    html: str
    of_day: bool
    """Whether labels and questions are those of its day, not today's."""


def _field_texts(words: DifferenceWords, path: Path, value: Any) -> list[tuple[str, str]]:
    fields = words.fields(path, value) if isinstance(value, Mapping | list) else ()
    return list(fields) or [("", words.value(path, value))]


def _title(page: VersionPage) -> str:
    return page.version.title or page.id
