"""Calls of clients that want them signed (v1 reference §7)."""

import json
from urllib.parse import urlencode

import httpx
import pytest

from sugarsnap.operations.endpoints import retire_endpoint
from sugarsnap.rules.limits import LIVE_ALLOWANCE
from sugarsnap.rules.scopes import Scope
from sugarsnap.rules.switches import Switch
from wire.asking import set_up
from wire.caller import Caller
from wire.clients import (
    OLDER_SECRET,
    Given,
    enforce_signatures,
    flip,
    leave_calls_unsigned,
    register,
    sign,
)
from world import World

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)

MISSING = {
    "code": 403,
    "error_type": "OAuthForbiddenException",
    "error_message": "Invalid signed-request: Missing required parameter 'sig'",
}
WRONG = {**MISSING, "error_message": "Invalid signed-request: Signature does not match"}
NO_HEADER = {
    **MISSING,
    "error_message": "Invalid header: X-Insta-Forwarded-For is required for this operation",
}


@pytest.fixture
def signing(caller: Caller, world: World) -> Given:
    """A client that wants its calls signed."""
    assert caller.known
    given = register(world)
    enforce_signatures(world, given.client_id)
    return given


def signed(endpoint: str, token: str, **parameters: str) -> str:
    """The address of a signed call."""
    sent = {"access_token": token, **parameters}
    return f"/v1{endpoint}?{urlencode({**sent, 'sig': sign(endpoint, sent)})}"


def refused(said: httpx.Response) -> object:
    return said.status_code, said.json()


def test_an_unsigned_call_is_refused_flat(caller: Caller, signing: Given) -> None:
    said = caller.send("GET", f"/v1/users/self?access_token={signing.token}")

    assert refused(said) == (403, MISSING)
    assert list(said.json()) == ["code", "error_type", "error_message"]


@pytest.mark.parametrize("sig", ["", "0" * 64, "peas", "%C3%BC", sign("/users/self", {})])
def test_a_wrong_signature_is_refused_flat(caller: Caller, signing: Given, sig: str) -> None:
    said = caller.send("GET", f"/v1/users/self?access_token={signing.token}&sig={sig}")

    assert refused(said) == (403, WRONG if sig else MISSING)


def test_a_signed_call_is_answered(caller: Caller, signing: Given) -> None:
    said = caller.send("GET", signed("/users/self", signing.token))

    assert (said.status_code, said.json()["data"]["username"]) == (200, "ben")


def test_every_parameter_is_signed_callback_and_strangers_too(
    caller: Caller, signing: Given
) -> None:
    more = {"count": "1", "callback": "peas", "_": "7", "empty": "", "text": "nice & tidy #ß"}

    said = caller.send("GET", signed("/users/self/media/recent", signing.token, **more))

    assert said.text.startswith('/**/ peas({"pagination":')


def test_a_parameter_that_was_added_on_the_way_is_noticed(caller: Caller, signing: Given) -> None:
    said = caller.send("GET", signed("/users/self/media/recent", signing.token) + "&count=1")

    assert refused(said) == (403, WRONG)


@pytest.mark.parametrize("endpoint", ["/users/self.json", "/users/self/", "/users/self"])
@pytest.mark.parametrize("called", ["/users/self.json", "/users/self/", "//users/self"])
def test_endpoints_are_signed_as_libraries_spell_them(
    caller: Caller, signing: Given, endpoint: str, called: str
) -> None:
    sig = sign(endpoint, {"access_token": signing.token})

    said = caller.send("GET", f"/v1{called}?access_token={signing.token}&sig={sig}")

    assert said.status_code == 200


def test_of_two_signatures_the_last_counts(caller: Caller, signing: Given) -> None:
    endpoint = "/users/self/media/recent.json"
    of_the_token = sign(endpoint, {"access_token": signing.token})
    of_all = sign(endpoint, {"access_token": signing.token, "count": "5"})
    path = f"/v1{endpoint}?access_token={signing.token}"

    right = caller.send("GET", f"{path}&sig={of_the_token}&count=5&sig={of_all}")
    wrong = caller.send("GET", f"{path}&sig={of_all}&count=5&sig={of_the_token}")

    assert (right.status_code, wrong.status_code) == (200, 403)


