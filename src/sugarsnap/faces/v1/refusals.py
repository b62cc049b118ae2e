"""The refusals that calls can meet, each once, with what to do about it.

What every call can meet stands below; the rest is named by the types of parameters and by the rows
of routes. tests/wire/test_refused.py brings each about on every route that names it.
"""

from msgspec import Struct

from sugarsnap import errors
from sugarsnap.errors import Refusal
from sugarsnap.faces.shared.jsonp import NO_CALLBACK
from sugarsnap.faces.shared.parameters import LONGEST_FORM
from sugarsnap.faces.v1.errors import (
    AddressesUnsignedError,
    EndpointRetiredError,
    MethodUnknownError,
    NoCredentialsError,
    PathUnknownError,
    SignatureMissingError,
    SignatureWrongError,
    TokenInvalidError,
    TokenMissingError,
    Wording,
    worded,
)
from sugarsnap.rules import subscriptions
from sugarsnap.rules.limits import LIVE_ALLOWANCE
from sugarsnap.rules.scopes import Scope


class Told(Struct, frozen=True):
    """A refusal as the reference tells it. `name` is its anchor there."""

    name: str
    refusal: Refusal
    advice: str
    """What to do about it, in a sentence."""

    @property
    def wording(self) -> Wording:
        """What the wire says."""
        return worded(self.refusal)


def _not_allowed(name: str, sentence: str, advice: str) -> Told:
    return Told(name, errors.NotAllowedError(sentence), advice)


def _invalid(name: str, sentence: str, advice: str) -> Told:
    return Told(name, errors.InvalidError(sentence), advice)


NO_PATH = Told("no-path", PathUnknownError(), "Look at the path.")
NO_METHOD = Told("no-method", MethodUnknownError(), "Look at the method; `Allow` names the others.")
NO_CREDENTIALS = Told("no-credentials", NoCredentialsError(), "Send a token.")
TOKEN_INVALID = Told(
    "token-invalid",
    TokenInvalidError(),
    "It is made up, or its person took it back: send them to the consent page.",
)
CLIENT_INVALID = Told("client-invalid", errors.ClientAbsentError(), "Look at the client id.")
TOKEN_MISSING = Told(
    "token-missing", TokenMissingError(), "Send a person's token: a client id is not enough here."
)
SIGNATURE_MISSING = Told(
    "signature-missing",
    SignatureMissingError(),
    "Sign the call, or untick *Enforce signed requests* on the client's page.",
)
SIGNATURE_WRONG = Told(
    "signature-wrong",
    SignatureWrongError(),
    "Sign exactly what is sent, with the client's secret.",
)
ADDRESSES_UNSIGNED = Told(
    "addresses-unsigned",
    AddressesUnsignedError(),
    "Send the header, signed: the keeper of the server asks for it.",
)
RETIRED = Told("retired", EndpointRetiredError(), "Do without it: the keeper ended it.")
TOO_MANY_CALLS = Told(
    "too-many-calls",
    errors.LimitExceededError(60),
    "Wait as many seconds as `Retry-After` says.",
)
TOO_MANY_WRITES = Told(
    "too-many-writes",
    errors.LimitExceededError(60, LIVE_ALLOWANCE.writes + 1, LIVE_ALLOWANCE.writes),
    "Wait as many seconds as `Retry-After` says; calls of other kinds go on.",
)
BUSY = Told("busy", errors.UnavailableError(), "Nothing was changed; wait for `Retry-After`.")
FORM_TOO_LONG = Told(
    "form-too-long",
    errors.UploadTooLargeError(f"A request of this kind has at most {LONGEST_FORM} bytes."),
    "Send less.",
)
CALLBACK_UNUSABLE = _invalid(
    "callback-unusable", NO_CALLBACK, "Give the function a name of the kind that it says."
)
MISSING_SCOPES: dict[Scope | None, Told] = {
    scope: Told(
        f"scope-{scope.replace('_', '-')}",
        errors.ScopeMissingError(scope),
        "Ask the person for the scope that it names.",
    )
    for scope in Scope
    if scope is not Scope.BASIC
}
"""No token is without `basic`."""
CLIENT_UNAPPROVED = Told(
    "client-unapproved",
    errors.ClientUnapprovedError(),
    "Ask the keeper of the server for it: under Permissions on the client's page.",
)

