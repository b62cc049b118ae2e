"""Secrets, codes and tokens never reach the disk as they are."""

from pathlib import Path
from typing import Any

from oauth.application import Application
from oauth.caller import Caller
from sugarsnap.app import House
from web.visitor import Visitor


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_no_file_of_the_data_folder_holds_one(
    caller: Caller, ben: Visitor, application: Application, house: House
) -> None:
    application.ask(ben, scope="likes", state="the-state-is-there")
    request_id = ben.page.form("Authorize").values()["request_id"]
    code = application.code_from(ben)
    token = application.exchange(caller, code=code).json()["access_token"]
    unused = application.code_from(ben)

    kept = everything_in(house.settings.data)

    assert b"the-state-is-there" in kept, "the search finds what is there"
    markers: dict[str, Any] = {
        "secret": application.secret,
        "code": code,
        "unused code": unused,
        "token": token,
        "mark of the token": token.rpartition(".")[2],
        "request": request_id,
        "session": ben.cookies["session"],
    }
    assert [name for name, marker in markers.items() if marker.encode() in kept] == []


def test_a_secret_is_sealed_under_another_nonce_each_time(
    application: Application, house: House
) -> None:
    keys = house.works.tools.keys

    sealed = [keys.seal(application.secret, nonce * 24) for nonce in "01"]

    assert sealed[0] != sealed[1]
    assert {keys.unseal(each) for each in sealed} == {application.secret}
