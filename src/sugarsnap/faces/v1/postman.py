"""The API as a Postman collection (v2.1), drawn from the same route rows as the reference."""

from collections.abc import Iterable
from typing import Any

from sugarsnap.faces.v1.openapi import descriptions_of, scope_sentence, sentence_of, tag_of
from sugarsnap.faces.v1.parameters import Description
from sugarsnap.faces.v1.routes import ROUTES, Route

_SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
_EXAMPLES = {"user_id": "self"}


def make_collection(base: str) -> dict[str, Any]:
    """The collection for a server at `base`. Its variables `base` and `access_token` are to be set.

    Segments of a path and optional parameters stand in each request, the latter switched off.
    """
    nouns = dict.fromkeys(tag_of(route) for route in ROUTES)
    return {
        "info": {"name": "Sugarsnap API v1", "schema": _SCHEMA},
        "variable": [
            {"key": "base", "value": base, "type": "string"},
            {"key": "access_token", "value": "", "type": "string"},
        ],
        "auth": {
            "type": "apikey",
            "apikey": [
                {"key": "key", "value": "access_token", "type": "string"},
                {"key": "value", "value": "{{access_token}}", "type": "string"},
                {"key": "in", "value": "query", "type": "string"},
            ],
        },
        "item": [
            {"name": noun, "item": [_item(route) for route in ROUTES if tag_of(route) == noun]}
            for noun in nouns
        ],
    }


def _item(route: Route) -> dict[str, Any]:
    described = descriptions_of(route)
    request: dict[str, Any] = {
        "method": route.method,
        "header": [],
        "description": f"{sentence_of(route.handler)} {scope_sentence(route)}",
        "url": _url(route, described),
    }
    if route.scope is None:
        request["auth"] = {"type": "noauth"}
    fields = _pairs(described, "form")
    if fields:
        request["body"] = {"mode": "urlencoded", "urlencoded": fields}
    return {"name": f"{route.method} {route.path}", "request": request}


def _url(route: Route, described: Iterable[Description]) -> dict[str, Any]:
    segments = ["v1", *_colons(route.path).strip("/").split("/")]
    url: dict[str, Any] = {
        "raw": f"{{{{base}}}}/{'/'.join(segments)}",
        "host": ["{{base}}"],
        "path": segments,
    }
    variables = [
        {"key": one.name, "value": _EXAMPLES.get(one.name, ""), "description": one.sentence}
        for one in described
        if one.where == "path"
    ]
    query = _pairs(described, "query")
    return (
        url | ({"variable": variables} if variables else {}) | ({"query": query} if query else {})
    )


def _colons(path: str) -> str:
    """A template as Postman writes it: `/users/:user_id`."""
    return path.replace("{", ":").replace("}", "")


def _pairs(described: Iterable[Description], where: str) -> list[dict[str, Any]]:
    return [
        {
            "key": one.name,
            "value": "",
            "description": one.sentence,
            **({} if one.is_required else {"disabled": True}),
        }
        for one in described
        if one.where == where
    ]
