"""One call of the API: what arrived, who asks, and how its answer's addresses begin."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast
from urllib.parse import quote

import msgspec
from msgspec import Raw, Struct

from sugarsnap.faces.shared.links import Links
from sugarsnap.faces.v1.reading import Request
from sugarsnap.records.accounts import Card
from sugarsnap.records.viewers import Viewer
from sugarsnap.work import Work

if TYPE_CHECKING:
    from sugarsnap.faces.shared.asgi import Headers
    from sugarsnap.faces.v1.routes import Route


Shape = TypeVar("Shape")
Thing = TypeVar("Thing", bound=Hashable)

_encode = msgspec.json.Encoder().encode
_MOST_SHAPES = 20_000
_MOST_THINGS = 8_000
"""A post and its shape take two or three kilobytes."""


class Arrival(Struct, frozen=True):
    """What a request brings, read once and bound to nothing."""

    route: "Route"
    request: Request
    segments: Mapping[str, str]
    """The variable segments of the path, by name."""
    base: str
    """Scheme and host for addresses in the answer."""
    address: str
    """Where the request came from."""

    @property
    def parameters(self) -> Mapping[str, str]:
        """Query and form together."""
        return self.request.parameters


class AnyCall(Protocol):
    """Whatever brings an arrival: in a person's name, or in the client's own."""

    @property
    def arrival(self) -> Arrival:
        """What the request brings."""


class Track:
    """What is found out about a call while it is judged, for its answer, refused or not."""

    __slots__ = ("expects_old_texts", "rate")

    def __init__(self) -> None:
        self.rate: Headers = []
        """The two headers; none before the call is counted."""
        self.expects_old_texts = False
        """Whether refusals are to be worded as before 2016."""


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

    def same(self, shape: Callable[[Thing, "Call"], Shape], thing: Thing) -> Shape:
        """The shape of a thing, encoded once and kept for as long as the thing is equal.

        For shapes that tell nothing but what is in the thing, and for things that can be hashed.
        """
        known = cast("dict[Any, Any]", self.work.remember((shape, self.arrival.base), dict))
        encoded = known.get(thing)
        if encoded is None:
            if len(known) > _MOST_THINGS:
                known.clear()
            known[thing] = encoded = Raw(_encode(shape(thing, self)))
        return cast("Shape", encoded)

    def extended(self, encoded: Shape, key: str, value: float) -> Shape:
        """What `same` answered with one key more, at its end."""
        body = bytes(cast("Raw", encoded))
        return cast("Shape", Raw(b'%b,"%b":%b}' % (body[:-1], key.encode(), _encode(value))))

    @property
    def address(self) -> str:
        """The address of the call without its query, as the client asked for it."""
        return f"{self.arrival.base}{quote(self.arrival.request.path)}"
