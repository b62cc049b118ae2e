"""/oauth/access_token: a code becomes a token, once, for the client it was made for."""

import base64
from collections.abc import Callable

import pytest

from fakes import MINUTE, SECOND, SetClock
from oauth.application import ACCESS_TOKEN, Application, flat
from oauth.caller import Caller
from oauth.conftest import Register
from sugarsnap.app import House
from sugarsnap.operations.accounts import suspend_account
from sugarsnap.operations.clients import Rotation, reset_secret, void_older_secret
from sugarsnap.operations.grants import find_holder, revoke_access
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules import limits
from web.visitor import Visitor
from world import Furniture

USELESS = flat("Matching code was not found or was already used.")


def test_the_answer_is_the_token_and_the_person(
    caller: Caller, ben: Visitor, application: Application, furniture: Furniture, house: House
) -> None:
    code = application.code_from(ben)

    answer = application.exchange(caller, code=code)

    assert answer.status_code == 200
    token = answer.json()["access_token"]
    assert answer.text == (
        f'{{"access_token":"{token}","user":{{"id":"{furniture.accounts["ben"]}",'
        '"username":"ben","full_name":"",'
        '"profile_picture":"http://localhost/static/avatar.jpg","bio":"","website":"",'
        '"is_business":false}}'
    )
    holder = house.works.read(find_holder, token)
    assert holder is not None
    assert holder.scopes == {"basic"}
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["pragma"] == "no-cache"


def test_both_flows_give_the_same_token(
    caller: Caller, ben: Visitor, application: Application
) -> None:
    by_code = application.exchange(caller, code=application.code_from(ben)).json()
    by_fragment = application.token_from(ben)

    assert by_code["access_token"] == by_fragment


def test_parameters_come_as_a_form_multipart_or_in_the_address(
    caller: Caller, ben: Visitor, application: Application
) -> None:
    def parameters() -> dict[str, str]:
        return application.parameters(code=application.code_from(ben))

    whole = {name: (None, value) for name, value in parameters().items()}

    answers = [
        caller("POST", ACCESS_TOKEN, data=parameters()),
        caller("POST", ACCESS_TOKEN + "/", files=whole),
        caller("POST", ACCESS_TOKEN, params=parameters()),
        caller(
            "POST",
            ACCESS_TOKEN,
            content="&".join(f"{name}={value}" for name, value in parameters().items()),
        ),
    ]

    assert [answer.status_code for answer in answers] == [200] * 4


def test_json_is_refused_with_a_clear_word(
    caller: Caller, ben: Visitor, application: Application
) -> None:
    code = application.code_from(ben)

    answer = caller("POST", ACCESS_TOKEN, json=application.parameters(code=code))

    assert answer.status_code == 400
    assert answer.json() == flat("You must send the parameters as a form, not as JSON")
    assert application.exchange(caller, code=code).status_code == 200


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"])
def test_only_post_gets_a_token(
    caller: Caller, ben: Visitor, application: Application, method: str
) -> None:
    parameters = application.parameters(code=application.code_from(ben))

    answer = caller(method, ACCESS_TOKEN, params=parameters)

    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"
    if method != "HEAD":
        assert answer.json() == flat("This address does not take this method", 405)


@pytest.mark.parametrize(
    ("presented", "message"),
    [
        ({"client_id": ""}, "You must provide a client_id"),
        ({"client_secret": ""}, "You must provide a client_secret"),
        ({"grant_type": ""}, "You must provide a grant_type"),
        ({"grant_type": "password"}, 'Only grant_type "authorization_code" is supported'),
        ({"grant_type": "client_credentials"}, 'Only grant_type "authorization_code" is supported'),
        ({"grant_type": "refresh_token"}, 'Only grant_type "authorization_code" is supported'),
        ({"code": ""}, "You must provide a code"),
        ({"client_id": "0" * 32}, "Invalid Client ID"),
        ({"client_secret": "0" * 32}, "Invalid Client Secret"),
        ({"client_secret": "é"}, "Invalid Client Secret"),
        ({"code": "0" * 32}, USELESS["error_message"]),
        ({"redirect_uri": ""}, "Redirect URI doesn't match original redirect URI"),
        (
            {"redirect_uri": "http://localhost:9000/"},
            "Redirect URI doesn't match original redirect URI",
        ),
    ],
)
def test_each_fault_is_named_with_400_and_leaves_the_code_good(
    caller: Caller,
    ben: Visitor,
    application: Application,
    presented: dict[str, str],
    message: str,
) -> None:
    code = application.code_from(ben)

    answer = application.exchange(caller, **{"code": code, **presented})

    assert answer.status_code == 400
    assert answer.json() == flat(message)
    assert answer.headers["cache-control"] == "no-store"
    assert application.exchange(caller, code=code).status_code == 200


def test_another_client_gets_nothing_for_a_code_and_does_not_spoil_it(
    caller: Caller, ben: Visitor, application: Application, register: Register
) -> None:
    code, other = application.code_from(ben), register()

    answer = other.exchange(caller, code=code)

    assert answer.json() == flat("Client ID doesn't match original request")
    assert application.exchange(caller, code=code).status_code == 200


def test_a_code_is_good_for_ten_minutes(
    caller: Caller, ben: Visitor, application: Application, clock: SetClock
) -> None:
    early, late = application.code_from(ben), application.code_from(ben)

    clock.move(10 * MINUTE - SECOND)
    in_time = application.exchange(caller, code=early)
    clock.move(SECOND)
    too_late = application.exchange(caller, code=late)

    assert in_time.status_code == 200
    assert too_late.json() == USELESS


