"""The files of a new register: the same for the same answers, version and day."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from jinja2 import Environment, StrictUndefined

from fairshare import __version__
from fairshare.framework import Framework
from fairshare.intake.bodies.directory import Directory
from fairshare.intake.bodies.editor_schema import editor_files
from fairshare.intake.entry_file import FOR_EDITORS
from fairshare.intake.issues.decision_form import decision_form
from fairshare.load.framework import load_framework
from fairshare.load.shipped import shipped_docs
from fairshare.start.fingerprints import fingerprint_file
from fairshare.start.new_register import STARTER, NewRegister, pack
from fairshare.validate.fingerprints import FINGERPRINTS

RECORD = ".fairshare.yml"
"""What was written, by which version and from which answers."""
BODYS_OWN = "register/"
"""Below it lie the entries, the body's own from the first day: an upgrade leaves them alone."""

DERIVED = (f"schema/{FINGERPRINTS}", f"schema/{FOR_EDITORS}/")
"""What follows from a register's own words and organisations: an upgrade makes it again."""

_DOTS = {"gitignore": ".gitignore", "gitattributes": ".gitattributes"}
"""Files that would be at work in our own repository under their own names."""
_HOST_NAMES = {"github": "GitHub", "gitlab": "GitLab"}
_HOST_STEPS = {
    "github": (
        "put your teams into `.github/CODEOWNERS`. Under Settings, Pages, choose GitHub Actions as "
        "the source. Protect the branch main, and ask for the check and for a review. "
        "`docs/host-settings.md` says what else to switch on, and `fairshare doctor` looks at it."
    ),
    "gitlab": (
        "put your groups into `.gitlab/CODEOWNERS`. Protect the default branch, and ask for an "
        "approval. `docs/host-settings.md` says what else to switch on."
    ),
}


def register_files(new: NewRegister, day: dt.date) -> dict[str, bytes]:
    """Every file of the register by its path, the record of them included."""
    law = _law(new.jurisdiction)
    with tempfile.TemporaryDirectory() as scratch:
        schema = Path(scratch, "schema")
        for name, content in law.items():
            path = Path(scratch, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        framework, fingerprints = load_framework(schema), fingerprint_file(schema)
        editing = editor_files(schema, framework, Directory({new.id: (new.body_name,)}))
    files = {**law, **shipped_docs(), **dict(_templates(new, framework, day))}
    files[f"schema/{FINGERPRINTS}"] = fingerprints
    files |= {f"schema/{name}": content for name, content in editing.items()}
    if new.host == "github":
        files[".github/ISSUE_TEMPLATE/decision.yml"] = _issue_form(framework)
    return dict(sorted({**files, RECORD: record(new, files, day)}.items()))


def record(new: NewRegister, files: Mapping[str, bytes], day: dt.date) -> bytes:
    """The file that lets an upgrade tell the body's edits from ours."""
    said: dict[str, Any] = {
        "version": __version__,
        "day": day.isoformat(),
        "answers": asdict(new),
        "files": {
            name: sha256(content).hexdigest()
            for name, content in sorted(files.items())
            if name != RECORD and not name.startswith(BODYS_OWN)
        },
    }
    head = "# Which version of FairShare wrote which file. `fairshare upgrade` needs it.\n"
    return (head + yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=120)).encode()


def _templates(new: NewRegister, framework: Framework, day: dt.date) -> Iterator[tuple[str, bytes]]:
    """Settings, workflows and the example, with the answers filled in."""
    environment = Environment(  # noqa: S701 - no HTML: values go through tojson, or are codes
        variable_start_string="[[",
        variable_end_string="]]",
        block_start_string="[%",
        block_end_string="%]",
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["tojson"] = _quoted
    law = pack(new.jurisdiction)
    values = {
        **asdict(new),
        "body": new.body_name,
        "basis": law["basis"],
        "profile": law.get("profile", ""),
        "reviewed": law["reviewed"].strip(),
        "site_host": urlsplit(new.address).hostname,
        "regulator_url": framework.jurisdiction.regulator.url,
        "version": __version__,
        "today": day.isoformat(),
        "host_name": _HOST_NAMES[new.host],
        "host_steps": _HOST_STEPS[new.host],
    }
    for folder in (STARTER / "common", STARTER / new.host):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = path.relative_to(folder).as_posix().replace("BODY", new.id)
                text = path.read_text(encoding="utf-8")
                said = environment.from_string(text).render(values)
                yield _DOTS.get(name, name), said.encode()


def _quoted(value: str) -> str:
    """A text in quotation marks, letters with accents and apostrophes as people write them."""
    return json.dumps(value, ensure_ascii=False)


def _law(code: str) -> dict[str, bytes]:
    """What the country's pack changes in the schema, as files of the body's own."""
    folder = STARTER / "packs" / code
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted((folder / "schema").rglob("*.yml"))
    }


def _issue_form(framework: Framework) -> bytes:
    form = decision_form(framework)
    return yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=100).encode()
