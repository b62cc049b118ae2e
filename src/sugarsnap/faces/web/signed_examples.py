"""Calls that the page about signed requests shows, signed with a secret that is nobody's."""

from urllib.parse import urlencode

from msgspec import Struct

from sugarsnap.rules.signatures import message_of, sign

EXAMPLE_SECRET = "0123456789abcdef0123456789abcdef"  # noqa: S105  nobody's
_TOKEN = "3657782666.1a2b3c4.5d6e7f8091a2b3c4d5e6f708192a3b4c"  # noqa: S105  nobody's
_PHOTO = "1234567894561231236_33215652"


class SignedExample(Struct, frozen=True):
    """One call, what of it is signed, and the signature."""

    method: str
    endpoint: str
    parameters: dict[str, str]

    @property
    def message(self) -> str:
        """What is signed."""
        return message_of(self.endpoint, self.parameters)

    @property
    def signature(self) -> str:
        """Over the message, with the secret."""
        return sign(EXAMPLE_SECRET, self.endpoint, self.parameters)

    @property
    def sent(self) -> str:
        """The parameters as they travel, the signature behind them."""
        return urlencode({**self.parameters, "sig": self.signature})


SIGNED_EXAMPLES = (
    SignedExample("GET", "/users/self/media/recent", {"access_token": _TOKEN, "count": "2"}),
    SignedExample(
        "POST",
        f"/media/{_PHOTO}/comments",
        {"access_token": _TOKEN, "text": "nice & tidy #peas"},
    ),
)
