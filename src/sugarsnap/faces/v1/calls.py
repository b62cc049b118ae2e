"""One call of the API: what arrived, who asks, and how its answer's addresses begin."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec
from msgspec import Raw, Struct

from sugarsnap.faces.shared.links import Links
from sugarsnap.records.accounts import Card
from sugarsnap.records.viewers import Viewer
from sugarsnap.work import Work

if TYPE_CHECKING:
    from sugarsnap.faces.v1.routes import Route


Shape = TypeVar("Shape")

_encode = msgspec.json.Encoder().encode


class Arrival(Struct, frozen=True):
    """What a request brings, read once and bound to nothing."""

    route: "Route"
    path: str
    segments: Mapping[str, str]
    """The variable segments of the path, by name."""
    parameters: Mapping[str, str]
    """Query and form together; what is sent twice counts as sent last."""
    token: str
    """"" where no credential of the kind was sent."""
    base: str
    """Scheme and host for addresses in the answer."""


class Call:
    """An arrival inside its piece of work: what handlers are given."""

    __slots__ = ("arrival", "links", "viewer", "work")

    def __init__(self, arrival: Arrival, work: Work, viewer: Viewer) -> None:
        self.arrival = arrival
        self.work = work
        self.viewer = viewer
        self.links = Links(arrival.base, work.keys)

    def once(self, shape: Callable[[Card, Links], Shape], card: Card) -> Shape:
        """A person's shape, encoded once and kept until any account changes (ports.Database.kept).

        What is answered is the encoded form, which stands in other shapes like the shape itself.
        """
        key = (shape, self.arrival.base, card.id)
        return cast("Shape", self.work.remember(key, _encoded, shape, card, self.links))

    @property
    def address(self) -> str:
        """The address of the call without its query, as the client wrote it."""
        return f"{self.arrival.base}{self.arrival.path}"


def _encoded(shape: Callable[[Card, Links], Any], card: Card, links: Links) -> Raw:
    return Raw(_encode(shape(card, links)))
