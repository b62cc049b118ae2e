"""Scopes: what a token may do, in the wire's names and in words (v1 reference §1.3, §2.1)."""

import re
from collections.abc import Iterable
from enum import StrEnum

from sugarsnap.errors import ClientUnapprovedError, ScopeMissingError
from sugarsnap.records.viewers import Caller, Viewer

_SEPARATORS = re.compile(r"[ +,]+")


class Scope(StrEnum):
    """The six scopes, in the order in which they are shown."""

    BASIC = "basic"
    PUBLIC_CONTENT = "public_content"
    FOLLOWER_LIST = "follower_list"
    COMMENTS = "comments"
    RELATIONSHIPS = "relationships"
    LIKES = "likes"


SENTENCES = {
    Scope.BASIC: "Read your profile and your own photos",
    Scope.PUBLIC_CONTENT: "Read public profiles and photos on your behalf",
    Scope.FOLLOWER_LIST: "Read who follows you and whom you follow",
    Scope.COMMENTS: "Write and delete comments in your name",
    Scope.RELATIONSHIPS: "Follow and unfollow people in your name",
    Scope.LIKES: "Like photos and take likes back in your name",
}

EVERY_SCOPE = frozenset(Scope)


def read_scopes(text: str) -> tuple[frozenset[Scope], list[str]]:
    """The scopes that a request names, `basic` added, and the names that are none.

    Names may be separated by spaces, `+` or commas; an empty text is one invalid, empty name.
    """
    names = names_in(text)
    known = {Scope(name) for name in names if name in EVERY_SCOPE}
    unknown = list(dict.fromkeys(name for name in names if name not in EVERY_SCOPE))
    return frozenset(known | {Scope.BASIC}), unknown


def names_in(text: str) -> list[str]:
    """The names that a request lists, whether they are scopes or not."""
    return _SEPARATORS.split(text.strip(" +,"))


def write_scopes(scopes: Iterable[Scope]) -> str:
    """The names separated by spaces, in the order of `Scope`."""
    wanted = set(scopes)
    return " ".join(scope for scope in Scope if scope in wanted)


def stored_scopes(text: str) -> frozenset[Scope]:
    """The scopes of a text that `write_scopes` made."""
    return frozenset(Scope(name) for name in text.split())


def check_scope(asking: Caller | Viewer, scope: str) -> None:
    """Raise ScopeMissingError where the person has not granted a scope to the client.

    Raises ClientUnapprovedError where they have, and the keeper has not approved it.
    """
    if scope not in asking.scopes:
        raise ScopeMissingError(scope)
    if scope in asking.unapproved:
        raise ClientUnapprovedError


def check_scope_over(viewer: Viewer, owner_id: int) -> None:
    """Raise what check_scope raises where the call needs a scope for other people's things.

    v1 reference §2.2, second column. The viewer's own things need no more than the call itself.
    """
    needed = viewer.of_others
    if needed and owner_id != viewer.id:
        check_scope(viewer, needed)
