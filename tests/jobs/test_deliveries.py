"""Deliveries: who is told of what, in which order, and what happens where nobody takes it."""

import asyncio
import hashlib
import hmac
import json
from typing import Any

import pytest
from msgspec import structs

from fakes import DAY, HOUR, MINUTE, SECOND
from jobs.workshop import Workshop, picture_of
from sugarsnap.ids import MediaId
from sugarsnap.jobs.dispatcher import Dispatcher
from sugarsnap.jobs.sweep import keep_house
from sugarsnap.operations.clients import Rotation, reset_secret
from sugarsnap.operations.deliveries import LEASE_MS, QueueTakenError, claim_parcel, confirm_parcel
from sugarsnap.operations.grants import revoke_access
from sugarsnap.operations.own_subscriptions import enable_subscription, list_own_subscriptions
from sugarsnap.operations.posts import Draft, post_media
from sugarsnap.operations.sandboxes import invite_user
from sugarsnap.operations.subscriptions import Handshake, create_subscription
from sugarsnap.ports import Outgoing, Reply
from sugarsnap.queries.clients import find_client, update_switches
from sugarsnap.records.subscriptions import Queue
from sugarsnap.rules.deliveries import MOST_IN_BATCH, sign_delivery
from sugarsnap.rules.geography import Point
from sugarsnap.rules.subscriptions import Wish
from sugarsnap.rules.switches import Switch
from world import CLIENT_SECRET

URL = "http://receiver.example/in"
TO_PEOPLE = Wish(object="user", aspect="media", callback_url=URL)
POND = Point(48_100_000, 11_500_000)


def subscribe(workshop: Workshop, wish: Wish = TO_PEOPLE) -> int:
    client = workshop.world.ask(find_client, workshop.world.client_id)
    handshake, agreed = Handshake(wish, "yes"), Reply(200, b"yes")
    made = workshop.works.write_now(create_subscription, client, handshake, agreed)
    return int(made.id)


def watch_anything(workshop: Workshop) -> None:
    client_id = workshop.world.client_id
    workshop.world.ask(update_switches, client_id, Switch.LEGACY_SUBSCRIPTION_OBJECTS)


def post(workshop: Workshop, who: str = "ben", draft: Draft = Draft("New")) -> MediaId:  # noqa: B008  it is frozen
    media = workshop.world.do(post_media, who, draft, [picture_of(who)]).media
    return MediaId(media.id)


def deliver(workshop: Workshop) -> None:
    """Do the jobs that are due, then deliver once whatever waits."""
    workshop.worker().run_due()
    dispatch(workshop)


def dispatch(workshop: Workshop) -> None:
    async def once() -> None:
        dispatcher = Dispatcher(workshop.works, workshop.receivers)
        await dispatcher.begin_due()
        await dispatcher.finish()

    asyncio.run(once())


def told(workshop: Workshop) -> list[str]:
    """The photos that receivers were told of, delivery by delivery."""
    return [
        " ".join(event["data"].get("media_id", "?").partition("_")[0] for event in body)
        for body in workshop.receivers.bodies
    ]


def queue_of(workshop: Workshop) -> Queue:
    found = workshop.world.see(list_own_subscriptions, "cyd", workshop.world.client_id)
    return found[0].queue


def is_enabled(workshop: Workshop) -> bool:
    found = workshop.world.see(list_own_subscriptions, "cyd", workshop.world.client_id)
    return bool(found[0].subscription.is_enabled)


def waiting(workshop: Workshop) -> int:
    return len(workshop.world.rows("SELECT id FROM deliveries"))


def test_the_signature_is_that_of_the_reference() -> None:
    body = (
        b'[{"changed_aspect": "media", "object": "user", "object_id": "3657782666", '
        b'"time": 1512956375, "subscription_id": 1, '
        b'"data": {"media_id": "1667121369441597934_3657782666"}}]'
    )

    signature = sign_delivery("0123456789abcdef0123456789abcdef", body, "sha1")

    assert len(body) == 172
    assert signature == "30571cc512e96502e76b20b417f43eca8a55f1e0"


def test_a_post_from_before_the_subscription_is_not_told(settled: Workshop) -> None:
    post(settled)
    settled.clock.move(SECOND)
    subscribe(settled)

    deliver(settled)

    assert settled.receivers.sent == []
    assert waiting(settled) == 0


def test_a_post_of_somebody_who_lets_the_client_in_is_told_as_on_the_wire(
    settled: Workshop,
) -> None:
    subscribe(settled)

    media_id = post(settled)
    deliver(settled)

    [request] = settled.receivers.sent
    ben = settled.world.id_of("ben")
    assert (request.method, request.url, request.seconds) == ("POST", URL, 10)
    assert request.body.decode() == (
        f'[{{"changed_aspect":"media","object":"user","object_id":"{ben}",'
        f'"time":{settled.clock.now() // 1000},"subscription_id":1,'
        f'"data":{{"media_id":"{media_id}_{ben}"}}}}]'
    )
    assert request.headers["Content-Type"] == "application/json"
    signed = hmac.new(CLIENT_SECRET.encode(), request.body, hashlib.sha1).hexdigest()
    assert request.headers["X-Hub-Signature"] == signed
    deliver(settled)
    assert len(settled.receivers.sent) == 1
    assert waiting(settled) == 0
    assert queue_of(settled).delivered_ms == settled.clock.now()


