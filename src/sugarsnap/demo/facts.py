"""What somebody who starts a demo wants to know: what to open, who can sign in, a call to make."""

from pathlib import Path
from urllib.parse import urlencode

import msgspec
from msgspec import Struct

from sugarsnap.ids import shortcode_of


class Login(Struct, frozen=True):
    """Somebody who can sign in."""

    username: str
    password: str


class DemoFacts(Struct, frozen=True):
    """A filled demo."""

    logins: tuple[Login, ...]
    """Empty where passwords were drawn by an earlier start, and told then."""
    client_id: str
    redirect_uri: str
    token: str
    media_id: int

    def banner(self, address: str) -> str:
        """The facts for a terminal, for a server at `address`."""
        query = urlencode(
            {
                "client_id": self.client_id,
                "redirect_uri": self.redirect_uri,
                "response_type": "token",
            },
        )
        code = shortcode_of(self.media_id)
        lines = (
            "",
            f"  Open     {address}/",
            *(f"  Sign in  {login.username}  password  {login.password}" for login in self.logins),
            *([] if self.logins else ["  Sign in  with the passwords that the first start told"]),
            f"  Client   {self.client_id}  redirect URI  {self.redirect_uri}",
            f"  Consent  {address}/oauth/authorize/?{query}",
            "",
            "  A call to begin with:",
            f"  curl '{address}/v1/media/shortcode/{code}?access_token={self.token}'",
            "",
        )
        return "\n".join(lines)


def write_logins(path: Path, logins: tuple[Login, ...]) -> None:
    """Let the sign-in page tell who can sign in; nobody where `logins` is empty."""
    if logins:
        path.write_bytes(msgspec.json.encode(logins))
    else:
        path.unlink(missing_ok=True)
