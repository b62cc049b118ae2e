"""Exact rate limits in one mapped file that all workers of a machine count in."""

import secrets
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from struct import Struct

from sugarsnap.adapters.mapped_files import MappedFile
from sugarsnap.adapters.rate_limits.hour import EMPTY, MINUTES, Head, slide
from sugarsnap.ports import Tally

# The file is a header and rows. A row is sixteen keys, then sixteen slots, one hour in each.
# A bucket's name decides its row, and one lock on the row guards all that happens in it.
_FORM = b"rate limits 1\0\0\0"
_SALT = slice(16, 32)
_HEADER_SIZE = 256
_WAYS = 16
_KEY_SIZE = 16
_KEYS_SIZE = _WAYS * _KEY_SIZE
_HEAD = Struct("=4I")
_COUNTS = Struct(f"={MINUTES}I")
_CURRENT = Struct("=I")
_CURRENT_POSITION = _HEAD.size - _CURRENT.size
_SLOT_SIZE = _HEAD.size + _COUNTS.size
_ROW_SIZE = _KEYS_SIZE + _WAYS * _SLOT_SIZE

_PLACES_REMEMBERED = 4096
_MINUTE_MS = 60_000
_HOUR = 3600


class MappedRateLimits:
    """Sliding hours of up to `slots` buckets (`ports.RateLimits`). Open a path once in a process.

    The file never grows. A bucket whose row is full takes the slot of the row's least recently
    counted bucket, which begins again at nothing: room is ample, and a salt in the file keeps
    strangers from choosing names that share a row.
    """

    def __init__(self, path: Path, *, slots: int = 65536, is_shared: bool = True) -> None:
        """Map the file at `path`, replaced where its version or number of slots is another.

        `slots` is rounded to whole rows of sixteen. `is_shared` tells that other processes count
        in the same file at the same time. Raises OSError where the file cannot be made.
        """
        self._rows = max(1, slots // _WAYS)
        size = _HEADER_SIZE + self._rows * _ROW_SIZE
        self._file = MappedFile(path, form=_FORM, size=size, is_shared=is_shared)
        self._memory = self._file.memory
        self._salt = self._salted()
        self._place = lru_cache(_PLACES_REMEMBERED)(self._hashed)

    def count(self, bucket: str, now: int) -> Tally:
        """Count one call in `bucket` at `now` (milliseconds) and answer the hour's total."""
        key, row = self._place(bucket)
        minute = now // _MINUTE_MS
        self._file.acquire(row)
        try:
            slot = self._find(key, row) or self._claim(key, row, minute)
            settled, newest, oldest, current = _HEAD.unpack_from(self._memory, slot)
            if newest != minute:
                settled, newest, oldest, current = self._slide(slot, minute)
            _CURRENT.pack_into(self._memory, slot + _CURRENT_POSITION, current + 1)
        finally:
            self._file.release(row)
        return Tally(settled + current + 1, _seconds_until_room(oldest, now))

    def peek(self, bucket: str, now: int) -> Tally:
        """The hour's total without counting a call."""
        key, row = self._place(bucket)
        self._file.acquire(row)
        try:
            slot = self._find(key, row)
            head, counts = self._hour(slot) if slot else (EMPTY, [0] * MINUTES)
        finally:
            self._file.release(row)
        head, _ = slide(head, counts, now // _MINUTE_MS)
        made = head.settled + head.current
        return Tally(made, _seconds_until_room(head.oldest, now) if made else 1)

    def forget(self, bucket: str) -> None:
        """Empty the bucket; its slot is the first to be given to another."""
        key, row = self._place(bucket)
        self._file.acquire(row)
        try:
            slot = self._find(key, row)
            if slot:
                _HEAD.pack_into(self._memory, slot, *EMPTY)
        finally:
            self._file.release(row)

    def close(self) -> None:
        """Unmap the file; what was counted stays."""
        self._file.close()

    def _salted(self) -> bytes:
        """The file's salt, drawn by whoever opens it first."""
        self._file.acquire(_SALT.start)
        try:
            if not any(self._memory[_SALT]):
                self._memory[_SALT] = secrets.token_bytes(_SALT.stop - _SALT.start)
            return self._memory[_SALT]
        finally:
            self._file.release(_SALT.start)

    def _hashed(self, bucket: str) -> tuple[bytes, int]:
        """The bucket's key and where its row begins."""
        key = blake2b(bucket.encode(), digest_size=_KEY_SIZE, key=self._salt).digest()
        return key, _HEADER_SIZE + int.from_bytes(key, "big") % self._rows * _ROW_SIZE

    def _find(self, key: bytes, row: int) -> int | None:
        """Where the slot of `key` begins; never 0, because the header comes first.

        A match across two neighbouring keys is as unlikely as two buckets with one key.
        """
        found = self._memory.find(key, row, row + _KEYS_SIZE)
        if found < 0:
            return None
        return row + _KEYS_SIZE + (found - row) // _KEY_SIZE * _SLOT_SIZE

    def _claim(self, key: bytes, row: int, minute: int) -> int:
        """Give `key` the slot that is missed least, emptied."""
        first = row + _KEYS_SIZE
        slots = range(first, first + _WAYS * _SLOT_SIZE, _SLOT_SIZE)
        slot = min(slots, key=lambda taken: self._worth(taken, minute))
        _HEAD.pack_into(self._memory, slot, *EMPTY)
        key_position = row + (slot - first) // _SLOT_SIZE * _KEY_SIZE
        self._memory[key_position : key_position + _KEY_SIZE] = key
        return slot

    def _worth(self, slot: int, minute: int) -> tuple[int, int]:
        """Orders slots: free, idle for an hour, least recently counted, fewest calls.

        One that is an hour or more ahead was filled by a wrong clock and not used since.
        """
        head = Head(*_HEAD.unpack_from(self._memory, slot))
        newest = head.newest if head.newest < minute + MINUTES else 0
        return newest, head.settled + head.current

    def _slide(self, slot: int, minute: int) -> Head:
        """Bring the slot's hour to `minute`. The head comes last, so a killed slide is repeated."""
        head, counts = slide(*self._hour(slot), minute)
        _COUNTS.pack_into(self._memory, slot + _HEAD.size, *counts)
        _HEAD.pack_into(self._memory, slot, *head)
        return head

    def _hour(self, slot: int) -> tuple[Head, tuple[int, ...]]:
        """The hour that lies in a slot."""
        head = Head(*_HEAD.unpack_from(self._memory, slot))
        return head, _COUNTS.unpack_from(self._memory, slot + _HEAD.size)


def _seconds_until_room(oldest: int, now: int) -> int:
    """Whole seconds, 1 to 3600, until the `oldest` minute leaves the hour."""
    seconds = (oldest + MINUTES) * 60 - now // 1000
    return min(seconds, _HOUR)  # it is more after a clock stepped back