def test_nobody_is_told_of_people_who_let_the_client_in_no_longer(settled: Workshop) -> None:
    subscribe(settled)

    post(settled, "cyd")
    settled.world.do(revoke_access, "ben", settled.world.client_id)
    post(settled, "ben")
    deliver(settled)

    assert settled.receivers.sent == []


def test_what_is_imported_is_no_news(settled: Workshop) -> None:
    subscribe(settled)

    post(settled, "ben", Draft("Old", created_ms=1_400_000_000_000))
    deliver(settled)

    assert settled.receivers.sent == []


def test_events_of_several_posts_come_together_and_in_order(settled: Workshop) -> None:
    subscribe(settled)

    ids = [post(settled) for _ in range(3)]
    deliver(settled)

    assert told(settled) == [" ".join(map(str, ids))]


def test_a_batch_holds_so_many_and_the_rest_follows(settled: Workshop) -> None:
    subscribe(settled)
    ids = [str(post(settled)) for _ in range(MOST_IN_BATCH + 2)]

    deliver(settled)
    deliver(settled)

    assert told(settled) == [" ".join(ids[:MOST_IN_BATCH]), " ".join(ids[MOST_IN_BATCH:])]


def test_tags_places_and_circles_are_told_without_saying_which_photo(settled: Workshop) -> None:
    watch_anything(settled)
    to_tag = structs.replace(TO_PEOPLE, object="tag", object_id="pond")
    to_circle = structs.replace(TO_PEOPLE, object="geography", lat="48.1", lng="11.5", radius="500")
    subscribe(settled, to_tag)
    subscribe(settled, to_circle)
    post(settled, "cyd", Draft("Frogs #Pond", point=POND, place_name="The pond"))
    place_id = str(settled.world.rows("SELECT id FROM places")[0][0])
    subscribe(settled, structs.replace(TO_PEOPLE, object="location", object_id=place_id))

    post(settled, "cyd", Draft("More frogs", point=POND, place_name="The pond"))
    post(settled, "cyd", Draft("Far away", point=Point(48_110_000, 11_500_000)))
    deliver(settled)

    events = sorted(
        ((event["object"], event["object_id"]), event["data"])
        for body in settled.receivers.bodies
        for event in body
    )
    assert events == [
        (("geography", "1"), {}),
        (("geography", "1"), {}),
        (("location", place_id), {}),
        (("location", place_id), {}),
        (("tag", "pond"), {}),
    ]


def test_of_private_people_only_those_are_told_whom_they_let_in(settled: Workshop) -> None:
    watch_anything(settled)
    subscribe(settled, structs.replace(TO_PEOPLE, object="tag", object_id="pond"))

    post(settled, "ada", Draft("#pond"))
    deliver(settled)

    assert settled.receivers.sent == []


def test_a_client_in_sandbox_mode_is_told_of_its_sandbox_alone(settled: Workshop) -> None:
    world = settled.world
    world.ask(lambda db: db.execute("tests.sandbox", "UPDATE clients SET is_sandbox = 1", {}))
    watch_anything(settled)
    subscribe(settled)
    subscribe(settled, structs.replace(TO_PEOPLE, object="tag", object_id="pond"))
    world.do(invite_user, "cyd", world.client_id, "ben")

    post(settled, "ben", Draft("#pond"))
    post(settled, "cyd", Draft("#pond"))
    deliver(settled)

    assert [event["object"] for body in settled.receivers.bodies for event in body] == ["tag"]


def test_what_does_not_arrive_is_sent_again_after_one_ten_and_sixty_minutes(
    settled: Workshop,
) -> None:
    subscribe(settled)
    settled.receivers.status = 500
    post(settled)
    deliver(settled)

    sent_after = []
    for minute in range(1, 90):
        settled.clock.move(MINUTE)
        before = len(settled.receivers.sent)
        dispatch(settled)
        sent_after += [minute] * (len(settled.receivers.sent) - before)

    assert sent_after == [1, 11, 71]
    assert waiting(settled) == 0
    assert len({request.body for request in settled.receivers.sent}) == 1
    assert len({request.headers["Webhook-Id"] for request in settled.receivers.sent}) == 1
    assert queue_of(settled).problem == "It answered 500."


def test_a_later_event_waits_behind_an_earlier_one_and_the_batch_stays_the_same(
    settled: Workshop,
) -> None:
    subscribe(settled)
    settled.receivers.is_there = False
    first = post(settled)
    deliver(settled)

    second = post(settled)
    deliver(settled)
    settled.receivers.is_there = True
    settled.clock.move(MINUTE)
    dispatch(settled)
    dispatch(settled)

    assert told(settled) == [str(first), str(first), str(second)]
    ids = [request.headers["Webhook-Id"] for request in settled.receivers.sent]
    assert ids[0] == ids[1] != ids[2]
    assert queue_of(settled).failing_since_ms == 0


