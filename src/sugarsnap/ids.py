"""Identifiers: 64 bits of time, shard and sequence, and the forms they take on the wire.

v1 reference §10, and the design of shards: whatever arrives in a URL tells its own shard.
"""

import re
import zlib
from base64 import b64decode, b64encode
from typing import NewType

AccountId = NewType("AccountId", int)
MediaId = NewType("MediaId", int)
CommentId = NewType("CommentId", int)
Shard = NewType("Shard", int)

EPOCH = 1314220021721
"""Milliseconds since 1970 at which ids begin: 24 August 2011, 21:07:01.721 UTC."""
SHARDS = 8192
SEQUENCE_BITS = 10
SHARD_BITS = 13
LARGEST = 2**63 - 1
"""The databases' widest whole number; ids reach it on 27 June 2046."""

_SHORTCODE = re.compile(r"[A-Za-z0-9_-]{1,11}")
_SHORTCODE_BYTES = 9
_SHORTCODE_DIGITS = 12
"""Nine bytes are twelve digits to the bit; an id needs eleven of them at most."""


def timed_id(ticket: int, shard: int) -> int:
    """The id for one `ticket` of a shard: `(ms since EPOCH) << 10 | sequence`."""
    moment, sequence = divmod(ticket, 1 << SEQUENCE_BITS)
    return moment << (SHARD_BITS + SEQUENCE_BITS) | shard << SEQUENCE_BITS | sequence


def first_ticket(now: int) -> int:
    """The first ticket of the millisecond `now` (since 1970)."""
    return (now - EPOCH) << SEQUENCE_BITS


def moment_of(timed: int) -> int:
    """Milliseconds since 1970 at which a timed id was drawn."""
    return (timed >> (SHARD_BITS + SEQUENCE_BITS)) + EPOCH


def first_id(moment: int) -> int:
    """The lowest id that can be drawn at `moment` (milliseconds since 1970) or later."""
    return min(timed_id(max(first_ticket(moment), 0), shard=0), LARGEST)


def shard_of_id(timed: int) -> Shard:
    """The shard that a media or comment id carries in bits 10 to 22."""
    return Shard((timed >> SEQUENCE_BITS) & (SHARDS - 1))


def account_id(number: int, shard: int) -> AccountId:
    """The id of a shard's `number`-th account, counted from 1; it ends in its shard."""
    return AccountId(number << SHARD_BITS | shard)


def shard_of_account(account: int) -> Shard:
    """The shard where an account and all that it owns live."""
    return Shard(account & (SHARDS - 1))


def shard_of_key(key: str) -> Shard:
    """The shard of a thing that is found by a text: a username, an address, a digest."""
    return Shard(zlib.crc32(key.lower().encode()) & (SHARDS - 1))


def shard_of_cell(cell: int) -> Shard:
    """The shard of what lies in a cell of the grid (rules/geography.py)."""
    return shard_of_key(f"c:{cell}")


def shortcode_of(media: int) -> str:
    """Base64url digits of a media id, most significant first, no leading zero digit."""
    digits = b64encode(media.to_bytes(_SHORTCODE_BYTES, "big"), altchars=b"-_")
    return digits.lstrip(b"A").decode()


def media_of_shortcode(code: str) -> MediaId | None:
    """The media id that a shortcode writes, or None where it writes none."""
    if not _SHORTCODE.fullmatch(code):
        return None
    number = int.from_bytes(b64decode(code.rjust(_SHORTCODE_DIGITS, "A"), altchars=b"-_"), "big")
    return MediaId(number) if 0 < number <= LARGEST else None


def number_of(text: str) -> int | None:
    """A decimal id that fits the databases, or None."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST))):
        return None
    number = int(text)
    return number if number <= LARGEST else None


def media_of_wire(text: str) -> MediaId | None:
    """The media id of `{media}_{owner}` or of a bare number, or None."""
    media, separator, owner = text.partition("_")
    if separator and number_of(owner) is None:
        return None
    number = number_of(media)
    return None if number is None else MediaId(number)
