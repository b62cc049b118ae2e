"""The OpenAPI 3.1 document of the v1 API, drawn from route rows, shapes and examples."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sugarsnap.faces.shared.jsonp import CALLBACK_LENGTH
from sugarsnap.faces.v1 import refusals
from sugarsnap.faces.v1.examples import Example, examples_at
from sugarsnap.faces.v1.parameters import Description, parameters_of
from sugarsnap.faces.v1.refusals import Told
from sugarsnap.faces.v1.routes import ROUTES, Access, Route
from sugarsnap.faces.v1.schemas import REFERENCE, Schema, make_schemas
from sugarsnap.rules.limits import LIVE_ALLOWANCE, SANDBOX_ALLOWANCE
from sugarsnap.rules.scopes import SENTENCES, Scope

_RATE_HEADERS = {
    "X-Ratelimit-Limit": {"schema": {"type": "integer"}},
    "X-Ratelimit-Remaining": {"schema": {"type": "integer"}},
}
_STATUSES = {
    400: "The call is refused; `error_type` and `error_message` say why.",
    403: "The call is not signed, or not so; the error stands without an envelope.",
    404: "There is nothing at this path.",
    405: "The endpoint does not take this method.",
    413: "The form is too long.",
    503: "The server is busy; `Retry-After` says when to come back.",
}
_CALLBACK = {
    "name": "callback",
    "in": "query",
    "required": False,
    "description": "The function that is to be called with the answer (JSONP).",
    "schema": {"type": "string", "pattern": rf"^[A-Za-z0-9_$.\[\]]{{1,{CALLBACK_LENGTH}}}$"},
}


def make_document(base: str) -> dict[str, Any]:
    """The document for a server at `base` (scheme and host)."""
    envelopes, schemas = make_schemas(ROUTES)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sugarsnap API v1",
            "version": "1",
            "summary": "The API of api.instagram.com/v1, as it stood in December 2017.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": f"{base}/v1"}],
        "security": [{"access_token": []}, {"bearer": []}],
        "tags": [{"name": name} for name in dict.fromkeys(tag_of(route) for route in ROUTES)],
        "paths": _paths(base, envelopes),
        "components": {
            "schemas": schemas,
            "examples": {told.name: _told(told) for told in list_told()},
            "parameters": {"callback": _CALLBACK},
            "securitySchemes": _security(base),
        },
    }


def tag_of(route: Route) -> str:
    """The noun under which the reference lists a route, as the original's did.

    All under `/users` is about users but for relationships; the rest goes by its handler's module.
    """
    noun = route.handler.__module__.rpartition(".")[2]
    is_of_users = route.path.startswith("/users/") and noun != "relationships"
    return "users" if is_of_users else noun


def sentence_of(handler: Callable[..., Any]) -> str:
    """The first line of a handler's docstring."""
    return (handler.__doc__ or "").strip().partition("\n")[0]


def scope_sentence(route: Route) -> str:
    """Which scopes a call needs, in words."""
    if route.scope is None:
        return "Needs no token, but the client's id and secret."
    own = f"Needs the scope `{route.scope}`"
    if route.of_others is None:
        return f"{own}."
    if route.scope is Scope.BASIC:
        return f"{own}; `{route.of_others}` where the thing is another person's."
    return f"{own}, and `{route.of_others}` where the thing is another person's."


def limit_sentence(route: Route) -> str:
    """How many such calls an hour allows, in words."""
    live, sandbox = LIVE_ALLOWANCE, SANDBOX_ALLOWANCE
    of_all = f"{live.calls} calls an hour, {sandbox.calls} in sandbox mode"
    if route.scope is None:
        return f"Counts among all of the client's own calls: {of_all}."
    if not route.bucket:
        return f"Counts among all of the token's calls: {of_all}."
    own = f"{live.writes} of this kind an hour, {sandbox.writes} in sandbox mode"
    return f"{own}; counts among all of the token's calls besides: {of_all}."


def descriptions_of(route: Route) -> list[Description]:
    """All parameters that a call takes, but for those that every call does."""
    found = parameters_of(route.handler).values()
    own = [description for parameter in found for description in parameter.descriptions]
    return own if route.scope is not None else [*_credentials_of(route), *own]


def _credentials_of(route: Route) -> Iterator[Description]:
    """How a client proves who it is, where it calls in its own name."""
    where = "form" if route.method == "POST" else "query"
    schema = {"type": "string", "pattern": "^[0-9a-f]{32}$"}
    yield Description("client_id", where, "The client's id.", schema, is_required=True)
    yield Description("client_secret", where, "Its secret.", schema, is_required=True)


