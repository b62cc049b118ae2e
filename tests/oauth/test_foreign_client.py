"""A client that others wrote, driven against the endpoints: requests-oauthlib."""

import asyncio
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
import requests
from oauthlib.oauth2 import WebApplicationClient  # type: ignore[import-untyped]
from requests.adapters import BaseAdapter
from requests_oauthlib import OAuth2Session  # type: ignore[import-untyped]
from starlette.applications import Starlette

from oauth.application import Application, press
from oauth.caller import BASE
from web.visitor import Visitor


class ToTheSite(BaseAdapter):
    """Carries the requests of the library to the site, without a socket."""

    def __init__(self, runner: asyncio.Runner, site: Starlette) -> None:
        super().__init__()
        self._runner = runner
        self._transport = httpx.ASGITransport(site)

    def send(self, request: requests.PreparedRequest, **_: Any) -> requests.Response:  # type: ignore[override]
        body = request.body or ""
        assert isinstance(body, str | bytes)
        sent = httpx.Request(
            request.method or "GET",
            request.url or "",
            headers={name: str(value) for name, value in request.headers.items()},
            content=body,
        )
        return self._runner.run(self._carry(request, sent))

    async def _carry(
        self, request: requests.PreparedRequest, sent: httpx.Request
    ) -> requests.Response:
        answer = await self._transport.handle_async_request(sent)
        response = requests.Response()
        response.status_code = answer.status_code
        response.headers.update(answer.headers)
        response.raw = BytesIO(await answer.aread())
        response.url, response.request = str(request.url), request
        return response

    def close(self) -> None:
        pass


@pytest.fixture
def session(
    site: Starlette,
    runner: asyncio.Runner,
    application: Application,
    monkeypatch: pytest.MonkeyPatch,
) -> OAuth2Session:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    client = WebApplicationClient(application.id, code_verifier="v" * 64)
    session = OAuth2Session(
        client=client,
        redirect_uri=application.redirect_uri,
        scope=["basic", "likes"],
        pkce="S256",
    )
    session.mount(BASE, ToTheSite(runner, site))
    return session


@pytest.mark.parametrize("in_the_form", [True, False])
def test_requests_oauthlib_gets_a_token(
    session: OAuth2Session, ben: Visitor, application: Application, *, in_the_form: bool
) -> None:
    address, state = session.authorization_url(f"{BASE}/oauth/authorize")
    parts = urlsplit(address)
    ben.get(f"{parts.path}?{parts.query}")
    location = press(ben, "Authorize").headers["location"]

    token = session.fetch_token(
        f"{BASE}/oauth/access_token",
        authorization_response=location,
        client_secret=application.secret,
        include_client_id=in_the_form,
    )

    assert f"state={state}" in location
    assert token["access_token"].split(".")[1] == application.id[:7]
    assert token["user"]["username"] == "ben"
