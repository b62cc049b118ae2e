"""Signatures over calls, made with a client's secret (v1 reference §7)."""

import hmac
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from msgspec import Struct

NAME = "sig"
"""The parameter that holds the signature, and so is not part of what is signed."""
_FORMAT = ".json"


class SignedCall(Struct, frozen=True):
    """What a client signs, and the signature that came with it."""

    path: str
    """Behind `/v1`, decoded, as it was called."""
    parameters: Mapping[str, str]
    query: Mapping[str, str]
    """Those of the parameters that stood in the address."""
    signature: str


def message_of(endpoint: str, parameters: Mapping[str, str]) -> str:
    """What is signed: the endpoint, and each parameter but `sig` with its value as it is.

    Parameters are ordered by the bytes of their names.
    """
    names = sorted((name for name in parameters if name != NAME), key=str.encode)
    return endpoint + "".join(f"|{name}={parameters[name]}" for name in names)


def sign(secret: str, endpoint: str, parameters: Mapping[str, str]) -> str:
    """The signature over an endpoint and its parameters: 64 hex digits."""
    message = message_of(endpoint, parameters)
    return hmac.digest(secret.encode(), message.encode(), "sha256").hex()


def is_signed(call: SignedCall, secrets: Iterable[str], *, query_suffices: bool) -> bool:
    """Whether a call bears the signature of one of the secrets.

    Libraries write the endpoint in several ways, all of which count. All are compared, in constant
    time, so that nothing is learned from how long it takes.
    """
    bodies = [call.parameters, call.query] if query_suffices else [call.parameters]
    fitting = [
        hmac.compare_digest(sign(secret, endpoint, body).encode(), call.signature.encode())
        for secret in secrets
        for endpoint in spellings_of(call.path)
        for body in bodies
    ]
    return any(fitting)


def spellings_of(path: str) -> Iterator[str]:
    """What a client may have taken for the endpoint (v1 reference §7.4).

    With `.json`, with a slash at the end, without one at the beginning, decoded and encoded.
    """
    bare = "/" + path.strip("/").removesuffix(_FORMAT).rstrip("/")
    for written in dict.fromkeys((bare, quote(bare))):
        for ending in ("", _FORMAT, "/"):
            yield f"{written}{ending}"
            yield f"{written}{ending}"[1:]


def signed_addresses(secret: str, addresses: str) -> str:
    """The value of `X-Insta-Forwarded-For`: a list of addresses with its signature (§7.2)."""
    signature = hmac.digest(secret.encode(), addresses.encode(), "sha256").hex()
    return f"{addresses}|{signature}"


def are_addresses_signed(header: str, secrets: Iterable[str]) -> bool:
    """Whether a value of `X-Insta-Forwarded-For` bears the signature of one of the secrets."""
    addresses = header.rpartition("|")[0]
    fitting = [
        hmac.compare_digest(signed_addresses(secret, addresses).encode(), header.encode())
        for secret in secrets
    ]
    return bool(addresses) and any(fitting)
