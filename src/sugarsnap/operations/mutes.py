"""Mutes: having somebody's posts out of one's own home feed. Whoever is muted does not learn of it.

Nothing else changes: photos, comments and profiles show as before, and the follow stays.
"""

from sugarsnap.errors import NotAllowedError
from sugarsnap.ids import AccountId
from sugarsnap.operations.accounts import require_known_account, require_signed_in
from sugarsnap.queries.mutes import delete_mute, insert_mute
from sugarsnap.records.viewers import Viewer
from sugarsnap.work import Work


def mute_account(work: Work, viewer: Viewer, account_id: int) -> None:
    """Have a person's posts out of the viewer's feed; muting again is success.

    Raises SignInRequiredError, AccountAbsentError, or NotAllowedError on oneself.
    """
    insert_mute(work.db, *_require_pair(work, viewer, account_id))


def unmute_account(work: Work, viewer: Viewer, account_id: int) -> None:
    """Have a person's posts in the viewer's feed again. Raises what mute_account raises."""
    delete_mute(work.db, *_require_pair(work, viewer, account_id))


def _require_pair(work: Work, viewer: Viewer, account_id: int) -> tuple[AccountId, AccountId]:
    reader = require_signed_in(viewer)
    person = require_known_account(work, viewer, account_id)
    if person.id == reader.id:
        raise NotAllowedError("you cannot do this to yourself")
    return reader.id, person.id
