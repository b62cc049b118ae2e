"""The first member of the demo community: the person whose photo the walk reads."""

from sugarsnap.demo.people import Person
from sugarsnap.demo.scenes import Scene, catalogue, snap_peas
from sugarsnap.ids import AccountId, MediaId
from sugarsnap.operations.posts import Draft

ID = AccountId(3657782666)
PASSWORD = "snap-peas"  # noqa: S105  written on the demo's sign-in page
EMAIL = "grant@example.com"
FOLLOWS = 21
FOLLOWED_BY = 16
PHOTOS = 7

PERSON = Person("grantwinney", "Grant", "", 0, "https://grantwinney.com/")

PEAS_ID = MediaId(1667121369441597934)
_PEAS_CAPTION_ID = 17899911943100617
PEAS_MS = 1512956375767
"""When the photo of the walk was posted; its id says the same."""

_FAMILIES = ("garden", "vine", "forest", "table", "lake", "crate")


def peas_draft(scene: Scene) -> Draft:
    """The photo of the walk, with the ids that it has always had."""
    return Draft(
        caption=scene.caption,
        alt_texts=(scene.alt_text,),
        id=PEAS_ID,
        caption_id=_PEAS_CAPTION_ID,
        created_ms=PEAS_MS,
    )


def own_scenes() -> tuple[Scene, ...]:
    """Grant's photos, oldest first; the snap peas are the latest."""
    others = [scene for scene in catalogue() if scene.key != snap_peas.key]
    firsts = (next(scene for scene in others if scene.family == name) for name in _FAMILIES)
    return (*firsts, snap_peas)
