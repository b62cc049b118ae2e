"""A client's subscriptions on its page, and what the page says when nothing arrives."""

import pytest
from msgspec import structs

from fakes import DAY
from oauth.application import Application
from oauth.conftest import Register
from sugarsnap.app import House
from sugarsnap.operations.deliveries import claim_parcel, confirm_parcel, fail_parcel
from sugarsnap.operations.subscriptions import Handshake, create_subscription
from sugarsnap.ports import Reply
from sugarsnap.queries.clients import find_client
from sugarsnap.queries.deliveries import insert_delivery
from sugarsnap.records.subscriptions import Subscription
from sugarsnap.rules.subscriptions import Wish
from web.visitor import Visitor

URL = "http://receiver.example/<in>?a=1&b=2"
MANAGE = "/developer/clients/manage/"


@pytest.fixture
def application(register: Register) -> Application:
    return register()


@pytest.fixture
def subscription(house: House, application: Application) -> Subscription:
    client = house.works.read(lambda work: find_client(work.db, application.id))
    assert client is not None
    handshake = Handshake(Wish(object="user", aspect="media", callback_url=URL), "yes")
    return house.works.write_now(create_subscription, client, handshake, Reply(200, b"yes"))


def page_of(application: Application) -> str:
    return f"/developer/clients/{application.id}/edit/"


def attempt(house: House, subscription: Subscription, problem: str) -> None:
    """Deliver something, which arrives or has a problem."""
    house.works.write_now(lambda work: insert_delivery(work.db, subscription.id, "{}", work.now))
    parcel = house.works.write_now(claim_parcel, subscription.id)
    assert parcel is not None
    if problem:
        house.works.write_now(fail_parcel, parcel, problem)
    else:
        house.works.write_now(confirm_parcel, parcel)


def give_up(house: House, subscription: Subscription) -> None:
    """It failed for the last time, a day after it began to."""
    house.works.write_now(lambda work: insert_delivery(work.db, subscription.id, "{}", work.now))
    parcel = house.works.write_now(claim_parcel, subscription.id)
    assert parcel is not None
    queue = structs.replace(
        parcel.queue, attempts=4, failing_since_ms=house.works.tools.clock.now() - 2 * DAY
    )
    house.works.write_now(fail_parcel, structs.replace(parcel, queue=queue), "It answered 500.")


def test_a_client_without_any_says_how_to_make_one(cyd: Visitor, application: Application) -> None:
    page = cyd.open(page_of(application))

    assert page.links["Subscriptions"] == "#subscriptions"
    assert "/developer/subscriptions/" in page.links.values()


def test_each_is_listed_with_where_it_leads(
    cyd: Visitor, application: Application, subscription: Subscription
) -> None:
    text = cyd.open(page_of(application)).main.text

    assert subscription.callback_url in text
    assert "Nothing was delivered yet." in text


def test_the_last_delivery_and_the_last_problem_are_told(
    cyd: Visitor, house: House, application: Application, subscription: Subscription
) -> None:
    attempt(house, subscription, "")
    delivered = cyd.open(page_of(application)).main.text
    attempt(house, subscription, "It answered 500.")

    failing = cyd.open(page_of(application)).main.text

    assert "Last delivery" in delivered
    assert "Failing since" not in delivered
    assert "Last delivery" in failing
    assert "It answered 500." in failing


def test_one_that_was_switched_off_is_told_of_on_both_pages_and_switched_on_again(
    cyd: Visitor, house: House, application: Application, subscription: Subscription
) -> None:
    give_up(house, subscription)
    assert any("switched off" in alert for alert in cyd.open(MANAGE).alerts)
    page = cyd.open(page_of(application))
    assert "Switched off" in page.main.text

    cyd.press(page, "Switch On Again")

    page = cyd.follow()
    assert "The subscription is on again." in page.alerts
    assert not page.has_form("Switch On Again")
    assert not any("switched off" in alert for alert in cyd.open(MANAGE).alerts)


def test_one_is_taken_back(
    cyd: Visitor, application: Application, subscription: Subscription
) -> None:
    cyd.press(cyd.open(page_of(application)), "Delete Subscription")

    page = cyd.follow()
    assert "The subscription is gone." in page.alerts
    assert subscription.callback_url not in page.main.text


@pytest.mark.parametrize("act", ["enable", "delete"])
def test_nobody_elses_is_touched(
    ben: Visitor, application: Application, subscription: Subscription, act: str
) -> None:
    address = f"/developer/clients/{application.id}/subscriptions/{subscription.id}/{act}/"

    values = ben.open("/create/").form("Post").values()
    answer = ben.post(address, {"csrf_token": values["csrf_token"]})

    assert answer.status_code == 404
