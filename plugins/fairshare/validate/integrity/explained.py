"""The rules that what was published changes only together with an event that explains it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fairshare.language import gettext as _
from fairshare.model import Data, Path
from fairshare.problems import Problem
from fairshare.validate.entry_access import groups, text
from fairshare.validate.integrity.coverage import METHOD, STAGE, SUBMITTED
from fairshare.validate.integrity.fields import REVIEW_BY, ChangedField, changed_fields
from fairshare.validate.integrity.growing import EVENTS, GROWING
from fairshare.validate.integrity.lasting import is_lowered
from fairshare.validate.integrity.pair import Pair
from fairshare.validate.integrity.words import kinds_in_words
from fairshare.validate.naming import ANSWERS, short
from fairshare.validate.rules.lineage import SUPERSEDED_BY, SUPERSEDES

ORGANISATIONS = "organisations"
_RECIPIENT = "recipient"

_BY_OTHER_RULES = frozenset({*GROWING, "decision", "withdrawn"})
_LINEAGE = ((SUPERSEDES,), (SUPERSEDED_BY,))


def explained(pair: Pair) -> Iterator[Problem]:
    """Nothing of substance changes in silence once people rely on it (contract: fields)."""
    if pair.since is None:
        return
    unsaid = list(_recipients(pair))
    yield from unsaid
    for path, fields in _unexplained(pair).items():
        if path == STAGE:
            yield _stage(pair, fields[0])
        elif path == REVIEW_BY:
            yield _review(pair, fields[0])
        elif path in _LINEAGE:
            yield _lineage(pair, fields[0])
        elif path != (ORGANISATIONS,) or not unsaid:
            yield _silent(pair, path, fields)


def _unexplained(pair: Pair) -> dict[Path, list[ChangedField]]:
    """What no new event explains, by the field that a person would name."""
    found: dict[Path, list[ChangedField]] = {}
    for one in changed_fields(pair):
        elsewhere = (
            one.path[0] in _BY_OTHER_RULES or one.path == SUBMITTED or _is_refused(pair, one)
        )
        if one.explained or elsewhere or (one.path == METHOD and is_lowered(pair)):
            continue
        found.setdefault(_named(one.path), []).append(one)
    return found


def _is_refused(pair: Pair, one: ChangedField) -> bool:
    """Whether the schema knows no such field, or no such stage: no event makes that right."""
    if one.path == STAGE:
        return one.difference.new not in pair.names.subschema(STAGE).get("enum", ())
    return one.difference.kind == "added" and not pair.names.subschema(one.path)


def _named(path: Path) -> Path:
    """A field of the entry, or of one of its groups; the answers are one."""
    inner = path[0] != ANSWERS and len(path) > 1 and isinstance(path[1], str)
    return path[:2] if inner else path[:1]


def _silent(pair: Pair, path: Path, fields: Sequence[ChangedField]) -> Problem:
    """A change that no event explains, with the kinds that would."""
    place = _place(fields[0])
    return pair.source.problem(
        "E511",
        place,
        "" if pair.since == "decided" else str(pair.since),
        hint="other event" if pair.added else None,
        field=_field(pair, path, fields),
        kinds=kinds_in_words(pair.coverage.kinds(*(one.path for one in fields), own=pair.own)),
        events=_events(pair),
    )


def _place(one: ChangedField) -> Path:
    """Where it stands now; what is gone stood in its list."""
    gone = one.difference.kind == "removed" and isinstance(one.path[-1], int)
    return one.path[:-1] if gone else one.path


def _field(pair: Pair, path: Path, fields: Sequence[ChangedField]) -> str:
    """What changed, in words: the one field, or the group and its questions."""
    questions = dict.fromkeys(str(one.path[1]) for one in fields if len(one.path) > 1)
    if path == (ANSWERS,) and len(questions) > 1:
        return f"{pair.names.field(path)}: {short(', '.join(questions), 300)}"
    if path == (ANSWERS,) and len(fields) > 1:
        return pair.names.field(fields[0].path[:2])
    return pair.names.field(_place(fields[0]) if len(fields) == 1 else path)


def _events(pair: Pair) -> str:
    """The new events, by their kinds."""
    return short(", ".join(text(event, "kind") for _, event in pair.added), 200)


def _recipients(pair: Pair) -> Iterator[Problem]:
    """Who begins or ceases to receive data is said by an event that says just that."""
    old, new = _receiving(pair.old), _receiving(pair.new)
    for flag, variant, ids in (
        ("adds_recipient", "gained", new.keys() - old.keys()),
        ("removes_recipient", "lost", old.keys() - new.keys()),
    ):
        if not ids or any(pair.coverage.has_flag(event, flag) for _, event in pair.added):
            continue
        places = [new[one] for one in ids if one in new]
        yield pair.source.problem(
            "E519",
            (ORGANISATIONS, min(places)) if places else (ORGANISATIONS,),
            variant,
            ids=short(", ".join(sorted(ids)), 200),
            kinds=kinds_in_words(pair.coverage.kinds_with(flag)),
        )


def _receiving(data: Data) -> dict[str, int]:
    """The organisations that receive data, each with a place where it is named."""
    return {
        text(one, "id"): place
        for place, one in groups(data, ORGANISATIONS)
        if text(one, "id") and _RECIPIENT in one.get("roles", ())
    }


def _stage(pair: Pair, field: ChangedField) -> Problem:
    """Where the sharing has got to is said by what happened to it."""
    after = str(field.difference.new)
    by_event = any(pair.coverage.sets_stage(one) for _, one in groups(pair.new, EVENTS))
    corrections = () if by_event else pair.coverage.corrections()
    return pair.source.problem(
        "E521",
        STAGE,
        field=pair.names.field(STAGE),
        before=short(str(field.difference.old)),
        after=short(after),
        kinds=kinds_in_words([*pair.coverage.kinds_to(after), *corrections]),
    )


def _review(pair: Pair, field: ChangedField) -> Problem:
    """A review that is due is not put off by moving its date."""
    before, after = field.difference.old, field.difference.new
    return pair.source.problem(
        "E520",
        REVIEW_BY,
        "corrected" if pair.corrected else "",
        field=pair.names.field(REVIEW_BY),
        before=short(str(before or _("no day"))),
        after=short(str(after or _("no day"))),
        kinds=kinds_in_words(pair.coverage.kinds(REVIEW_BY)),
    )


def _lineage(pair: Pair, field: ChangedField) -> Problem:
    """What took the place of what is said once."""
    old, new = field.difference.old, field.difference.new
    return pair.source.problem(
        "E514",
        field.path,
        "" if new else "taken out",
        field=pair.names.field(field.path),
        id=short(str(old), 90),
        kinds=kinds_in_words(pair.coverage.kinds(field.path)),
    )
