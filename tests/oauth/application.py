"""Somebody's application: it sends browsers to the consent page and reads what comes back."""

from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx

from oauth.caller import Caller
from sugarsnap.operations.clients import Issued
from web.visitor import Visitor

AUTHORIZE = "/oauth/authorize"
ACCESS_TOKEN = "/oauth/access_token"


class Application:
    """A registered client, with its secret."""

    def __init__(self, issued: Issued, redirect_uri: str) -> None:
        self.id = issued.client.id
        self.secret = issued.secret
        self.redirect_uri = redirect_uri

    def link(self, **asked: str) -> str:
        """Where the browser is sent; what is asked for goes over what is usual."""
        usual = {
            "client_id": self.id,
            "redirect_uri": self.redirect_uri,
            "response_type": "code",
        }
        return f"{AUTHORIZE}?{urlencode({**usual, **asked})}"

    def ask(self, visitor: Visitor, **asked: str) -> httpx.Response:
        """Send a browser to the consent page."""
        return visitor.get(self.link(**asked))

    def authorize(self, visitor: Visitor, **asked: str) -> str:
        """Have a person authorise, pressing the button where they are asked; where it leads."""
        answer = self.ask(visitor, **asked)
        if answer.status_code == 200:
            answer = press(visitor, "Authorize")
        assert answer.is_redirect, answer.text
        return str(answer.headers["location"])

    def code_from(self, visitor: Visitor, **asked: str) -> str:
        return parse_qs(urlsplit(self.authorize(visitor, **asked)).query)["code"][0]

    def token_from(self, visitor: Visitor, **asked: str) -> str:
        """A token by the implicit flow."""
        location = self.authorize(visitor, response_type="token", **asked)
        return parse_qs(urlsplit(location).fragment)["access_token"][0]

    def parameters(self, **presented: str) -> dict[str, str]:
        """What is sent for a token; what is presented goes over what is usual."""
        return {
            "client_id": self.id,
            "client_secret": self.secret,
            "grant_type": "authorization_code",
            "redirect_uri": self.redirect_uri,
            **presented,
        }

    def exchange(self, caller: Caller, **presented: str) -> httpx.Response:
        return caller.post(ACCESS_TOKEN, **self.parameters(**presented))

    def introspect(self, caller: Caller, token: str) -> Any:
        answer = caller.post(
            "/oauth/introspect", client_id=self.id, client_secret=self.secret, token=token
        )
        return answer.json()


def press(visitor: Visitor, button: str) -> httpx.Response:
    """Press a button of the consent page that was shown last."""
    form = visitor.page.form(button)
    [value] = [each["value"] for each in form.all("button") if each.text == button]
    return visitor.post(form["action"], {**form.values(), "decision": value})


def flat(message: str, code: int = 400, error_type: str = "OAuthException") -> dict[str, Any]:
    """An error as OAuth's pages word it."""
    return {"error_type": error_type, "code": code, "error_message": message}


def forbidden(message: str) -> dict[str, Any]:
    return flat(message, 403, "OAuthForbiddenException")
