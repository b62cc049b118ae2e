"""Parameters of OAuth: each at most once, and the credentials among them (RFC 6749 §2.3, §3.1)."""

from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterable, Mapping
from urllib.parse import quote, unquote_plus, unquote_to_bytes

from sugarsnap.faces.oauth.errors import RepeatedParameterError, TwoCredentialsError
from sugarsnap.operations.clients import Credentials

_VISIBLE = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) != "#")


def once(pairs: Iterable[tuple[str, object]]) -> dict[str, str]:
    """Values by name. Raises RepeatedParameterError where a name comes twice.

    Of two values one might be judged here and the other believed elsewhere.
    """
    parameters: dict[str, str] = {}
    for name, value in pairs:
        if name in parameters:
            raise RepeatedParameterError(name)
        parameters[name] = str(value)
    return parameters


def undecoded(query: bytes, name: str) -> str | None:
    """A parameter's value as it stands in the query, or None where it is not there.

    Only what could not stand in a header is written otherwise.
    """
    for part in query.split(b"&"):
        key, _, value = part.partition(b"=")
        if unquote_to_bytes(key) == name.encode():
            return quote(value, safe=_VISIBLE)
    return None


def credentials_of(parameters: Mapping[str, str], authorization: str, address: str) -> Credentials:
    """The client's id and secret, from the form or from HTTP Basic (RFC 6749 §2.3.1).

    Other kinds of authorisation are ignored, as old clients send them for no reason. Raises
    TwoCredentialsError where a secret comes in both ways or two ids differ.
    """
    client_id, secret = parameters.get("client_id", ""), parameters.get("client_secret", "")
    kind, _, encoded = authorization.partition(" ")
    if kind.lower() != "basic":
        return Credentials(client_id, secret, address)
    name, password = _basic_pair(encoded)
    if secret or (client_id and client_id != name):
        raise TwoCredentialsError
    return Credentials(name, password, address)


def _basic_pair(encoded: str) -> tuple[str, str]:
    """Name and password, each form-encoded under the Base64; empty where they cannot be read."""
    try:
        name, _, password = b64decode(encoded.strip(), validate=True).decode().partition(":")
    except (Base64Error, UnicodeDecodeError):
        return "", ""
    return unquote_plus(name), unquote_plus(password)
