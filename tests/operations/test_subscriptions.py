"""Subscriptions: asking for them, and what may be asked for."""

from collections.abc import Callable

import pytest
from msgspec import structs

from sending.hostile import HOSTILE
from sugarsnap.errors import AuthorizationError, NotAllowedError, Refusal, SubscriptionRefusedError
from sugarsnap.operations.clients import delete_client
from sugarsnap.operations.endpoints import choose_era
from sugarsnap.operations.own_subscriptions import (
    delete_own_subscription,
    enable_subscription,
    list_own_subscriptions,
    list_silenced,
)
from sugarsnap.operations.places import find_or_make_place
from sugarsnap.operations.subscriptions import (
    create_subscription,
    delete_subscriptions,
    list_subscriptions,
    prepare_subscription,
)
from sugarsnap.ports import Reply
from sugarsnap.queries.clients import find_client, update_switches
from sugarsnap.queries.geographies import find_geography, list_geographies_in
from sugarsnap.queries.subscriptions import update_enabled
from sugarsnap.records.clients import Client
from sugarsnap.records.subscriptions import Subscription
from sugarsnap.rules.eras import Era
from sugarsnap.rules.geography import PHOTO_SIZES, Point, cell_of
from sugarsnap.rules.subscriptions import MOST_SUBSCRIPTIONS, Selection, Wish
from sugarsnap.rules.switches import Switch
from world import World

URL = "http://your-callback.com/url/"
TO_PEOPLE = Wish(object="user", aspect="media", callback_url=URL, verify_token="peas & carrots")
TO_TAG = structs.replace(TO_PEOPLE, object="tag", object_id="#Peas")
TO_CIRCLE = structs.replace(TO_PEOPLE, object="geography", lat="48.1", lng="11.5", radius="1000")


def client_of(world: World) -> Client:
    client = world.ask(find_client, world.client_id)
    assert isinstance(client, Client)
    return client


def subscribe(world: World, wish: Wish, reply: Reply | None = None) -> Subscription:
    client = client_of(world)
    handshake = world.works.read(prepare_subscription, client, wish)
    agreed = reply or Reply(200, handshake.challenge.encode())
    return world.works.write_now(create_subscription, client, handshake, agreed)


def subscribed(world: World) -> list[int]:
    return [one.id for one in world.works.read(list_subscriptions, client_of(world))]


@pytest.fixture
def legacy(world: World) -> World:
    """The client may watch tags, places and circles."""
    world.ask(update_switches, world.client_id, Switch.LEGACY_SUBSCRIPTION_OBJECTS)
    return world


def test_a_receiver_is_asked_with_a_challenge_that_nobody_can_guess(world: World) -> None:
    wish = structs.replace(TO_PEOPLE, callback_url=f"{URL}?a=b#part")

    first, second = (
        world.works.read(prepare_subscription, client_of(world), wish) for _ in range(2)
    )

    assert len(first.challenge) == 32
    assert first.challenge != second.challenge
    assert first.request.method == "GET"
    assert first.request.seconds == 10
    assert first.request.url == (
        f"{URL}?a=b&hub.mode=subscribe&hub.challenge={first.challenge}"
        "&hub.verify_token=peas+%26+carrots"
    )


@pytest.mark.parametrize("padding", [(b"", b""), (b" ", b"\r\n")])
def test_a_receiver_agrees_by_the_challenge_and_nothing_else(
    world: World, padding: tuple[bytes, bytes]
) -> None:
    client = client_of(world)
    handshake = world.works.read(prepare_subscription, client, TO_PEOPLE)
    before, behind = padding

    reply = Reply(204, before + handshake.challenge.encode() + behind)
    made = world.works.write_now(create_subscription, client, handshake, reply)

    assert world.works.read(list_subscriptions, client) == [made]


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (None, f'Unable to reach callback URL "{URL}".'),
        (Reply(404, b""), f'Unable to reach callback URL "{URL}".'),
        (Reply(302, b""), f'Unable to reach callback URL "{URL}".'),
        (Reply(200, b""), "Challenge verification failed."),
        (Reply(200, b"0" * 32), "Challenge verification failed."),
    ],
)
def test_a_receiver_that_does_not_agree_gets_no_subscription(
    world: World, reply: Reply | None, sentence: str
) -> None:
    client = client_of(world)
    handshake = world.works.read(prepare_subscription, client, TO_PEOPLE)

    with pytest.raises(SubscriptionRefusedError) as refused:
        world.works.write_now(create_subscription, client, handshake, reply)

    assert refused.value.sentence == sentence
    assert subscribed(world) == []


