"""Likes: `/media/{media-id}/likes`, and what the token's person likes."""

from sugarsnap.faces.v1.asked_pages import LikedPage
from sugarsnap.faces.v1.calls import Call
from sugarsnap.faces.v1.envelope import Paged
from sugarsnap.faces.v1.paging import liked_pagination, paged_media
from sugarsnap.faces.v1.shapes.media import Media
from sugarsnap.faces.v1.shapes.users import ListedUser, shape_listed_users
from sugarsnap.ids import MediaId
from sugarsnap.operations.likes import like_media, list_liked_media, list_likers, unlike_media


def get_likes(call: Call, media_id: MediaId) -> list[ListedUser]:
    """Who likes a photo, latest first."""
    return shape_listed_users(list_likers(call.work, call.viewer, media_id), call)


def post_like(call: Call, media_id: MediaId) -> None:
    """Like a photo; once more changes nothing."""
    like_media(call.work, call.viewer, media_id)


def delete_like(call: Call, media_id: MediaId) -> None:
    """Take a like back; once more changes nothing."""
    unlike_media(call.work, call.viewer, media_id)


def get_liked(call: Call, page: LikedPage) -> Paged[Media]:
    """The photos that the token's person likes, latest liked first."""
    return paged_media(call, list_liked_media(call.work, call.viewer, page), liked_pagination)
