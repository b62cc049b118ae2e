"""Every route row is whole: its parameters have readers, its scope a sentence.

tests/wire/test_refused.py has every route refuse whatever it says that it refuses: a missing scope,
a bucket that is used up. Who sees what through each is in tests/wire/test_visibility_table.py, and
that each stands on its page in tests/docs/test_reference.py and tests/web/test_reference.py.
"""

import inspect
import re
from typing import get_type_hints

import pytest

from sugarsnap.errors import AbsentError
from sugarsnap.faces.v1 import refusals
from sugarsnap.faces.v1.examples import examples_at
from sugarsnap.faces.v1.openapi import list_told, told_of
from sugarsnap.faces.v1.parameters import PARAMETERS, parameters_of
from sugarsnap.faces.v1.refusals import Told
from sugarsnap.faces.v1.routes import ROUTES, Route
from sugarsnap.rules.scopes import SENTENCES, Scope
from sugarsnap.rules.usernames import RESERVED

every_route = pytest.mark.parametrize(
    "route", ROUTES, ids=lambda route: f"{route.method} {route.path}"
)


@every_route
def test_a_handler_names_the_variable_segments_of_its_path_first(route: Route) -> None:
    segments = re.findall(r"\{(\w+)\}", route.path)
    names = list(inspect.signature(route.handler).parameters)[1:]

    assert names[: len(segments)] == segments


@every_route
def test_every_parameter_of_a_handler_has_a_reader_and_a_description(route: Route) -> None:
    for name, parameter in parameters_of(route.handler).items():
        assert callable(parameter.read)
        assert parameter.descriptions, name


@every_route
def test_a_segment_is_read_by_the_type_that_describes_it(route: Route) -> None:
    described = {
        description.name
        for parameter in parameters_of(route.handler).values()
        for description in parameter.descriptions
        if description.where == "path"
    }

    assert described == set(re.findall(r"\{(\w+)\}", route.path))


@every_route
def test_a_handler_says_what_it_answers(route: Route) -> None:
    assert route.handler.__doc__
    assert "return" in get_type_hints(route.handler)


@every_route
def test_a_call_that_writes_is_no_get_and_a_scope_has_its_sentence(route: Route) -> None:
    assert route.method in {"GET", "POST", "DELETE"}
    assert route.scope is None or SENTENCES[route.scope]
    assert route.of_others in {None, Scope.PUBLIC_CONTENT}


@every_route
def test_what_writes_likes_comments_and_relationships_has_a_bucket_of_its_own(
    route: Route,
) -> None:
    writing = {Scope.LIKES, Scope.COMMENTS, Scope.RELATIONSHIPS}

    assert bool(route.bucket) is (route.scope in writing and route.method != "GET")
    assert sum(other.bucket == route.bucket for other in ROUTES if route.bucket) <= 1


@every_route
def test_what_a_path_names_may_be_absent_and_the_route_says_so(route: Route) -> None:
    segments = [
        parameter
        for parameter in parameters_of(route.handler).values()
        if any(one.where == "path" for one in parameter.descriptions)
    ]

    assert all(
        any(isinstance(told.refusal, AbsentError) for told in parameter.refusals)
        for parameter in segments
    )


@every_route
def test_a_route_tells_each_refusal_once_and_has_an_example(route: Route) -> None:
    names = [told.name for told in told_of(route)]

    assert len(names) == len(set(names))
    assert route.name in examples_at("")


def test_every_refusal_in_the_catalogue_is_one_that_a_route_can_meet() -> None:
    catalogue = [told for told in vars(refusals).values() if isinstance(told, Told)]

    named = {told.name for route in ROUTES for told in told_of(route)}

    assert {told.name for told in catalogue} <= named
    assert len({told.wording for told in list_told()}) == len(list_told())


def test_no_two_rows_share_a_method_and_a_path() -> None:
    addresses = [(route.method, re.sub(r"\{\w+\}", "{}", route.path)) for route in ROUTES]

    assert len(addresses) == len(set(addresses))


def test_every_parameter_type_is_named_by_a_handler() -> None:
    named = {
        get_type_hints(route.handler)[name]
        for route in ROUTES
        for name in parameters_of(route.handler)
    }

    assert named == set(PARAMETERS)


@pytest.mark.parametrize("scope", list(Scope))
def test_every_scope_has_a_sentence_and_opens_a_route(scope: Scope) -> None:
    assert SENTENCES[scope]
    assert any(scope in {route.scope, route.of_others} for route in ROUTES)


def test_nobody_can_have_a_name_that_begins_the_address_of_an_endpoint() -> None:
    assert {"v1", "oauth", "p", "explore", "accounts", "developer", "static"} <= RESERVED
    assert {"oembed", "embed.js", "en_us"} <= RESERVED
