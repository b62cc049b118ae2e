"""The doors: which face answers under which beginning of a path."""

from typing import TYPE_CHECKING

from sugarsnap.config import metrics_folder
from sugarsnap.database.migrate import newest_migration
from sugarsnap.faces.embed import fidelity as embed_fidelity
from sugarsnap.faces.embed.face import EmbedFace
from sugarsnap.faces.embed.routes import PATHS
from sugarsnap.faces.health import HealthFace
from sugarsnap.faces.oauth import fidelity as oauth_fidelity
from sugarsnap.faces.oauth.routes import oauth_application
from sugarsnap.faces.pictures.face import PicturesFace
from sugarsnap.faces.shared.addresses import Addresses
from sugarsnap.faces.shared.asgi import Application
from sugarsnap.faces.shared.entrance import FLAT, IN_ENVELOPE, Entrance, Fork, Hung
from sugarsnap.faces.shared.metrics import Metrics
from sugarsnap.faces.shared.pages import make_environment
from sugarsnap.faces.shared.visits import Documents, Ground
from sugarsnap.faces.static_files import static_files
from sugarsnap.faces.v1 import fidelity as v1_fidelity
from sugarsnap.faces.v1.face import V1Face
from sugarsnap.faces.v1.openapi import make_document
from sugarsnap.faces.v1.postman import make_collection
from sugarsnap.faces.web.routes import web_application

if TYPE_CHECKING:
    from sugarsnap.app import House


DOCUMENTS = Documents(
    make_document,
    make_collection,
    (*v1_fidelity.CHAPTERS, *oauth_fidelity.CHAPTERS, *embed_fidelity.CHAPTERS),
)
"""What the developer site shows of the API."""


def hang_faces(house: "House") -> Application:
    """One ASGI callable that leads each request to its face."""
    works, addresses = house.works, Addresses(house.settings)
    ground = Ground(works, house, addresses, make_environment(house.settings), DOCUMENTS)
    metrics = Metrics(metrics_folder())
    newest = newest_migration()
    v1 = Hung("v1", V1Face(works, addresses, house.http), IN_ENVELOPE, tells=True)
    oauth = Hung("oauth", oauth_application(ground), FLAT)
    pictures = Hung("pictures", PicturesFace(works, house), tells=True)
    embed = Hung("embed", EmbedFace(ground), tells=True)
    web = Hung("web", web_application(ground))
    static = Hung("static", static_files)
    health = Hung("health", HealthFace(works, metrics, newest))
    return Entrance(
        {
            "v1": Fork(PATHS, embed, v1),
            "p": Fork(PATHS, embed, web),
            "oembed": embed,
            "oauth": oauth,
            ".well-known": oauth,
            "t51.2885-15": pictures,
            "t51.2885-19": pictures,
            **dict.fromkeys(("static", "favicon.ico", "embed.js", "en_US"), static),
            **dict.fromkeys(("healthz", "readyz", "metrics"), health),
        },
        web,
        metrics,
        logs_requests=house.settings.access_log == "on",
    )
