"""Every refusal that a route names, brought about on it; and none that it does not name."""

import json
import re
from collections.abc import Callable, Iterator

import pytest
from msgspec import structs

from sugarsnap.faces.shared.parameters import LONGEST_FORM
from sugarsnap.faces.v1 import refusals
from sugarsnap.faces.v1.dispatch import Dispatcher
from sugarsnap.faces.v1.errors import MethodUnknownError, PathUnknownError
from sugarsnap.faces.v1.openapi import descriptions_of, list_told, told_of
from sugarsnap.faces.v1.refusals import Told
from sugarsnap.faces.v1.routes import ALIASES, ROUTES, Route
from sugarsnap.queries.clients import update_switches
from sugarsnap.queries.subscriptions import insert_subscription
from sugarsnap.records.subscriptions import Subscription
from sugarsnap.rules.subscriptions import LONGEST_VERIFY_TOKEN, MOST_SUBSCRIPTIONS
from sugarsnap.rules.switches import Switch
from wire.asking import (
    Asked,
    alone,
    alone_about_self,
    asked_for_addresses,
    banned,
    enforced,
    good_call,
    lacking,
    retired,
    unapproved,
    used_up,
    written_enough,
)
from wire.caller import Caller
from wire.cases import Exchange, read_cases
from world import World

Cause = Callable[[Asked, Caller, World], Asked]


def sending(**sent: str) -> Cause:
    return lambda asked, *_: asked.but(**sent)


def _with_bad_bound(asked: Asked, *_: object) -> Asked:
    [bound, *_] = [
        one.name for one in descriptions_of(asked.route) if re.fullmatch("max.*id|cursor", one.name)
    ]
    return asked.but(**{bound: "yesterday"})


def _absent(asked: Asked, *_: object) -> Asked:
    return asked.but(**{"shortcode": "B"} if "shortcode" in asked.sent else {"media_id": "1"})


def _watching(**sent: str) -> Cause:
    """The client may watch other things than people."""

    def cause(asked: Asked, _: Caller, world: World) -> Asked:
        world.ask(update_switches, world.client_id, Switch.LEGACY_SUBSCRIPTION_OBJECTS)
        return asked.but(**sent)

    return cause


def _about_banned_tag(asked: Asked, caller: Caller, world: World) -> Asked:
    if "object" in asked.sent:
        asked = _watching(object="tag", object_id="garden")(asked, caller, world)
    return banned(asked, caller, world)


def _unreachable(asked: Asked, caller: Caller, _: World) -> Asked:
    caller.receivers.is_there = False
    return asked


def _deaf(asked: Asked, caller: Caller, _: World) -> Asked:
    caller.receivers.says = b"Hello."
    return asked


def _full(asked: Asked, _: Caller, world: World) -> Asked:
    client_id, url = world.client_id, asked.sent["callback_url"]
    for number in range(MOST_SUBSCRIPTIONS):
        one = Subscription(100 + number, client_id, "user", "", f"{url}{number}", 1, 0)
        world.ask(insert_subscription, one)
    return asked