@pytest.mark.parametrize("url", [url for url in HOSTILE if url.lower().startswith("http")])
def test_a_hostile_address_is_refused_before_it_is_called(world: World, url: str) -> None:
    with pytest.raises(SubscriptionRefusedError):
        world.works.read(
            prepare_subscription, client_of(world), structs.replace(TO_PEOPLE, callback_url=url)
        )


def test_the_same_again_is_the_one_there_is_and_is_on_again(world: World) -> None:
    first = subscribe(world, TO_PEOPLE)
    world.ask(lambda db: update_enabled(db, first.id, is_enabled=0))

    again = subscribe(world, TO_PEOPLE)

    assert again.id == first.id
    assert [one.is_enabled for one in world.works.read(list_subscriptions, client_of(world))] == [1]


def test_another_address_or_object_is_another_subscription(legacy: World) -> None:
    wishes = [
        TO_PEOPLE,
        structs.replace(TO_PEOPLE, callback_url=f"{URL}2"),
        TO_TAG,
        structs.replace(TO_TAG, object_id="carrots"),
        TO_CIRCLE,
        structs.replace(TO_CIRCLE, radius="1001"),
    ]

    ids = [subscribe(legacy, wish).id for wish in (*wishes, *wishes)]

    assert ids == [1, 2, 3, 4, 5, 6] * 2
    assert subscribed(legacy) == [1, 2, 3, 4, 5, 6]


def test_a_tag_is_kept_as_posts_have_it(legacy: World) -> None:
    assert subscribe(legacy, TO_TAG).object_id == "peas"


def test_a_banned_tag_cannot_be_watched(legacy: World) -> None:
    tools = legacy.works.tools
    settings = structs.replace(tools.settings, banned_tags=("peas",))
    legacy.works.tools = structs.replace(tools, settings=settings)

    with pytest.raises(NotAllowedError):
        subscribe(legacy, TO_TAG)


def test_a_place_must_be_there(legacy: World) -> None:
    place = legacy.works.write_now(find_or_make_place, "The pond", Point(1, 1))
    to_place = structs.replace(TO_PEOPLE, object="location", object_id=str(place.id))

    assert subscribe(legacy, to_place).object_id == str(place.id)
    with pytest.raises(SubscriptionRefusedError):
        subscribe(legacy, structs.replace(to_place, object_id="1"))


def test_a_circle_becomes_a_geography_of_the_client_and_goes_with_its_subscription(
    legacy: World,
) -> None:
    cell = cell_of(Point(48_100_000, 11_500_000), PHOTO_SIZES[0])

    made = subscribe(legacy, TO_CIRCLE)

    geography = legacy.ask(find_geography, int(made.object_id))
    assert (geography.client_id, geography.radius) == (legacy.client_id, 1000)
    assert legacy.ask(list_geographies_in, [cell]) == [geography]
    legacy.works.write_now(delete_subscriptions, client_of(legacy), Selection(object="geography"))
    assert legacy.ask(find_geography, int(made.object_id)) is None
    assert legacy.ask(list_geographies_in, [cell]) == []


@pytest.mark.parametrize(
    "wish",
    [
        structs.replace(TO_CIRCLE, lat=""),
        structs.replace(TO_CIRCLE, lng="181"),
        structs.replace(TO_CIRCLE, radius=""),
        structs.replace(TO_CIRCLE, radius="5001"),
        structs.replace(TO_CIRCLE, radius="-1"),
        structs.replace(TO_TAG, object_id=""),
        structs.replace(TO_PEOPLE, aspect=""),
        structs.replace(TO_PEOPLE, object=""),
    ],
)
def test_a_wish_that_names_nothing_is_refused(legacy: World, wish: Wish) -> None:
    with pytest.raises(SubscriptionRefusedError):
        subscribe(legacy, wish)