def told_of(route: Route) -> list[Told]:
    """Whatever a call may be refused for, in the order in which it is judged."""
    scopes = [scope for scope in (route.scope, route.of_others) if scope in refusals.MISSING_SCOPES]
    is_read = route.access is Access.READ
    return [
        *refusals.OF_EVERY_CALL,
        *(refusals.OF_SECRETS if route.scope is None else refusals.OF_TOKENS),
        *([refusals.TOKEN_MISSING] if _needs_a_person(route) else []),
        *([refusals.ADDRESSES_UNSIGNED] if route.bucket else []),
        *(refusals.OF_READS if is_read else refusals.OF_WRITES),
        *(refusals.MISSING_SCOPES[scope] for scope in scopes),
        *([refusals.CLIENT_UNAPPROVED] if scopes else []),
        *(told for one in parameters_of(route.handler).values() for told in one.refusals),
        *route.refusals,
        *([refusals.TOO_MANY_WRITES] if route.bucket else []),
    ]


def _needs_a_person(route: Route) -> bool:
    """Whether a client that asks by itself is refused, always or for `self`."""
    return route.scope is not None and (not route.is_public or "{user_id}" in route.path)


def list_told() -> list[Told]:
    """Whatever any call may be refused for, each once."""
    return list({told.name: told for route in ROUTES for told in told_of(route)}.values())


def _told(told: Told) -> dict[str, Any]:
    said = told.wording
    meta = {
        "code": said.code,
        "error_type": said.error_type,
        "error_message": said.error_message,
    }
    return {"summary": told.advice, "value": meta if said.is_flat else {"meta": meta}}


def _paths(base: str, envelopes: dict[str, Schema]) -> dict[str, Any]:
    examples = examples_at(base)
    paths: dict[str, Any] = {}
    for route in ROUTES:
        envelope = envelopes[route.name]
        operation = _operation(route, envelope, examples[route.name])
        paths.setdefault(route.path, {})[route.method.lower()] = operation
    return paths


def _operation(route: Route, envelope: Schema, example: Example) -> dict[str, Any]:
    described = descriptions_of(route)
    fields = [one for one in described if one.where == "form"]
    return {
        "operationId": route.handler.__name__,
        "tags": [tag_of(route)],
        "summary": sentence_of(route.handler),
        "description": scope_sentence(route),
        "security": _access_to(route),
        "parameters": [*_in_address(route, described, example)],
        **({"requestBody": _form(fields, example)} if fields else {}),
        "responses": _responses(route, envelope, example),
    }


def _access_to(route: Route) -> list[dict[str, list[str]]]:
    if route.scope is None:
        return []
    needed = [str(scope) for scope in dict.fromkeys((route.scope, route.of_others)) if scope]
    return [{"access_token": []}, {"bearer": []}, {"oauth": needed}]


def _in_address(
    route: Route, described: Iterable[Description], example: Example
) -> Iterator[dict[str, Any]]:
    for one in described:
        if one.where != "form":
            yield _parameter(one, example)
    if route.access is Access.READ:
        yield {"$ref": "#/components/parameters/callback"}


def _parameter(one: Description, example: Example) -> dict[str, Any]:
    return {
        "name": one.name,
        "in": one.where,
        "required": one.is_required,
        "description": one.sentence,
        "schema": one.schema,
        **({"example": _value(one, example)} if one.name in example.sent else {}),
    }


def _value(one: Description, example: Example) -> str | int | float:
    """What the example sends, as its schema has it."""
    sent, kind = example.sent[one.name], one.schema["type"]
    if kind == "integer":
        return int(sent)
    return float(sent) if kind == "number" else sent


def _form(fields: Sequence[Description], example: Example) -> dict[str, Any]:
    schema = {
        "type": "object",
        "properties": {one.name: {**one.schema, "description": one.sentence} for one in fields},
        "required": [one.name for one in fields if one.is_required],
    }
    sent = {one.name: example.sent[one.name] for one in fields if one.name in example.sent}
    content = {"schema": schema, "example": sent}
    return {"required": True, "content": {"application/x-www-form-urlencoded": content}}


def _responses(route: Route, envelope: Schema, example: Example) -> dict[str, Any]:
    script = {"text/javascript": {"schema": {"type": "string"}}}
    content = {"application/json": {"schema": envelope, "example": example.answer}}
    success = {
        "description": "Done.",
        "headers": _RATE_HEADERS,
        "content": content | (script if route.access is Access.READ else {}),
    }
    by_status: dict[int, list[Told]] = {}
    for told in told_of(route):
        by_status.setdefault(told.wording.code, []).append(told)
    refused = {
        str(status): _refused(_STATUSES.get(status) or limit_sentence(route), every)
        for status, every in sorted(by_status.items())
    }
    return {"200": success, **refused}


def _refused(sentence: str, every: Sequence[Told]) -> dict[str, Any]:
    """What is flat and what is enveloped never share a status."""
    examples = {told.name: {"$ref": f"#/components/examples/{told.name}"} for told in every}
    name = "RefusedAtTheGate" if every[0].wording.is_flat else "Refused"
    schema = {"$ref": REFERENCE.format(name=name)}
    return {
        "description": sentence,
        "content": {"application/json": {"schema": schema, "examples": examples}},
    }


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
