"""Comments: `/media/{media-id}/comments`."""

from sugarsnap.faces.v1.calls import Call
from sugarsnap.faces.v1.parameters import Text
from sugarsnap.faces.v1.shapes.comments import Comment, shape_comment
from sugarsnap.ids import CommentId, MediaId
from sugarsnap.operations import comments
from sugarsnap.rules.switches import Switch


def get_comments(call: Call, media_id: MediaId) -> list[Comment]:
    """The comments under a photo, oldest first."""
    found = comments.list_comments(call.work, call.viewer, media_id)
    return [shape_comment(seen, call) for seen in found]


def post_comment(call: Call, media_id: MediaId, text: Text) -> Comment | None:
    """Write a comment."""
    written = comments.add_comment(call.work, call.viewer, media_id, text)
    wants_it = Switch.COMMENT_POST_RETURNS_OBJECT in call.viewer.switches
    return shape_comment(written, call) if wants_it else None


def delete_comment(call: Call, media_id: MediaId, comment_id: CommentId) -> None:
    """Delete one's own comment, or any under one's own photo."""
    comments.delete_comment(call.work, call.viewer, media_id, comment_id)