USER_ABSENT = Told(
    "user-absent",
    errors.AccountAbsentError(),
    "Nobody has this id, or they are suspended, or a block stands between the two.",
)
MEDIA_ABSENT = Told(
    "media-absent", errors.MediaAbsentError(), "The photo is gone, or not for this person."
)
COMMENT_ABSENT = Told("comment-absent", errors.CommentAbsentError(), "It is gone.")
TAG_ABSENT = Told(
    "tag-absent", errors.TagAbsentError(), "No tag can be called so: it has letters, digits, `_`."
)
PLACE_ABSENT = Told("location-absent", errors.PlaceAbsentError(), "No place has this id.")
GEOGRAPHY_ABSENT = Told(
    "geography-absent", errors.GeographyAbsentError(), "No geography of this client has this id."
)
PRIVATE = Told(
    "private",
    errors.PrivateError(),
    "It belongs to a private account that the person does not follow.",
)
TAG_BANNED = _not_allowed(
    "tag-banned", "This tag cannot be viewed", "The keeper of the server has banned it."
)
NOT_YOUR_COMMENT = _not_allowed(
    "not-your-comment",
    "you cannot delete this comment",
    "Only who wrote it and the photo's owner can.",
)
YOURSELF = _not_allowed("yourself", "you cannot do this to yourself", "Name somebody else.")
BLOCKED_BY_YOU = _not_allowed(
    "blocked-by-you", "unblock this person first", "Send `unblock`, then `follow`."
)

QUERY_MISSING = Told(
    "query-missing",
    errors.MissingParameterError("missing required parameter 'q'"),
    "Send a text in `q`.",
)
COUNT_NEGATIVE = _invalid(
    "count-negative", "Count must be larger than zero.", "Leave `count` out, or send a number."
)
BOUND_MALFORMED = _invalid(
    "bound-malformed",
    "invalid parameters-check the max-id/min-id you supplied",
    "Take bounds from answers, best by following `next_url`.",
)
POINT_MISSING = Told(
    "point-missing",
    errors.MissingParameterError("missing lat and lng"),
    "Send both, in degrees.",
)
LATITUDE_UNREADABLE = _invalid("lat-unreadable", "lat is no number", "Send it as `48.8584`.")
LONGITUDE_UNREADABLE = _invalid("lng-unreadable", "lng is no number", "Send it as `2.2945`.")
LATITUDE_BEYOND = _invalid(
    "lat-beyond", "lat lies between -90 and 90", "Look whether the two are swapped."
)
LONGITUDE_BEYOND = _invalid(
    "lng-beyond", "lng lies between -180 and 180", "Send it within one turn."
)
MOMENT_MALFORMED = _invalid(
    "timestamp-malformed",
    "invalid parameters-check the min_timestamp/max_timestamp you supplied",
    "Send seconds since 1970.",
)
SPAN_TOO_LONG = _invalid(
    "span-too-long", "the time span must not exceed 7 days", "Ask for one week after the other."
)
ACTION_UNKNOWN = _invalid("action-unknown", "invalid action", "Send one of the seven.")
TEXT_MISSING = Told(
    "text-missing", errors.MissingParameterError("A comment needs a text."), "Send it in `text`."
)
TEXT_TOO_LONG = Told(
    "text-too-long",
    errors.CommentTooLongError("Your comment is too long."),
    "Stay within 300 characters.",
)
TEXT_TOO_MANY_TAGS = Told(
    "text-too-many-tags",
    errors.CommentTooManyTagsError("Your comment contains too many hashtags."),
    "Use four at most.",
)
TEXT_TOO_MANY_URLS = Told(
    "text-too-many-urls",
    errors.CommentTooManyURLsError("Your comment contains too many URLs."),
    "Use one at most.",
)
TEXT_ALL_CAPS = Told(
    "text-all-caps",
    errors.CommentAllCapsError("Your comment is in all capitals."),
    "Do not shout.",
)


