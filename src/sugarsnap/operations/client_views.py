"""What the page of one client shows its owner, read on one snapshot."""

from msgspec import Struct

from sugarsnap.operations.clients import read_own_client
from sugarsnap.operations.own_subscriptions import Standing, list_own_subscriptions
from sugarsnap.operations.permissions import is_reviewed, may_go_live, read_permissions
from sugarsnap.operations.sandboxes import Guest, list_guests
from sugarsnap.records.clients import Client
from sugarsnap.records.permissions import Permission
from sugarsnap.records.viewers import Viewer
from sugarsnap.work import Work


class ClientView(Struct, frozen=True):
    """A client with its redirect URIs, its sandbox, its permissions and its subscriptions."""

    client: Client
    uris: list[str]
    guests: list[Guest]
    permissions: list[Permission]
    """One for each scope."""
    is_reviewed: bool
    """Whether the keeper of the server has to approve permissions."""
    may_go_live: bool
    subscriptions: list[Standing]


def read_client_view(work: Work, viewer: Viewer, client_id: str) -> ClientView:
    """A client of the viewer's as its page shows it. Raises ClientAbsentError."""
    client, uris = read_own_client(work, viewer, client_id)
    return ClientView(
        client,
        uris,
        list_guests(work, viewer, client.id),
        read_permissions(work, viewer, client.id),
        is_reviewed=is_reviewed(work),
        may_go_live=may_go_live(work, client),
        subscriptions=list_own_subscriptions(work, viewer, client.id),
    )
