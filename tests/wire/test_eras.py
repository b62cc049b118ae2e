"""What each era retires, as a table of calls (v1 reference §11)."""

import re

import httpx
import pytest

from sugarsnap.faces.v1.routes import ROUTES
from sugarsnap.operations.endpoints import (
    choose_era,
    is_retired,
    restore_endpoint,
    retire_endpoint,
)
from sugarsnap.rules.eras import Era
from wire.asking import set_up
from wire.caller import Caller
from world import World

on_sqlite = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)

RETIRED = "APINotAllowedError: This endpoint has been retired"
NO_SUCH_PHOTO = "APINotFoundError: invalid media id"
ERAS = [Era.Y2014, Era.Y2016, Era.APRIL_2018, Era.DECEMBER_2018, Era.Y2020]

TABLE = """
                                                        2014 2016 2018-04 2018-12 2020
GET    /users/self                                      .    .    .       .       x
GET    /users/{ben}                                     .    .    .       .       x
GET    /users/{cyd}                                     .    .    x       x       x
GET    /users/self/media/recent                         .    .    .       .       x
GET    /users/{ben}/media/recent                        .    .    .       .       x
GET    /users/{cyd}/media/recent                        .    .    x       x       x
GET    /users/self/feed                                 .    x    x       x       x
GET    /users/self/media/liked                          .    .    x       x       x
GET    /users/search                                    .    .    x       x       x
GET    /users/self/follows                              .    .    x       x       x
GET    /users/{ben}/follows                             .    .    x       x       x
GET    /users/{cyd}/follows                             .    x    x       x       x
GET    /users/self/followed-by                          .    .    x       x       x
GET    /users/{cyd}/followed-by                         .    x    x       x       x
GET    /users/self/requested-by                         .    .    x       x       x
GET    /users/{cyd}/relationship                        .    .    x       x       x
POST   /users/{cyd}/relationship                        .    .    x       x       x
GET    /media/{ben_photo}                               .    .    .       .       x
GET    /media/{ben_photo}_{ben}                         .    .    .       .       x
GET    /media/{cyd_photo}                               .    .    .       x       x
GET    /media/{cyd_photo}_{ben}                         .    .    .       x       x
GET    /media/1                                         .    .    .       x       x
GET    /media/shortcode/{ben_code}                      .    .    x       x       x
GET    /media/{ben_photo}/likes                         .    .    x       x       x
POST   /media/{ben_photo}/likes                         .    .    x       x       x
DELETE /media/{ben_photo}/likes                         .    .    x       x       x
GET    /media/{cyd_photo}/comments                      .    .    .       x       x
GET    /media/{ben_photo}/comments                      .    .    .       x       x
POST   /media/{ben_photo}/comments                      .    .    x       x       x
DELETE /media/{ben_photo}/comments/{cyd_comment}        .    .    x       x       x
GET    /media/search                                    .    .    .       x       x
GET    /media/popular                                   .    x    x       x       x
GET    /locations/search                                .    .    .       x       x
GET    /locations/{pond}                                .    .    .       x       x
GET    /locations/{pond}/media/recent                   .    .    .       x       x
GET    /geographies/5/media/recent                      .    x    x       x       x
GET    /tags/search                                     .    .    .       x       x
GET    /tags/garden                                     .    .    .       x       x
GET    /tags/garden/media/recent                        .    .    .       x       x
"""
"""`x` where a call is retired."""

LINES = [line.split() for line in TABLE.strip().splitlines()[1:]]


def send(caller: Caller, method: str, path: str) -> httpx.Response:
    """A call of Ben's with every parameter that any could need."""
    filled = re.sub(r"\{(\w+)\}", r"{{\1}}", path)
    sent = {"q": "garden", "lat": "48.1", "lng": "11.5", "text": "Fresh!", "action": "follow"}
    return caller.send(
        method, f"/v1{filled}", params={**sent, "access_token": caller.known["ben_token"]}
    )


def error_of(said: httpx.Response) -> str:
    meta = said.json()["meta"]
    return f"{meta['error_type']}: {meta['error_message']}" if meta["code"] != 200 else ""


