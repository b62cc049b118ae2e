"""Which answers about embedding have no source, and why they are as they are."""

from sugarsnap.faces.embed.errors import NO_PHOTO, RETIRED
from sugarsnap.faces.embed.oembed import LEAST_WIDTH
from sugarsnap.faces.embed.photos import NOMINALS, USUAL_SIZE
from sugarsnap.faces.shared.embedding import WIDTH
from sugarsnap.faces.shared.fidelity import Chapter, Guess

_EMBEDDING = Chapter(
    "Embedding",
    (
        Guess(
            "What oEmbed says of other addresses, and of photos that are not for everybody",
            f"400 “No URL Match” and {NO_PHOTO.status} “{NO_PHOTO.words}”, as plain text, "
            "with a callback too.",
            "The words are remembered. A script element that gets them tells its page of an error.",
        ),
        Guess(
            "oEmbed once it is retired",
            f"400 “{RETIRED}”, as plain text.",
            "The status is known; the words are those of the API.",
        ),
        Guess(
            "Which addresses oEmbed takes",
            "Those of photos on this server under any of its names, on `instagram.com` and on "
            "`instagr.am`, with or without the owner's name in the path; `/tv/` too.",
            "Programs send the addresses that they have, whichever server they call.",
        ),
        Guess(
            "A `maxwidth` that is too small, or no number",
            f"It counts as {LEAST_WIDTH}, or as {WIDTH}.",
            "The least is documented, and not what happened below it.",
        ),
        Guess(
            "`title` where there is no caption",
            "It is empty.",
            "oEmbed has texts there, and no program was found that tells null from empty.",
        ),
        Guess(
            "The inside of `html`",
            "The caption as a link, who shared it and when. The script's address begins with the "
            "scheme.",
            "The class and the attributes are known, the styles were the original's own. A server "
            "at home may speak only one of http and https.",
        ),
        Guess(
            "`Access-Control-Allow-Origin` on oEmbed",
            "It is `*`.",
            "The original sent no such header; nothing here depends on who asks.",
        ),
        Guess(
            "A `size` that is none of the three",
            f"It counts as `{USUAL_SIZE}`, {NOMINALS[USUAL_SIZE]} wide.",
            "That is what comes without one.",
        ),
        Guess(
            "How a framed card tells its height",
            'It posts the text `{"type":"MEASURE","details":{"height":N}}` to the page around it.',
            "So is it remembered of the original; old pages listen for it.",
        ),
    ),
)

CHAPTERS = (_EMBEDDING,)
