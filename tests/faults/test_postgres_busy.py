"""PostgreSQL with no connection to spare, or a lock that somebody holds: no call waits for long."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path

import httpx
import psycopg
import pytest

from faults.household import GUEST, OWNER, PASSWORD, Application, post, settle, token_of
from faults.postgres import Postgres, running_postgres
from servers import Server, eventually, running
from wire.browser import Browser

BUSY = (
    '{"meta":{"code":503,"error_type":"APIError",'
    '"error_message":"The server is busy; please try again."}}'
)

END_OF_SUGARSNAP = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE application_name = 'sugarsnap'"""


class Called:
    """An answer, and how long it took in seconds."""

    def __init__(self, server: Server, method: str, path: str, token: str) -> None:
        began = time.monotonic()
        with server.connect() as client:
            said = client.request(method, path, params={"access_token": token})
        self.took = time.monotonic() - began
        self.status = said.status_code
        self.text = said.text
        self.retry_after = said.headers.get("Retry-After")


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    with running_postgres() as postgres:
        yield postgres


@pytest.fixture(scope="module")
def home(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Application]:
    data = tmp_path_factory.mktemp("busy") / "data"
    return data, settle(data, **postgres.settings)


@pytest.fixture(scope="module")
def server(postgres: Postgres, home: tuple[Path, Application]) -> Iterator[Server]:
    settings = {**postgres.settings, "SUGARSNAP_RATE_LIMITS": "off"}
    with running("serve", home[0], **settings) as server:
        yield server


@pytest.fixture(scope="module")
def token(postgres: Postgres, home: tuple[Path, Application]) -> str:
    return token_of(*home, GUEST, **postgres.settings)


@pytest.fixture(scope="module")
def photos(server: Server, token: str) -> list[str]:
    with Browser(server) as browser, server.connect() as client:
        browser.sign_in(OWNER, PASSWORD)
        paths = [f"/v1/media/shortcode/{post(browser, number)}" for number in (1, 2)]
        said = [client.get(path, params={"access_token": token}) for path in paths]
    return [each.json()["data"]["id"] for each in said]


def test_a_lock_on_a_hot_photo_holds_up_its_own_likes_alone(
    postgres: Postgres, server: Server, token: str, photos: list[str]
) -> None:
    hot, other = (f"/v1/media/{photo}" for photo in photos)
    with postgres.connect() as stranger, stranger.transaction():
        stranger.execute(
            "SELECT 1 FROM media WHERE id = %s FOR UPDATE", (int(photos[0].partition("_")[0]),)
        )
        with ThreadPoolExecutor(2) as crowd:
            liked = crowd.submit(Called, server, "POST", f"{hot}/likes", token)
            time.sleep(0.2)
            read = Called(server, "GET", hot, token)
            also_liked = Called(server, "POST", f"{other}/likes", token)
            refused = liked.result()

    assert (refused.status, refused.text, refused.retry_after) == (503, BUSY, "1")
    assert 0.5 < refused.took < 4
    assert (read.status, also_liked.status) == (200, 200)
    assert max(read.took, also_liked.took) < 0.7
    assert Called(server, "POST", f"{hot}/likes", token).status == 200


def test_a_statement_that_takes_too_long_is_given_up_and_reading_goes_on(
    postgres: Postgres, server: Server, token: str, photos: list[str]
) -> None:
    path = f"/v1/media/{photos[0]}"
    with postgres.connect() as stranger, stranger.transaction():
        stranger.execute("LOCK TABLE media IN ACCESS EXCLUSIVE MODE")

        refused = Called(server, "GET", path, token)

    assert (refused.status, refused.text, refused.retry_after) == (503, BUSY, "1")
    assert refused.took < 7
    assert Called(server, "GET", path, token).status == 200


def test_without_a_connection_to_spare_it_says_so_at_once_and_recovers(
    postgres: Postgres, server: Server, token: str, photos: list[str]
) -> None:
    path = f"/v1/media/{photos[0]}"
    with ExitStack() as taken:
        keeper = taken.enter_context(postgres.connect())
        for _ in range(2):  # Sugarsnap's jobs may be quicker to come back than the crowd
            with suppress(psycopg.OperationalError):
                while True:
                    taken.enter_context(postgres.connect())
            keeper.execute(END_OF_SUGARSNAP)

        refused = [Called(server, "GET", path, token) for _ in range(5)]
        written = Called(server, "POST", f"{path}/likes", token)

    assert {each.text for each in [*refused, written]} == {BUSY}
    assert {each.retry_after for each in [*refused, written]} == {"1"}
    assert max(each.took for each in [*refused, written]) < 2

    def works() -> bool:
        with suppress(httpx.TransportError):
            return Called(server, "GET", path, token).status == 200
        return False

    assert eventually(works, 5)
