"""Deliveries: what is sent to a subscriber, how it is signed, and when it is tried again."""

import hashlib
import hmac
from collections.abc import Sequence
from urllib.parse import urlencode

import msgspec
from msgspec import Struct

from sugarsnap.records.subscriptions import Delivery, Queue

MINUTE_MS = 60 * 1000
HOUR_MS = 60 * MINUTE_MS
_DAY_MS = 24 * HOUR_MS

SECONDS_TO_ANSWER = 10.0
"""How long a receiver has, be it for the handshake or for a delivery."""
MOST_IN_BATCH = 100
PAUSES_MS = (1 * MINUTE_MS, 10 * MINUTE_MS, 60 * MINUTE_MS)
"""After which a batch that did not arrive is sent again; after the last it is dropped."""
LONGEST_FAILURE_MS = _DAY_MS
"""A subscription whose batches have been failing for so long is switched off with the next."""
LONGEST_WAIT_MS = _DAY_MS
"""Older events are not delivered any more."""


class Particulars(Struct, frozen=True, kw_only=True):
    """What an event tells besides what it is about; places and tags tell nothing."""

    media_id: str | msgspec.UnsetType = msgspec.UNSET


class Event(Struct, frozen=True, kw_only=True):
    """One new post as a receiver is told of it, keys in wire order (v1 reference §8.4)."""

    changed_aspect: str = "media"
    object: str
    object_id: str
    time: int
    """Seconds since 1970."""
    subscription_id: int
    data: Particulars


class Parcel(Struct, frozen=True):
    """A batch that is on its way."""

    queue: Queue
    url: str
    id: str
    """The same whenever the batch is sent again."""
    body: bytes
    secret: str

    @property
    def headers(self) -> dict[str, str]:
        """What goes with the body: its type, its id and its signatures."""
        return {
            "Content-Type": "application/json",
            "X-Hub-Signature": sign_delivery(self.secret, self.body, "sha1"),
            "X-Hub-Signature-256": f"sha256={sign_delivery(self.secret, self.body, 'sha256')}",
            "Webhook-Id": self.id,
        }


def sign_delivery(secret: str, body: bytes, algorithm: str) -> str:
    """The hex HMAC of exactly these bytes (v1 reference §8.4)."""
    return hmac.new(secret.encode(), body, getattr(hashlib, algorithm)).hexdigest()


def write_event(event: Event) -> str:
    """An event as it waits and as it is sent."""
    return msgspec.json.encode(event).decode()


def write_batch(deliveries: Sequence[Delivery]) -> bytes:
    """The body of a batch: events in the order in which they came to pass."""
    return f"[{','.join(delivery.event for delivery in deliveries)}]".encode()


def handshake_url(callback_url: str, challenge: str, verify_token: str) -> str:
    """What is asked of a receiver before it is told anything (v1 reference §8.2)."""
    address = callback_url.partition("#")[0]
    query = urlencode(
        {"hub.mode": "subscribe", "hub.challenge": challenge, "hub.verify_token": verify_token}
    )
    return f"{address}{'&' if '?' in address else '?'}{query}"


def is_taken(status: int) -> bool:
    """Whether a receiver has taken what was sent."""
    return 200 <= status < 300
