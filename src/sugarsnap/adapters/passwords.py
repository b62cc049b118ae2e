"""Password hashing with argon2id, beside the event loop and bounded in number and waiting."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from sugarsnap.errors import UnavailableError

Result = TypeVar("Result")

_AT_ONCE = 2
_DEADLINE = 5.0
_MEMORY_KIB = 19 * 1024
_PASSES = 2


class Argon2Hasher:
    """Implements ports.PasswordHasher with 19 MiB, two passes and one lane (OWASP's numbers)."""

    def __init__(self, deadline: float = _DEADLINE) -> None:
        self._hasher = PasswordHasher(time_cost=_PASSES, memory_cost=_MEMORY_KIB, parallelism=1)
        self._pool = ThreadPoolExecutor(_AT_ONCE, "passwords")
        self._deadline = deadline
        self._nobody = ""

    async def hash(self, password: str) -> str:
        """A salted hash (ports.PasswordHasher)."""
        return await self._in_turn(lambda: self._hasher.hash(password))

    async def verify(self, password: str, hashed: str) -> bool:
        """Whether the password is the hashed one (ports.PasswordHasher)."""
        return await self._in_turn(lambda: self._verify(password, hashed))

    def hash_now(self, password: str) -> str:
        """A salted hash, on the calling thread."""
        return self._hasher.hash(password)

    def _verify(self, password: str, hashed: str) -> bool:
        if not self._nobody:
            self._nobody = self._hasher.hash("nobody's password")
        try:
            return self._hasher.verify(hashed or self._nobody, password) and bool(hashed)
        except (VerificationError, InvalidHashError):
            return False

    async def _in_turn(self, effort: Callable[[], Result]) -> Result:
        turn = asyncio.get_running_loop().run_in_executor(self._pool, effort)
        try:
            return await asyncio.wait_for(turn, self._deadline)
        except TimeoutError as problem:
            raise UnavailableError(retry_after=5) from problem
