"""What the form needs beside its page: an empty entry, and the facts that its scripts work with.

The numbers of the scoring method, the closed lists and the sentences of pages are read from where
they live, so that the browser holds none of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from fairshare.catalogue import WORDINGS, Wording
from fairshare.catalogue.conditions import CONDITIONS, LENGTH_NEEDED
from fairshare.catalogue.entry import ENTRY
from fairshare.catalogue.entry_kinds import KIND_OF_ENTRY
from fairshare.catalogue.personal import PERSONAL as PERSONAL_DATA
from fairshare.catalogue.record import RECORD
from fairshare.catalogue.schema import KINDS, SCHEMA
from fairshare.framework import OWN, CodeList, Framework, Jurisdiction, Method, RuleRow
from fairshare.language import gettext as _
from fairshare.load.raw.properties import MOST_MARKS
from fairshare.load.register import ORGANISATIONS
from fairshare.model import IMPORTED, PERSONAL, WORKED_EXAMPLE
from fairshare.model.organisation import Organisation
from fairshare.publish.edition import Edition
from fairshare.publish.form.entry_template import entry_template
from fairshare.publish.form.host_pages import EDIT_FILE, NEW_FILE, NEW_ISSUE, host_page
from fairshare.publish.form.laws import law_codes, law_facts
from fairshare.publish.form.page_words import page_words
from fairshare.publish.form.personal import personal_facts
from fairshare.publish.form.starting_points import starting_points
from fairshare.publish.form.words import form_words, start_words
from fairshare.publish.page import Asset
from fairshare.score.compiled_method import compile_method
from fairshare.score.gates import gates_changed_by
from fairshare.validate.checker import ELSEWHERE_TOO, SCORED_FIELDS, SILENT
from fairshare.validate.rules.identity import LONGEST_SLUG, RESERVED, SLUG, TAKEN
from fairshare.validate.rules.legal import LISTS
from fairshare.validate.rules.public import MOST_PERCENT
from fairshare.validate.schema.messages import FEW
from fairshare.validate.text.links import DOTS, FILE_ENDINGS
from fairshare.validate.text.mailbox import PERSON, ROLE_WORDS
from fairshare.validate.text.silence import LEAST_RATING
from fairshare.validate.text.substance import LEAST_WORDS, SAYING_NOTHING

_FOUND_BY_THE_FORM = (
    *(*SCHEMA, *ENTRY, *CONDITIONS, *KIND_OF_ENTRY, *RECORD),
    *PERSONAL_DATA,
    *("W220", "E301", "W254"),
    *("E003", "E004", "E005", "E006", "E007", "E009", "E011", "E261", "W262"),
)
"""The codes whose words the form needs, for what is typed and for files that are opened."""


def facts_of_form(edition: Edition) -> Iterator[Asset]:
    """What the form works with."""
    yield _as_json("assess/form.json", form_facts(edition))


def form_assets(edition: Edition) -> Iterator[Asset]:
    """The other files below `assess/`: none of them hangs on what initiatives say."""
    yield entry_template(edition.framework)
    yield _as_json("assess/starting-points.json", starting_points(edition.framework))
    yield _as_json("assess/personal.json", personal_facts(edition.framework.jurisdiction))
    yield _as_json("assess/start.json", _at_the_start(edition))


def _at_the_start(edition: Edition) -> dict[str, Any]:
    """What the page needs as it opens; all facts are fetched when somebody begins to fill it in."""
    return {
        "words": start_words(),
        "names": {one.id: [one.name, *_other_names(one)] for one in edition.organisations.values()},
        "dateOrder": edition.framework.jurisdiction.date_order,
    }


def _as_json(name: str, facts: Mapping[str, Any]) -> Asset:
    return Asset(name, json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode())


def form_facts(edition: Edition) -> dict[str, Any]:
    """What score.js, rules.js and hand-over.js work with."""
    framework = edition.framework
    codes = (*_FOUND_BY_THE_FORM, *law_codes(framework))
    return {
        "methods": {name: _method(one, framework) for name, one in framework.methods.items()},
        "questions": [
            {"id": q.id, "principle": q.principle, "axis": q.axis, "label": q.label}
            | {"low": q.low, "unknown": q.unknown}
            for q in framework.questions
        ],
        "codes": {name: _labels(one) for name, one in framework.codes.items()},
        "special": _flagged(framework.codes.get("data_categories"), "special"),
        "personal": sorted(PERSONAL),
        "own": OWN,
        "workedExample": WORKED_EXAMPLE,
        "imported": IMPORTED,
        "eventKinds": _event_kinds(framework.event_kinds),
        "alone": {
            ".".join(path): _flagged(framework.codes[name], "alone") for name, path in LISTS.items()
        },
        "rules": [_row(row) for row in framework.rules if "initiative" in row.files],
        "jurisdiction": _jurisdiction(framework.jurisdiction),
        "checkedLists": sorted(
            one.code for one in framework.jurisdiction.identifier_lists if one.check_digit
        ),
        "unlistedKinds": [
            kind
            for kind in framework.codes["organisation_types"].codes
            if not framework.jurisdiction.has_list_for(kind)
        ],
        "gatesChangedBy": _gates_changed(framework.event_kinds),
        "organisations": _organisations(edition),
        "dateOrder": framework.jurisdiction.date_order,
        "page": page_words(framework),
        "words": form_words(),
        "problems": {code: _wording(WORDINGS[code]) for code in codes},
        "kinds": {name: _(words) for name, words in KINDS.items()},
        "lengthNeeded": _(LENGTH_NEEDED),
        "checks": {**_checks(), "silence": framework.silence},
        "authorities": _authorities(framework),
        "folder": _folder(edition),
        "bodyFolder": f"{_folder(edition).rpartition('/')[0]}/{ORGANISATIONS}",
        "newFile": host_page(NEW_FILE, edition.repository),
        "editFile": host_page(EDIT_FILE, edition.repository),
        "newIssue": host_page(NEW_ISSUE, edition.repository),
        "mailbox": edition.mailbox,
        **law_facts(framework),
    }


def _wording(wording: Wording) -> dict[str, dict[str, str]]:
    """The texts of a code, gaps and all."""
    return {
        "messages": {name: _(text) for name, text in wording.messages.items()},
        "hints": {name: _(text) if text else "" for name, text in wording.hints.items()},
    }


def _checks() -> dict[str, Any]:
    """Numbers, words and patterns of the rules that the form applies too."""
    return {
        "sayingNothing": sorted(SAYING_NOTHING),
        "leastWords": LEAST_WORDS,
        "slug": SLUG,
        "longestSlug": LONGEST_SLUG,
        "taken": sorted(TAKEN),
        "reserved": sorted(RESERVED),
        "leastSilent": LEAST_RATING,
        "mostPercent": MOST_PERCENT,
        "person": PERSON,
        "roleWords": sorted(ROLE_WORDS),
        "dots": DOTS,
        "fileEndings": sorted(FILE_ENDINGS),
        "fewCodes": FEW,
        "mostMarks": MOST_MARKS,
        "scoredFields": sorted(SCORED_FIELDS),
        "silent": {code: sorted(codes) for code, codes in SILENT.items()},
        "elsewhereToo": sorted(ELSEWHERE_TOO),
    }


def _method(method: Method, framework: Framework) -> dict[str, Any]:
    """A method in whole numbers (score.compiled_method)."""
    rules = compile_method(method, framework.questions)
    return {
        "top": rules.top,
        "outcomes": rules.outcomes,
        "weights": rules.weights,
        "groups": rules.groups,
        "placed": rules.placed,
        "ladders": {
            name: {"limits": one.limits, "caps": one.caps, "above": one.above}
            for name, one in rules.ladders.items()
        },
        "coverage": rules.coverage,
        "applicability": rules.applicability,
        "bands": [[name, *least.as_integer_ratio()] for name, least in method.bands],
        "critical": sorted(method.critical),
        "criticalCaps": method.critical_caps,
        "gates": method.gate_caps,
        "incompleteGates": method.incomplete_gates,
        "ranks": method.decision_ranks,
        "cautious": sorted(method.cautious),
        "levels": method.assessment_levels,
    }


def _row(row: RuleRow) -> dict[str, Any]:
    """A rule as it is written, without what only maintainers read."""
    return {name: value for name, value in row.source.items() if name not in {"why", "of"}}


def _jurisdiction(jurisdiction: Jurisdiction) -> dict[str, Any]:
    """The facts of law that the form's rules ask for."""
    bases = jurisdiction.legal_bases.items()
    return {
        "lawHosts": jurisdiction.law_hosts,
        "reviewMonths": jurisdiction.review_months,
        "bases": [code for code, one in bases if one.is_basis and not one.with_gateway],
        "basesWithGateway": [code for code, one in bases if one.is_basis and one.with_gateway],
        "needsSpecialCondition": [code for code, one in bases if one.needs_special_condition],
        "notForAuthorities": [code for code, one in bases if one.not_for_authorities],
    }


