"""Who goes the walk: the reader's own client, redirect URI and photo, to be filled in."""

from collections.abc import Sequence

from msgspec import Struct

from sugarsnap.faces.shared.visits import Visit
from sugarsnap.ids import shortcode_of
from sugarsnap.operations.clients import list_own_clients, read_own_client
from sugarsnap.operations.media import list_recent_media
from sugarsnap.records.clients import Client
from sugarsnap.rules.paging import Page

_PEAS = ("Bcizg1_B3nu", "1667121369441597934_3657782666")
"""The photo of the walk, which every demo has: its shortcode and id."""


class Reader(Struct, frozen=True, kw_only=True):
    """What stands in the walk for one reader. Words in capitals stand for what is not there yet."""

    clients: Sequence[Client] = ()
    """To choose from, newest first; the chosen one's name, and whether its implicit flow is on."""
    client_id: str = "CLIENT-ID"
    client_name: str = ""
    is_implicit_disabled: bool = True
    redirect_uri: str = "http://localhost"
    shortcode: str
    media_id: str


def find_reader(visit: Visit) -> Reader:
    """The reader, with the client that the query chooses, else the newest."""
    shortcode, media_id = _photo_of(visit)
    clients = [] if visit.viewer.account is None else visit.read(list_own_clients)[::-1]
    if not clients:
        return Reader(shortcode=shortcode, media_id=media_id)
    wanted = visit.request.query_params.get("client_id")
    chosen = next((client for client in clients if client.id == wanted), clients[0])
    _, redirect_uris = visit.read(read_own_client, chosen.id)
    return Reader(
        clients=clients,
        client_id=chosen.id,
        client_name=chosen.name,
        is_implicit_disabled=bool(chosen.is_implicit_disabled),
        redirect_uri=redirect_uris[0],
        shortcode=shortcode,
        media_id=media_id,
    )


def _photo_of(visit: Visit) -> tuple[str, str]:
    """The reader's newest photo; for others the demo's, which a server of its own has not."""
    if visit.viewer.id is not None:
        for seen in visit.read(list_recent_media, visit.viewer.id, Page(1)):
            return shortcode_of(seen.media.id), f"{seen.media.id}_{seen.owner.id}"
    is_demo = visit.works.tools.settings.demo == "on"
    return _PEAS if is_demo else ("SHORTCODE", "MEDIA-ID")
