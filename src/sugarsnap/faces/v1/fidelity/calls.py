"""Guesses at how calls are read, judged and let in."""

from sugarsnap.faces.shared.fidelity import Chapter, Guess
from sugarsnap.faces.shared.jsonp import CALLBACK_LENGTH
from sugarsnap.faces.v1 import refusals
from sugarsnap.faces.v1.fidelity.wording import worded

TRANSPORT = Chapter(
    "Transport",
    (
        Guess(
            "The API, the consent page, pictures and the site on one host",
            "All answer under every host name that the server goes by.",
            "The original had several hosts. Their paths never overlap, so old code may name any.",
        ),
        Guess(
            "Plain http",
            "It is answered like https; a proxy in front may redirect.",
            "The original asked for https; a server at home may have no certificate.",
        ),
        Guess(
            "Calls from pages of other origins",
            "`Access-Control-Allow-Origin: *` on every answer, 204 to `OPTIONS`.",
            "The original sent no such header; no client minds one, and none needs a cookie.",
        ),
        Guess(
            "`HEAD`",
            "The headers of `GET`.",
            "HTTP asks for it (RFC 9110 §9.3.2).",
        ),
        Guess(
            "Doubled slashes and an escaped question mark (`%3F`) in a path",
            "Both are forgiven.",
            "A known client escapes the mark in every next page that it asks for.",
        ),
        Guess(
            "A parameter in both the query and the form",
            "The form counts; of two alike, the last.",
            "Clients send their tokens in either place, never two that differ.",
        ),
        Guess(
            "A form without `Content-Type`",
            "It is read as urlencoded.",
            "Two old libraries send it so.",
        ),
        Guess(
            "`X-HTTP-Method-Override`",
            "On a `POST` it does what `_method` does; on a `GET` neither does anything.",
            "The documents told of `_method` alone. A link must never change anything.",
        ),
        Guess(
            "Bytes that are no UTF-8, and NUL",
            "`U+FFFD` stands in their place.",
            "The call is answered, and no database has to keep what it cannot.",
        ),
        worded("An unknown path", refusals.NO_PATH, reason="404 is known, its body is not."),
        worded(
            "A method that the endpoint does not take",
            refusals.NO_METHOD,
            reason="Not even the status is known; 405 is what HTTP has for it, with `Allow`.",
        ),
        worded(
            "A form that is too long",
            refusals.FORM_TOO_LONG,
            reason="No call of the original needed a hundredth of it.",
        ),
        worded(
            "A server that cannot answer just now",
            refusals.BUSY,
            reason="The original answered with a page of HTML. JSON breaks no client, and "
            "`Retry-After` helps.",
        ),
        Guess(
            "The order in which a call is judged",
            "Path and method, credentials, token, signature, retired, the hour's limit, callback, "
            "scope, the thing, parameters, the limit of writes.",
            "Each recorded refusal fits it; no source tells of two faults at once.",
        ),
    ),
)

SCRIPTS = Chapter(
    "Scripts (JSONP)",
    (
        worded(
            "Names of callbacks",
            refusals.CALLBACK_UNUSABLE,
            reason=f"Known clients stay far below {CALLBACK_LENGTH} characters of these kinds; "
            "others could write a script of their own.",
        ),
        Guess(
            "The beginning of a script",
            "It is always `/**/`, and the script is sent as an attachment named `answer.js`.",
            "Recorded scripts begin so. The rest keeps anybody from choosing a file's first bytes.",
        ),
        Guess(
            "A callback on a `POST` or a `DELETE`",
            "It is ignored, `_method` or not.",
            "A script element can send only `GET`, and must change nothing.",
        ),
    ),
)

ACCESS = Chapter(
    "Credentials, scopes and privacy",
    (
        Guess(
            "`client_id` and `client_secret` beside a token",
            "They are ignored, even where they are wrong.",
            "Two libraries send all three with every call.",
        ),
        Guess(
            "`Authorization: Bearer`",
            "It counts where no `access_token` is sent, unless the client has it ignored; "
            "`next_url` does not repeat it. Other kinds are ignored.",
            "The original seems to have ignored the header; today's clients expect it.",
        ),
        Guess(
            "Two scopes missing at once",
            "The action's scope is named first, then `public_content`.",
            "Whoever asks for them one after the other gets to the end either way.",
        ),
        Guess(
            "A block between two people",
            "Each is absent for the other, like one who does not exist.",
            "To say more would tell of the block.",
            errors=("user-absent", "media-absent"),
        ),
        Guess(
            "`follows` and `followed-by` of other people",
            "Open with `follower_list`, unless the person is private to the viewer.",
            "The original closed them in 2015, and had them under `basic` before.",
            ("GET /users/{user_id}/follows", "GET /users/{user_id}/followed-by"),
        ),
        Guess(
            "Endpoints that had ended before December 2017",
            "They answer, with `basic` for the first two and `public_content` for the last.",
            "Old programs call them. The keeper of a server can retire them.",
            (
                "GET /users/self/feed",
                "GET /media/popular",
                "GET /geographies/{geography_id}/media/recent",
            ),
        ),
        Guess(
            "Comments and likes of people outside a client's sandbox",
            "They are left out, as the people are; the counts beside a photo stay those of "
            "everybody.",
            "The documents speak of posts, and say that a tag counts everybody's.",
            ("GET /media/{media_id}/comments", "GET /media/{media_id}/likes"),
        ),
        Guess(
            "Tags and places in sandbox mode",
            "They are all there; the posts below them are those of sandbox users.",
            "Both are nobody's own.",
            ("GET /tags/search", "GET /locations/search", "GET /locations/{location_id}"),
        ),
        Guess(
            "A retired endpoint and a token that is no good",
            "The token is judged first.",
            "The recorded refusal was given to a good token.",
            errors=("retired",),
        ),
    ),
)
