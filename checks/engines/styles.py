"""The features that a style sheet uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import tinycss2

from checks.engines.scripts import Use
from checks.engines.table import Rules, Versions, above

_OWN_WORDS = ("page", "font-face")
"""At-rules in which other words count than in a rule."""
_LONG = {"list-style": ["list-style-type"], "text-decoration": ["text-decoration-style"]}
"""The long forms of which MDN's data does not repeat each word under the short one."""


@dataclass(frozen=True)
class Sheet:
    """Reads a style sheet for one floor."""

    rules: Rules
    known: Mapping[str, Mapping[str, Versions]]
    floor: Versions

    def uses(self, text: str) -> Iterator[Use]:
        """Each feature in a sheet, in order; a property or a pseudo-class unknown to us too."""
        yield from self._all(tinycss2.parse_stylesheet(text, skip_comments=True))

    def _all(self, parts: Sequence[Any]) -> Iterator[Use]:
        for part in parts:
            if part.type == "error":
                yield Use(part.message, "unreadable", part.source_line)
            elif part.type == "qualified-rule":
                yield from self._selector(part.prelude)
                yield from self._block(tinycss2.parse_blocks_contents(part.content))
            elif part.type == "at-rule":
                yield from self._at_rule(part)

    def _at_rule(self, rule: Any) -> Iterator[Use]:
        """`@media` and its kin; what is in `@supports` has its fallback outside."""
        name = rule.lower_at_keyword
        yield Use(name, "at-rule", rule.source_line)
        if name in _OWN_WORDS or rule.content is None:
            return
        if name == "media":
            yield from self._media(rule)
        within = self._all(tinycss2.parse_blocks_contents(rule.content))
        for use in within:
            yield replace(use, fallback=True) if name == "supports" else use

    def _media(self, rule: Any) -> Iterator[Use]:
        for block in rule.prelude:
            if block.type == "() block":
                words = [token for token in block.content if token.type == "ident"]
                for word in words[:1]:
                    yield Use(word.lower_value, "media", rule.source_line)
                yield from self._named("media", tinycss2.serialize(block.content), block)

    def _selector(self, tokens: Sequence[Any]) -> Iterator[Use]:
        """The pseudo-classes and pseudo-elements of a selector, those inside others too."""
        for before, token in zip([None, *tokens], tokens, strict=False):
            colon = before is not None and before.type == "literal" and before.value == ":"
            if colon and token.type in {"ident", "function"}:
                word = token.lower_value if token.type == "ident" else token.lower_name
                yield Use(word, "pseudo", token.source_line)
            if token.type == "literal" and token.value == "&":
                yield Use("nesting", "pseudo", token.source_line)
            inside = getattr(token, "arguments", None) or getattr(token, "content", None)
            if inside:
                yield from self._selector(inside)

    def _block(self, parts: Sequence[Any]) -> Iterator[Use]:
        """A rule's declarations. One that an old engine drops may stand behind one it knows."""
        plain: set[str] = set()
        declared = [part for part in parts if part.type == "declaration"]
        for part in declared:
            found = list(self._declaration(part))
            if not any(self._lacking(use) for use in found):
                plain.add(part.lower_name)
            for use in found:
                yield replace(use, fallback=part.lower_name in plain)
        if declared:
            text = "; ".join(f"{part.lower_name}: {_value(part)}" for part in declared)
            yield from self._named("rule", text, declared[0])
        yield from self._all([part for part in parts if part.type != "declaration"])

    def _declaration(self, part: Any) -> Iterator[Use]:
        name = part.lower_name
        if name.startswith("-"):
            return  # a property of our own, or one that an engine has for itself
        yield Use(name, "property", part.source_line)
        for kind, word in _words(part.value):
            for key in [word] if kind == "function" else self._values(name, word):
                if key in self.known[kind]:
                    yield Use(key, kind, part.source_line)
        yield from self._named("style", f"{name}: {_value(part)}", part)

    def _values(self, name: str, word: str) -> list[str]:
        """The names of a value; a word in a short form is the same in the long one."""
        return [f"{one}: {word}" for one in (name, *_LONG.get(name, ()))]

    def _named(self, where: str, text: str, part: Any) -> Iterator[Use]:
        for token in self.rules.tokens:
            if token.where == where and token.pattern.search(text):
                yield Use(token.name, "named", part.source_line)

    def _lacking(self, use: Use) -> bool:
        return above(self.known[use.kind].get(use.name, (None, None, None)), self.floor)


def _value(part: Any) -> str:
    return str(tinycss2.serialize(part.value)).strip()


def _words(tokens: Sequence[Any]) -> Iterator[tuple[str, str]]:
    """What a value says by words, and the functions that it calls."""
    for token in tokens:
        if token.type == "ident":
            yield "value", token.lower_value
        elif token.type == "function":
            yield "function", token.lower_name
            yield from (pair for pair in _words(token.arguments) if pair[0] == "function")
        elif token.type == "() block":
            yield from _words(token.content)
