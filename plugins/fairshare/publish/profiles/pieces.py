"""The pieces of a printed agreement that are made of several fields together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fairshare.language import gettext as _
from fairshare.publish.profiles.agreement import Agreement, PrintPiece, item_blocks, not_stated
from fairshare.publish.profiles.blocks import BlockTable, BlockText, PrintBlock
from fairshare.publish.profiles.data_uses.pieces import DATA_USE_PIECES
from fairshare.publish.profiles.party_pieces import PARTY_PIECES, item_table, parties_of
from fairshare.publish.profiles.step_pieces import STEP_PIECES
from fairshare.publish.words.dates import date_words
from fairshare.validate.profiles.phase import value_in

ASKED_AT_LENGTH = (
    *("minimised_data", "clear_limits", "sensitivity", "identifiable_data"),
    *("breach_likelihood", "harm", "privacy", "security"),
)
"""The questions of the register that say at length what necessity and proportion are about."""


def _parties_in_one_line(agreement: Agreement) -> Iterator[PrintBlock]:
    names = [agreement.words.name(one["id"]) for one in parties_of(agreement) if "left" not in one]
    if names:
        yield PrintBlock((), _("Between"), texts=(BlockText(", ".join(names)),))


def _lead(agreement: Agreement) -> Iterator[PrintBlock]:
    leading = str(agreement.own.get("lead_agency") or agreement.initiative.lead)
    item = agreement.item("lead")
    label, section = (item.label, agreement.section(item)) if item else (_("Lead agency"), "")
    yield PrintBlock(("lead",), label, section, (BlockText(agreement.words.name(leading)),))


def _kind(agreement: Agreement) -> Iterator[PrintBlock]:
    if agreement.is_reading and "kind" not in agreement.own:
        return
    if agreement.own.get("amends"):
        words = _("It amends the agreement {id}.").format(id=agreement.own["amends"])
    else:
        words = _("A new agreement.")
    yield PrintBlock((), _("New or an amendment"), texts=(BlockText(words),))


def _version(agreement: Agreement) -> Iterator[PrintBlock]:
    if agreement.version:
        said = BlockText(agreement.version, label=_("This text is of"))
        yield PrintBlock((), _("Version"), texts=(said,))


def _disclosures(agreement: Agreement) -> Iterator[PrintBlock]:
    name = agreement.words.name
    listed = agreement.framework.labels
    every = agreement.initiative.data["data"].get("categories", ())
    rows = tuple(
        (name(flow.giver), name(flow.receiver), listed("data_categories", flow.what or every))
        for flow in agreement.initiative.flows
    )
    if rows:
        head = (_("From"), _("To"), _("What"))
        yield PrintBlock((), _("Who discloses what to whom"), table=BlockTable(head, rows))


def _function(agreement: Agreement) -> Iterator[PrintBlock]:
    item = agreement.item("function")
    rows = tuple(
        (
            agreement.words.name(one["party"]),
            one["function"],
            ", ".join(filter(None, (one.get("law", {}).get(key, "") for key in ("name", "url")))),
        )
        for one in agreement.own.get("functions", ())
    )
    head = (_("Party"), _("Function"), _("Law"))
    yield from item_table(agreement, item, head, rows)


def _competition(agreement: Agreement) -> Iterator[PrintBlock]:
    """What a choice in the form calls this is a whole sentence, which stands alone here."""
    item = agreement.item("competition")
    for block in item_blocks(agreement, item) if item else ():
        texts = (
            one._replace(words=f"{one.words}.") if one.kind == "plain" else one
            for one in block.texts
        )
        yield block._replace(texts=tuple(texts))


def _frequency(agreement: Agreement) -> Iterator[PrintBlock]:
    item = agreement.item("frequency")
    code = str(value_in(agreement.initiative.data, ("data", "frequency")) or "unknown")
    if item is None or code == "unknown":
        yield from item_blocks(agreement, item) if item else ()
        return
    words = agreement.framework.label("frequencies", code)
    said = words if code == "one-off" else _("Ongoing: {how}").format(how=words.lower())
    yield PrintBlock((item.id,), item.label, agreement.section(item), (BlockText(said),))


def _requests(agreement: Agreement) -> Iterator[PrintBlock]:
    item = agreement.item("rights")
    if item is None:
        return
    if agreement.is_reading:
        yield PrintBlock(
            (item.id,), item.label, agreement.section(item), (not_stated(agreement, item),)
        )
        return
    contact = agreement.initiative.data.get("contact", {})
    texts = [
        BlockText(
            _(
                "You may send a request under articles 15 to 18, 20 or 21 of the GDPR to the lead "
                "agency, which passes it on."
            )
        )
    ]
    texts += [BlockText(str(contact[key])) for key in ("team", "email", "url") if key in contact]
    if len(texts) == 1:
        texts.append(not_stated(agreement, item))
    yield PrintBlock((item.id,), item.label, agreement.section(item), tuple(texts))


def _review(agreement: Agreement) -> Iterator[PrintBlock]:
    item = agreement.item("review")
    if item is None:
        return
    due = agreement.initiative.dates.get("review_by")
    texts = [BlockText(date_words(due), label=_("Next review, by"))] if due else []
    for one in agreement.own.get("reviews", ()):
        node = agreement.node(("profiles", agreement.profile.name, "reviews")).get("items", {})
        texts += agreement.words.texts(node, one)
    section = agreement.section(item)
    yield PrintBlock(
        (item.id,), item.label, section, tuple(texts) or (not_stated(agreement, item),)
    )


def _assessment_answers(agreement: Agreement) -> Iterator[PrintBlock]:
    initiative = agreement.initiative
    answers = initiative.answers
    rows = tuple(
        (question.title, str(answer.rating), answer.justification or "")
        for question in agreement.framework.questions
        if question.id in ASKED_AT_LENGTH and (answer := answers.get(question.id))
    )
    if not rows:
        return
    made = initiative.data.get("assessment", {})
    words = _("Annex: assessment by {assessor}, {date}. The Act does not ask for it.")
    said = words.format(
        assessor=made.get("assessor", _("nobody who is named")),
        date=date_words(made["date"]) if "date" in made else _("no day stated"),
    )
    head = (_("Question"), _("Rating, of 5"), _("Reason"))
    yield PrintBlock((), _("Annex"), texts=(BlockText(said),), table=BlockTable(head, rows))


PIECES: Mapping[str, PrintPiece] = {
    **PARTY_PIECES,
    **STEP_PIECES,
    **DATA_USE_PIECES,
    "parties-in-one-line": _parties_in_one_line,
    "lead": _lead,
    "kind": _kind,
    "version": _version,
    "disclosures": _disclosures,
    "function": _function,
    "competition": _competition,
    "frequency": _frequency,
    "requests": _requests,
    "review": _review,
    "assessment-answers": _assessment_answers,
}
"""By the names that a print file uses. A piece of an item's name takes the item's place."""
