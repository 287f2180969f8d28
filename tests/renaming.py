"""Every code of some closed lists under another name, in a register and its schema alike."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from fairshare.framework import CodeList
from fairshare.validate.schema.references import inlined
from trees import loaded

LISTS = (
    *("legal_bases", "special_category_conditions"),  # facts of law
    *("data_categories", "stages", "event_kinds"),  # what rules ask for by a flag, or in a row
)


class Renaming:
    """A new name for each code of the lists, and the way back. `codes`: all closed lists."""

    def __init__(self, codes: Mapping[str, CodeList]) -> None:
        old = list(dict.fromkeys(code for name in LISTS for code in codes[name].codes))
        self.names = {code: f"renamed-{number}" for number, code in enumerate(old)}
        self._old = {new: code for code, new in self.names.items()}
        in_rules = [code for name in ("stages", "event_kinds") for code in codes[name].codes]
        known = "|".join(sorted(map(re.escape, in_rules), key=len, reverse=True))
        self._in_rules = re.compile(rf"(?<![\w.-])(?:{known})(?![\w-])")

    def of_schema(self, folder: Path) -> None:
        """Rename in a copy of `schema/`: lists, facts of law, rules and the schema itself."""
        for name in LISTS:
            self._written(folder / f"codes/{name}.yml", self._renamed_list)
        self._written(folder / "jurisdiction.yml", self._renamed_law)
        path = folder / "rules/1.0.yml"  # what its comments and reasons say does not matter
        rules = path.read_text(encoding="utf-8")
        path.write_text(self._in_rules.sub(lambda found: self.names[found[0]], rules), "utf-8")
        path = folder / "initiative.schema.json"
        schema = json.loads(path.read_text(encoding="utf-8"))
        whole = inlined(schema)
        for start in (folder / "starting_points").glob("*.yml"):
            self._written(start, lambda data: self._renamed_start(data, whole))
        path.write_text(json.dumps(self._renamed_part(schema)), encoding="utf-8")

    def of_entries(self, folder: Path, schema: Mapping[str, Any]) -> None:
        """Rename in the initiatives below a folder, where `schema` says that a code stands."""
        whole = inlined(schema)
        for path in folder.rglob("*.yml"):
            data = self._renamed_value(loaded(path), whole)
            path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")

    def back(self, text: str) -> str:
        """A message under the old names."""
        return re.sub(r"renamed-\d+", lambda found: self._old[found[0]], text)

    def _written(self, path: Path, change: Callable[[Any], Any]) -> None:
        data = change(loaded(path))
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")

    def _renamed_list(self, data: Any) -> Any:
        codes = {self.names[code]: one for code, one in data["codes"].items()}
        for one in codes.values():
            if "stage_to" in one:
                one["stage_to"] = [self.names[stage] for stage in one["stage_to"]]
        return data | {"codes": codes}

    def _renamed_law(self, data: Any) -> Any:
        codes = data["legal_bases"]["codes"]
        renamed = {self.names[code]: one for code, one in codes.items()}
        return data | {"legal_bases": {"codes": renamed}}

    def _renamed_start(self, data: Any, schema: Mapping[str, Any]) -> Any:
        renamed = {}
        for name, value in data["fields"].items():
            part = schema
            for step in name.split("."):
                part = part["properties"][step]
            renamed[name] = self._renamed_value(value, part)
        return data | {"fields": renamed}

    def _renamed_part(self, part: Any) -> Any:
        if isinstance(part, list):
            return [self._renamed_part(one) for one in part]
        if not isinstance(part, dict):
            return part
        renamed = {key: self._renamed_part(one) for key, one in part.items()}
        if part.get("x-codes") in LISTS:
            renamed["enum"] = [self.names[code] for code in part["enum"]]
        return renamed

    def _renamed_value(self, value: Any, schema: Mapping[str, Any]) -> Any:
        if isinstance(value, list):
            return [self._renamed_value(one, schema.get("items", {})) for one in value]
        if isinstance(value, dict):
            fields = schema.get("properties", {})
            return {
                key: self._renamed_value(one, fields.get(key, {})) for key, one in value.items()
            }
        return self.names.get(value, value) if schema.get("x-codes") in LISTS else value
