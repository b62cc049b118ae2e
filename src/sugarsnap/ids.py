"""Identifiers: 64 bits of time, shard and sequence, and the forms they take on the wire.

v1 reference §10, and the design of shards: whatever arrives in a URL tells its own shard.
"""

import zlib
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

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_DIGITS = {letter: value for value, letter in enumerate(_ALPHABET)}
_LONGEST_SHORTCODE = 11


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


def shortcode_of(media: int) -> str:
    """Base64url digits of a media id, most significant first, no leading zero digit."""
    letters = ""
    while media:
        media, digit = divmod(media, 64)
        letters = _ALPHABET[digit] + letters
    return letters


def media_of_shortcode(code: str) -> MediaId | None:
    """The media id that a shortcode writes, or None where it writes none."""
    if not 0 < len(code) <= _LONGEST_SHORTCODE:
        return None
    number = 0
    for letter in code:
        digit = _DIGITS.get(letter)
        if digit is None:
            return None
        number = number * 64 + digit
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
