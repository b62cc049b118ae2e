"""The server key and what is derived from it: tokens, picture addresses, sealed secrets."""

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12
TOKEN_DIGITS = 7
"""Of its client's id, in a token."""


def digest_of(secret: str) -> str:
    """The only form in which a session, a code or a form's token reaches the database."""
    return hashlib.sha256(secret.encode()).hexdigest()


def same(one: str, other: str) -> bool:
    """Compare two secrets in constant time."""
    return hmac.compare_digest(one.encode(), other.encode())


class Keys:
    """Keys for each purpose, drawn from the one server key (32 bytes)."""

    def __init__(self, server_key: bytes) -> None:
        self._token = self._derive(server_key, "token")
        self._picture = self._derive(server_key, "picture")
        self._form = self._derive(server_key, "form")
        self._seal = self._derive(server_key, "seal")

    @staticmethod
    def _derive(server_key: bytes, purpose: str) -> bytes:
        return hmac.digest(server_key, f"sugarsnap {purpose}".encode(), "sha256")

    def token(self, account_id: int, client_id: str, serial: int) -> str:
        """The access token of a grant: `{user}.{7 of client}.{32 hex}` (v1 reference §1.5)."""
        mark = self._mark(self._token, f"{account_id}.{client_id}.{serial}")
        return f"{account_id}.{client_id[:TOKEN_DIGITS]}.{mark}"

    def picture(self, thing: int, serial: int) -> str:
        """The unguessable part of a picture's address: 16 hex over the thing and its serial.

        Every photo of an answer needs one, so the keyed hash is BLAKE2b (RFC 7693 §2.9): as strong
        as HMAC, at a third of its time.
        """
        text = b"%d.%d" % (thing, serial)
        return hashlib.blake2b(text, key=self._picture, digest_size=8).hexdigest()

    def form(self, cookie: str) -> str:
        """What a form must carry to belong to the browser with this cookie."""
        return self._mark(self._form, cookie)

    @staticmethod
    def _mark(key: bytes, text: str) -> str:
        return hmac.digest(key, text.encode(), "sha256").hex()[:32]

    def seal(self, secret: str, nonce: str) -> str:
        """Encrypt a secret that must be read again. `nonce` is 24 hex digits, never used twice."""
        return urlsafe_b64encode(
            bytes.fromhex(nonce)
            + self._cipher().encrypt(bytes.fromhex(nonce), secret.encode(), None),
        ).decode()

    def unseal(self, sealed: str) -> str:
        """The secret that `seal` hid."""
        raw = urlsafe_b64decode(sealed)
        return self._cipher().decrypt(raw[:_NONCE], raw[_NONCE:], None).decode()

    def _cipher(self) -> "AESGCM":
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415  10 MiB that few processes need

        return AESGCM(self._seal)
