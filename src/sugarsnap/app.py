"""The hall: builds everything, chooses adapters, hangs the faces."""

import gc
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from sugarsnap.adapters.generation import Generation
from sugarsnap.adapters.http.pinned import PinnedSender
from sugarsnap.adapters.key_file import load_or_make_key, read_key
from sugarsnap.adapters.passwords import Argon2Hasher
from sugarsnap.adapters.photo_stores.disk import DiskPhotoStore
from sugarsnap.adapters.pictures.renderer import ChildRenderer
from sugarsnap.adapters.rate_limits.mapped import MappedRateLimits
from sugarsnap.adapters.system import SystemClock, SystemRandomness
from sugarsnap.config import TLS_FOLDER, Settings, SettingsError, read_settings
from sugarsnap.database.engine import Engine
from sugarsnap.database.migrate import migrate, newest_migration
from sugarsnap.errors import UnavailableError
from sugarsnap.logs import Logger, hear_libraries
from sugarsnap.operations.upkeep import find_move
from sugarsnap.ports import HttpSender, PasswordHasher, PhotoStore, PictureRenderer
from sugarsnap.records.moves import Direction
from sugarsnap.rules.keys import Keys
from sugarsnap.rules.outgoing import policy_of
from sugarsnap.work import Tools, Works

if TYPE_CHECKING:
    from sugarsnap.adapters.certificates import Authority, Certificate
    from sugarsnap.faces.shared.asgi import Receive, Scope, Send

Answer = Callable[["Scope", "Receive", "Send"], Awaitable[None]]

SCHEMA_IS_NEWER = (
    "The database was made by a newer version of Sugarsnap (its schema is {0}, this program "
    "knows {1}). Install the newer version, or restore a backup of the older one."
)


class SchemaNewerError(Exception):
    """The database has had migrations that this program does not know. Carries a sentence."""


MOVED = {
    Direction.TO: (
        "The house has moved to {0}. Let SUGARSNAP_DATABASE_URL name that database, or nothing "
        "where it is the file in the data folder. 'sugarsnap move --undo' takes the house back."
    ),
    Direction.FROM: (
        "The house is still moving into this database, from {0}. "
        "Give the same 'sugarsnap move' again until it is done."
    ),
}


class MovedError(Exception):
    """The house is in another database. Carries a sentence."""


class House(Struct, frozen=True):
    """Everything that faces, jobs and commands are given."""

    settings: Settings
    works: Works
    engine: Engine
    store: PhotoStore
    pictures: PictureRenderer
    passwords: PasswordHasher
    http: HttpSender


def open_house(settings: Settings) -> House:
    """Build the house on a data folder, made where there is none. Starts no thread or process.

    Raises OSError where the folder cannot be used and SettingsError for a key or an address of a
    database that is none.
    """
    folder = settings.data
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = engine_of(settings)
    limits = MappedRateLimits(folder / "limits", is_shared=settings.has_several_workers)
    keys = _keys(settings, folder)
    tools = Tools(SystemClock(), SystemRandomness(), keys, settings, limits)
    return House(
        settings=settings,
        works=Works(engine, tools),
        engine=engine,
        store=photo_store_of(settings),
        pictures=ChildRenderer(),
        passwords=Argon2Hasher(),
        http=_sender_of(settings),
    )


def engine_of(settings: Settings) -> Engine:
    """What keeps the rows of a house of these settings. Opens no database; raises SettingsError."""
    if not settings.database_url:
        from sugarsnap.database.sqlite_engine import SqliteTransactions  # noqa: PLC0415

        generation = Generation(settings.data / "generation")
        return SqliteTransactions(settings.data / "sugarsnap.db", generation)
    from sugarsnap.database.postgres_engine import AddressError, PostgresTransactions  # noqa: PLC0415

    try:
        return PostgresTransactions(settings.database_url)
    except AddressError:
        raise SettingsError(
            "The setting database_url is no address of a PostgreSQL database, which looks like "
            "postgresql://user:password@host/name."
        ) from None


def photo_store_of(settings: Settings) -> PhotoStore:
    """Where a house of these settings keeps its renditions. Makes nothing."""
    return DiskPhotoStore(settings.data / "photos")


