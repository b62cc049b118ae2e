"""Searching the site: people and tags."""

from msgspec import Struct
from starlette.responses import Response

from sugarsnap.faces.shared.posts import shape_person
from sugarsnap.faces.shared.site import Page
from sugarsnap.faces.shared.visits import Visit
from sugarsnap.faces.shared.words import tag_path
from sugarsnap.operations.search import search_everything
from sugarsnap.records import tags

FOUND_OF_A_KIND = 12


class Tag(Struct, frozen=True):
    """A tag that was found."""

    name: str
    url: str
    n_media: int


async def get_search(visit: Visit) -> Response:
    """What a search finds, or the form alone where nothing is looked for."""
    text = visit.request.query_params.get("q", "").strip()
    found = await visit.read_aside(search_everything, text, FOUND_OF_A_KIND)
    return visit.page(
        "web/search/results.html",
        text=text,
        people=[shape_person(card, visit.links) for card in found.people],
        tags=[_shape_tag(tag) for tag in found.tags],
    )


def _shape_tag(tag: tags.Tag) -> Tag:
    return Tag(tag.name, tag_path(tag.name), tag.n_media)


PAGES = (Page("GET", "/explore/search/", get_search),)
