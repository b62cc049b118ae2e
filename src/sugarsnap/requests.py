"""Job requests: what `work.later` takes. Each names what is to be done, by ids alone."""

from msgspec import Struct

from sugarsnap.ids import LARGEST, AccountId, MediaId


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


class FillLists(Struct, frozen=True, tag="fill_lists"):
    """Enter posts and people that came before there were tags, places, feeds and searches."""

    owner_id: AccountId
    after_id: int
    """Accounts up to this one are entered."""


class FanOutMedia(Struct, frozen=True, tag="fan_out_media"):
    """Push a post to those who follow its owner."""

    owner_id: AccountId
    media_id: MediaId
    before: int = LARGEST
    """It was pushed to those whose follows have this id and higher ones."""


class RefreshFeed(Struct, frozen=True, tag="refresh_feed"):
    """Have a person's feed hold somebody's posts, or not, as they follow them or not."""

    owner_id: AccountId
    """Whose feed it is."""
    author_id: AccountId


class TellSubscribers(Struct, frozen=True, tag="tell_subscribers"):
    """Let those know of a new post who have asked to."""

    owner_id: AccountId
    media_id: MediaId


JobRequest = (
    RenderWebp | PurgeMedia | PurgePicture | FillLists | FanOutMedia | RefreshFeed | TellSubscribers
)


def kind_of(request: JobRequest | type[JobRequest]) -> str:
    """The name under which a request, or those of a type, stand in the outbox."""
    return str(request.__struct_config__.tag)
