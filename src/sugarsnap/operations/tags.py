"""Tags: looking at one, searching them, and keeping what each lists.

A post is listed under a tag by the id of what tagged it: its own, or that of its owner's comment.
Both are drawn at that moment, so that a list of a tag is in the order of tagging (v1 reference
§4.2), and a tag that is added later surfaces then.
"""

from msgspec import structs

from sugarsnap.errors import MissingParameterError, NotAllowedError, TagAbsentError
from sugarsnap.operations.gathering import MediaList, Reach, gather_media
from sugarsnap.queries import tags as rows
from sugarsnap.queries.comments import list_comments_by
from sugarsnap.queries.media import update_more_tags
from sugarsnap.records.media import Comment, Gathered, Media
from sugarsnap.records.tags import Tag
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.captions import hashtags_of
from sugarsnap.rules.names import beyond
from sugarsnap.rules.paging import Page
from sugarsnap.rules.tags import tag_of, tags_of
from sugarsnap.work import Work

TAGS_FOUND = 50
SHORTEST_BEGINNING = 3
"""Below it a search finds the tag of exactly this name (v1 reference §4.2)."""
_MOST_COMPARED = 1000
"""Tags whose counts one search compares, the first by name."""


def read_tag(work: Work, viewer: Viewer, name: str) -> Tag:
    """A tag with its count; one that nobody uses counts nothing. Raises what require_tag raises."""
    del viewer
    name = require_tag(work, name)
    return rows.find_tag(work.db, name) or Tag(name, 0)


def list_media_of_tag(work: Work, viewer: Viewer, name: str, page: Page) -> Gathered:
    """A page of the public posts with a tag, tagged latest first.

    Raises what require_tag raises, and the InvalidError that the page carries.
    """
    tag = require_tag(work, name)
    return gather_media(
        work,
        viewer,
        page,
        Reach.PUBLIC,
        MediaList(
            lambda before, most: rows.list_tag_media(work.db, tag, most, before, page.after),
            lambda media: rows.list_tag_media_among(work.db, tag, [one.id for one in media]),
        ),
    )


def require_tag(work: Work, name: str) -> str:
    """A tag's name as it is kept.

    Raises TagAbsentError where no tag can have it, or NotAllowedError where the keeper has banned
    it.
    """
    tag = tag_of(name)
    if tag is None:
        raise TagAbsentError
    if _is_banned(work, tag):
        raise NotAllowedError("This tag cannot be viewed")
    return tag


def search_tags(work: Work, viewer: Viewer, text: str) -> list[Tag]:
    """Tags that begin with a text: the one that is the text first, then the most used.

    Raises MissingParameterError where there is no text.
    """
    del viewer
    if not text:
        raise MissingParameterError("missing required parameter 'q'", "q")
    name = tag_of(text.removeprefix("#"))
    if name is None:
        return []
    exact = rows.find_tag(work.db, name)
    found = [] if exact is None else [exact]
    if len(name) >= SHORTEST_BEGINNING:
        alike = rows.list_tags(work.db, name, beyond(name), _MOST_COMPARED)
        longer = [tag for tag in alike if tag.name != name]
        found += sorted(longer, key=lambda tag: -tag.n_media)
    return [tag for tag in found if not _is_banned(work, tag.name)][:TAGS_FOUND]


def _is_banned(work: Work, tag: str) -> bool:
    return any(tag_of(banned.removeprefix("#")) == tag for banned in work.settings.banned_tags)


def tag_media(work: Work, media: Media) -> None:
    """List a post under the tags of its caption."""
    _enter(work, media, hashtags_of(media.caption), media.id)


def untag_media(work: Work, media: Media) -> None:
    """Take a post from all of its tags."""
    rows.delete_tag_media(work.db, media, rows.list_tags_among(work.db, media.id, tags_of(media)))


def tag_by_comment(work: Work, media: Media, comment: Comment) -> Media:
    """List a post under the tags that its owner's comment adds; answers the post as it is then."""
    if comment.account_id != media.owner_id:
        return media
    present = set(tags_of(media))
    added = [tag for tag in hashtags_of(comment.text) if tag not in present]
    if not added:
        return media
    _enter(work, media, added, comment.id)
    return _with_more_tags(work, media, [*media.more_tags.split(), *added])


def untag_by_comment(work: Work, media: Media, comment: Comment) -> Media:
    """Take a post from the tags that no other comment of its owner's, but this one had added.

    The comment is deleted already.
    """
    if comment.account_id != media.owner_id:
        return media
    added = set(media.more_tags.split()).intersection(hashtags_of(comment.text))
    if not added:
        return media
    others = list_comments_by(work.db, media, media.owner_id)
    gone = added.difference(*(hashtags_of(other.text) for other in others))
    rows.delete_tag_media(work.db, media, rows.list_tags_among(work.db, media.id, gone))
    return _with_more_tags(work, media, [tag for tag in media.more_tags.split() if tag not in gone])


def fill_tags(work: Work, media: Media) -> None:
    """List a post under all of its tags; where it is listed already nothing changes."""
    tag_media(work, media)
    for comment in list_comments_by(work.db, media, media.owner_id):
        media = tag_by_comment(work, media, comment)


def _enter(work: Work, media: Media, tags: list[str], order_id: int) -> None:
    listed = rows.list_tags_among(work.db, media.id, tags)
    rows.insert_tag_media(work.db, media, [tag for tag in tags if tag not in listed], order_id)


def _with_more_tags(work: Work, media: Media, tags: list[str]) -> Media:
    tagged = structs.replace(media, more_tags=" ".join(tags))
    update_more_tags(work.db, tagged)
    return tagged
