"""Who goes the walk: the reader's own client, redirect URI and photo, to be filled in."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from msgspec import Struct

from sugarsnap.faces.shared.embedding import Look, offer_photo, quote_photo
from sugarsnap.faces.shared.visits import Visit
from sugarsnap.faces.web.authorise_links import authorise_url
from sugarsnap.ids import shortcode_of
from sugarsnap.operations.authorizations import ResponseType
from sugarsnap.operations.clients import list_own_clients, read_own_client
from sugarsnap.operations.media import list_recent_media
from sugarsnap.operations.newest import list_newest_media
from sugarsnap.records.clients import Client
from sugarsnap.rules.paging import Page
from sugarsnap.rules.scopes import Scope


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
    quotation: Markup = Markup()
    """What embeds the photo here; "" where it is not for everybody."""


class WalkLinks(Struct, frozen=True):
    """Addresses for the browser."""

    token_url: str
    elsewhere_url: str
    """The same with a redirect URI that is not registered."""
    more_url: str
    """The same with every scope."""
    arrival: str
    """Where consent leads."""


async def find_reader(visit: Visit) -> Reader:
    """The reader, with the client that the query chooses, else the newest."""
    photo = await _photo_of(visit)
    clients = [] if visit.viewer.account is None else (await visit.read(list_own_clients))[::-1]
    if not clients:
        return Reader(**photo)
    wanted = visit.request.query_params.get("client_id")
    chosen = next((client for client in clients if client.id == wanted), clients[0])
    _, redirect_uris = await visit.read(read_own_client, chosen.id)
    return Reader(
        clients=clients,
        client_id=chosen.id,
        client_name=chosen.name,
        is_implicit_disabled=bool(chosen.is_implicit_disabled),
        redirect_uri=redirect_uris[0],
        **photo,
    )


def make_links(visit: Visit, reader: Reader) -> WalkLinks:
    """The walk's addresses, for the reader's client."""
    asked = {
        "client_id": reader.client_id,
        "redirect_uri": reader.redirect_uri,
        "response_type": ResponseType.TOKEN,
    }
    elsewhere = {**asked, "redirect_uri": f"{reader.redirect_uri}/elsewhere"}
    more = {**asked, "scope": " ".join(scope for scope in Scope if scope is not Scope.BASIC)}
    has_path = bool(urlsplit(reader.redirect_uri).path)
    return WalkLinks(
        token_url=authorise_url(visit, asked),
        elsewhere_url=authorise_url(visit, elsewhere),
        more_url=authorise_url(visit, more),
        arrival=reader.redirect_uri if has_path else f"{reader.redirect_uri}/",
    )


async def _photo_of(visit: Visit) -> dict[str, Any]:
    """The reader's newest photo, else the newest that everybody may see, as fields of a Reader."""
    found = []
    if visit.viewer.id is not None:
        found = await visit.read(list_recent_media, visit.viewer.id, Page(1))
    for seen in found or (await visit.read(list_newest_media, Page(1))).shown:
        is_open = offer_photo(seen, visit.whole_links) is not None
        look = Look(is_styled=False)
        return {
            "shortcode": shortcode_of(seen.media.id),
            "media_id": f"{seen.media.id}_{seen.owner.id}",
            "quotation": quote_photo(seen, visit.whole_links, look) if is_open else Markup(),
        }
    return {"shortcode": "SHORTCODE", "media_id": "MEDIA-ID"}
