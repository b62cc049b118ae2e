"""Job requests: what `work.later` takes. Each names what is to be done, by ids alone."""

from msgspec import Struct

from sugarsnap.ids import AccountId, MediaId


class RenderWebp(Struct, frozen=True, tag="render_webp"):
    """Make the WebP twins of a photo's renditions."""

    owner_id: AccountId
    media_id: MediaId


class PurgeMedia(Struct, frozen=True, tag="purge_media"):
    """Take away what a deleted photo leaves: likes, comments and, at the end, its files."""

    owner_id: AccountId
    media_id: MediaId
    digest: str
    width: int
    height: int


class PurgePicture(Struct, frozen=True, tag="purge_picture"):
    """Delete a picture's files where nobody shows it any more."""

    owner_id: AccountId
    digest: str
    width: int
    height: int


JobRequest = RenderWebp | PurgeMedia | PurgePicture


def kind_of(request: JobRequest) -> str:
    """The name under which a request stands in the outbox."""
    return str(request.__struct_config__.tag)
