"""The server key: a file in the data folder that only its owner can read."""

import os
import secrets
from pathlib import Path

KEY_BYTES = 32


def load_or_make_key(path: Path) -> bytes:
    """The key in a file of hex digits; drawn and written on the first call (mode 0600).

    Raises ValueError where the file holds something else.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return read_key(path.read_text("ascii"))
    with os.fdopen(descriptor, "w") as file:
        key = secrets.token_bytes(KEY_BYTES)
        file.write(key.hex())
        file.flush()
        os.fsync(file.fileno())
    return key


def read_key(text: str) -> bytes:
    """The key that 64 hex digits write. Raises ValueError for anything else."""
    key = bytes.fromhex(text.strip())
    if len(key) != KEY_BYTES:
        raise ValueError(f"A server key has {2 * KEY_BYTES} hex digits.")
    return key
