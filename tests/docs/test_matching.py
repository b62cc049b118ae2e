"""The comparison of examples notices what it is there to notice."""

import pytest

from docs.examples import Curl, Request, says_the_same
from docs.matching import compact, fill_in, learn


def test_layout_does_not_count_and_what_stands_in_texts_does() -> None:
    shown = '{\n  "text": "two  words",\n  "count": 1\n}'

    packed = compact(shown)

    assert packed == '{"text":"two  words","count":1}'


def test_a_placeholder_takes_what_is_there_the_first_time() -> None:
    known: dict[str, str] = {}

    learn('{"id":"{{id}}","n":{{n}}}', '{"id":"12_3","n":4}', known)

    assert known == {"id": "12_3", "n": "4"}


def test_a_placeholder_is_afterwards_what_it_was() -> None:
    known = {"id": "12"}

    learn('{"id":"{{id}}"}', '{"id":"13"}', known)

    assert fill_in('{"id":"{{id}}"}', known) == '{"id":"12"}'


@pytest.mark.parametrize(
    "said",
    ['{"b":1,"a":"x"}', '{"a":"x"}', '{"a":"x","b":1,"c":2}', '{"a":"x","b":"1"}'],
    ids=["another order", "a key less", "a key more", "a text for a number"],
)
def test_an_answer_of_another_form_teaches_nothing(said: str) -> None:
    known: dict[str, str] = {}

    learn('{"a":"{{a}}","b":1}', said, known)

    assert known == {}


@pytest.mark.parametrize(
    ("method", "url", "form"),
    [("POST", "/v1/x", "a=1"), ("DELETE", "/v1/y", "a=1"), ("DELETE", "/v1/x", "a=2")],
    ids=["another method", "another path", "another form"],
)
def test_a_curl_line_that_differs_from_its_request_is_noticed(
    method: str, url: str, form: str
) -> None:
    request = Request("DELETE", "/v1/x", {}, "a=1", line=1)

    agrees = says_the_same(Curl(method, url, form, line=2), request)

    assert not agrees
