"""Time and randomness from the operating system."""

import secrets
import time


class SystemClock:
    """Implements ports.Clock."""

    def now(self) -> int:
        """Milliseconds since 1970, UTC."""
        return time.time_ns() // 1_000_000


class SystemRandomness:
    """Implements ports.Randomness."""

    def token_hex(self, size: int) -> str:
        """`size` random bytes as lower-case hex."""
        return secrets.token_hex(size)

    def below(self, bound: int) -> int:
        """A whole number from 0 to `bound` - 1."""
        return secrets.randbelow(bound)
