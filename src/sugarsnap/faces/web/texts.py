"""The keeper's four texts: terms, privacy, imprint and community rules.

Each is a file of plain text in the data folder, such as `texts/terms.txt`; blank lines part
paragraphs, and a change shows at the next visit.
"""

import asyncio
from pathlib import Path

from starlette.responses import Response

from sugarsnap.config import TEXTS_FOLDER
from sugarsnap.errors import AbsentError
from sugarsnap.faces.shared.site import Page
from sugarsnap.faces.shared.visits import Visit
from sugarsnap.faces.web.words import cut_paragraphs

TITLES = {
    "terms": "Terms",
    "privacy": "Privacy",
    "imprint": "Imprint",
    "rules": "Community rules",
}


async def get_text(visit: Visit) -> Response:
    """One of the four texts, or that it is not written yet."""
    name = visit.segment("name")
    if name not in TITLES:
        raise AbsentError
    path = visit.works.tools.settings.data / TEXTS_FOLDER / f"{name}.txt"
    text = await asyncio.to_thread(_read, path)
    return visit.page("web/pages/page.html", title=TITLES[name], paragraphs=cut_paragraphs(text))


def _read(path: Path) -> str:
    return path.read_text("utf-8", "replace") if path.is_file() else ""


PAGES = (Page("GET", "/about/{name}/", get_text),)
