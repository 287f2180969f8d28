"""The agreement as Markdown, for a word processor, or as a page: `fairshare export statement`."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markupsafe import escape

from fairshare.publish.profiles.agreement import Agreement, agreement_parts
from fairshare.publish.profiles.blocks import BlockTable, PrintBlock
from fairshare.publish.profiles.pieces import PIECES


def agreement_markdown(agreement: Agreement) -> str:
    """The whole agreement, its parts in the order of the print file."""
    return "\n\n".join(_paragraphs(agreement)) + "\n"


def agreement_html(agreement: Agreement) -> str:
    """The same as a page that stands alone. What an entry says is escaped by the parser."""
    body = (
        MarkdownIt("commonmark", {"html": False})
        .enable("table")
        .render(agreement_markdown(agreement))
    )
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(agreement.title)}'
    return f"{head}</title>\n{body}</html>\n"


def _paragraphs(agreement: Agreement) -> Iterator[str]:
    yield f"**{agreement.first_line}**"
    yield f"# {agreement.title}"
    if agreement.read_from:
        yield f"{agreement.voice.banner}. {' '.join(agreement.read_from)}"
    yield agreement.profile.document
    for part in agreement_parts(agreement, PIECES):
        yield f"## {part.title}"
        for block in part.blocks:
            yield f"### {_heading(block)}"
            for text in block.texts:
                yield f"{text.label}: {text.words}" if text.label else text.words
            if block.table:
                yield _table(block.table)
    if agreement.about_its_order:
        yield f"---\n\n{agreement.about_its_order}"


def _heading(block: PrintBlock) -> str:
    return f"{block.label} ({block.section})" if block.section else block.label


def _table(table: BlockTable) -> str:
    rows = [table.head, tuple("---" for _ in table.head), *table.rows]
    return "\n".join(f"| {' | '.join(_cell(one) for one in row)} |" for row in rows)


def _cell(text: str) -> str:
    """A cell on one line, in which no bar begins another."""
    return " ".join(text.split()).replace("|", "\\|")
