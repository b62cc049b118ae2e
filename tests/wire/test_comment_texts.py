"""What a comment may say, at each limit and one past it (v1 reference §4.2)."""

import httpx
import pytest

from wire.caller import Caller
from wire.comparing import compare

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
COMMENTS = "/v1/media/{{ben_photo}}/comments"
URL = "http://peas.example/{}"

TAKEN = {
    "300 characters": "p" * 300,
    "300 characters of four bytes": "🌱" * 300,
    "four hashtags": "#a #b #c #d",
    "one URL": f"see {URL.format(1)}",
    "one lower-case letter among capitals": "PEAs",
    "no letter at all": "🌱 1, 2, 3!",
    "letters without case": "豌豆",
    "blanks at both ends, which are not counted": " " + "p" * 300 + "\n",
}
REFUSED = {
    "301 characters": ("p" * 301, "APICommentTooLongError", "Your comment is too long."),
    "five hashtags": (
        "#a #b #c #d #e",
        "APICommentTooManyTagsError",
        "Your comment contains too many hashtags.",
    ),
    "two URLs": (
        f"{URL.format(1)} and {URL.format(2)}",
        "APICommentTooManyURLsError",
        "Your comment contains too many URLs.",
    ),
    "capitals alone": ("PEAS!", "APICommentAllCapsError", "Your comment is in all capitals."),
    "nothing": ("", "APIInvalidParametersError", "A comment needs a text."),
    "all at once: the length is judged first": (
        "#A #B #C #D #E " + URL.format(1) * 2 + "P" * 300,
        "APICommentTooLongError",
        "Your comment is too long.",
    ),
}


def write(caller: Caller, text: str) -> httpx.Response:
    form = {"access_token": caller.known["ben_token"], "text": text}
    return caller.send("POST", COMMENTS, data=form)


@pytest.mark.parametrize("text", TAKEN.values(), ids=TAKEN)
def test_a_comment_at_a_limit_is_kept_as_it_was_written(caller: Caller, text: str) -> None:
    said = write(caller, text)

    assert said.status_code == 200
    assert said.json()["data"]["text"] == text.strip()
    listed = caller.send("GET", f"{COMMENTS}?access_token={{{{ben_token}}}}").json()["data"]
    assert listed[-1] == said.json()["data"]


@pytest.mark.parametrize("refused", REFUSED.values(), ids=REFUSED)
def test_a_comment_past_a_limit_is_refused_and_not_kept(
    caller: Caller, refused: tuple[str, str, str]
) -> None:
    text, error_type, message = refused
    listed = caller.send("GET", f"{COMMENTS}?access_token={{{{ben_token}}}}").text

    said = write(caller, text)

    meta = f'{{"code": 400, "error_type": "{error_type}", "error_message": "{message}"}}'
    compare(said, 400, f'{{"meta": {meta}}}', caller.known)
    assert caller.send("GET", f"{COMMENTS}?access_token={{{{ben_token}}}}").text == listed
