"""Sending HTTP out, in the one way that is safe where somebody else has named the address.

The name is resolved once and every address it has is judged (`rules/outgoing.py`); then one of
those very addresses is connected to, so that a name that leads elsewhere a moment later is of no
use. Redirects are not followed, no proxy is asked, and nothing is kept from call to call.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sugarsnap.ports import Outgoing, Reply, UnreachableError
from sugarsnap.rules.outgoing import (
    Address,
    Policy,
    Target,
    TargetRefusedError,
    address_of,
    read_target,
)

if TYPE_CHECKING:
    import ssl

    import httpx

LONGEST_REPLY = 64 * 1024
"""Bytes of an answer's body; the rest is not read."""
_SECONDS_TO_CONNECT = 3.0
_MOST_ADDRESSES = 4
"""As many of a name's addresses are tried, one after the other."""
_AT_ONCE = 100
_USER_AGENT = "Sugarsnap"

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""The addresses of a name, as texts. Raises OSError."""


class _Means(Struct, frozen=True):
    """What is loaded with the first request: most processes send none."""

    httpx: Any
    certificates: "ssl.SSLContext"


class PinnedSender:
    """Implements ports.HttpSender for one event loop."""

    def __init__(self, policy: Policy, resolve: Resolve | None = None) -> None:
        """`resolve` stands in for the system's own resolver."""
        self._policy = policy
        self._resolve = resolve or self._ask_system
        self._resolvers = ThreadPoolExecutor(4, "resolver")
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self._means: _Means | None = None

    async def send(self, request: Outgoing) -> Reply:
        """Send it and read the answer (ports.HttpSender)."""
        means = self._means or await self._load()
        try:
            async with asyncio.timeout(request.seconds), self._turns:
                return await self._send(means, request)
        except TargetRefusedError as refused:
            raise UnreachableError(str(refused)) from refused
        except (TimeoutError, means.httpx.TimeoutException) as problem:
            raise UnreachableError("It did not answer in time.") from problem
        except means.httpx.ConnectError as problem:
            raise UnreachableError("No connection could be made.") from problem
        except OSError as problem:
            raise UnreachableError("Nobody has its name.") from problem
        except means.httpx.HTTPError as problem:
            raise UnreachableError("Its answer could not be read.") from problem

    async def _load(self) -> _Means:
        self._means = await asyncio.to_thread(_load)
        return self._means

    async def _send(self, means: _Means, request: Outgoing) -> Reply:
        target = read_target(request.url)
        self._policy.check_target(target)
        addresses = await self._addresses_of(target)
        for address in addresses:
            self._policy.check_address(target, address)
        *others, last = addresses[:_MOST_ADDRESSES]
        for address in others:
            try:
                return await _exchange(means, request, target, address)
            except (means.httpx.ConnectError, means.httpx.ConnectTimeout):
                continue
        return await _exchange(means, request, target, last)

    async def _addresses_of(self, target: Target) -> list[Address]:
        address = address_of(target.host)
        if address is not None:
            return [address]
        found = await self._resolve(target.host, target.port)
        return [ip_address(text) for text in dict.fromkeys(found)]

    async def _ask_system(self, host: str, port: int) -> list[str]:
        found = await asyncio.get_running_loop().run_in_executor(
            self._resolvers, lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        )
        return [str(address[0]) for *_, address in found]


def _load() -> _Means:
    import httpx  # noqa: PLC0415  most processes send nothing, and it takes a tenth of a second

    return _Means(httpx, httpx.create_ssl_context(trust_env=False))


async def _exchange(means: _Means, request: Outgoing, target: Target, address: Address) -> Reply:
    """Ask at one address. A connection of its own: one that is kept may be another host's."""
    timeout = means.httpx.Timeout(request.seconds, connect=_SECONDS_TO_CONNECT)
    url = means.httpx.URL(
        scheme=target.scheme, host=str(address), port=target.port, raw_path=target.path.encode()
    )
    headers = {
        "Host": target.authority,
        "User-Agent": _USER_AGENT,
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        "Connection": "close",
        **request.headers,
    }
    client: httpx.AsyncClient = means.httpx.AsyncClient(
        verify=means.certificates, trust_env=False, follow_redirects=False, timeout=timeout
    )
    async with (
        client,
        client.stream(
            request.method,
            url,
            headers=headers,
            content=request.body or None,
            extensions={"sni_hostname": target.host},
        ) as response,
    ):
        return Reply(response.status_code, await _read(response))


async def _read(response: "httpx.Response") -> bytes:
    """The beginning of a body as it came: nothing is unpacked."""
    body = bytearray()
    async for chunk in response.aiter_raw():
        body += chunk
        if len(body) >= LONGEST_REPLY:
            break
    return bytes(body[:LONGEST_REPLY])
