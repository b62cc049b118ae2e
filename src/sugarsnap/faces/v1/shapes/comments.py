"""Comments on the wire (v1 reference §4.1.6)."""

from msgspec import Struct

from sugarsnap.faces.v1.calls import Call
from sugarsnap.faces.v1.shapes.users import ListedUser, shape_listed_user
from sugarsnap.records.media import SeenComment


class Comment(Struct, kw_only=True, frozen=True, rename={"from_": "from"}):
    """One comment."""

    created_time: str
    text: str
    from_: ListedUser
    id: str


def shape_comment(seen: SeenComment, call: Call) -> Comment:
    """One comment with whoever wrote it."""
    return Comment(
        created_time=str(seen.comment.created_ms // 1000),
        text=seen.comment.text,
        from_=shape_listed_user(seen.author, call),
        id=str(seen.comment.id),
    )
