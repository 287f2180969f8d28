"""The peer: stock MkDocs with Material that renders the same text as Markdown, outside the menu."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from fairshare.load.strict_yaml import parse

CONFIG = """\
site_name: Stock
site_url: https://stock.example/
theme: {name: material, language: en, font: false}
plugins: []
nav:
  - Home: index.md
not_in_nav: "*"
"""


def make_stock(made: Path, folder: Path) -> Path:
    """A stock project below `folder` with a Markdown page for every initiative of a made register.

    The pages hold the question texts, ratings, reasons, evidence and details that ours show, but
    nothing is checked or scored for them.
    """
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (folder / "docs/index.md").write_text("# Stock\n", encoding="utf-8")
    schema = json.loads((made / "schema/initiative.schema.json").read_text(encoding="utf-8"))
    questions = schema["properties"]["answers"]["properties"]
    for file in sorted((made / "register/initiatives").glob("*/*.yml")):
        document = parse(file.read_bytes(), file.name).document
        if document is None:
            raise AssertionError(file)
        target = folder / "docs/initiatives" / file.parent.name / f"{file.stem}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("\n\n".join(_page(document.data, questions)), encoding="utf-8")
    return folder


def _page(entry: Mapping[str, Any], questions: Mapping[str, Any]) -> Iterator[str]:
    yield f"# {entry['title']}"
    yield entry["summary"]
    yield f"## What was decided, and why\n\n{entry.get('decision', {}).get('justification', '')}"
    yield f"## What it is meant to bring\n\n{entry['purpose']['benefits']}"
    yield f"## What could go wrong\n\n{entry['purpose']['risks']}"
    yield "## The 18 answers"
    for name, question in questions.items():
        answer = entry.get("answers", {}).get(name, {})
        rating = answer.get("rating", "unknown")
        yield f"### {question['title']}"
        yield f"**{rating} of 5**: {question['x-scale'].get(str(rating), '')}"
        yield answer.get("justification", "")
        yield "Evidence: " + "; ".join(
            f"[{one['title']}]({one['url']})" for one in answer.get("evidence", ())
        )
    yield "## The details"
    for part in ("data", "legal", "safeguards", "engagement", "dates"):
        for key, value in entry.get(part, {}).items():
            yield f"**{key}**: {value if isinstance(value, str) else json.dumps(value)}"
    for part in ("results", "events", "challenges", "sources"):
        yield "\n".join(f"- {' '.join(map(str, one.values()))}" for one in entry.get(part, ()))
