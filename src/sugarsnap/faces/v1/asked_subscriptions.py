"""What a call says of subscriptions; nothing is refused here."""

from sugarsnap.faces.v1 import refusals
from sugarsnap.faces.v1.calls import AnyCall
from sugarsnap.rules.subscriptions import LONGEST_VERIFY_TOKEN, Selection, Wish

_WISHED = {
    "object": "What is watched: `user`, and for clients with the switch for it `tag`, `location` "
    "and `geography`.",
    "aspect": "What of it: `media`.",
    "callback_url": "Where news is sent. The receiver is asked first, during this call.",
    "verify_token": "What the receiver is told, so that it knows the call is yours: at most "
    f"{LONGEST_VERIFY_TOKEN} characters.",
    "object_id": "The tag, or the id of the place.",
    "lat": "The latitude of a geography's middle, in degrees.",
    "lng": "The longitude of a geography's middle, in degrees.",
    "radius": "How many metres around: at most 5000.",
}
_SELECTED = {
    "object": "Those of one kind, or `all`.",
    "object_id": "Of these only those to one tag, place or geography.",
    "id": "The one with this id.",
}


def read_wish(call: AnyCall, _: str) -> Wish:
    """The subscription that is asked for."""
    parameters = call.arrival.parameters
    return Wish(**{name: parameters.get(name, "") for name in _WISHED})


def read_selection(call: AnyCall, _: str) -> Selection:
    """The subscriptions that are to be taken back."""
    parameters = call.arrival.parameters
    return Selection(**{name: parameters.get(name, "") for name in _SELECTED})


WISH = (read_wish, _WISHED, refusals.OF_WISHES, "object", "aspect", "callback_url")
SELECTION = (read_selection, _SELECTED, refusals.OF_SELECTIONS)
"""Readers, what they read, what it may be refused for, and what cannot be left out."""
