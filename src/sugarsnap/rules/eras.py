"""The eras of the API: what the original had retired by when (v1 reference §11)."""

from enum import StrEnum

from sugarsnap.rules.switches import Switch


class Era(StrEnum):
    """How far the API has come, or gone."""

    OPEN = "none"
    """Nothing is retired that the keeper has not retired singly."""
    Y2014 = "2014"
    Y2016 = "2016"
    APRIL_2018 = "2018-04"
    DECEMBER_2018 = "2018-12"
    Y2020 = "2020"


SENTENCES = {
    Era.OPEN: "Every call is answered, those that had ended by 2017 too.",
    Era.Y2014: "Nothing is retired. Public things may be read with a client id alone, and photos "
    "come with their latest likes and comments.",
    Era.Y2016: "The feed, the popular photos, geographies and other people's lists have ended, "
    "and subscriptions to anything but people's photos.",
    Era.APRIL_2018: "What is left: one's own profile and photos, photos by id and around a point, "
    "reading comments, tags and places.",
    Era.DECEMBER_2018: "What is left: one's own profile and photos.",
    Era.Y2020: "Everything has ended: no call is answered, and no application is given access.",
}

_BY_2016 = (
    "GET /users/self/feed",
    "GET /media/popular",
    "GET /users/{other}/follows",
    "GET /users/{other}/followed-by",
    "* /geographies/*",
)
_BY_APRIL_2018 = (
    *_BY_2016,
    "GET /users/{}/follows",
    "GET /users/{}/followed-by",
    "GET /users/self/requested-by",
    "* /users/{}/relationship",
    "POST /media/{}/likes",
    "DELETE /media/{}/likes",
    "POST /media/{}/comments",
    "DELETE /media/{}/comments/{}",
    "GET /media/{}/likes",
    "GET /users/search",
    "* /users/{other}/*",
    "GET /users/self/media/liked",
    "GET /media/shortcode/{}",
    "* /subscriptions",
)
RETIRED: dict[Era, tuple[str, ...]] = {
    Era.OPEN: (),
    Era.Y2014: (),
    Era.Y2016: _BY_2016,
    Era.APRIL_2018: _BY_APRIL_2018,
    Era.DECEMBER_2018: (
        *_BY_APRIL_2018,
        "* /tags/*",
        "* /locations/*",
        "GET /media/search",
        "GET /media/{}/comments",
        "GET /media/{other}",
    ),
    Era.Y2020: ("* /*",),
}
"""Patterns as operations/endpoints has them; `{other}` names whatever is not the caller's own."""


def switches_in(era: Era, switches: frozenset[Switch]) -> frozenset[Switch]:
    """What is on for a client in an era, whose switches are given."""
    if era is Era.Y2014:
        return switches | {Switch.LEGACY_MEDIA_FORMAT, Switch.LEGACY_SUBSCRIPTION_OBJECTS}
    if era is not Era.OPEN:
        return switches - {Switch.LEGACY_SUBSCRIPTION_OBJECTS}
    return switches
