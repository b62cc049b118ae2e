"""What developers may have otherwise than is usual, client by client (v1 reference §14.3)."""

from collections.abc import Iterable
from enum import StrEnum

from sugarsnap.records.clients import Client


class Switch(StrEnum):
    """The switches of the *Migrations* tab, in the order in which they are shown."""

    LEGACY_MEDIA_FORMAT = "legacy_media_format"
    NON_SQUARE_MEDIA = "non_square_media"
    COMMENT_POST_RETURNS_OBJECT = "comment_post_returns_object"
    OLD_MESSAGE_TEXTS = "old_message_texts"
    ACCEPT_BEARER = "accept_bearer"
    REDIRECT_QUERIES = "redirect_queries"
    QUERY_SIGNATURES = "query_signatures"
    LEGACY_SUBSCRIPTION_OBJECTS = "legacy_subscription_objects"


USUAL = frozenset(
    {Switch.NON_SQUARE_MEDIA, Switch.COMMENT_POST_RETURNS_OBJECT, Switch.ACCEPT_BEARER}
)
"""What is on where nobody has touched a switch."""

SENTENCES = {
    Switch.LEGACY_MEDIA_FORMAT: "Photos come with their four latest likes and comments, "
    "as before November 2015.",
    Switch.NON_SQUARE_MEDIA: "Photos keep their shape. Untick it to get squares, as before "
    "September 2015.",
    Switch.COMMENT_POST_RETURNS_OBJECT: "Writing a comment answers the comment. Untick it to get "
    "null, as the late documents have it.",
    Switch.OLD_MESSAGE_TEXTS: "Refusals are worded as before 2016, for programs that look for "
    "those words.",
    Switch.ACCEPT_BEARER: "A token may come in the Authorization header. Untick it to have the "
    "header ignored, as the original did.",
    Switch.REDIRECT_QUERIES: "A request may add a query to a registered redirect URI, as in 2012. "
    "Whoever writes a link then has a say in what your redirect URI is called with.",
    Switch.QUERY_SIGNATURES: "A signature may be over the address alone. Forms can then be "
    "changed on the way; one old library signs no other way.",
    Switch.LEGACY_SUBSCRIPTION_OBJECTS: "Subscriptions may be to tags, places and circles on the "
    "map, not to people's photos alone.",
}


def switches_of(client: Client) -> frozenset[Switch]:
    """What is on for a client."""
    return USUAL ^ frozenset(Switch(name) for name in client.switches.split())


def write_switches(switched_on: Iterable[Switch]) -> str:
    """As a client keeps them: those that differ from what is usual, in the order of `Switch`."""
    differing = USUAL ^ frozenset(switched_on)
    return " ".join(switch for switch in Switch if switch in differing)
