"""Files of a fixed size that all workers of a machine map into their memory."""

import os
from fcntl import LOCK_EX, LOCK_UN, flock, lockf
from mmap import mmap
from pathlib import Path
from threading import Lock


class MappedFile:
    """The bytes of one file, shared with every process that maps it, and locks on parts of it.

    The locks are POSIX record locks, which the kernel drops when their holder dies. They belong to
    the process: threads take turns besides, and closing any descriptor of the file drops them all,
    so a process opens a path once. Workers open it after they are forked.
    """

    def __init__(self, path: Path, *, form: bytes, size: int, is_shared: bool = True) -> None:
        """Map `size` bytes that begin with `form`; replace a file of another form or size.

        Where only one process ever writes (`is_shared` is False), its threads alone take turns:
        the kernel's locks cost two system calls, and each lets go of the interpreter.

        Raises OSError where the file cannot be written, for example on a full disk.
        """
        self._descriptor = _open_in_form(path, form, size)
        self._is_shared = is_shared
        self._turn = Lock()
        self.memory = mmap(self._descriptor, size)

    def acquire(self, position: int) -> None:
        """Wait until no other thread or process holds the lock at `position`."""
        self._turn.acquire()
        if not self._is_shared:
            return
        try:
            lockf(self._descriptor, LOCK_EX, 1, position)
        except BaseException:
            self._turn.release()
            raise

    def release(self, position: int) -> None:
        """Give back what `acquire` took."""
        try:
            if self._is_shared:
                lockf(self._descriptor, LOCK_UN, 1, position)
        finally:
            self._turn.release()

    def close(self) -> None:
        """Unmap the file; what was written stays."""
        self.memory.close()
        os.close(self._descriptor)


def _open_in_form(path: Path, form: bytes, size: int) -> int:
    """Open the file for reading and writing, replaced first where it is not in form.

    Of all who find it out of form, the one with the file's lock replaces it; the others then see
    that the path leads elsewhere and open it again.
    """
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        flock(descriptor, LOCK_EX)
        if os.path.samestat(os.fstat(descriptor), path.stat()):
            if os.fstat(descriptor).st_size == size and os.pread(descriptor, len(form), 0) == form:
                flock(descriptor, LOCK_UN)
                return descriptor
            _replace(path, form, size)
        os.close(descriptor)


def _replace(path: Path, form: bytes, size: int) -> None:
    """Put a blank file in the path's place. Whoever maps the old one keeps it whole.

    Every byte is written: a hole in a mapped file turns a full disk into a killed process.
    """
    blank = path.with_name(f"{path.name}.new")
    blank.touch(mode=0o600)
    blank.write_bytes(form + bytes(size - len(form)))
    blank.replace(path)
