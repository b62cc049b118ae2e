"""The OpenAPI 3.1 document of the v1 API, drawn from the route rows and the shapes."""

from collections.abc import Callable, Iterable
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from sugarsnap.faces.v1.envelope import Paged
from sugarsnap.faces.v1.parameters import Description, parameters_of
from sugarsnap.faces.v1.routes import ROUTES, Route
from sugarsnap.rules.scopes import SENTENCES, Scope

_REFERENCE = "#/components/schemas/{name}"
_META = {
    "type": "object",
    "properties": {"code": {"const": 200}},
    "required": ["code"],
    "additionalProperties": False,
}
_RATE_HEADERS = {
    "X-Ratelimit-Limit": {"schema": {"type": "integer"}},
    "X-Ratelimit-Remaining": {"schema": {"type": "integer"}},
}
_REFUSALS = {
    "400": "The call is refused; `error_type` and `error_message` say why.",
    "404": "There is no endpoint at this path.",
    "405": "The endpoint does not take this method.",
    "413": "The form is too long.",
    "429": "The hour's calls are used up; `Retry-After` says when to come back.",
    "503": "The server is busy; `Retry-After` says when to come back.",
}
_ERROR = {
    "type": "object",
    "properties": {
        "meta": {
            "type": "object",
            "properties": {
                "code": {"type": "integer"},
                "error_type": {"type": "string"},
                "error_message": {"type": "string"},
            },
            "required": ["code", "error_type", "error_message"],
            "additionalProperties": False,
        },
    },
    "required": ["meta"],
    "additionalProperties": False,
}


def make_document(base: str) -> dict[str, Any]:
    """The document for a server at `base` (scheme and host)."""
    answers = [answer for route in ROUTES if (answer := _answer_type(route)) is not None]
    schemas, components = msgspec.json.schema_components(answers, ref_template=_REFERENCE)
    by_type = dict(zip(map(str, answers), schemas, strict=True))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sugarsnap API v1",
            "version": "1",
            "summary": "The API of api.instagram.com/v1, as it stood in December 2017.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": f"{base}/v1"}],
        "security": [{"access_token": []}],
        "tags": [{"name": name} for name in dict.fromkeys(tag_of(route) for route in ROUTES)],
        "paths": _paths(ROUTES, by_type),
        "components": {
            "schemas": {**components, "Error": _ERROR},
            "securitySchemes": _security(base),
        },
    }


def tag_of(route: Route) -> str:
    """The noun under which the reference lists a route: its handler's module."""
    return route.handler.__module__.rpartition(".")[2]


def sentence_of(handler: Callable[..., Any]) -> str:
    """The first line of a handler's docstring."""
    return (handler.__doc__ or "").strip().partition("\n")[0]


def scope_sentence(route: Route) -> str:
    """Which scopes a call needs, in words."""
    own = f"Needs the scope `{route.scope}`"
    if route.of_others is None:
        return f"{own}."
    if route.scope is Scope.BASIC:
        return f"{own}; `{route.of_others}` where the thing is another person's."
    return f"{own}, and `{route.of_others}` where the thing is another person's."


def _paths(routes: Iterable[Route], by_type: dict[str, Any]) -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, by_type)
    return paths


def _operation(route: Route, by_type: dict[str, Any]) -> dict[str, Any]:
    described = [
        description
        for parameter in parameters_of(route.handler).values()
        for description in parameter.descriptions
    ]
    operation = {
        "operationId": route.handler.__name__,
        "tags": [tag_of(route)],
        "summary": sentence_of(route.handler),
        "description": scope_sentence(route),
        "parameters": [_parameter(one) for one in described if one.where != "form"],
        "responses": _responses(route, by_type),
    }
    fields = [one for one in described if one.where == "form"]
    if fields:
        operation["requestBody"] = _form(fields)
    return operation


def _parameter(one: Description) -> dict[str, Any]:
    return {
        "name": one.name,
        "in": one.where,
        "required": one.is_required,
        "description": one.sentence,
        "schema": one.schema,
    }


def _form(fields: Iterable[Description]) -> dict[str, Any]:
    schema = {
        "type": "object",
        "properties": {one.name: {**one.schema, "description": one.sentence} for one in fields},
        "required": [one.name for one in fields if one.is_required],
    }
    return {"content": {"application/x-www-form-urlencoded": {"schema": schema}}}


def _responses(route: Route, by_type: dict[str, Any]) -> dict[str, Any]:
    success = {
        "description": "Done.",
        "headers": _RATE_HEADERS,
        "content": {"application/json": {"schema": _envelope(route, by_type)}},
    }
    error = {"application/json": {"schema": {"$ref": _REFERENCE.format(name="Error")}}}
    refusals = {
        status: {"description": sentence, "content": error}
        for status, sentence in _REFUSALS.items()
    }
    return {"200": success, **refusals}


def _envelope(route: Route, by_type: dict[str, Any]) -> dict[str, Any]:
    answer = _answer_type(route)
    data = {"type": "null"} if answer is None else by_type[str(answer)]
    properties: dict[str, Any] = {"data": data, "meta": _META}
    if _is_paged(route):
        data = {"type": "array", "items": data}
        pagination = {"type": "object", "additionalProperties": {"type": "string"}}
        properties = {"pagination": pagination, "data": data, "meta": _META}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _is_paged(route: Route) -> bool:
    return get_origin(get_type_hints(route.handler)["return"]) is Paged


def _answer_type(route: Route) -> Any:
    """What stands in `data`, or in each item of a paged list; None for null."""
    answer = get_type_hints(route.handler)["return"]
    if answer is type(None):
        return None
    return get_args(answer)[0] if get_origin(answer) is Paged else answer


def _security(base: str) -> dict[str, Any]:
    scopes = {str(scope): sentence for scope, sentence in SENTENCES.items()}
    authorize = f"{base}/oauth/authorize"
    return {
        "access_token": {"type": "apiKey", "in": "query", "name": "access_token"},
        "bearer": {"type": "http", "scheme": "bearer"},
        "oauth": {
            "type": "oauth2",
            "flows": {
                "authorizationCode": {
                    "authorizationUrl": authorize,
                    "tokenUrl": f"{base}/oauth/access_token",
                    "scopes": scopes,
                },
                "implicit": {"authorizationUrl": authorize, "scopes": scopes},
            },
        },
    }
