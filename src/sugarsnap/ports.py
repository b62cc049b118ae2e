"""The sockets of the house: what operations and jobs need from outside, as protocols."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

from msgspec import Struct

Result = TypeVar("Result")


class Database(Protocol):
    """One open transaction on one connection. Only `queries/` calls it."""

    @property
    def kept(self) -> dict[Any, Any] | None:
        """What a reader may remember between transactions; None where nothing may be remembered.

        Emptied as soon as any process commits a change of an account, a block, a client, its
        sandbox or permissions, a grant or a retired endpoint.
        """

    def fetch_one(self, name: str, sql: str, values: Mapping[str, Any], record: Any) -> Any | None:
        """Run one statement and answer its first row as `record` (a tuple where it is None)."""

    def fetch_all(self, name: str, sql: str, values: Mapping[str, Any], record: Any) -> list[Any]:
        """Run one statement and answer every row as `record`."""

    def execute(self, name: str, sql: str, values: Mapping[str, Any]) -> None:
        """Run one statement that answers no row."""

    def execute_many(self, name: str, sql: str, values: Sequence[Mapping[str, Any]]) -> None:
        """Run one statement that answers no row for each of `values`, which hold no lists."""


class Transactions(Protocol):
    """What opens transactions. An action may run again only where nothing of it was kept."""

    def read(self, action: Callable[[Database], Result]) -> Result:
        """Run `action` on the calling thread, on one snapshot: for jobs and the command line."""

    async def answer(self, action: Callable[[Database], Result]) -> Result:
        """Run `action` for a request that waits, on one snapshot and where that is quickest.

        Raises UnavailableError where the database does not answer in time.
        """

    async def read_aside(self, action: Callable[[Database], Result]) -> Result:
        """Run `action` on a thread with a reader of its own, for statements that may take long."""

    async def write(self, action: Callable[[Database], Result]) -> Result:
        """Run `action` on the writer; answer once its group is committed.

        An exception of the action undoes that action alone and is raised here. Raises
        UnavailableError where the commit failed or the queue's deadline passed.
        """

    def write_now(self, action: Callable[[Database], Result]) -> Result:
        """The same for a caller without an event loop: jobs and the command line."""


class Clock(Protocol):
    """Where time comes from."""

    def now(self) -> int:
        """Milliseconds since 1970, UTC."""


class Randomness(Protocol):
    """Where unpredictable values come from."""

    def token_hex(self, size: int) -> str:
        """`size` random bytes as lower-case hex."""

    def below(self, bound: int) -> int:
        """A whole number from 0 to `bound` - 1."""


class Tally(Struct, frozen=True):
    """What one bucket holds: the calls of the last hour, and when room returns."""

    made: int
    retry_after: int
    """Whole seconds until the oldest counted minute leaves the window (1 to 3600)."""


class RateLimits(Protocol):
    """Sliding hours over minute buckets, exact across the workers of a machine and a restart."""

    def count(self, bucket: str, now: int) -> Tally:
        """Count one call in `bucket` at `now` (milliseconds) and answer the hour's total."""

    def peek(self, bucket: str, now: int) -> Tally:
        """The hour's total without counting a call."""

    def forget(self, bucket: str) -> None:
        """Empty the bucket, for example after a successful login."""


class Picture(Struct, frozen=True):
    """A rendered picture: its files' common name and the true size of the upright original."""

    digest: str
    """SHA-256, in hex, over the JPEG renditions' bytes, smallest first."""
    width: int
    height: int


class RenderedPicture(Struct, frozen=True):
    """What a renderer answers: the picture and the bytes of its renditions by nominal size."""

    picture: Picture
    files: dict[int, bytes]


class PictureRenderer(Protocol):
    """Decodes uploads and encodes renditions, in a process of its own with bounded memory."""

    def render(self, source: Path) -> RenderedPicture:
        """The five JPEG renditions of an upload. Raises PictureRefusedError."""

    def render_avatar(self, source: Path) -> RenderedPicture:
        """The square profile picture alone (one rendition of 150). Raises PictureRefusedError."""

    def render_webp(self, jpegs: Mapping[int, bytes]) -> dict[int, bytes]:
        """The WebP twins of JPEG renditions, by nominal size."""

    def cut_square(self, jpeg: bytes, side: int) -> bytes:
        """A square of `side` pixels out of the middle of a JPEG rendition, as JPEG."""

    def close(self) -> None:
        """End what was started for decoding; another picture would start it anew."""


class PhotoStore(Protocol):
    """Keeps renditions by name; a name's bytes never change."""

    def put(self, name: str, content: bytes) -> None:
        """Keep `content` durably under `name`; keeping it again changes nothing."""

    def get(self, name: str) -> bytes | None:
        """The bytes, or None."""

    def delete(self, name: str) -> None:
        """Forget `name`; forgetting it again changes nothing."""

    def kept_at(self, name: str) -> int | None:
        """When `name` was last kept (milliseconds), or None where it is not."""

    def list_older(self, moment: int) -> Sequence[str]:
        """Names kept before `moment` (milliseconds), for the sweep of orphans."""


class Outgoing(Struct, frozen=True, kw_only=True):
    """A request that leaves the house."""

    method: str
    url: str
    seconds: float
    """By then the whole answer must be there."""
    headers: Mapping[str, str] = {}
    body: bytes = b""


class Reply(Struct, frozen=True):
    """What was answered to a request that left the house."""

    status: int
    body: bytes
    """Its beginning, where it is long."""


class UnreachableError(Exception):
    """Nobody was asked, or nobody answered. Carries a sentence that gives nothing away."""


class HttpSender(Protocol):
    """Sends HTTP to addresses that others have named, and to no place that is not theirs."""

    async def send(self, request: Outgoing) -> Reply:
        """Send a request and read its answer, whatever its status; redirects are not followed.

        Raises UnreachableError, also for an address that may not be called.
        """


class PasswordHasher(Protocol):
    """Slow hashing of passwords, at most two at a time, with a deadline for those who wait."""

    async def hash(self, password: str) -> str:
        """A salted hash that carries its parameters. Raises UnavailableError past the deadline."""

    async def verify(self, password: str, hashed: str) -> bool:
        """Whether the password is the hashed one. Raises UnavailableError past the deadline.

        An empty `hashed` costs the same time and is nobody's password.
        """

    def hash_now(self, password: str) -> str:
        """The same as `hash` for a caller without an event loop."""


class Generation(Protocol):
    """A number that all processes of a machine see; what was kept under an older one is void."""

    def read(self) -> int:
        """The present number."""

    def advance(self) -> None:
        """Raise the number by one, for every process at once."""


class Effects(Protocol):
    """The slow effects that stand between two works; the house has them."""

    @property
    def store(self) -> PhotoStore:
        """Where renditions are kept."""

    @property
    def pictures(self) -> PictureRenderer:
        """What makes renditions."""

    @property
    def passwords(self) -> PasswordHasher:
        """What hashes passwords."""

    @property
    def http(self) -> HttpSender:
        """What sends requests to other servers."""
