"""PostgreSQL killed in the middle of everything: nothing acknowledged is lost; all comes back."""

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from msgspec import Struct

from faults.household import GUEST, OWNER, PASSWORD, call, post, settle, token_of
from faults.postgres import Postgres, running_postgres
from servers import Server, eventually, running
from wire.browser import Browser

KILLS = 3
SECONDS_TO_COME_BACK = 5.0
BUSY = (
    '{"meta":{"code":503,"error_type":"APIError",'
    '"error_message":"The server is busy; please try again."}}'
)


class Away(Struct, frozen=True):
    """A server whose database can be taken away."""

    postgres: Postgres
    server: Server
    tokens: dict[str, str]
    photo: str


@pytest.fixture(scope="module")
def away(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Away]:
    data = tmp_path_factory.mktemp("away") / "data"
    with running_postgres() as postgres:
        settings = {**postgres.settings, "SUGARSNAP_RATE_LIMITS": "off"}
        application = settle(data, **postgres.settings)
        tokens = {
            name: token_of(data, application, name, **postgres.settings) for name in (OWNER, GUEST)
        }
        with running("serve", data, "--workers", "2", **settings) as server:
            with Browser(server) as browser:
                browser.sign_in(OWNER, PASSWORD)
                shortcode = post(browser, 1)
            said = call(server, "GET", f"/v1/media/shortcode/{shortcode}", tokens[OWNER])
            yield Away(postgres, server, tokens, said.json()["data"]["id"])


class Liker:
    """Likes and takes it back without pause, and remembers what was acknowledged last."""

    def __init__(self, away: Away, name: str) -> None:
        self._away = away
        self._name = name
        self.possible = {False}
        self.acknowledged = 0
        self.refused: set[str] = set()
        self._stopped = Event()
        self._thread = Thread(target=self._like)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()

    def _like(self) -> None:
        with self._away.server.connect() as client:
            likes = False
            while not self._stopped.is_set():
                self.possible = {likes, not likes}
                said = client.request(
                    "DELETE" if likes else "POST",
                    f"/v1/media/{self._away.photo}/likes",
                    params={"access_token": self._away.tokens[self._name]},
                )
                if said.status_code == 200:
                    likes = not likes
                    self.possible = {likes}
                    self.acknowledged += 1
                else:
                    self.refused.add(said.text)
                    time.sleep(0.05)


def test_likes_that_were_acknowledged_survive_every_kill_and_counts_equal_rows(away: Away) -> None:
    likers = [Liker(away, name) for name in away.tokens]
    for liker in likers:
        liker.start()

    for _ in range(KILLS):
        time.sleep(0.7)
        away.postgres.kill()
        time.sleep(0.3)
        away.postgres.start()
        assert eventually(lambda: is_ready(away.server), SECONDS_TO_COME_BACK)
    for liker in likers:
        liker.stop()

    assert min(liker.acknowledged for liker in likers) > KILLS * 5
    assert set().union(*(liker.refused for liker in likers)) == {BUSY}
    shown = call(away.server, "GET", f"/v1/media/{away.photo}/likes", away.tokens[OWNER])
    names = {person["username"] for person in shown.json()["data"]}
    for liker, name in zip(likers, away.tokens, strict=True):
        assert (name in names) in liker.possible
    assert away.server.command("doctor")["findings"] == []


def is_ready(server: Server) -> bool:
    """Whether whoever answers says so: each connection may meet another worker."""

    def ask() -> int:
        with server.connect() as client:
            return client.get("/readyz").status_code

    return all(ask() == 200 for _ in range(10))


def test_while_it_is_away_every_face_says_so_at_once(away: Away) -> None:
    away.postgres.kill()
    try:
        with away.server.connect() as client:
            began = time.monotonic()
            photo = {"access_token": away.tokens[OWNER]}
            read = client.get(f"/v1/media/{away.photo}", params=photo)
            written = client.post(f"/v1/media/{away.photo}/likes", params=photo)
            page = client.get("/ada/")
            picture = client.get("/t51.2885-19/s150x150/5_0123456789abcdef_a.jpg")
            readiness, health = client.get("/readyz"), client.get("/healthz")
            took = time.monotonic() - began
    finally:
        away.postgres.start()

    assert [read.status_code, read.text] == [503, BUSY]
    assert [written.status_code, written.text] == [503, BUSY]
    assert read.headers["Retry-After"] == written.headers["Retry-After"] == "1"
    assert (page.status_code, picture.status_code) == (503, 503)
    assert "text/html" in page.headers["Content-Type"]
    assert (readiness.status_code, health.status_code) == (503, 200)
    assert took < 3
    assert eventually(lambda: is_ready(away.server), SECONDS_TO_COME_BACK)
    assert call(away.server, "GET", f"/v1/media/{away.photo}", away.tokens[OWNER]).is_success


def test_connections_that_end_between_requests_are_not_noticed(away: Away) -> None:
    path, token = f"/v1/media/{away.photo}", away.tokens[GUEST]
    call(away.server, "GET", path, token)
    with away.postgres.connect() as keeper:
        keeper.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )

    said = [call(away.server, "GET", path, token).status_code for _ in range(10)]
    written = call(away.server, "POST", f"{path}/likes", token).status_code

    assert (set(said), written) == ({200}, 200)


def test_jobs_go_on_once_it_is_back(away: Away) -> None:
    away.postgres.kill()
    time.sleep(1.5)
    away.postgres.start()
    assert eventually(lambda: is_ready(away.server), SECONDS_TO_COME_BACK)
    with Browser(away.server) as browser:
        browser.sign_in(OWNER, PASSWORD)
        post(browser, 2)

    def waiting() -> str:
        with away.server.connect() as client:
            lines = client.get("/metrics").text.splitlines()
        return next(line for line in lines if line.startswith("sugarsnap_jobs_waiting"))

    assert eventually(lambda: waiting().endswith(" 0.0"))


def test_the_password_of_a_database_stands_in_no_argument_and_no_line(
    away: Away, tmp_path: Path
) -> None:
    secret = "peas-in-a-pod"
    address = away.postgres.address.replace("postgres:@", f"postgres:{secret}@")
    with running("serve", tmp_path / "data", SUGARSNAP_DATABASE_URL=address) as server:
        server.command("endpoint", "list")
        arguments = [Path(f"/proc/{one.pid}/cmdline").read_bytes() for one in server.processes]
        with server.connect() as client:
            client.get("/ada/")

    assert len(arguments) >= 3
    assert secret.encode() not in b"".join(arguments) + server.log.read_bytes()
