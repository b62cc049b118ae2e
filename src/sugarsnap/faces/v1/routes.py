"""The routes of the v1 API, one row each, as plain data.

From these rows come the dispatch, the scope table, the limits, the OpenAPI document and the tests
that walk every route. A row names the scope for one's own things and, where it differs, the one for
other people's (v1 reference §2.2).
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from msgspec import Struct

from sugarsnap.faces.v1 import accounts, comments, likes, media, relationships
from sugarsnap.rules.scopes import Scope


class Access(StrEnum):
    """How a call uses the database."""

    READ = "read"
    WRITE = "write"


class Route(Struct, frozen=True):
    """One endpoint."""

    method: str
    path: str
    """Template under `/v1`, variable segments in braces."""
    handler: Callable[..., Any]
    scope: Scope
    of_others: Scope | None = None
    bucket: str = ""
    """The write limit that counts this call (v1 reference §6); "" for none."""

    @property
    def access(self) -> Access:
        """Whether the call changes anything."""
        return Access.READ if self.method == "GET" else Access.WRITE


ROUTES = (
    Route("GET", "/users/{user_id}", accounts.get_user, Scope.BASIC, Scope.PUBLIC_CONTENT),
    Route(
        "GET", "/users/{user_id}/media/recent", media.get_recent, Scope.BASIC, Scope.PUBLIC_CONTENT
    ),
    Route(
        "GET", "/users/{user_id}/relationship", relationships.get_relationship, Scope.FOLLOWER_LIST
    ),
    Route(
        "POST",
        "/users/{user_id}/relationship",
        relationships.post_relationship,
        Scope.RELATIONSHIPS,
        bucket="relationships",
    ),
    Route("GET", "/media/{media_id}", media.get_media, Scope.BASIC, Scope.PUBLIC_CONTENT),
    Route(
        "GET",
        "/media/shortcode/{shortcode}",
        media.get_by_shortcode,
        Scope.BASIC,
        Scope.PUBLIC_CONTENT,
    ),
    Route("GET", "/media/{media_id}/likes", likes.get_likes, Scope.BASIC, Scope.PUBLIC_CONTENT),
    Route(
        "POST",
        "/media/{media_id}/likes",
        likes.post_like,
        Scope.LIKES,
        Scope.PUBLIC_CONTENT,
        "post-likes",
    ),
    Route(
        "DELETE",
        "/media/{media_id}/likes",
        likes.delete_like,
        Scope.LIKES,
        Scope.PUBLIC_CONTENT,
        "delete-likes",
    ),
    Route(
        "GET",
        "/media/{media_id}/comments",
        comments.get_comments,
        Scope.BASIC,
        Scope.PUBLIC_CONTENT,
    ),
    Route(
        "POST",
        "/media/{media_id}/comments",
        comments.post_comment,
        Scope.COMMENTS,
        Scope.PUBLIC_CONTENT,
        "post-comments",
    ),
    Route(
        "DELETE",
        "/media/{media_id}/comments/{comment_id}",
        comments.delete_comment,
        Scope.COMMENTS,
        bucket="delete-comments",
    ),
)
