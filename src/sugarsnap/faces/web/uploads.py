"""Uploaded pictures on their way into the store, with no transaction open.

The browser's file is copied outside the data folder, rendered, and its renditions are stored; the
upload itself is kept nowhere.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from starlette.datastructures import UploadFile

from sugarsnap.errors import PictureRefusedError, UnavailableError
from sugarsnap.faces.shared.parameters import LONGEST_FORM
from sugarsnap.faces.shared.visits import Visit
from sugarsnap.operations.pictures import discard_picture
from sugarsnap.ports import PhotoStore, Picture, RenderedPicture
from sugarsnap.rules.renditions import MAX_BYTES, jpeg_names

LONGEST_UPLOAD = MAX_BYTES + LONGEST_FORM
"""Bytes of a form with one picture; one past its own limit is the renderer's to refuse."""
LONGEST_POST = 5 * MAX_BYTES + LONGEST_FORM
"""Bytes of a form with several: ten of ten megabytes, or five of the largest."""

_AT_ONCE = 2
"""One that is rendered, and one that is copied or stored meanwhile."""
_PATIENCE = 60.0
"""Seconds until an upload that waits behind others is asked to come back."""

Render = Callable[[Path], RenderedPicture]


@asynccontextmanager
async def stored_photos(
    visit: Visit, uploads: Sequence[UploadFile]
) -> AsyncIterator[list[Picture]]:
    """The uploads' renditions in the store, discarded again where the block is left by an error.

    Raises PictureRefusedError, which names the one of several that is refused, and
    UnavailableError where there is no room or no time for one.
    """
    async with AsyncExitStack() as stack:
        pictures = []
        for upload in uploads:
            stored = _stored(visit, upload, visit.effects.pictures.render)
            with _named(upload, uploads):
                pictures.append(await stack.enter_async_context(stored))
        yield pictures


@contextmanager
def _named(upload: UploadFile, uploads: Sequence[UploadFile]) -> Iterator[None]:
    try:
        yield
    except PictureRefusedError as problem:
        if len(uploads) == 1:
            raise
        name = f"Photo {uploads.index(upload) + 1}, {upload.filename}"
        raise PictureRefusedError(f"{name}: {problem.sentence}") from problem


@asynccontextmanager
async def stored_avatar(visit: Visit, upload: UploadFile) -> AsyncIterator[Picture]:
    """The same with one upload, of which the square profile picture alone is made."""
    async with _stored(visit, upload, visit.effects.pictures.render_avatar) as picture:
        yield picture


@asynccontextmanager
async def _stored(visit: Visit, upload: UploadFile, render: Render) -> AsyncIterator[Picture]:
    picture = await _in_turn(lambda: _store(visit.effects.store, upload.file, render))
    try:
        yield picture
    except BaseException:
        await visit.write(discard_picture, picture)
        raise


async def _in_turn(effort: Callable[[], Picture]) -> Picture:
    turn = asyncio.get_running_loop().run_in_executor(_threads(), effort)
    try:
        return await asyncio.wait_for(turn, _PATIENCE)
    except (TimeoutError, OSError) as problem:
        raise UnavailableError(retry_after=30) from problem


@cache
def _threads() -> ThreadPoolExecutor:
    """The process's own, begun by its first upload: a forked worker must not share them."""
    return ThreadPoolExecutor(_AT_ONCE, "uploads")


def _store(store: PhotoStore, upload: BinaryIO, render: Render) -> Picture:
    with NamedTemporaryFile(prefix="sugarsnap-upload-") as copy:
        shutil.copyfileobj(upload, copy)
        copy.flush()
        rendered = render(Path(copy.name))
    picture = rendered.picture
    names = jpeg_names(picture.digest, picture.width, picture.height)
    for name, content in {names[size]: content for size, content in rendered.files.items()}.items():
        store.put(name, content)
    return picture
