"""The rule on mailboxes: a register names roles and teams, never a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fairshare.load.document import Document
from fairshare.problems import Problem
from fairshare.validate.context import Context
from fairshare.validate.entry_access import text

PERSON = "[a-z]+(?:[._-][a-z]+){1,2}[0-9]{0,3}"
"""first.last, f.last or first.m.last, as offices give addresses to people: a pattern that Python
and the browser read alike."""

_WORDS = (
    "access admin administration advice advisor alerts analysis analytics applications assurance "
    "benefits board business care centre children civil clinical clerk commissioner commissioning "
    "committee communications community complaints compliance contact contracts controller "
    "corporate correspondence council customer customers data democratic department desk digital "
    "directorate disclosure dpia dpo dpt dsa education enquiries enquiry ethics feedback finance "
    "foi fraud freedom gdpr general governance gov group health hello help helpdesk housing "
    "ico ig inbox info information innovation inquiries insight intelligence it legal mail mailbox "
    "management media members noreply nhs office officer officers operations partnership "
    "partnerships performance planning police policy post press privacy procurement programme "
    "project projects protection public publications quality query queries records register "
    "registrar registration reply research requests review rights risk safeguarding sars school "
    "schools secretariat secretary security service services share sharing sirs social standards "
    "statistics strategy support team teams transformation transparency trust unit web webmaster "
    "welfare"
)

ROLE_WORDS = frozenset(_WORDS.split())
"""Words that a mailbox of a role or a team has in its name."""


def role_mailbox(document: Document, context: Context) -> Iterator[Problem]:
    """The address must not look like a person's. It is never printed: logs are public."""
    address = text(document.data, "contact", "email")
    local = address.partition("@")[0].casefold()
    if not re.fullmatch(PERSON, local) or ROLE_WORDS & set(re.split(r"[._-]", local)):
        return
    path = ("contact", "email")
    problem = document.problem("E219", path, field=context.names.field(path))
    yield replace(problem, excerpt=None)
