"""Asks the YAML language server what editors show: `python -m checks.editor_server [COMMAND…]`.

The server runs as an editor runs it, over its protocol on stdin and stdout, and opens the entries
of this register. It comes from `.github/editor-server/`, by `npm ci --ignore-scripts`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from fairshare.framework import Framework
from fairshare.intake.bodies.directory import Directory, read_directory
from fairshare.intake.entry_file import first_line
from fairshare.load.framework import load_framework

COMMAND = ("node", ".github/editor-server/node_modules/.bin/yaml-language-server", "--stdio")
INSTALL = "npm ci --ignore-scripts --prefix .github/editor-server"

_SETTINGS = {
    "schemaStore": {"enable": False},
    "validate": True,
    "hover": True,
    "completion": True,
}
_CAPABILITIES = {
    "textDocument": {
        "hover": {"contentFormat": ["markdown"]},
        "completion": {"completionItem": {"snippetSupport": True}},
    }
}
_NEW = "organisations:\n  - id: \nflows:\n  - from: \n    to: \nstage: \nanswers:\n"
_OFFERING = ("  - id: ", "  - from: ", "    to: ")


class EditorServer:
    """A language server at work for one project. Raises OSError where it can't be started."""

    def __init__(self, command: Sequence[str], root: Path) -> None:
        self._process = subprocess.Popen(
            command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._asked = 0
        self._text, self._uri = "", ""
        folder = {"uri": root.as_uri(), "name": root.name}
        parameters = {"processId": None, "rootUri": root.as_uri(), "workspaceFolders": [folder]}
        self._ask("initialize", {**parameters, "capabilities": _CAPABILITIES})
        self._send({"method": "initialized", "params": {}})
        settings = {"settings": {"yaml": _SETTINGS}}
        self._send({"method": "workspace/didChangeConfiguration", "params": settings})

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.communicate()

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Open a file that need not be there; what the server finds wrong in it."""
        self._text, self._uri = text, path.as_uri()
        opened = {"uri": self._uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": opened}})
        while True:
            message = self._next()
            found = message.get("params", {})
            is_said = message.get("method") == "textDocument/publishDiagnostics"
            if is_said and found["uri"] == self._uri:
                return list(found["diagnostics"])

    def hover(self, token: str) -> str:
        """What is shown of the word that the token begins with."""
        shown = self._ask("textDocument/hover", self._at(token, 3)) or {}
        return str(shown.get("contents", {}).get("value", ""))

    def completion(self, token: str) -> dict[str, str]:
        """What is offered behind a token: what is written then, and the words shown with it."""
        found = self._ask("textDocument/completion", self._at(token, len(token)))
        items = found["items"] if isinstance(found, dict) else found
        return {
            item["insertText"].strip(): f"{item['label']} {item.get('documentation', '')}"
            for item in items
        }

    def _at(self, token: str, beyond: int) -> dict[str, Any]:
        before = self._text[: self._text.index(token) + beyond]
        place = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        return {"textDocument": {"uri": self._uri}, "position": place}

    def _ask(self, method: str, params: object) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == self._asked and "method" not in message:
                return message.get("result")

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        if self._process.stdin is None:
            raise OSError("no way to the server")
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self._process.stdin.flush()

    def _next(self) -> dict[str, Any]:
        """The server's next message; what it asks of an editor is answered on the way."""
        stream = self._process.stdout
        length = 0
        while stream is not None and (line := stream.readline().strip()):
            name, _colon, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        if stream is None or not length:
            raise OSError("the server has ended")
        message: dict[str, Any] = json.loads(stream.read(length))
        if "id" in message and "method" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, message: dict[str, Any]) -> object:
        if message["method"] != "workspace/configuration":
            return None
        asked = (item.get("section") for item in message["params"]["items"])
        return [_SETTINGS if section == "yaml" else None for section in asked]


def faults(server: EditorServer, root: Path) -> Iterator[str]:
    """What an editor would not show, or would show in error."""
    framework = load_framework(root / "schema")
    directory = read_directory(root / "register", root)
    yield from _in_entries(server, root)
    yield from _in_a_new_entry(server, root, framework, directory)


def _in_entries(server: EditorServer, root: Path) -> Iterator[str]:
    for path in sorted((root / "register" / "initiatives").glob("*/*.yml")):
        for found in server.open(path, path.read_text("utf-8")):
            line = found["range"]["start"]["line"] + 1
            yield f"{path.relative_to(root)}, line {line}: false alarm: {found['message']}"


def _in_a_new_entry(
    server: EditorServer, root: Path, framework: Framework, directory: Directory
) -> Iterator[str]:
    """Each question with its steps, and the organisations by all of their names."""
    path = root / "register" / "initiatives" / "cabinet-office" / "not-there.yml"
    asked = "".join(f"  {question.id}:\n    rating: 3\n" for question in framework.questions)
    text = first_line("initiative", root / "schema", path.parent) + _NEW + asked
    wrong = {found["range"]["start"]["line"] for found in server.open(path, text)}
    if text[: text.index("stage: ")].count("\n") not in wrong:
        yield "a stage that is missing is not marked"
    for question in framework.questions:
        shown = server.hover(f"  {question.id}:")
        steps = (f"{step}. {meaning}" for step, meaning in question.scale.items())
        for words in (question.title, question.description, *steps):
            if words not in shown:
                yield f"{question.id}: hover does not show “{words}”"
    for token in _OFFERING:
        offered = server.completion(token)
        for body, names in directory.names.items():
            if not all(name in offered.get(body, "") for name in names):
                yield f"behind “{token.strip()}” {body} is not offered by all of its names"


def main(root: Path, command: Sequence[str]) -> int:
    """Say what an editor would not show: 0 for nothing, 1 for something, 2 without a server."""
    try:
        server = EditorServer(command or COMMAND, root)
    except OSError as error:
        sys.stdout.write(f"The language server does not start ({error}): {INSTALL}\n")
        return 2
    try:
        found = list(faults(server, root))
    finally:
        server.close()
    sys.stdout.writelines(f"{one}\n" for one in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent, sys.argv[1:]))
