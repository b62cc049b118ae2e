"""The calls of the v1 API as the reference shows them, read from its OpenAPI document."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

from msgspec import Struct

from sugarsnap.faces.shared.visits import Describe

Document = dict[str, Any]

_FORM = "application/x-www-form-urlencoded"
_JSON = "application/json"


class Parameter(Struct, frozen=True):
    """A value that a call takes. `where` is "path", "query" or "form"."""

    name: str
    where: str
    sentence: str
    required: bool
    example: str
    """"" where the example of the call leaves it out."""


class Refused(Struct, frozen=True):
    """An error that calls can answer with."""

    name: str
    """Its anchor on the page of errors."""
    code: int
    error_type: str
    error_message: str
    advice: str


class Call(Struct, frozen=True):
    """One method on one path."""

    noun: str
    """Whose page it stands on."""
    method: str
    path: str
    sentence: str
    scopes: str
    """Which scopes it needs, in a sentence."""
    limits: str
    """How many an hour allows, in a sentence."""
    parameters: list[Parameter]
    refused: list[Refused]
    """All errors, those of every call among them."""
    needs_token: bool
    """Whether it is called in a person's name, not in the client's own."""
    curl: str
    answer: str
    """What the demo answers to the command."""

    @property
    def name(self) -> str:
        """Method and path below `/v1`."""
        return f"{self.method} {self.path.removeprefix('/v1')}"

    @property
    def anchor(self) -> str:
        """Where on its page."""
        return "-".join((self.method.lower(), *self.path.replace("{", "").split("/"))).rstrip("}")


class Reference(Struct, frozen=True):
    """All that the document tells."""

    nouns: list[str]
    """What calls are about; each has a page."""
    calls: list[Call]
    refused: list[Refused]
    """All errors, each once."""

    def calls_about(self, noun: str) -> list[Call]:
        """The calls of one page."""
        return [call for call in self.calls if call.noun == noun]

    def common(self, method: str = "") -> list[Refused]:
        """The errors that every call with a token can answer with, or every one of a method."""
        calls = [call for call in self.calls if call.needs_token and method in {"", call.method}]
        return [one for one in self.refused if all(one in call.refused for call in calls)]

    def own(self, call: Call) -> list[Refused]:
        """The errors of a call that not every one of its method has."""
        common = self.common(call.method)
        return [one for one in call.refused if one not in common]


@lru_cache(8)
def read_reference(describe: Describe, base: str) -> Reference:
    """What the document for a server at `base` tells, read once for each."""
    document = describe(base)
    refused = {
        name: Refused(name, advice=example["summary"], **_error_in(example["value"]))
        for name, example in document["components"]["examples"].items()
    }
    return Reference(
        nouns=[tag["name"] for tag in document["tags"]],
        calls=list(_calls(document, refused)),
        refused=list(refused.values()),
    )


def _error_in(body: dict[str, Any]) -> dict[str, Any]:
    """What an error says, within an envelope or without one."""
    error: dict[str, Any] = body.get("meta", body)
    return error


def _calls(document: Document, refused: Mapping[str, Refused]) -> Iterator[Call]:
    [server] = document["servers"]
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            yield _call(method.upper(), server["url"] + path, operation, refused)


def _call(method: str, url: str, operation: dict[str, Any], refused: Mapping[str, Refused]) -> Call:
    parameters = [*_in_address(operation), *_in_form(operation)]
    [tag] = operation["tags"]
    responses = operation["responses"]
    answer = responses["200"]["content"][_JSON]["example"]
    return Call(
        noun=tag,
        method=method,
        path=urlsplit(url).path,
        sentence=operation["summary"],
        scopes=operation["description"],
        limits=responses["429"]["description"],
        parameters=parameters,
        refused=[refused[name] for one in responses.values() for name in _examples_of(one)],
        needs_token=bool(operation["security"]),
        curl=_curl(method, url, parameters, "access_token=TOKEN" if operation["security"] else ""),
        answer=json.dumps(answer, indent=2, ensure_ascii=False),
    )


def _examples_of(response: dict[str, Any]) -> Iterable[str]:
    return response["content"][_JSON].get("examples", {})  # type: ignore[no-any-return]


def _in_address(operation: dict[str, Any]) -> Iterator[Parameter]:
    for one in operation["parameters"]:
        if "$ref" not in one:  # those that all calls take are told once for all
            yield Parameter(
                one["name"],
                one["in"],
                one["description"],
                one["required"],
                str(one.get("example", "")),
            )


def _in_form(operation: dict[str, Any]) -> Iterator[Parameter]:
    if "requestBody" not in operation:
        return
    form = operation["requestBody"]["content"][_FORM]
    schema, example = form["schema"], form["example"]
    for name, field in schema["properties"].items():
        yield Parameter(
            name, "form", field["description"], name in schema["required"], example.get(name, "")
        )


def _curl(method: str, url: str, parameters: Iterable[Parameter], token: str) -> str:
    """The command of the example, with every value but the token in it."""
    for one in parameters:
        url = url.replace(f"{{{one.name}}}", one.example)
    verb = "" if method == "GET" else f"-X {method} "
    shown = [one for one in parameters if one.example]
    if method == "POST":
        fields = "".join(
            f" \\\n  --data-urlencode '{one.name}={one.example}'"
            for one in shown
            if one.where == "form"
        )
        return f"curl '{url}'{f' -d {token}' if token else ''}{fields}"
    asked = [f"{one.name}={quote(one.example)}" for one in shown if one.where == "query"]
    return f"curl {verb}'{url}?{'&'.join([token, *asked] if token else asked)}'"
