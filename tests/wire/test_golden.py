"""Every golden case, whole: the keys, their order and nothing besides."""

import httpx
import pytest

from wire.caller import Caller
from wire.cases import Case, read_cases

CASES = {case.name: case for case in read_cases()}
LIAR = '{"data":[]}'


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]


def test_the_wire_says_what_is_shown(case: Case, caller: Caller) -> None:
    for exchange in case.exchanges:
        said = caller.perform(exchange)

        caller.check(exchange, said)


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_server_that_always_says_yes_would_fail_every_case(case: Case, caller: Caller) -> None:
    for exchange in case.exchanges:
        with pytest.raises(AssertionError):
            caller.check(exchange, httpx.Response(200, text=LIAR))


def test_there_is_something_to_compare() -> None:
    assert len(CASES) >= 8
    assert all(case.exchanges for case in CASES.values())