CAUSES: dict[str, Cause] = {
    "no-path": lambda asked, *_: structs.replace(asked, path="/v1/peas/1"),
    "no-method": lambda asked, *_: structs.replace(asked, method="PUT"),
    "client-invalid": alone("0" * 32),
    "token-missing": alone_about_self,
    "signature-missing": enforced,
    "signature-wrong": lambda asked, *rest: enforced(asked, *rest).but(sig="0" * 64),
    "addresses-unsigned": asked_for_addresses,
    "no-credentials": lambda asked, *_: structs.replace(asked.but(client_id=""), token=""),
    "token-invalid": lambda asked, *_: structs.replace(asked, token="gone_token"),
    "retired": retired,
    "too-many-calls": used_up,
    "too-many-writes": written_enough,
    "callback-unusable": sending(callback="a b"),
    "form-too-long": lambda asked, *_: structs.replace(asked, body=b"a" * (LONGEST_FORM + 1)),
    **{
        told.name: lacking(scope)
        for scope, told in refusals.MISSING_SCOPES.items()
        if scope is not None
    },
    "client-unapproved": unapproved,
    "user-absent": lambda asked, *_: asked.about("eve"),
    "media-absent": _absent,
    "comment-absent": sending(comment_id="1"),
    "tag-absent": sending(tag="snap-peas"),
    "tag-banned": _about_banned_tag,
    "location-absent": sending(location_id="1"),
    "geography-absent": sending(geography_id="6"),
    "private": lambda asked, *_: asked.about("ada").by("cyd"),
    "not-your-comment": sending(comment_id="{{dan_comment}}"),
    "yourself": sending(user_id="self"),
    "blocked-by-you": lambda asked, *_: asked.about("dan").by("ada"),
    "query-missing": sending(q=""),
    "count-negative": sending(count="-1"),
    "bound-malformed": _with_bad_bound,
    "point-missing": sending(lat=""),
    "lat-unreadable": sending(lat="north"),
    "lng-unreadable": sending(lat="48.1", lng="east"),
    "lat-beyond": sending(lat="91", lng="0"),
    "lng-beyond": sending(lat="0", lng="181"),
    "timestamp-malformed": sending(min_timestamp="yesterday"),
    "span-too-long": sending(min_timestamp="1500000000", max_timestamp="1510000000"),
    "action-unknown": sending(action="peas"),
    "text-missing": sending(text=""),
    "text-too-long": sending(text="a" * 301),
    "text-too-many-tags": sending(text="#a #b #c #d #e"),
    "text-too-many-urls": sending(text="www.a www.b"),
    "text-all-caps": sending(text="AAH"),
    "secret-missing": sending(client_secret=""),
    "client-wrong": sending(client_secret="6" * 32),
    "object-unknown": sending(object="peas"),
    "object-closed": sending(object="tag", object_id="garden"),
    "aspect-unknown": sending(aspect="likes"),
    "callback-malformed": sending(callback_url="ftp://your-callback.com/url/"),
    "verify-token-too-long": sending(verify_token="a" * (LONGEST_VERIFY_TOKEN + 1)),
    "object-id-missing": _watching(object="tag", object_id="snap-peas"),
    "circle-missing": _watching(object="geography", radius="0"),
    "callback-unreachable": _unreachable,
    "challenge-failed": _deaf,
    "too-many-subscriptions": _full,
    "nothing-named": sending(object=""),
}
"""What to do to a good call to be refused so."""

BROUGHT_ABOUT_ELSEWHERE = {"busy"}
"""tests/faults makes servers busy."""


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_a_good_call_is_answered(caller: Caller, route: Route) -> None:
    said = good_call(route).send(caller)

    assert (said.status_code, said.json()["meta"]) == (200, {"code": 200})


def test_every_refusal_that_is_told_has_a_cause() -> None:
    assert {told.name for told in list_told()} == CAUSES.keys() | BROUGHT_ABOUT_ELSEWHERE


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", CAUSES)
def test_a_call_is_refused_as_it_is_told(caller: Caller, world: World, name: str) -> None:
    for route, told in _naming(name):
        asked = CAUSES[name](good_call(route), caller, world)

        said = asked.send(caller)

        wording = told.wording
        error = said.json() if wording.is_flat else said.json()["meta"]
        assert (said.status_code, error) == (
            wording.code,
            {
                "code": wording.code,
                "error_type": wording.error_type,
                "error_message": wording.error_message,
            },
        ), route.name


def _naming(name: str) -> Iterator[tuple[Route, Told]]:
    for route in ROUTES:
        yield from ((route, told) for told in told_of(route) if told.name == name)


REFUSED = [
    exchange
    for case in read_cases()
    for exchange in case.exchanges
    if exchange.status >= 400 and "error_type" in exchange.answer
]


@pytest.mark.parametrize("exchange", REFUSED, ids=lambda one: one.sentence[:60])
def test_whatever_golden_answers_refuse_is_told_of_the_route(exchange: Exchange) -> None:
    told = [one.wording for one in _told_of_call(exchange)]

    [code] = re.findall(r'"code": *(\d+)', exchange.answer)
    [error_type] = re.findall(r'"error_type": *"([^"]*)"', exchange.answer)
    [message] = re.findall(r'"error_message": *("(?:[^"\\]|\\.)*")', exchange.answer)
    assert (int(code), error_type, json.loads(message)) in [
        (one.code, one.error_type, one.error_message) for one in told
    ]


def _told_of_call(exchange: Exchange) -> list[Told]:
    """What is told of the route that a golden case calls; of all where it calls none."""
    path = exchange.target.partition("?")[0].removeprefix("/v1")
    try:
        return told_of(Dispatcher(ROUTES, ALIASES).find(exchange.method, path)[0])
    except (PathUnknownError, MethodUnknownError):
        return list_told()
