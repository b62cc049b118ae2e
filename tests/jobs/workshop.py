"""Where jobs are tried: the furnished world, its pictures' files, and a renderer of words."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from fakes import MINUTE, Receivers, SetClock
from sugarsnap.adapters.passwords import Argon2Hasher
from sugarsnap.jobs.worker import HANDLERS, Handler, Worker
from sugarsnap.operations.posts import Draft, post_media
from sugarsnap.ports import HttpSender, PasswordHasher, PhotoStore, PictureRenderer, RenderedPicture
from sugarsnap.records.media import Media
from sugarsnap.rules.renditions import jpeg_names, webp_names
from world import PEOPLE, World, picture_of


class MemoryStore:
    """Implements ports.PhotoStore; what is kept is as old as the clock says."""

    def __init__(self, clock: SetClock) -> None:
        self._clock = clock
        self.files: dict[str, tuple[bytes, int]] = {}

    def put(self, name: str, content: bytes) -> None:
        self.files[name] = content, self._clock.now()

    def get(self, name: str) -> bytes | None:
        return self.files[name][0] if name in self.files else None

    def delete(self, name: str) -> None:
        self.files.pop(name, None)

    def kept_at(self, name: str) -> int | None:
        return self.files[name][1] if name in self.files else None

    def list_older(self, moment: int) -> Sequence[str]:
        return sorted(name for name, (_, kept_at) in self.files.items() if kept_at < moment)


class WordRenderer:
    """Implements ports.PictureRenderer; its WebPs say what they were made of."""

    def __init__(self) -> None:
        self.asked = 0

    def render(self, source: Path) -> RenderedPicture:
        raise AssertionError(source)

    def render_avatar(self, source: Path) -> RenderedPicture:
        raise AssertionError(source)

    def render_webp(self, jpegs: Mapping[int, bytes]) -> dict[int, bytes]:
        self.asked += 1
        return {nominal: b"webp of " + jpeg for nominal, jpeg in jpegs.items()}

    def cut_square(self, jpeg: bytes, side: int) -> bytes:
        raise AssertionError(jpeg, side)

    def close(self) -> None:
        """Nothing was started."""


class Means(Struct, frozen=True):
    """Implements ports.Effects."""

    store: PhotoStore
    pictures: PictureRenderer
    passwords: PasswordHasher
    http: HttpSender


class Workshop:
    """The furnished world with the files of every photo, and whatever jobs it has left to do."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.works = world.works
        self.clock = world.clock
        self.store = MemoryStore(world.clock)
        self.renderer = WordRenderer()
        self.receivers = Receivers()
        for name in PEOPLE:
            for file in files_of(name)["jpg"]:
                self.store.put(file, f"jpeg {file}".encode())
        self.clock.move(MINUTE)

    @property
    def means(self) -> Means:
        return Means(self.store, self.renderer, Argon2Hasher(), self.receivers)

    def worker(self, handlers: Mapping[type, Handler] = HANDLERS) -> Worker:
        return Worker(self.works, self.means, handlers)

    def settle(self) -> None:
        """Do all that furnishing left to be done."""
        self.worker().run_due()

    def post(self, who: str, *names: str) -> Media:
        """A post of pictures by these names, with their files in the store."""
        for name in names:
            for file in files_of(name)["jpg"]:
                self.store.put(file, f"jpeg {file}".encode())
        pictures = [picture_of(name) for name in names]
        media = self.world.do(post_media, who, Draft("Several"), pictures).media
        assert isinstance(media, Media)
        self.clock.move(MINUTE)
        return media

    def waiting(self) -> list[tuple[Any, ...]]:
        """Kind and attempts of the jobs in the outbox."""
        return self.world.rows("SELECT kind, attempts FROM outbox ORDER BY id")

    def dead(self) -> list[tuple[Any, ...]]:
        """Kind and problem of the jobs that were given up."""
        return self.world.rows("SELECT kind, problem FROM dead_jobs ORDER BY id")


def files_of(name: str) -> dict[str, set[str]]:
    """The files of somebody's photo by extension."""
    picture = picture_of(name)
    size = (picture.width, picture.height)
    return {
        "jpg": set(jpeg_names(picture.digest, *size).values()),
        "webp": set(webp_names(picture.digest, *size).values()),
    }
