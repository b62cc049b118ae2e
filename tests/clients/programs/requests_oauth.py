"""requests-oauthlib 2.0.0 with its own fix for the original: the code flow, and calls."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from checks import Watched, ask, check, known, refusal, run
from oauthlib.oauth2 import (  # type: ignore[import-untyped]
    MobileApplicationClient,
    OAuth2Error,
)
from requests_oauthlib import OAuth2Session  # type: ignore[import-untyped]
from requests_oauthlib.compliance_fixes import (  # type: ignore[import-untyped]
    instagram_compliance_fix,
)

AUTHORIZE = "https://api.instagram.com/oauth/authorize"
ACCESS_TOKEN = "https://api.instagram.com/oauth/access_token"
API = "https://api.instagram.com/v1"


def opened(**options: Any) -> Any:
    session = OAuth2Session(
        **({} if "client" in options else {"client_id": known["client_id"]}),
        redirect_uri=known["redirect_uri"],
        scope=["basic", "likes"],
        **options,
    )
    return Watched(instagram_compliance_fix(session))


def obtained(session: Any, **named: Any) -> Any:
    address, state = session.authorization_url(AUTHORIZE)
    arrived = ask("authorize", address).replace("http://", "https://")
    assert parse_qs(urlsplit(arrived).query)["state"] == [state]
    secret = known["client_secret"]
    return session.fetch_token(
        ACCESS_TOKEN, authorization_response=arrived, client_secret=secret, **named
    )


@check
def a_code_brings_a_token() -> None:
    session = opened()

    token = obtained(session, include_client_id=True)

    assert token["user"]["id"] == known["me"]
    assert session.authorized


@check
def a_code_brings_a_token_with_pkce_and_the_secret_in_a_header() -> None:
    token = obtained(opened(pkce="S256"), include_client_id=False)

    assert token["user"]["id"] == known["me"]


@check
def a_token_in_the_address_bar_is_read() -> None:
    session = opened(client=MobileApplicationClient(known["client_id"]))
    address, _ = session.authorization_url(AUTHORIZE)

    token = session.token_from_fragment(ask("authorize", address).replace("http://", "https://"))

    assert token["access_token"].split(".")[0] == known["me"]


@check
def calls_carry_the_token() -> None:
    session = opened(token={"access_token": known["token"]})

    me = session.get(f"{API}/users/self").json()
    likes = f"{API}/media/{known['other_photo']}/likes"
    liked = session.post(likes).json()
    likers = session.get(likes).json()["data"]
    session.delete(likes)
    left = session.get(likes).json()["data"]

    assert me["data"]["id"] == known["me"]
    assert liked["meta"]["code"] == 200
    assert known["me"] in {person["id"] for person in likers}
    assert known["me"] not in {person["id"] for person in left}


def refused(name: str, **sent: Any) -> str:
    """What the server says when the library asks for a token; it only tells that there is none."""
    session = opened(token={"access_token": known["token"], "refresh_token": "none"})
    answers: list[Any] = []

    def note(answer: Any) -> Any:
        answers.append(answer)
        return answer

    for hook in ("access_token_response", "refresh_token_response"):
        session.register_compliance_hook(hook, note)
    refusal(OAuth2Error, getattr(session, name), ACCESS_TOKEN, **sent)
    return str(answers[0].json()["error_message"])


@check
def there_are_no_refresh_tokens() -> None:
    proof = {"client_id": known["client_id"], "client_secret": known["client_secret"]}

    said = refused("refresh_token", **proof)

    assert "grant_type" in said


@check
def a_code_that_was_never_given_is_refused() -> None:
    secret = {"client_secret": known["client_secret"], "include_client_id": True}

    said = refused("fetch_token", code="f" * 32, **secret)

    assert said == "Matching code was not found or was already used."


run(
    [
        "authorization_url",
        "authorized",
        "fetch_token",
        "refresh_token",
        "register_compliance_hook",
        "token_from_fragment",
    ]
)
