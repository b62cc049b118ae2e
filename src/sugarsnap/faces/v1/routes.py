"""The routes of the v1 API, one row each, as plain data.

From these rows come the dispatch, the scope table, the limits, the OpenAPI document and the tests
that walk every route. A row names the scope for one's own things and, where it differs, the one for
other people's (v1 reference §2.2).
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from msgspec import Struct

from sugarsnap.faces.v1 import (
    accounts,
    comments,
    geographies,
    likes,
    locations,
    media,
    relationships,
    subscriptions,
    tags,
)
from sugarsnap.faces.v1.refusals import (
    BLOCKED_BY_YOU,
    NOT_YOUR_COMMENT,
    PRIVATE,
    SPAN_TOO_LONG,
    YOURSELF,
    Told,
)
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
    scope: Scope | None
    """None where the client calls in its own name, with its secret."""
    of_others: Scope | None = None
    bucket: str = ""
    """The write limit that counts this call (v1 reference §6); "" for none."""
    refusals: tuple[Told, ...] = ()
    """What the call may be refused for besides what its scopes and parameters bring."""

    @property
    def name(self) -> str:
        """Method and path, as people say them: no two routes have the same."""
        return f"{self.method} {self.path}"

    @property
    def is_public(self) -> bool:
        """Whether it reads what is public, for which the original once asked for no token."""
        return (
            self.access is Access.READ
            and self.scope in {Scope.BASIC, Scope.PUBLIC_CONTENT}
            and "/self/" not in self.path
        )

    @property
    def access(self) -> Access:
        """Whether the call changes anything."""
        return Access.READ if self.method == "GET" else Access.WRITE


ROUTES = (
    Route(
        "GET",
        "/users/{user_id}",
        accounts.get_user,
        Scope.BASIC,
        Scope.PUBLIC_CONTENT,
        refusals=(PRIVATE,),
    ),
    Route(
        "GET",
        "/users/{user_id}/media/recent",
        media.get_recent,
        Scope.BASIC,
        Scope.PUBLIC_CONTENT,
        refusals=(PRIVATE,),
    ),
    Route("GET", "/users/self/feed", media.get_feed, Scope.BASIC),
    Route("GET", "/users/self/media/liked", likes.get_liked, Scope.PUBLIC_CONTENT),
    Route("GET", "/users/search", accounts.get_users_found, Scope.PUBLIC_CONTENT),
    Route(
        "GET",
        "/users/{user_id}/follows",
        relationships.get_follows,
        Scope.FOLLOWER_LIST,
        refusals=(PRIVATE,),
    ),
    Route(
        "GET",
        "/users/{user_id}/followed-by",
        relationships.get_followed_by,
        Scope.FOLLOWER_LIST,
        refusals=(PRIVATE,),
    ),
    Route("GET", "/users/self/requested-by", relationships.get_requested_by, Scope.FOLLOWER_LIST),
    Route(
        "GET", "/users/{user_id}/relationship", relationships.get_relationship, Scope.FOLLOWER_LIST
    ),
    Route(
        "POST",
        "/users/{user_id}/relationship",
        relationships.post_relationship,
        Scope.RELATIONSHIPS,
        bucket="relationships",
        refusals=(YOURSELF, BLOCKED_BY_YOU),
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
        refusals=(NOT_YOUR_COMMENT,),
    ),
    Route(
        "GET",
        "/media/search",
        media.get_media_found,
        Scope.PUBLIC_CONTENT,
        refusals=(SPAN_TOO_LONG,),
    ),
    Route("GET", "/media/popular", media.get_popular, Scope.BASIC),
    Route("GET", "/locations/search", locations.get_locations_found, Scope.PUBLIC_CONTENT),
    Route("GET", "/locations/{location_id}", locations.get_location, Scope.PUBLIC_CONTENT),
    Route(
        "GET",
        "/locations/{location_id}/media/recent",
        locations.get_recent_of_location,
        Scope.PUBLIC_CONTENT,
    ),
    Route(
        "GET",
        "/geographies/{geography_id}/media/recent",
        geographies.get_recent_of_geography,
        Scope.PUBLIC_CONTENT,
    ),
    Route("GET", "/tags/search", tags.get_tags_found, Scope.PUBLIC_CONTENT),
    Route("GET", "/tags/{tag}", tags.get_tag, Scope.PUBLIC_CONTENT),
    Route("GET", "/tags/{tag}/media/recent", tags.get_recent_of_tag, Scope.PUBLIC_CONTENT),
    Route("GET", "/subscriptions", subscriptions.get_subscriptions, None),
    Route("POST", "/subscriptions", subscriptions.post_subscription, None),
    Route("DELETE", "/subscriptions", subscriptions.delete_subscription, None),
)

ALIASES = {
    "/users/{user_id}/relationships": "/users/{user_id}/relationship",
}
"""Paths by which the routes of others are found too: as the limits of the original spell it."""
