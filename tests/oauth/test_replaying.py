"""A code that comes a second time: what is refused, and what dies with it (RFC 6749 §4.1.2)."""

from collections import Counter

from oauth.application import ACCESS_TOKEN, Application, flat
from oauth.caller import Caller
from sugarsnap.app import House
from sugarsnap.operations.grants import find_holder
from web.visitor import Visitor

USELESS = flat("Matching code was not found or was already used.")


def lives(house: House, token: str) -> bool:
    return house.works.read(find_holder, token) is not None


def test_a_replay_of_the_code_that_minted_the_token_ends_it(
    caller: Caller, ben: Visitor, application: Application, house: House
) -> None:
    code = application.code_from(ben)
    token = application.exchange(caller, code=code).json()["access_token"]
    assert lives(house, token)

    answer = application.exchange(caller, code=code)

    assert (answer.status_code, answer.json()) == (400, USELESS)
    assert not lives(house, token)


def test_after_that_the_person_is_asked_again_and_the_token_is_another(
    caller: Caller, ben: Visitor, application: Application, house: House
) -> None:
    code = application.code_from(ben, scope="likes")
    token = application.exchange(caller, code=code).json()["access_token"]
    application.exchange(caller, code=code)

    assert application.ask(ben, scope="likes").status_code == 200
    anew = application.exchange(caller, code=application.code_from(ben)).json()["access_token"]

    assert anew != token
    assert not lives(house, token)
    holder = house.works.read(find_holder, anew)
    assert holder is not None
    assert holder.scopes == {"basic"}, "a grant that was revoked begins anew"


def test_a_grant_that_began_anew_was_minted_by_its_code_too(
    caller: Caller, ben: Visitor, application: Application, house: House
) -> None:
    for _ in range(2):
        code = application.code_from(ben)
        token = application.exchange(caller, code=code).json()["access_token"]
        assert lives(house, token)

        application.exchange(caller, code=code)

        assert not lives(house, token)


def test_a_replay_of_a_code_that_handed_out_a_standing_token_is_only_refused(
    caller: Caller, ben: Visitor, application: Application, house: House
) -> None:
    token = application.exchange(caller, code=application.code_from(ben)).json()["access_token"]
    code = application.code_from(ben)
    application.exchange(caller, code=code)

    answer = application.exchange(caller, code=code)

    assert answer.json() == USELESS
    assert lives(house, token)


def test_an_old_code_does_not_end_a_token_that_came_after_a_revocation(
    caller: Caller, ben: Visitor, application: Application, house: House
) -> None:
    code = application.code_from(ben)
    application.exchange(caller, code=code)
    application.exchange(caller, code=code)
    anew = application.exchange(caller, code=application.code_from(ben)).json()["access_token"]

    answer = application.exchange(caller, code=code)

    assert answer.json() == USELESS
    assert lives(house, anew)


def test_a_thief_without_the_secret_ends_nothing(
    caller: Caller, ben: Visitor, application: Application, house: House
) -> None:
    code = application.code_from(ben)
    token = application.exchange(caller, code=code).json()["access_token"]

    application.exchange(caller, code=code, client_secret="0" * 32)

    assert lives(house, token)


def test_of_twenty_at_once_one_succeeds_and_the_others_end_its_token(
    caller: Caller, ben: Visitor, application: Application, house: House
) -> None:
    parameters = application.parameters(code=application.code_from(ben))

    answers = caller.post_at_once(20, ACCESS_TOKEN, **parameters)

    assert Counter(answer.status_code for answer in answers) == {200: 1, 400: 19}
    assert [answer.json() for answer in answers if answer.is_error] == [USELESS] * 19
    [token] = [answer.json()["access_token"] for answer in answers if answer.is_success]
    assert not lives(house, token)


def test_of_twenty_at_once_the_standing_token_survives(
    caller: Caller, ben: Visitor, application: Application, house: House
) -> None:
    token = application.token_from(ben)
    parameters = application.parameters(code=application.code_from(ben))

    answers = caller.post_at_once(20, ACCESS_TOKEN, **parameters)

    assert Counter(answer.status_code for answer in answers) == {200: 1, 400: 19}
    assert lives(house, token)
