"""What clients want to be told of."""

from collections.abc import Collection

from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.subscriptions import Subscription

_statements = load("subscriptions")


def find_subscription(db: Database, id_: int) -> Subscription | None:
    """A subscription, whichever client's."""
    subscription: Subscription | None = _statements.find_subscription(db, id=id_)
    return subscription


def list_subscriptions_of_client(db: Database, client_id: str) -> list[Subscription]:
    """All of a client's, those first that were made first."""
    found = _statements.list_subscriptions_of_client(db, client_id=client_id)
    return sorted(found, key=lambda subscription: subscription.id)


def list_subscriptions_of_clients(
    db: Database, client_ids: Collection[str], object_: str
) -> list[Subscription]:
    """Those of some clients to one kind of thing that are not switched off."""
    found: list[Subscription] = _statements.list_subscriptions_of_clients(
        db, client_ids=list(client_ids), object=object_
    )
    return found


def list_subscriptions_to(
    db: Database, object_: str, object_ids: Collection[str]
) -> list[Subscription]:
    """Anybody's to some things of one kind that are not switched off."""
    found: list[Subscription] = _statements.list_subscriptions_to(
        db, object=object_, object_ids=list(object_ids)
    )
    return found


def list_clients_with_disabled(db: Database, client_ids: Collection[str]) -> set[str]:
    """Which of some clients have a subscription that is switched off."""
    rows = _statements.list_clients_with_disabled(db, client_ids=list(client_ids))
    return {row[0] for row in rows}


def insert_subscription(db: Database, subscription: Subscription) -> None:
    """Enter a subscription under an id of its own."""
    _statements.insert_subscription(
        db,
        id=subscription.id,
        client_id=subscription.client_id,
        object=subscription.object,
        object_id=subscription.object_id,
        callback_url=subscription.callback_url,
        created_ms=subscription.created_ms,
    )


def update_enabled(db: Database, id_: int, *, is_enabled: int) -> None:
    """Switch a subscription on or off."""
    _statements.update_enabled(db, id=id_, is_enabled=is_enabled)


def delete_subscription(db: Database, id_: int) -> None:
    """Take a subscription away."""
    _statements.delete_subscription(db, id=id_)
