"""Pages of photos: `?max_id=` asks for those before one, and "Load more" leads there."""

from collections.abc import Sequence
from urllib.parse import urlencode

from sugarsnap.faces.shared.visits import Visit
from sugarsnap.ids import LARGEST, number_of
from sugarsnap.records.media import SeenMedia
from sugarsnap.rules.paging import Page


def asked_page(visit: Visit, count: int) -> Page:
    """What to read for a page of `count` photos: one more, which tells whether others follow."""
    return Page(count + 1, before=before(visit, "max_id"))


def before(visit: Visit, name: str) -> int:
    """The id in a parameter of the query; past every id where there is none."""
    return number_of(visit.request.query_params.get(name, "")) or LARGEST


def more_path(visit: Visit, found: Sequence[SeenMedia], count: int) -> str:
    """The path of the next page where `found`, read by `asked_page`, tells of one; else ""."""
    return older_path(visit, found[count - 1].media.id if len(found) > count else None)


def older_path(visit: Visit, cursor: int | None) -> str:
    """The path of the page that begins below an id; "" where none does."""
    if cursor is None:
        return ""
    return f"{visit.request.url.path}?{urlencode({'max_id': cursor})}"