@on_sqlite
@pytest.mark.parametrize("era", ERAS)
def test_an_era_retires_what_the_table_says(caller: Caller, world: World, era: Era) -> None:
    expected = {
        f"{method} {path}": RETIRED if cells[ERAS.index(era)] == "x" else ""
        for method, path, *cells in LINES
    }
    world.works.write_now(choose_era, era)

    said = {call: error_of(send(caller, *call.split())) for call in expected}

    said = {call: "" if error == NO_SUCH_PHOTO else error for call, error in said.items()}
    assert said == expected


def test_every_call_that_needs_a_token_stands_in_the_table() -> None:
    named = {(method, _shape_of(path)) for method, path, *_ in LINES}
    routes = {(route.method, _shape_of(route.path)) for route in ROUTES if route.scope is not None}

    assert routes <= named


def _shape_of(path: str) -> str:
    """The path with the same mark for all that it may name."""
    path = re.sub(r"\{\w+\}(_\{\w+\})?", "{}", path)
    path = path.replace("/tags/garden", "/tags/{}").replace("/geographies/5", "/geographies/{}")
    return re.sub(r"/users/self(?=$|/media/recent|/follow)", "/users/{}", path)


@on_sqlite
@pytest.mark.parametrize("era", [Era.OPEN, *ERAS])
def test_subscriptions_end_in_april_2018_and_embedding_in_2020(
    caller: Caller, world: World, era: Era
) -> None:
    world.works.write_now(choose_era, era)

    target = "/v1/subscriptions?client_id={{client_id}}&client_secret={{client_secret}}"
    said = caller.send("GET", target)

    has_ended = era in {Era.APRIL_2018, Era.DECEMBER_2018, Era.Y2020}
    assert (error_of(said) == RETIRED) is has_ended
    assert world.works.read(is_retired, "GET", "/oembed") is (era is Era.Y2020)


@on_sqlite
def test_a_token_that_is_no_good_is_told_before_the_era(caller: Caller, world: World) -> None:
    world.works.write_now(choose_era, Era.Y2020)

    said = caller.send("GET", "/v1/users/self?access_token=made-up")

    assert error_of(said) == "OAuthAccessTokenException: The access_token provided is invalid."


@on_sqlite
def test_an_endpoint_can_be_retired_and_restored_beside_an_era(
    caller: Caller, world: World
) -> None:
    world.works.write_now(choose_era, Era.Y2016)
    world.works.write_now(retire_endpoint, "/tags/*")
    assert error_of(send(caller, "GET", "/tags/garden")) == RETIRED

    world.works.write_now(restore_endpoint, "/tags/*")

    assert error_of(send(caller, "GET", "/tags/garden")) == ""
    assert error_of(send(caller, "GET", "/media/popular")) == RETIRED


@on_sqlite
def test_an_era_ends_at_once(caller: Caller, world: World) -> None:
    world.works.write_now(choose_era, Era.Y2020)
    assert error_of(send(caller, "GET", "/users/self")) == RETIRED

    world.works.write_now(choose_era, Era.OPEN)

    assert error_of(send(caller, "GET", "/users/self")) == ""


@on_sqlite
@pytest.mark.parametrize("era", [Era.OPEN, *ERAS])
def test_2014_alone_answers_clients_without_a_token_and_shows_the_latest(
    caller: Caller, world: World, era: Era
) -> None:
    world.works.write_now(choose_era, era)

    alone = caller.send("GET", "/v1/media/{{cyd_photo}}?client_id={{client_id}}")
    said = caller.send("GET", "/v1/media/{{ben_photo}}?access_token={{ben_token}}")

    assert (alone.status_code == 200) is (era is Era.Y2014)
    data = said.json().get("data", {"likes": {}})
    assert ("data" in data["likes"]) is (era is Era.Y2014)


@on_sqlite
def test_an_era_and_the_setting_for_clients_without_a_token_go_together(
    caller: Caller, world: World
) -> None:
    set_up(world, legacy_unauthenticated_reads="on")
    world.works.write_now(choose_era, Era.DECEMBER_2018)

    said = caller.send("GET", "/v1/media/{{cyd_photo}}?client_id={{client_id}}")

    assert error_of(said) == RETIRED
