"""A validator for the part of JSON Schema that the project's own schemas are written in, and for no more."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,), "array": (list,), "string": (str,), "integer": (int,), "number": (int, float),
    "boolean": (bool,), "null": (type(None),),
}  # fmt: skip
_KNOWN = {
    "$schema", "$id", "$ref", "title", "description", "type", "const", "enum", "minimum", "items", "required",
    "properties", "additionalProperties", "anyOf",
}  # fmt: skip


def schema(name: str) -> dict[str, Any]:
    """The shipped schema of that name: "resindex/paragraph/1"."""
    _, kind, version = name.split("/")
    text = (files("resindex.data") / "schemas" / f"{kind}-{version}.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def faults(value: Any, rules: dict[str, Any], root: dict[str, Any] | None = None, at: str = "$") -> list[str]:
    """What of a value breaks the rules, each with its place."""
    root = rules if root is None else root
    assert set(rules) <= _KNOWN, f"the validator does not know {set(rules) - _KNOWN}"
    if "$ref" in rules:
        assert rules["$ref"] == "#"
        return faults(value, root, root, at)
    found = []
    if "anyOf" in rules and all(faults(value, one, root, at) for one in rules["anyOf"]):
        found.append(f"{at}: none of anyOf")
    if "const" in rules and value != rules["const"]:
        found.append(f"{at}: {value!r} is not {rules['const']!r}")
    if "enum" in rules and value not in rules["enum"]:
        found.append(f"{at}: {value!r} is not one of {rules['enum']}")
    kinds = rules.get("type", [])
    allowed = [t for kind in ([kinds] if isinstance(kinds, str) else kinds) for t in _TYPES[kind]]
    if allowed and (not isinstance(value, tuple(allowed)) or (isinstance(value, bool) and bool not in allowed)):
        return [*found, f"{at}: {value!r} is not of type {kinds}"]
    if "minimum" in rules and value is not None and value < rules["minimum"]:
        found.append(f"{at}: {value} is too small")
    if isinstance(value, list):
        found += [f for n, item in enumerate(value) for f in faults(item, rules.get("items", {}), root, f"{at}[{n}]")]
    if isinstance(value, dict):
        found += [f"{at}: {name} is missing" for name in rules.get("required", []) if name not in value]
        known = rules.get("properties", {})
        others = rules.get("additionalProperties", None if known else {})
        for name, item in value.items():
            rule = known.get(name, others)
            # What a schema does not name would be allowed to readers; of what is written all must be named.
            found += (
                [f"{at}: {name} is not in the schema"] if rule is None else faults(item, rule, root, f"{at}.{name}")
            )
    return found