def test_a_code_dies_with_its_grant(
    caller: Caller,
    ben: Visitor,
    application: Application,
    house: House,
    viewer: Callable[[str], Viewer],
) -> None:
    code = application.code_from(ben)
    house.works.write_now(revoke_access, viewer("ben"), application.id)
    application.authorize(ben)

    answer = application.exchange(caller, code=code)

    assert answer.json() == USELESS


def test_a_code_dies_with_its_person(
    caller: Caller, ben: Visitor, application: Application, house: House, furniture: Furniture
) -> None:
    code = application.code_from(ben)
    house.works.write_now(suspend_account, furniture.accounts["ben"])

    answer = application.exchange(caller, code=code)

    assert answer.json() == USELESS


def _basic(name: str, secret: str) -> dict[str, str]:
    encoded = base64.b64encode(f"{name}:{secret}".encode()).decode()
    return {"Authorization": f"Basic {encoded}"}


def test_a_client_may_authenticate_by_http_basic(
    caller: Caller, ben: Visitor, application: Application
) -> None:
    fields = application.parameters(code=application.code_from(ben))
    del fields["client_secret"]

    with_id = caller(
        "POST", ACCESS_TOKEN, data=fields, headers=_basic(application.id, application.secret)
    )
    del fields["client_id"]
    fields["code"] = application.code_from(ben)
    without_id = caller(
        "POST", ACCESS_TOKEN, data=fields, headers=_basic(application.id, application.secret)
    )

    assert (with_id.status_code, without_id.status_code) == (200, 200)


@pytest.mark.parametrize(
    ("headers", "left_out", "message"),
    [
        (_basic("0" * 32, "5" * 32), (), "You must authenticate in one way only"),
        (_basic("0" * 32, "5" * 32), ("client_secret",), "You must authenticate in one way only"),
        (
            _basic("0" * 32, "5" * 32),
            ("client_id", "client_secret"),
            "Invalid Client ID",
        ),
        (
            {"Authorization": "Basic !"},
            ("client_id", "client_secret"),
            "You must provide a client_id",
        ),
        (
            {"Authorization": "Basic"},
            ("client_id", "client_secret"),
            "You must provide a client_id",
        ),
    ],
)
def test_http_basic_that_is_wrong_is_refused_like_the_rest(
    caller: Caller,
    ben: Visitor,
    application: Application,
    headers: dict[str, str],
    left_out: tuple[str, ...],
    message: str,
) -> None:
    fields = application.parameters(code=application.code_from(ben))
    for name in left_out:
        del fields[name]

    answer = caller("POST", ACCESS_TOKEN, data=fields, headers=headers)

    assert (answer.status_code, answer.json()) == (400, flat(message))


def test_other_kinds_of_authorization_are_ignored(
    caller: Caller, ben: Visitor, application: Application
) -> None:
    fields = application.parameters(code=application.code_from(ben))

    answer = caller("POST", ACCESS_TOKEN, data=fields, headers={"Authorization": 'Token token="T"'})

    assert answer.status_code == 200


@pytest.mark.parametrize("name", ["client_id", "client_secret", "code", "anything"])
def test_a_parameter_sent_twice_is_refused_wherever_it_stands(
    caller: Caller, ben: Visitor, application: Application, name: str
) -> None:
    fields = application.parameters(code=application.code_from(ben), anything="1")

    answer = caller("POST", f"{ACCESS_TOKEN}?{name}=1", data=fields)

    assert answer.json() == flat(f"You must not send a parameter twice: {name}")


def test_both_secrets_count_while_a_rotation_lasts(
    caller: Caller,
    ben: Visitor,
    application: Application,
    house: House,
    viewer: Callable[[str], Viewer],
) -> None:
    cyd, older = viewer("cyd"), application.secret
    newer = house.works.write_now(reset_secret, cyd, application.id, Rotation.KEEP_BESIDE).secret

    def statuses() -> list[int]:
        return [
            application.exchange(
                caller, code=application.code_from(ben), client_secret=secret
            ).status_code
            for secret in (older, newer)
        ]

    assert statuses() == [200, 200]
    house.works.write_now(void_older_secret, cyd, application.id)
    assert statuses() == [400, 200]


def test_an_hour_allows_so_many_failures_of_one_client(
    caller: Caller, ben: Visitor, application: Application, register: Register
) -> None:
    other, code = register(), application.code_from(ben)
    for _ in range(limits.FAILED_EXCHANGES_PER_CLIENT):
        assert application.exchange(caller, code=code, client_secret="0" * 32).status_code == 400

    answer = application.exchange(caller, code=code)

    assert answer.status_code == 429
    assert answer.json()["error_type"] == "OAuthRateLimitException"
    assert 0 < int(answer.headers["retry-after"]) <= 3600
    assert other.exchange(caller, code=other.code_from(ben)).status_code == 200


def test_an_hour_allows_so_many_failures_of_one_address(
    caller: Caller, ben: Visitor, application: Application, clock: SetClock
) -> None:
    for number in range(limits.FAILED_EXCHANGES_PER_ADDRESS):
        application.exchange(caller, code="0", client_id=f"{number:032x}")

    refused = application.exchange(caller, code=application.code_from(ben))
    clock.move(61 * MINUTE)
    answer = application.exchange(caller, code=application.code_from(ben))

    assert (refused.status_code, answer.status_code) == (429, 200)


def test_load_tests_lift_the_limit(
    caller: Caller, ben: Visitor, application: Application, settle: Callable[..., None]
) -> None:
    settle(rate_limits="off")
    code = application.code_from(ben)
    for _ in range(limits.FAILED_EXCHANGES_PER_CLIENT):
        application.exchange(caller, code="0" * 32)

    answer = application.exchange(caller, code=code)

    assert answer.status_code == 200