def _unsubscribed(name: str, sentence: str, advice: str) -> Told:
    return Told(name, errors.SubscriptionRefusedError(sentence), advice)


SECRET_MISSING = Told(
    "secret-missing",
    errors.AuthorizationError(errors.Fault.SECRET_MISSING),
    "Send `client_secret` beside `client_id`.",
)
CLIENT_WRONG = Told(
    "client-wrong",
    errors.AuthorizationError(errors.Fault.SECRET_WRONG),
    "Look at both on the client's page.",
)
OBJECT_UNKNOWN = _unsubscribed(
    "object-unknown", subscriptions.NO_SUCH_OBJECT, "Send one of the four."
)
OBJECT_CLOSED = _unsubscribed(
    "object-closed",
    subscriptions.OBJECT_CLOSED,
    "Switch *legacy subscription objects* on for the client.",
)
ASPECT_UNKNOWN = _unsubscribed("aspect-unknown", subscriptions.NO_SUCH_ASPECT, "Send `media`.")
CALLBACK_MALFORMED = _unsubscribed(
    "callback-malformed", subscriptions.BAD_CALLBACK, "Send a whole address."
)
VERIFY_TOKEN_TOO_LONG = _unsubscribed(
    "verify-token-too-long", subscriptions.VERIFY_TOKEN_TOO_LONG, "Send less."
)
OBJECT_ID_MISSING = _unsubscribed(
    "object-id-missing", subscriptions.NO_OBJECT_ID, "Send a tag, or the id of a place."
)
CIRCLE_MISSING = _unsubscribed("circle-missing", subscriptions.NO_CIRCLE, "Send all three.")
CALLBACK_UNREACHABLE = Told(
    "callback-unreachable",
    subscriptions.unreachable("http://your-callback.com/url/"),
    "It has to answer within ten seconds, with a status of 200 to 299, and to be on the public "
    "internet unless the keeper allows its address.",
)
CHALLENGE_FAILED = _unsubscribed(
    "challenge-failed",
    subscriptions.CHALLENGE_FAILED,
    "Answer the value of `hub.challenge`, and nothing else.",
)
TOO_MANY_SUBSCRIPTIONS = _unsubscribed(
    "too-many-subscriptions", subscriptions.TOO_MANY, "Take one back."
)
NOTHING_NAMED = _unsubscribed(
    "nothing-named", subscriptions.NOTHING_NAMED, "Send `object=all` for all."
)
OF_WISHES = (
    OBJECT_UNKNOWN,
    OBJECT_CLOSED,
    ASPECT_UNKNOWN,
    CALLBACK_MALFORMED,
    VERIFY_TOKEN_TOO_LONG,
    OBJECT_ID_MISSING,
    TAG_BANNED,
    CIRCLE_MISSING,
    CALLBACK_UNREACHABLE,
    CHALLENGE_FAILED,
    TOO_MANY_SUBSCRIPTIONS,
)
OF_SELECTIONS = (NOTHING_NAMED, OBJECT_UNKNOWN)

OF_EVERY_CALL = (NO_PATH, NO_METHOD, NO_CREDENTIALS, RETIRED, TOO_MANY_CALLS, BUSY)
OF_TOKENS = (TOKEN_INVALID, CLIENT_INVALID, SIGNATURE_MISSING, SIGNATURE_WRONG)
OF_SECRETS = (SECRET_MISSING, CLIENT_WRONG)
OF_READS = (CALLBACK_UNUSABLE,)
OF_WRITES = (FORM_TOO_LONG,)
