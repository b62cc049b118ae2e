"""What opens doors leaves no trace: not in files, not in logs, not in the list of processes."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from msgspec import Struct

from faults.household import GUEST, OWNER, PASSWORD, Application, code_from, post, settle
from servers import Server, running
from wire.browser import Browser

NEW_PASSWORD = "another marked password of hers"
WRONG_PASSWORD = "a marked password that is wrong"


class Trodden(Struct, frozen=True):
    """A server on which much was done, and what was used to do it."""

    server: Server
    secrets: dict[str, str]


@pytest.fixture(scope="module")
def trodden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trodden]:
    data = tmp_path_factory.mktemp("traces") / "data"
    application = settle(data, "--allow-implicit")
    settings = {"SUGARSNAP_ACCESS_LOG": "on"}
    with running("serve", data, "--workers", "2", **settings) as server:
        yield Trodden(server, walk_over(server, application))


def walk_over(server: Server, application: Application) -> dict[str, str]:
    """Use every secret in every way there is; answers them by name."""
    secrets = {"password": PASSWORD, "wrong password": WRONG_PASSWORD, "secret": application.secret}
    with Browser(server) as browser, server.connect() as client:
        browser.sign_in(GUEST, PASSWORD)
        secrets["session"] = browser.cookies["session"]
        secrets |= consent_in_every_way(browser, application)
        exchange(client, application, secrets["code"])
        call_in_every_way(client, secrets["token"], post(browser, 1))
        ask_about(client, application, secrets["token"])
        change_password(browser)
        secrets |= {"later session": browser.cookies["session"], "new password": NEW_PASSWORD}
    fail_to_sign_in(server)
    server.command("token", "inspect", stdin=f"{secrets['token']}\n")
    return secrets


def consent_in_every_way(browser: Browser, application: Application) -> dict[str, str]:
    consent = browser.open(application.ask("token", scope="likes", state="harmless-state"))
    browser.press(consent, "Authorize")
    token = browser.led_to.partition("=")[2].partition("&")[0]
    return {
        "request": consent.form("Authorize").values()["request_id"],
        "token": token,
        "mark of the token": token.rpartition(".")[2],
        "code": code_from(browser, application, scope="comments"),
        "unused code": code_from(browser, application),
    }


def change_password(browser: Browser) -> None:
    page = browser.open("/accounts/password/change/")
    said = browser.press(page, "Save", present_password=PASSWORD, new_password=NEW_PASSWORD)
    assert said.is_redirect


def exchange(client: httpx.Client, application: Application, code: str) -> None:
    """Twice wrongly, once rightly, once by parameters in the address."""
    form = application.redemption(code)
    client.post("/oauth/access_token", data={**form, "redirect_uri": "http://other"})
    client.post("/oauth/access_token", params={**form, "client_secret": "0" * 32})
    assert client.post("/oauth/access_token", params=form).status_code == 200


def call_in_every_way(client: httpx.Client, token: str, shortcode: str) -> None:
    path = f"/v1/media/shortcode/{shortcode}"
    media = client.get(path, params={"access_token": token}).json()["data"]["id"]
    bearer = {"Authorization": f"Bearer {token}"}
    asked = (
        client.get("/v1/users/self/media/recent", params={"access_token": token, "count": "1"}),
        client.get(path, headers=bearer),
        client.post(f"/v1/media/{media}/likes", data={"access_token": token}),
        client.get(f"/v1/users/self%3Faccess_token={token}"),
        client.get(f"/p/peas%23access_token={token}"),
        client.get(path, params={"access_token": f"{token}0"}),
        client.get("/explore/", params={"access_token": token}),
        client.put(path, params={"access_token": token}),
    )
    assert [each.status_code for each in asked][:3] == [200, 200, 200]


def ask_about(client: httpx.Client, application: Application, token: str) -> None:
    form = {"client_id": application.id, "client_secret": application.secret, "token": token}
    assert client.post("/oauth/introspect", data=form).json()["active"]
    assert client.post("/oauth/introspect", data={**form, "token": f"{token}0"}).is_success


def fail_to_sign_in(server: Server) -> None:
    with Browser(server) as browser:
        page = browser.open("/accounts/login/")
        browser.press(page, "Sign in", username=OWNER, password=WRONG_PASSWORD)
        assert browser.answer.status_code != 303


def found_in(content: bytes, secrets: dict[str, str]) -> list[str]:
    forms = {
        name: (value, value.replace(" ", "+"), value.replace(" ", "%20"))
        for name, value in secrets.items()
    }
    return [name for name, ways in forms.items() if any(w.encode() in content for w in ways)]


def test_no_file_of_the_data_folder_holds_one(trodden: Trodden) -> None:
    contents: dict[str, bytes] = {}
    for path in trodden.server.data.rglob("*"):
        with suppress(FileNotFoundError, IsADirectoryError):  # unfinished files come and go
            contents[path.name] = path.read_bytes()

    found = {name: found_in(content, trodden.secrets) for name, content in contents.items()}

    assert {"sugarsnap.db", "sugarsnap.db-wal"} <= contents.keys()
    assert b"harmless-state" in b"".join(contents.values()), "the search finds what is there"
    assert {name: secrets for name, secrets in found.items() if secrets} == {}


def test_no_line_that_any_process_wrote_holds_one(trodden: Trodden) -> None:
    log = trodden.server.log.read_bytes()

    assert b"/oauth/access_token" in log, "the search finds what is there"
    assert found_in(log, trodden.secrets) == []


def test_no_process_shows_one(trodden: Trodden) -> None:
    processes = trodden.server.processes
    shown = b"".join(
        Path(f"/proc/{process.pid}/{what}").read_bytes()
        for process in processes
        for what in ("cmdline", "environ")
    )

    assert len(processes) >= 4
    assert str(trodden.server.data).encode() in shown, "the search finds what is there"
    assert found_in(shown, trodden.secrets) == []