@pytest.mark.parametrize("wish", [TO_TAG, TO_CIRCLE])
def test_only_clients_with_the_switch_watch_anything_but_people(world: World, wish: Wish) -> None:
    with pytest.raises(SubscriptionRefusedError):
        subscribe(world, wish)


def test_in_an_era_that_knew_it_every_client_does(world: World) -> None:
    world.works.write_now(choose_era, Era.Y2014)

    assert subscribe(world, TO_TAG).object == "tag"


def test_a_client_has_so_many_subscriptions_and_no_more(world: World) -> None:
    for number in range(MOST_SUBSCRIPTIONS):
        subscribe(world, structs.replace(TO_PEOPLE, callback_url=f"{URL}{number}"))

    with pytest.raises(SubscriptionRefusedError):
        subscribe(world, TO_PEOPLE)

    assert subscribe(world, structs.replace(TO_PEOPLE, callback_url=f"{URL}0")).id == 1


@pytest.mark.parametrize(
    ("selection", "left"),
    [
        (Selection(object="all"), []),
        (Selection(object="user"), [2, 3, 4]),
        (Selection(object="tag"), [1, 4]),
        (Selection(object="tag", object_id="Carrots"), [1, 2, 4]),
        (Selection(id="4"), [1, 2, 3]),
        (Selection(id="77"), [1, 2, 3, 4]),
        (Selection(object="user", id="2"), [1, 2, 3, 4]),
    ],
)
def test_what_is_meant_is_taken_back(legacy: World, selection: Selection, left: list[int]) -> None:
    for wish in (TO_PEOPLE, TO_TAG, structs.replace(TO_TAG, object_id="carrots"), TO_CIRCLE):
        subscribe(legacy, wish)

    legacy.works.write_now(delete_subscriptions, client_of(legacy), selection)

    assert subscribed(legacy) == left


def test_a_client_takes_no_other_clients_back(world: World) -> None:
    subscribe(world, TO_PEOPLE)
    other = structs.replace(client_of(world), id="0" * 32)

    world.works.write_now(delete_subscriptions, other, Selection(object="all"))

    assert subscribed(world) == [1]


def test_they_go_with_their_client(legacy: World) -> None:
    client = client_of(legacy)
    made = subscribe(legacy, TO_CIRCLE)

    legacy.do(delete_client, "cyd", client.id)

    assert legacy.rows("SELECT id FROM subscriptions") == []
    assert legacy.rows("SELECT subscription_id FROM delivery_queues") == []
    assert legacy.ask(find_geography, int(made.object_id)) is None


def test_a_client_that_is_deleted_during_the_handshake_gets_none(world: World) -> None:
    client = client_of(world)
    handshake = world.works.read(prepare_subscription, client, TO_PEOPLE)
    world.do(delete_client, "cyd", client.id)
    reply = Reply(200, handshake.challenge.encode())

    with pytest.raises(AuthorizationError):
        world.works.write_now(create_subscription, client, handshake, reply)


def test_the_owner_sees_switches_on_and_takes_back(world: World) -> None:
    made = subscribe(world, TO_PEOPLE)
    world.ask(lambda db: update_enabled(db, made.id, is_enabled=0))
    silenced = world.see(list_silenced, "cyd")

    world.do(enable_subscription, "cyd", world.client_id, made.id)

    assert silenced == {world.client_id}
    [standing] = world.see(list_own_subscriptions, "cyd", world.client_id)
    assert (standing.subscription.is_enabled, standing.queue.delivered_ms) == (1, 0)
    world.do(delete_own_subscription, "cyd", world.client_id, made.id)
    world.do(delete_own_subscription, "cyd", world.client_id, made.id)
    assert subscribed(world) == []


@pytest.mark.parametrize(
    "act",
    [
        lambda world: world.see(list_own_subscriptions, "ben", world.client_id),
        lambda world: world.do(enable_subscription, "ben", world.client_id, 1),
        lambda world: world.do(delete_own_subscription, "ben", world.client_id, 1),
    ],
)
def test_nobody_else_does(world: World, act: Callable[[World], None]) -> None:
    subscribe(world, TO_PEOPLE)

    with pytest.raises(Refusal):
        act(world)

    assert subscribed(world) == [1]