def _sender_of(settings: Settings) -> HttpSender:
    try:
        return PinnedSender(policy_of(settings))
    except ValueError as problem:
        raise SettingsError(f"The setting outgoing_allowed: {problem}") from problem


def close_house(house: House) -> None:
    """Settle what is queued, end threads and processes, close what is open."""
    house.engine.close()
    house.pictures.close()


def _keys(settings: Settings, folder: Path) -> Keys:
    try:
        if settings.server_key:
            return Keys(read_key(settings.server_key))
        return Keys(load_or_make_key(folder / "server.key"))
    except ValueError as problem:
        where = "the setting server_key" if settings.server_key else str(folder / "server.key")
        raise SettingsError(f"A server key has 64 hex digits; {where} holds no such.") from problem


def check_version(house: House) -> None:
    """Raise SchemaNewerError where the database is of a newer version than this program.

    Raises UnavailableError where it does not answer.
    """
    known, had = newest_migration(), max(house.engine.applied_migrations(), default=0)
    if had > known:
        raise SchemaNewerError(SCHEMA_IS_NEWER.format(had, known))


def migrate_house(house: House) -> list[str]:
    """Bring the database to this version; answers the names of what ran.

    Raises SchemaNewerError where it is of a newer one, and MovedError.
    """
    check_version(house)
    ran = migrate(house.engine)
    check_home(house)
    return ran


def check_home(house: House) -> None:
    """Raise MovedError where the house is not in this database: nobody shall live in an old one."""
    move = house.works.read(find_move)
    if move is not None:
        raise MovedError(MOVED[move.direction].format(move.address))


def certificate_of(settings: Settings) -> "Certificate":
    """The certificate of a server of these settings, made or renewed where that is due.

    Raises SettingsError for a name that is none, and OSError.
    """
    from sugarsnap.adapters.certificates import keep_certificate  # noqa: PLC0415  12 MiB that only TLS needs

    now_ms = SystemClock().now()
    try:
        return keep_certificate(settings.data / TLS_FOLDER, settings.certified_names, now_ms)
    except ValueError as problem:
        raise SettingsError(
            f"The setting tls_names takes host names and addresses, without scheme and port; "
            f"{str(problem)!r} is none."
        ) from problem


def authority_of(settings: Settings) -> "Authority | None":
    """What vouches for the certificate of a server of these settings, if it has ever made one."""
    from sugarsnap.adapters.certificates import find_authority  # noqa: PLC0415  as above

    return find_authority(settings.data / TLS_FOLDER)


class Application:
    """The ASGI callable of one worker. It opens the house when it is started, not before."""

    def __init__(self, settings: Settings, on_start: Callable[[], None]) -> None:
        """`on_start` is called on the running event loop, before anything is opened."""
        self._settings = settings
        self._on_start = on_start
        self._answer: Answer | None = None

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answer one request, or live from the worker's start to its end (ASGI lifespan)."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif self._answer is not None:
            await self._answer(scope, receive, send)

    async def _live(self, receive: "Receive", send: "Send") -> None:
        await receive()
        self._on_start()
        try:
            house = self._start()
        except Exception as problem:  # noqa: BLE001  whatever it is, the server must learn of it
            Logger("start").error("start_failed", problem)
            await send({"type": "lifespan.startup.failed", "message": str(problem)})
            return
        await send({"type": "lifespan.startup.complete"})
        await receive()
        close_house(house)
        await send({"type": "lifespan.shutdown.complete"})

    def _start(self) -> House:
        from sugarsnap.doors import hang_faces  # noqa: PLC0415  commands and jobs need no face

        house = open_house(self._settings)
        try:
            migrate_house(house)
        except UnavailableError as problem:  # it was there when the server was started
            Logger("start").warning("database_unreachable", why=str(problem.__cause__))
        self._answer = hang_faces(house)
        gc.collect()
        gc.freeze()  # what lives as long as the worker is no longer looked through
        return house


def application(on_start: Callable[[], None] = lambda: None) -> Application:
    """What an ASGI server runs, with settings from the environment and the file."""
    hear_libraries()
    return Application(read_settings({}), on_start)
