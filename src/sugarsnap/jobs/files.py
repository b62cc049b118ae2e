"""Deleting a picture's files once nobody shows it."""

from sugarsnap.operations.jobs import is_picture_shown
from sugarsnap.ports import PhotoStore
from sugarsnap.requests import PurgeMedia, PurgePicture
from sugarsnap.rules.renditions import jpeg_names, square_names, webp_names
from sugarsnap.work import Works

FRESH_MS = 6_000
"""An upload stores its files before its row. A row that is not committed by this never will be:
a write that has waited for five seconds is refused."""


class FreshError(Exception):
    """Somebody is just storing the same picture: look again after `pause_ms`."""

    def __init__(self, pause_ms: int) -> None:
        super().__init__(pause_ms)
        self.pause_ms = pause_ms


def delete_unshown(works: Works, store: PhotoStore, request: PurgeMedia | PurgePicture) -> None:
    """Delete all renditions of a picture unless a photo or a person shows it.

    Raises FreshError where its files were stored a moment ago: whoever did so may not have entered
    the row yet that shows them.
    """
    if works.read(is_picture_shown, request.digest):
        return
    picture = (request.digest, request.width, request.height)
    originals = set(jpeg_names(*picture).values())
    now = works.tools.clock.now()
    if any((store.kept_at(name) or 0) > now - FRESH_MS for name in originals):
        raise FreshError(FRESH_MS)
    made_later = {*webp_names(*picture).values(), *square_names(*picture).values()}
    for name in sorted(originals | made_later):
        store.delete(name)
