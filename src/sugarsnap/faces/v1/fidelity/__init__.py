"""Which answers of the v1 API have no source, and why they are as they are.

Everything else follows recorded answers, the original's documents, or clients that were written
against it. What the wire says is drawn from the code, so that it cannot differ from it.
"""

from sugarsnap.faces.v1.fidelity.calls import ACCESS, SCRIPTS, TRANSPORT
from sugarsnap.faces.v1.fidelity.eras import ERAS, SIGNING
from sugarsnap.faces.v1.fidelity.lists import FINDING, LIMITS, PAGES
from sugarsnap.faces.v1.fidelity.people import PEOPLE
from sugarsnap.faces.v1.fidelity.photos import PHOTOS
from sugarsnap.faces.v1.fidelity.subscriptions import SUBSCRIPTIONS

CHAPTERS = (
    TRANSPORT,
    SCRIPTS,
    ACCESS,
    SIGNING,
    PEOPLE,
    PHOTOS,
    FINDING,
    PAGES,
    LIMITS,
    SUBSCRIPTIONS,
    ERAS,
)
