"""Pictures by their unguessable addresses, as a bare ASGI application.

`/t51.2885-15/s{W}x{H}/e35/{media}_{owner}_{key}_n.jpg` is a photo's rendition, with `/c/` before
`/e35/` a square out of its middle, and `/t51.2885-19/s150x150/{account}_{key}_a.jpg` a profile
picture.
"""

import asyncio
import re

from sugarsnap.errors import UnavailableError
from sugarsnap.faces.shared.asgi import Headers, Receive, Scope, Send, answer
from sugarsnap.operations.pictures import (
    PictureAddress,
    PictureFile,
    find_avatar,
    find_rendition,
)
from sugarsnap.ports import Effects
from sugarsnap.work import Works

_PHOTO = re.compile(
    r"/t51\.2885-15/s(\d{3,4})x\1/(c/)?e35/(\d{1,19})_(\d{1,19})_([0-9a-f]{16})_n\.(jpg|webp)"
)
_AVATAR = re.compile(r"/t51\.2885-19/s150x150/(\d{1,19})_([0-9a-f]{16})_a\.jpg")
_TYPES = {"jpg": b"image/jpeg", "webp": b"image/webp"}
_SAFE: Headers = [
    (b"x-content-type-options", b"nosniff"),
    # Browsers lay a picture that is opened by itself out with a style of their own.
    (b"content-security-policy", b"default-src 'none'; style-src 'unsafe-inline'; sandbox"),
    (b"cross-origin-resource-policy", b"cross-origin"),
    (b"access-control-allow-origin", b"*"),
    (b"referrer-policy", b"no-referrer"),
]
_ABSENT: Headers = [*_SAFE, (b"content-type", b"text/plain"), (b"cache-control", b"no-store")]


class PicturesFace:
    """Answers everything under `/t51.`."""

    def __init__(self, works: Works, effects: Effects) -> None:
        self._works = works
        self._store = effects.store
        self._pictures = effects.pictures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> int:
        """Answer one request, and tell the status."""
        del receive
        if scope["method"] not in {"GET", "HEAD"}:
            return await answer(send, 405, [*_ABSENT, (b"allow", b"GET, HEAD")], b"")
        try:
            file = await self._find(scope["path"])
            content = await asyncio.to_thread(self._read, file) if file else None
        except UnavailableError as refusal:
            wait = (b"retry-after", b"%d" % refusal.retry_after)
            return await answer(send, 503, [*_ABSENT, wait], b"The server is busy.\n")
        if file is None or content is None:
            return await answer(send, 404, _ABSENT, b"There is no such picture.\n")
        return await answer(send, 200, _headers_of(file, len(content)), content)

    async def _find(self, path: str) -> PictureFile | None:
        if photo := _PHOTO.fullmatch(path):
            nominal, square, media, owner, key, extension = photo.groups()
            address = PictureAddress(
                int(media), int(owner), key, int(nominal), extension, is_square=square is not None
            )
            return await self._works.answer(find_rendition, address)
        if avatar := _AVATAR.fullmatch(path):
            account, key = avatar.groups()
            address = PictureAddress(int(account), int(account), key, 150, "jpg")
            return await self._works.answer(find_avatar, address)
        return None

    def _read(self, file: PictureFile) -> bytes | None:
        """The bytes of a file; a square is cut and kept when it is asked for first."""
        content = self._store.get(file.name)
        if content is not None or not file.cut_from:
            return content
        whole = self._store.get(file.cut_from)
        if whole is None:
            return None
        square = self._pictures.cut_square(whole, file.side)
        self._store.put(file.name, square)
        return square


def _headers_of(file: PictureFile, length: int) -> Headers:
    name, _, extension = file.name.rpartition("/")[2].rpartition(".")
    caching = b"private, max-age=3600" if file.is_private else b"public, max-age=86400, immutable"
    return [
        *_SAFE,
        (b"content-type", _TYPES[extension]),
        (b"content-length", b"%d" % length),
        (b"content-disposition", f'inline; filename="{name[:16]}.{extension}"'.encode()),
        (b"cache-control", caching),
    ]
