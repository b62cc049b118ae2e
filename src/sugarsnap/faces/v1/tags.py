"""Tags: `/tags/{tag}`, the photos with one, and searching them."""

from sugarsnap.faces.v1.asked_pages import TagPage
from sugarsnap.faces.v1.calls import Call
from sugarsnap.faces.v1.envelope import Paged
from sugarsnap.faces.v1.paging import tag_pagination
from sugarsnap.faces.v1.parameters import SearchText, TagName
from sugarsnap.faces.v1.shapes.media import Media, shape_media
from sugarsnap.faces.v1.shapes.tags import Tag, shape_tag
from sugarsnap.operations.tags import list_media_of_tag, read_tag, search_tags


def get_tag(call: Call, tag: TagName) -> Tag:
    """A tag with the number of its photos."""
    return shape_tag(read_tag(call.work, call.viewer, tag))


def get_recent_of_tag(call: Call, tag: TagName, page: TagPage) -> Paged[Media]:
    """The public photos with a tag, tagged latest first."""
    found = list_media_of_tag(call.work, call.viewer, tag, page)
    return Paged(tag_pagination(call, found), [shape_media(seen, call) for seen in found.shown])


def get_tags_found(call: Call, q: SearchText) -> list[Tag]:
    """Tags that begin with a text: the one that is the text first, then the most used."""
    return [shape_tag(tag) for tag in search_tags(call.work, call.viewer, q)]
