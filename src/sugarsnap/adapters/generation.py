"""The generation number: how one worker tells all others that what they remember is old."""

from pathlib import Path

from sugarsnap.adapters.mapped_files import MappedFile

_FORM = b"generation 1\0\0\0\0"
_WORD_SIZE = 8
_NUMBER = 2
"""Where the number stands, in words: aligned, so that it is read and written in one piece."""


class Generation:
    """A number that all processes of a machine share and that only grows, restarts included."""

    def __init__(self, path: Path) -> None:
        """Map the file at `path`, made where there is none. Raises OSError where it cannot be."""
        self._file = MappedFile(path, form=_FORM, size=len(_FORM) + _WORD_SIZE)
        self._words = memoryview(self._file.memory).cast("Q")

    def read(self) -> int:
        """The number now. Takes no lock: what was advanced before the call is seen by it."""
        return self._words[_NUMBER]

    def advance(self) -> None:
        """Raise the number by one; when this returns, every process reads the new one."""
        self._file.acquire(_NUMBER)
        try:
            self._words[_NUMBER] += 1
        finally:
            self._file.release(_NUMBER)

    def close(self) -> None:
        """Unmap the file; the number stays."""
        self._words.release()
        self._file.close()
