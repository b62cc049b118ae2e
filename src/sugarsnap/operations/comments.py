"""Comments: reading, writing and deleting them."""

from sugarsnap.errors import CommentAbsentError, NotAllowedError
from sugarsnap.ids import LARGEST, CommentId
from sugarsnap.operations.accounts import require_signed_in
from sugarsnap.operations.media import require_visible_media
from sugarsnap.operations.people import list_people
from sugarsnap.operations.tags import tag_by_comment, untag_by_comment
from sugarsnap.queries import comments as rows
from sugarsnap.queries.counts import update_comment_count
from sugarsnap.queries.ids import insert_timed_id
from sugarsnap.records.media import Comment, SeenComment
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.captions import check_comment_text, clean_text
from sugarsnap.rules.limits import check_write_count
from sugarsnap.rules.sandboxes import is_in_sandbox
from sugarsnap.work import Work

COMMENTS_SHOWN = 150


def list_comments(
    work: Work, viewer: Viewer, media_id: int, before: int = LARGEST
) -> list[SeenComment]:
    """The newest 150 comments under a photo below an id (exclusive), oldest first.

    Raises what require_visible_media raises.
    """
    seen = require_visible_media(work, viewer, media_id)
    found = rows.list_comments(work.db, seen.media, COMMENTS_SHOWN, before)
    authors = {card.id: card for card in list_people(work, viewer, [c.account_id for c in found])}
    return [
        SeenComment(comment, authors[comment.account_id])
        for comment in reversed(found)
        if comment.account_id in authors
    ]


def add_comment(work: Work, viewer: Viewer, media_id: int, text: str) -> SeenComment:
    """Write a comment under a photo that the viewer may see.

    Raises what require_visible_media raises, and InvalidError past a limit of rules/captions
    (v1 reference §4.2).
    """
    person = require_signed_in(viewer)
    seen = require_visible_media(work, viewer, media_id)
    text = clean_text(text)
    check_comment_text(text)
    check_write_count(viewer)
    comment = Comment(
        id=CommentId(insert_timed_id(work.db, seen.owner.shard, work.now)),
        media_id=seen.media.id,
        account_id=person.id,
        text=text,
        created_ms=work.now,
    )
    rows.insert_comment(work.db, seen.media, comment)
    update_comment_count(work.db, seen.media, step=1)
    tag_by_comment(work, seen.media, comment)
    return SeenComment(comment, person)


def delete_comment(work: Work, viewer: Viewer, media_id: int, comment_id: int) -> None:
    """Take away a comment of the viewer's, or any under a photo of theirs.

    Raises what require_visible_media raises, CommentAbsentError or NotAllowedError.
    """
    person = require_signed_in(viewer)
    seen = require_visible_media(work, viewer, media_id)
    comment = rows.find_comment(work.db, seen.media, comment_id)
    if comment is None or not is_in_sandbox(viewer, comment.account_id):
        raise CommentAbsentError
    if person.id not in {comment.account_id, seen.owner.id}:
        raise NotAllowedError("you cannot delete this comment")
    check_write_count(viewer)
    if rows.delete_comment(work.db, seen.media, comment.id):
        update_comment_count(work.db, seen.media, step=-1)
        untag_by_comment(work, seen.media, comment)
