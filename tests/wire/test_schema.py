"""The OpenAPI document is one, and answers to made-up calls keep to it, on both engines."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import jsonschema_rs
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.specs.openapi.definitions import OPENAPI_31

from docs.matching import fill_in
from sugarsnap.faces.v1.examples import examples_at
from sugarsnap.faces.v1.openapi import descriptions_of, make_document, told_of
from sugarsnap.faces.v1.routes import ROUTES, Route
from wire.caller import BASE, Caller
from wire.spots import GEOGRAPHY

DOCUMENT = make_document(BASE)
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT)
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
EXAMPLES = 25
"""Calls of each route; fewer than an hour allows of writes."""
FEWEST_ANSWERED = 4
DONE_ONCE = "DELETE /media/{media_id}/comments/{comment_id}"
GOOD = '"meta":{"code":200}'
"""In a script, too, whose status says nothing."""

REAL = {
    "user_id": ("self", "{{cyd}}", "{{ada}}", "{{dan}}", "{{eve}}"),
    "media_id": ("{{cyd_photo}}", "{{ben_photo}}", "{{ada_photo}}"),
    "shortcode": ("{{cyd_code}}", "{{ben_code}}", "{{ada_code}}"),
    "comment_id": ("{{ben_comment}}", "{{cyd_comment}}"),
    "location_id": ("{{pond}}", "{{hill}}"),
    "geography_id": (str(GEOGRAPHY),),
    "tag": ("garden", "GARDEN", "peas"),
    "q": ("garden", "ben", "#garden"),
    "lat": ("48.1",),
    "lng": ("11.5",),
    "max_id": ("{{cyd_photo}}",),
    "text": ("Fresh! #peas",),
    "action": ("follow", "unfollow"),
    "client_id": ("{{client_id}}",),
    "client_secret": ("{{client_secret}}",),
    "object": ("user",),
    "aspect": ("media",),
    "callback_url": ("http://your-callback.com/url/",),
}
"""Values that are something in the world, by the names of parameters."""
TOKENS = ("ben_token",) * 8 + ("cyd_token", "ben_basic", "gone_token", "")


def test_the_document_is_one_of_openapi_31() -> None:
    mistakes = jsonschema_rs.iter_errors(OPENAPI_31, DOCUMENT)

    assert DOCUMENT["openapi"].startswith("3.1.")
    assert [str(mistake) for mistake in mistakes] == []
    assert json.loads(json.dumps(DOCUMENT)) == DOCUMENT


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_an_example_is_what_its_schema_says(route: Route) -> None:
    operation = DOCUMENT["paths"][route.path][route.method.lower()]
    content = operation["responses"]["200"]["content"]["application/json"]

    assert content["example"] == examples_at(BASE)[route.name].answer
    _check(content["schema"], content["example"])
    for one in operation["parameters"]:
        if "example" in one:
            _check(one["schema"], one["example"])
    for content in operation.get("requestBody", {"content": {}})["content"].values():
        _check(content["schema"], content["example"])


def test_no_schema_of_an_answer_lets_other_keys_through() -> None:
    objects = [one for one in _parts_of(DOCUMENT["components"]["schemas"]) if "properties" in one]

    assert len(objects) > 10
    assert all(one["additionalProperties"] is False for one in objects)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_made_up_calls_are_answered_as_the_document_says(caller: Caller, route: Route) -> None:
    answered = 0
    operation = SCHEMA[route.path][route.method]
    cases = operation.as_strategy() | operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)

    @settings(
        max_examples=EXAMPLES, suppress_health_check=[*HealthCheck], deadline=None, database=None
    )
    @given(cases, _real_values(route, caller), st.sampled_from(TOKENS))
    def ask(case: Case, real: dict[str, str], token: str) -> None:
        said = _send(caller, _mixed(case, real, route), caller.known.get(token, ""))
        case.validate_response(said, checks=CHECKS)
        if said.status_code != 200:
            assert _error_in(said) in _told(route)
        nonlocal answered
        answered += GOOD in said.text

    ask()

    assert answered >= (1 if route.name == DONE_ONCE else FEWEST_ANSWERED)


def _check(schema: dict[str, Any], value: Any) -> None:
    whole = {**schema, "components": DOCUMENT["components"]}
    assert [str(one) for one in jsonschema_rs.iter_errors(whole, value)] == []


def _parts_of(schema: Any) -> Iterator[dict[str, Any]]:
    """A schema and all that it is made of."""
    if isinstance(schema, dict):
        yield schema
    below = schema.values() if isinstance(schema, dict) else schema
    for each in below if isinstance(schema, dict | list) else ():
        yield from _parts_of(each)


def _real_values(route: Route, caller: Caller) -> st.SearchStrategy[dict[str, str]]:
    """Real values for some of what a call sends; for all of it in one case of two."""
    names = [one.name for one in descriptions_of(route) if one.name in REAL]
    values = {
        name: st.sampled_from([fill_in(text, caller.known) for text in REAL[name]])
        for name in names
    }
    return st.fixed_dictionaries(values) | st.fixed_dictionaries({}, optional=values)


def _mixed(case: Case, real: dict[str, str], route: Route) -> Case:
    places = {one.name: one.where for one in descriptions_of(route)}
    for name, value in real.items():
        bag = {"path": case.path_parameters, "query": case.query, "form": case.body}[places[name]]
        if isinstance(bag, dict):
            bag[name] = value
    return case


def _send(caller: Caller, case: Case, token: str) -> httpx.Response:
    """Send a case with a token in place of the one that it has made up."""
    arguments = case.as_transport_kwargs(base_url=f"{BASE}/v1")
    query = dict(arguments.pop("params", {}))
    headers = {
        key: value for key, value in arguments.pop("headers").items() if key != "Authorization"
    }
    if token:
        query["access_token"] = token
    made = requests.Request(**arguments, headers=headers, params=query).prepare()
    assert made.url is not None
    return caller.send(
        made.method or "", made.url, headers=dict(made.headers), content=made.body or None
    )


def _error_in(said: httpx.Response) -> tuple[int, str, str]:
    meta = said.json()["meta"]
    return meta["code"], meta["error_type"], meta["error_message"]


def _told(route: Route) -> set[tuple[int, str, str]]:
    said = [told.wording for told in told_of(route)]
    return {(one.code, one.error_type, one.error_message) for one in said}
