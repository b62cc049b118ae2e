"""A program without cookies that calls the endpoints."""

import asyncio
from typing import Any

import httpx

from sugarsnap.faces.shared.asgi import Application

BASE = "http://localhost"


class Caller:
    """Sends requests one by one, or several at once."""

    def __init__(self, runner: asyncio.Runner, site: Application) -> None:
        self._runner = runner
        transport = httpx.ASGITransport(site, client=("198.51.100.4", 40000))
        self._client = httpx.AsyncClient(transport=transport, base_url=BASE)

    def __call__(self, method: str, path: str, **content: Any) -> httpx.Response:
        return self._runner.run(self._client.request(method, path, **content))

    def post(self, path: str, **fields: str) -> httpx.Response:
        return self("POST", path, data=fields)

    def post_at_once(self, times: int, path: str, **fields: str) -> list[httpx.Response]:
        async def everything() -> list[httpx.Response]:
            calls = (self._client.post(path, data=fields) for _ in range(times))
            return await asyncio.gather(*calls)

        return self._runner.run(everything())

    def close(self) -> None:
        self._runner.run(self._client.aclose())
