"""Addresses of pages and pictures, as they stand in answers."""

from sugarsnap.ids import shortcode_of
from sugarsnap.records.accounts import Card
from sugarsnap.records.media import Media, MediaPicture
from sugarsnap.rules.keys import Keys


class Links:
    """Builds addresses under one scheme and host ("" for addresses on the same site)."""

    __slots__ = ("_base", "_keys")

    def __init__(self, base: str, keys: Keys) -> None:
        self._base = base
        self._keys = keys

    def photo_page(self, media: Media) -> str:
        """The photo's page on the site."""
        return f"{self._base}/p/{shortcode_of(media.id)}/"

    def profile(self, card: Card) -> str:
        """The person's page on the site."""
        return f"{self._base}/{card.username}/"

    def rendition(
        self, picture: Media | MediaPicture, owner: Card, nominal: int, extension: str = "jpg"
    ) -> str:
        """One rendition of a picture."""
        before, after = self.around_nominal(picture, owner, extension)
        return f"{before}{nominal}x{nominal}{after}"

    def around_nominal(
        self, picture: Media | MediaPicture, owner: Card, extension: str = "jpg"
    ) -> tuple[str, str]:
        """What stands before and after the nominal size in the addresses of a picture's files.

        With `/c` between the two, it is that of a square.
        """
        key = self._keys.picture(picture.id, owner.photo_serial)
        after = f"/e35/{picture.id}_{owner.id}_{key}_n.{extension}"
        return f"{self._base}/t51.2885-15/s", after

    def avatar(self, card: Card) -> str:
        """The person's profile picture, or the default one."""
        if not card.picture:
            return f"{self._base}/static/avatar.jpg"
        key = self._keys.picture(card.id, card.photo_serial)
        return f"{self._base}/t51.2885-19/s150x150/{card.id}_{key}_a.jpg"

    def page(self, path: str) -> str:
        """Any page of the site by its path."""
        return self._base + path