def test_a_form_is_signed_with_the_query(caller: Caller, signing: Given, world: World) -> None:
    endpoint = f"/media/{world.photo_of('ben')}/comments"
    sent = {"access_token": signing.token, "text": "nice & tidy #peas"}
    sig = sign(endpoint, sent)

    in_the_form = caller.send("POST", f"/v1{endpoint}", data={**sent, "sig": sig})
    in_both = caller.send(
        "POST",
        f"/v1{endpoint}?access_token={signing.token}&sig={sig}",
        data={"text": sent["text"]},
    )
    changed = caller.send("POST", f"/v1{endpoint}", data={**sent, "text": "Other", "sig": sig})

    assert (in_the_form.status_code, in_both.status_code) == (200, 200)
    assert refused(changed) == (403, WRONG)


def test_a_signature_over_the_address_counts_where_the_client_has_the_switch_for_it(
    caller: Caller, signing: Given, world: World
) -> None:
    endpoint = f"/media/{world.photo_of('ben')}/comments"
    sig = sign(endpoint, {"access_token": signing.token})
    target = f"/v1{endpoint}?access_token={signing.token}&sig={sig}"

    before = caller.send("POST", target, data={"text": "Fresh"})
    flip(world, signing.client_id, Switch.QUERY_SIGNATURES)
    after = caller.send("POST", target, data={"text": "Fresh"})

    assert refused(before) == (403, WRONG)
    assert after.status_code == 200


def test_a_stand_in_for_delete_is_signed_as_it_is_sent(
    caller: Caller, signing: Given, world: World
) -> None:
    endpoint = f"/media/{world.photo_of('ben')}/likes"
    sent = {"access_token": signing.token, "_method": "DELETE"}

    said = caller.send("POST", f"/v1{endpoint}", data={**sent, "sig": sign(endpoint, sent)})

    assert said.json() == {"data": None, "meta": {"code": 200}}


def test_while_a_rotation_lasts_both_secrets_sign(
    caller: Caller, signing: Given, world: World
) -> None:
    sent = {"access_token": signing.token}
    by_the_older = sign("/users/self", sent, OLDER_SECRET)
    target = f"/v1/users/self?access_token={signing.token}&sig={by_the_older}"
    enforce_signatures(world, signing.client_id, older_secret=OLDER_SECRET)

    during = caller.send("GET", target)
    newest = caller.send("GET", signed("/users/self", signing.token))
    enforce_signatures(world, signing.client_id)
    afterwards = caller.send("GET", target)

    assert (during.status_code, newest.status_code) == (200, 200)
    assert refused(afterwards) == (403, WRONG)


def test_a_token_in_the_header_is_not_part_of_what_is_signed(
    caller: Caller, signing: Given
) -> None:
    headers = {"Authorization": f"Bearer {signing.token}"}

    said = caller.send("GET", f"/v1/users/self?sig={sign('/users/self', {})}", headers=headers)

    assert said.status_code == 200


def test_a_client_that_does_not_want_it_may_send_any_signature(caller: Caller) -> None:
    said = caller.send("GET", "/v1/users/self?access_token={{ben_token}}&sig=peas")

    assert said.status_code == 200


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/v1/peas?access_token={token}", (404, "APINotFoundError")),
        ("/v1/users/self", (400, "OAuthParameterException")),
        ("/v1/users/self?sig=0", (400, "OAuthParameterException")),
        ("/v1/users/self?access_token=made-up&sig=0", (400, "OAuthAccessTokenException")),
        ("/v1/users/self?access_token={{gone_token}}", (400, "OAuthAccessTokenException")),
        ("/v1/users/self?client_id={client}&sig=0", (400, "OAuthAccessTokenException")),
    ],
)
def test_who_calls_is_judged_before_the_signature(
    caller: Caller, signing: Given, target: str, expected: tuple[int, str]
) -> None:
    target = target.replace("{token}", signing.token).replace("{client}", signing.client_id)

    said = caller.send("GET", target)

    assert (said.status_code, said.json()["meta"]["error_type"]) == expected


