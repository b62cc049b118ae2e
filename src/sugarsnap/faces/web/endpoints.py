"""The calls of the v1 API as the reference shows them, read from its OpenAPI document."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

Document = dict[str, Any]

_OF_TYPE = {"string": "…", "integer": 0, "boolean": False, "null": None}
"""What stands in the outline of an answer for a value of a type."""
_NOUNS = {"accounts": "users"}
"""Tags of the document whose page has the wire's name instead."""
_FORM = "application/x-www-form-urlencoded"


class Parameter(Struct, frozen=True):
    """A value that a call takes. `where` is "path", "query" or "form"."""

    name: str
    where: str
    sentence: str
    required: bool
    example: str


class Call(Struct, frozen=True):
    """One method on one path."""

    noun: str
    """Whose page it stands on."""
    method: str
    path: str
    sentence: str
    scopes: str
    """Which scopes it needs, in a sentence."""
    parameters: list[Parameter]
    curl: str
    answer: str
    """The outline of a good answer: every key, with a value of its type."""

    @property
    def anchor(self) -> str:
        """Where on its page."""
        return "-".join((self.method.lower(), *self.path.replace("{", "").split("/"))).rstrip("}")


def list_calls(document: Document) -> list[Call]:
    """All calls, in the document's order."""
    return [
        _call(document, method, path, operation)
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    ]


def _call(document: Document, method: str, path: str, operation: dict[str, Any]) -> Call:
    parameters = [*_in_address(operation), *_in_form(operation)]
    [server] = document["servers"]
    envelope = operation["responses"]["200"]["content"]["application/json"]["schema"]
    outline = _outline(envelope, document["components"]["schemas"])
    [tag] = operation["tags"]
    return Call(
        noun=_NOUNS.get(tag, tag),
        method=method.upper(),
        path=f"/v1{path}",
        sentence=operation["summary"],
        scopes=operation["description"],
        parameters=parameters,
        curl=_curl(method.upper(), server["url"] + path, parameters),
        answer=json.dumps(outline, indent=2, ensure_ascii=False),
    )


def _in_address(operation: dict[str, Any]) -> Iterator[Parameter]:
    for one in operation["parameters"]:
        yield Parameter(
            one["name"], one["in"], one["description"], one["required"], _capitals(one["name"])
        )


def _in_form(operation: dict[str, Any]) -> Iterator[Parameter]:
    body = operation.get("requestBody", {"content": {}})
    schema = body["content"].get(_FORM, {}).get("schema", {"properties": {}})
    for name, field in schema["properties"].items():
        [example, *_] = field.get("enum", [_capitals(name)])
        yield Parameter(name, "form", field["description"], name in schema["required"], example)


def _capitals(name: str) -> str:
    """A value to put in: `media_id` is written MEDIA-ID."""
    return name.upper().replace("_", "-")


def _curl(method: str, url: str, parameters: Iterable[Parameter]) -> str:
    for one in parameters:
        url = url.replace(f"{{{one.name}}}", one.example)
    if method == "POST":
        fields = "".join(
            f" -d {one.name}={one.example}" for one in parameters if one.where == "form"
        )
        return f"curl '{url}' -d access_token=TOKEN{fields}"
    verb = "" if method == "GET" else f"-X {method} "
    return f"curl {verb}'{url}?access_token=TOKEN'"


def _outline(schema: dict[str, Any], schemas: dict[str, Any]) -> Any:
    if "$ref" in schema:
        return _outline(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    if "anyOf" in schema:
        return _outline(schema["anyOf"][0], schemas)
    if schema.get("type") == "array":
        items = _outline(schema["items"], schemas)
        return [] if items is None else [items]
    if schema.get("type") == "object":
        members = schema.get("properties", {})
        return {name: _outline(member, schemas) for name, member in members.items()}
    return _example_of(schema)


def _example_of(schema: dict[str, Any]) -> Any:
    if "const" in schema:
        return schema["const"]
    return schema["enum"][0] if "enum" in schema else _OF_TYPE[schema["type"]]
