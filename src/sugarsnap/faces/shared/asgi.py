"""The types of the server's protocol, and a whole answer in one call."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
TellingApplication = Callable[[Scope, Receive, Send], Awaitable[int]]
"""One that returns the status it sent."""
Headers = list[tuple[bytes, bytes]]


async def answer(
    send: Send, status: int, headers: Iterable[tuple[bytes, bytes]], body: bytes
) -> int:
    """Send one complete response; answers its status."""
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
    return status


def header_of(scope: Scope, name: bytes) -> str:
    """The last header of a (lower-case) name, or ""."""
    found = b""
    for key, value in scope["headers"]:
        if key == name:
            found = value
    return found.decode("latin-1")
