"""One call of the API: what arrived, who asks, and how its answer's addresses begin."""

from collections.abc import Callable, Iterable, Mapping
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
_MOST_SHAPES = 20_000


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
        return self.each_once(shape, (card,))[0]

    def each_once(
        self, shape: Callable[[Card, Links], Shape], cards: Iterable[Card]
    ) -> list[Shape]:
        """The same for several people."""
        known = cast("dict[int, Any]", self.work.remember((shape, self.arrival.base), dict))
        if len(known) > _MOST_SHAPES:
            known.clear()
        return [known.get(card.id) or self._encode(known, shape, card) for card in cards]

    def _encode(
        self, known: dict[int, Any], shape: Callable[[Card, Links], Any], card: Card
    ) -> Any:
        known[card.id] = encoded = Raw(_encode(shape(card, self.links)))
        return encoded

    @property
    def address(self) -> str:
        """The address of the call without its query, as the client wrote it."""
        return f"{self.arrival.base}{self.arrival.path}"
