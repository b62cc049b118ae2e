"""The way to the next page, in the style of each list (v1 reference §5)."""

from collections.abc import Sequence
from urllib.parse import urlencode

from sugarsnap.faces.v1.calls import Call
from sugarsnap.records.media import SeenMedia
from sugarsnap.rules.paging import Page

_NOT_REPEATED = frozenset({"sig", "_"})


def one_more(page: Page) -> Page:
    """The page with one item more, which tells whether another page follows."""
    return Page(page.count + 1, page.before, page.after, page.problem)


def media_pagination(call: Call, page: Page, found: Sequence[SeenMedia]) -> dict[str, str]:
    """`next_url` and `next_max_id` where `found`, one longer than the page, tells of more."""
    if len(found) <= page.count:
        return {}
    last = found[page.count - 1].media
    cursor = f"{last.id}_{last.owner_id}"
    return {"next_url": next_url(call, "max_id", cursor), "next_max_id": cursor}


def next_url(call: Call, name: str, cursor: str) -> str:
    """The call's own address with its parameters, the cursor's replaced.

    The token stays where it came as a parameter; one from a header is not written down.
    """
    parameters = {
        key: value for key, value in call.arrival.parameters.items() if key not in _NOT_REPEATED
    }
    parameters[name] = cursor
    return f"{call.address}?{urlencode(parameters)}"
