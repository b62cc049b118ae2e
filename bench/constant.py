"""The yardstick: the smallest ASGI application with a constant JSON answer of 1.5 KB."""

_BODY = b'{"data":"' + b"x" * 1480 + b'"}'
_HEADERS = [(b"content-type", b"application/json; charset=utf-8")]


async def application(scope, receive, send):  # noqa: ANN001, ANN201
    """Answer everything alike."""
    if scope["type"] == "lifespan":
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
    await send({"type": "http.response.body", "body": _BODY})
