"""The viewer's own profile, saved as one thing: texts, picture, and who may follow."""

from sugarsnap.operations.accounts import change_picture, edit_profile, require_signed_in
from sugarsnap.operations.relationships import approve_all_requests
from sugarsnap.ports import Picture
from sugarsnap.records.accounts import Profile
from sugarsnap.records.viewers import Viewer
from sugarsnap.work import Work


def save_profile(
    work: Work, viewer: Viewer, wanted: Profile, picture: Picture | None = None
) -> None:
    """Write what the viewer says about themselves, and the new picture where there is one.

    Going public lets all who ask follow. Raises what prepare_profile raises.
    """
    person = require_signed_in(viewer)
    edit_profile(work, viewer, wanted)
    if picture is not None:
        change_picture(work, viewer, picture)
    if person.is_private and not wanted.is_private:
        approve_all_requests(work, viewer)
