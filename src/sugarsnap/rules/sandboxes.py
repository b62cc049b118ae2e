"""How far a client in sandbox mode reaches (v1 reference §2.4)."""

from sugarsnap.records.viewers import Viewer

MOST_USERS = 10
"""Of one client, its owner and those who have yet to answer among them."""
MOST_SANDBOXES = 5
"""Of other people's clients that one person tries out."""
MEDIA_SHOWN = 20
"""Posts of each sandbox user that there are for the client: the newest."""


def is_in_sandbox(viewer: Viewer, account_id: int) -> bool:
    """Whether there is a person for the viewer's client; for one that is live there are all."""
    return viewer.sandbox is None or account_id in viewer.sandbox