def test_a_subscription_that_fails_for_a_day_is_switched_off_and_the_rest_forgotten(
    settled: Workshop,
) -> None:
    subscribe(settled)
    settled.receivers.is_there = False
    while is_enabled(settled) and settled.clock.now() < settled.world.clock.now() + 3 * DAY:
        post(settled)
        deliver(settled)
        settled.clock.move(30 * MINUTE)
        assert len(settled.receivers.sent) < 200

    sent = len(settled.receivers.sent)
    post(settled)
    deliver(settled)

    assert not is_enabled(settled)
    assert len(settled.receivers.sent) == sent
    assert waiting(settled) == 0
    settled.receivers.is_there = True
    settled.world.do(enable_subscription, "cyd", settled.world.client_id, 1)
    post(settled)
    deliver(settled)
    assert len(settled.receivers.sent) == sent + 1


def test_one_bad_hour_switches_nothing_off(settled: Workshop) -> None:
    subscribe(settled)
    settled.receivers.is_there = False
    post(settled)
    for _ in range(4):
        deliver(settled)
        settled.clock.move(HOUR)

    assert waiting(settled) == 0
    assert is_enabled(settled)


def test_a_batch_is_one_dispatchers_until_its_lease_runs_out(settled: Workshop) -> None:
    subscription_id = subscribe(settled)
    post(settled)
    settled.worker().run_due()

    first = settled.works.write_now(claim_parcel, subscription_id)
    second = settled.works.write_now(claim_parcel, subscription_id)
    dispatch(settled)

    assert first is not None
    assert second is None
    assert settled.receivers.sent == []
    settled.clock.move(LEASE_MS)
    dispatch(settled)
    [request] = settled.receivers.sent
    assert request.headers["Webhook-Id"] == first.id


def test_whoever_comes_back_after_that_changes_nothing(settled: Workshop) -> None:
    subscription_id = subscribe(settled)
    post(settled)
    settled.worker().run_due()
    late = settled.works.write_now(claim_parcel, subscription_id)
    settled.clock.move(LEASE_MS)
    settled.receivers.status = 500
    dispatch(settled)
    before = queue_of(settled)

    with pytest.raises(QueueTakenError):
        settled.works.write_now(confirm_parcel, late)

    assert queue_of(settled) == before
    assert waiting(settled) == 1


def test_deliveries_are_signed_by_the_newest_secret(settled: Workshop) -> None:
    subscribe(settled)
    issued = settled.world.do(reset_secret, "cyd", settled.world.client_id, Rotation.KEEP_BESIDE)

    post(settled)
    deliver(settled)

    [request] = settled.receivers.sent
    signed = sign_delivery(issued.secret, request.body, "sha1")
    assert request.headers["X-Hub-Signature"] == signed
    by_sha256 = hmac.new(issued.secret.encode(), request.body, hashlib.sha256).hexdigest()
    assert request.headers["X-Hub-Signature-256"] == f"sha256={by_sha256}"


def test_what_waits_for_more_than_a_day_is_forgotten(settled: Workshop) -> None:
    subscribe(settled)
    post(settled)
    settled.worker().run_due()
    settled.clock.move(DAY + SECOND)
    fresh = post(settled)
    settled.worker().run_due()

    keep_house(settled.works, settled.means)
    dispatch(settled)

    assert told(settled) == [str(fresh)]


def test_a_batch_that_was_forgotten_while_it_failed_makes_room(settled: Workshop) -> None:
    subscribe(settled)
    settled.receivers.is_there = False
    post(settled)
    deliver(settled)
    settled.clock.move(DAY + HOUR)
    keep_house(settled.works, settled.means)
    settled.receivers.is_there = True
    dispatch(settled)

    fresh = post(settled)
    deliver(settled)

    assert told(settled)[1:] == [str(fresh)]


class HangingReceivers:
    """Implements ports.HttpSender: one address hangs until it is let go."""

    def __init__(self) -> None:
        self.quick: list[Any] = []
        self.hanging = 0
        self.gate = asyncio.Event()

    async def send(self, request: Outgoing) -> Reply:
        if request.url == URL:
            self.hanging += 1
            await self.gate.wait()
        else:
            self.quick.append(json.loads(request.body))
        return Reply(200, b"")


def test_a_receiver_that_hangs_holds_up_nobody_but_itself(settled: Workshop) -> None:
    subscribe(settled)
    subscribe(settled, structs.replace(TO_PEOPLE, callback_url=f"{URL}2"))

    async def go_on() -> tuple[int, int]:
        receivers = HangingReceivers()
        dispatcher = Dispatcher(settled.works, receivers)
        for _ in range(2):
            post(settled)
            settled.worker().run_due()
            await dispatcher.begin_due()
            await dispatcher.finish(0.5)
        counted = receivers.hanging, len(receivers.quick)
        receivers.gate.set()
        await dispatcher.finish()
        return counted

    assert asyncio.run(go_on()) == (1, 2)
