"""The latest likes and comments of several posts, for clients that want them in each."""

from collections.abc import Sequence
from itertools import chain

from sugarsnap.operations.people import list_people
from sugarsnap.queries.comments import list_newest_comments
from sugarsnap.queries.likes import list_newest_likers
from sugarsnap.records.media import Latest, SeenComment, SeenMedia
from sugarsnap.records.viewers import Viewer
from sugarsnap.work import Work

LATEST_SHOWN = 4
"""Of each kind under each post (v1 reference §4.1.3)."""


def list_latest(work: Work, viewer: Viewer, seen: Sequence[SeenMedia]) -> dict[int, Latest]:
    """What was left under each of some posts last, by post: three statements at most.

    People of whom the viewer may not know are left out.
    """
    liked = [one.media for one in seen if one.media.n_likes]
    said = [one.media for one in seen if one.media.n_comments]
    likers = list_newest_likers(work.db, liked, LATEST_SHOWN) if liked else {}
    comments = list_newest_comments(work.db, said, LATEST_SHOWN) if said else []
    authors = (comment.account_id for comment in comments)
    ids = dict.fromkeys(chain(*likers.values(), authors))
    known = {card.id: card for card in list_people(work, viewer, list(ids))} if ids else {}
    return {
        one.media.id: Latest(
            likers=tuple(known[id_] for id_ in likers.get(one.media.id, ()) if id_ in known),
            comments=tuple(
                SeenComment(comment, known[comment.account_id])
                for comment in comments
                if comment.media_id == one.media.id and comment.account_id in known
            ),
        )
        for one in seen
    }
