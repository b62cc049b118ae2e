"""Fakes for the ports: a clock that tests set, seeded randomness, a generation in memory."""

import json
import random
from typing import Any
from urllib.parse import parse_qs, urlsplit

from sugarsnap.ports import Outgoing, Reply, UnreachableError

EVENING = 1_700_000_000_000
"""The moment at which every test begins: 14 November 2023, 22:13:20 UTC."""
SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR


class SetClock:
    """Implements ports.Clock: it stands still until a test moves it."""

    def __init__(self, moment: int = EVENING) -> None:
        self.moment = moment

    def now(self) -> int:
        return self.moment

    def move(self, by: int) -> None:
        self.moment += by


class SeededRandomness:
    """Implements ports.Randomness: the same values in every run."""

    def __init__(self, seed: int = 7) -> None:
        self._source = random.Random(seed)

    def token_hex(self, size: int) -> str:
        return self._source.randbytes(size).hex()

    def below(self, bound: int) -> int:
        return self._source.randrange(bound)


class CountedGeneration:
    """Implements ports.Generation for one process."""

    def __init__(self) -> None:
        self.number = 0

    def read(self) -> int:
        return self.number

    def advance(self) -> None:
        self.number += 1


class Receivers:
    """Implements ports.HttpSender: whoever is asked agrees, and what is sent to them is kept."""

    def __init__(self) -> None:
        self.sent: list[Outgoing] = []
        self.status = 200
        self.is_there = True
        self.says: bytes | None = None
        """Instead of the challenge."""

    async def send(self, request: Outgoing) -> Reply:
        self.sent.append(request)
        if not self.is_there:
            raise UnreachableError("No connection could be made.")
        challenges = parse_qs(urlsplit(request.url).query).get("hub.challenge", [""])
        return Reply(self.status, challenges[0].encode() if self.says is None else self.says)

    @property
    def bodies(self) -> list[Any]:
        """What was delivered, in order."""
        return [json.loads(request.body) for request in self.sent if request.method == "POST"]
