"""People tagged in pictures: who may be, and entering them with their post."""

from collections.abc import Sequence

from sugarsnap.errors import InvalidError
from sugarsnap.ids import AccountId
from sugarsnap.operations.people import list_people
from sugarsnap.queries.accounts import list_ids_by_usernames
from sugarsnap.queries.tagged_people import delete_tagged, insert_tagged
from sugarsnap.records.media import Media, TaggedPerson
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.tagged_people import SCALE, PersonTag
from sugarsnap.work import Work


def require_taggable(work: Work, viewer: Viewer, tags: Sequence[PersonTag]) -> dict[str, AccountId]:
    """Who is tagged, by username.

    Raises InvalidError where the viewer may not know of somebody: they may be missing, suspended,
    or on the other side of a block, and which of these is not told.
    """
    ids = list_ids_by_usernames(work.db, {tag.username for tag in tags})
    known = {card.username: card.id for card in list_people(work, viewer, list(ids.values()))}
    for tag in tags:
        if tag.username not in known:
            raise InvalidError(f"There is no {tag.username} whom you could tag.", "people")
    return known


def tag_people(work: Work, viewer: Viewer, media: Media, tags: Sequence[PersonTag]) -> None:
    """Enter who is to be seen in a post. Raises what require_taggable raises."""
    known = require_taggable(work, viewer, tags)
    insert_tagged(
        work.db,
        media,
        [
            TaggedPerson(
                media_id=media.id,
                position=tag.position,
                account_id=known[tag.username],
                x=round(tag.x * SCALE),
                y=round(tag.y * SCALE),
            )
            for tag in tags
        ],
    )


def untag_people(work: Work, media: Media) -> None:
    """Forget who was to be seen in a post."""
    delete_tagged(work.db, media)