def test_the_signature_is_judged_before_all_the_rest(caller: Caller, world: World) -> None:
    given = register(world, scopes=[Scope.BASIC])
    enforce_signatures(world, given.client_id)
    world.works.write_now(retire_endpoint, "* /*")
    for _ in range(LIVE_ALLOWANCE.calls + 1):
        world.works.tools.limits.count(f"{world.id_of('ben')}.{given.client_id}", world.clock.now())

    said = caller.send("DELETE", f"/v1/media/1/likes?access_token={given.token}")

    assert refused(said) == (403, MISSING)


def test_calls_that_are_not_signed_use_up_nobodys_hour(caller: Caller, signing: Given) -> None:
    for _ in range(3):
        caller.send("GET", f"/v1/users/self?access_token={signing.token}")

    said = caller.send("GET", signed("/users/self", signing.token))

    assert said.headers["X-Ratelimit-Remaining"] == str(LIVE_ALLOWANCE.calls - 1)


def test_a_refusal_as_a_script_is_flat_too(caller: Caller, signing: Given) -> None:
    said = caller.send("GET", f"/v1/users/self?access_token={signing.token}&callback=peas")

    assert said.status_code == 200
    assert json.loads(said.text.removeprefix("/**/ peas(")[:-1]) == MISSING


def test_the_next_page_is_to_be_signed_anew(caller: Caller, signing: Given) -> None:
    said = caller.send("GET", signed("/users/self/follows", signing.token, count="1"))

    assert "sig" not in said.json()["pagination"]["next_url"]


@pytest.mark.parametrize("header", ["", "127.0.0.1", "127.0.0.1|" + "0" * 64])
def test_writes_name_signed_addresses_where_the_keeper_asks_for_them(
    caller: Caller, world: World, header: str
) -> None:
    set_up(world, signed_addresses="on")
    target = "/v1/media/{{ben_photo}}/likes?access_token={{ben_token}}"

    said = caller.send("POST", target, headers={"X-Insta-Forwarded-For": header})

    assert refused(said) == (403, NO_HEADER)


def test_addresses_that_the_client_signed_are_taken(caller: Caller, world: World) -> None:
    given = register(world)
    enforce_signatures(world, given.client_id)
    leave_calls_unsigned(world, given.client_id)
    set_up(world, signed_addresses="on")
    addresses = "203.0.113.7,198.51.100.2"
    header = f"{addresses}|1613960e915fe126b9cbf2a4ecb4e7ae9082e9d69607805c5c4573dba2302a27"

    said = caller.send(
        "POST",
        f"/v1/media/{world.photo_of('ben')}/likes?access_token={given.token}",
        headers={"X-Insta-Forwarded-For": header},
    )

    assert said.json() == {"data": None, "meta": {"code": 200}}


def test_reading_needs_no_addresses(caller: Caller, world: World) -> None:
    set_up(world, signed_addresses="on")

    said = caller.send("GET", "/v1/users/self?access_token={{ben_token}}")

    assert said.status_code == 200


def test_addresses_are_ignored_where_the_keeper_does_not_ask(caller: Caller) -> None:
    target = "/v1/media/{{ben_photo}}/likes?access_token={{ben_token}}"

    said = caller.send("POST", target, headers={"X-Insta-Forwarded-For": "peas"})

    assert said.status_code == 200


def test_a_client_that_asks_by_itself_signs_too(
    caller: Caller, signing: Given, world: World
) -> None:
    set_up(world, legacy_unauthenticated_reads="on")
    endpoint = f"/media/{world.photo_of('ben')}"
    sig = sign(endpoint, {"client_id": signing.client_id})

    unsigned = caller.send("GET", f"/v1{endpoint}?client_id={signing.client_id}")
    said = caller.send("GET", f"/v1{endpoint}?client_id={signing.client_id}&sig={sig}")

    assert refused(unsigned) == (403, MISSING)
    assert said.status_code == 200


def test_the_switch_off_is_the_end_of_it(caller: Caller, signing: Given, world: World) -> None:
    leave_calls_unsigned(world, signing.client_id)

    said = caller.send("GET", f"/v1/users/self?access_token={signing.token}")

    assert said.status_code == 200
