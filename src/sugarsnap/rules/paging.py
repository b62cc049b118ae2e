"""Pages of a list: how many items, and between which ids (v1 reference §5)."""

from msgspec import Struct

from sugarsnap.errors import InvalidError
from sugarsnap.ids import LARGEST


class Page(Struct, frozen=True):
    """What a call asks of a list. A value that cannot be taken is carried until it is its turn."""

    count: int
    before: int = LARGEST
    """Only items older than this id."""
    after: int = 0
    """Only items newer than this id."""
    problem: InvalidError | None = None


def check_page(page: Page) -> None:
    """Raise the InvalidError that a page carries."""
    if page.problem is not None:
        raise page.problem
