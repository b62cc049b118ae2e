"""A picture's header, and how headers are read."""

from enum import StrEnum
from mmap import mmap
from typing import Final

from msgspec import Struct

Content = bytes | mmap


class PictureFormat(StrEnum):
    """The formats that are taken."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    GIF = "gif"
    HEIF = "heif"


class Header(Struct, frozen=True):
    """What a file claims to be: its size in pixels as stored, before any rotation."""

    format: PictureFormat
    width: int
    height: int
    frames: int = 1


class DamagedHeaderError(Exception):
    """The file breaks its own format's rules."""


class CutOffError(Exception):
    """The file ends before its format says it does."""


class RareKindError(Exception):
    """A kind of the format that next to no camera writes and the decoder does not read."""


class Steps:
    """Counts steps through a file, so that a stranger's file cannot send us on a long walk."""

    def __init__(self, most: int) -> None:
        self._left: Final = iter(range(most))

    def take(self) -> None:
        """Raise DamagedHeaderError once there have been too many."""
        if next(self._left, None) is None:
            raise DamagedHeaderError