def _gates_changed(kinds: CodeList) -> dict[str, list[str]]:
    """Each kind of event with the gates whose facts may be others since."""
    found = {code: gates_changed_by(kind) for code, kind in kinds.codes.items()}
    return {code: sorted(gates) for code, gates in found.items() if gates}


def _labels(listed: CodeList) -> Mapping[str, str]:
    return {code: one.label for code, one in listed.codes.items()}


def _flagged(listed: CodeList | None, flag: str) -> list[str]:
    return [code for code, one in listed.codes.items() if flag in one.flags] if listed else []


def _event_kinds(listed: CodeList) -> dict[str, Any]:
    """The stages that kinds of events lead to, and those that need to say by whom."""
    stages = {code: one.stage_to for code, one in listed.codes.items() if one.stage_to}
    return {"stageTo": stages, "needsBy": _flagged(listed, "needs_by")}


def _organisations(edition: Edition) -> dict[str, list[object]]:
    """Id to name, whether it is a public authority (W220), and what else it is and was called."""
    authorities = _authorities(edition.framework)
    return {
        one.id: [one.name, one.data.get("type") in authorities, *_other_names(one)]
        for one in edition.organisations.values()
    }


def _authorities(framework: Framework) -> list[str]:
    return _flagged(framework.codes.get("organisation_types"), "public_authority")


def _other_names(organisation: Organisation) -> Iterator[str]:
    yield from organisation.also_known_as
    yield from (name for _day, name in organisation.former_names)


def _folder(edition: Edition) -> str:
    """Where entries lie below the project, as those that are there show."""
    files = (one.file for one in edition.register.initiatives.values())
    return next(files, "register/initiatives/lead/slug.yml").rsplit("/", 2)[0]
