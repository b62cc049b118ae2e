"""Photos: looking at one, liking it, commenting on it, and posting one's own."""

from typing import Any

from starlette.datastructures import UploadFile
from starlette.responses import Response

from sugarsnap.errors import InvalidError, MediaAbsentError, MissingParameterError
from sugarsnap.faces.shared.site import Page
from sugarsnap.faces.shared.visits import Visit
from sugarsnap.faces.web.errors import status_of
from sugarsnap.faces.web.onward import next_path
from sugarsnap.faces.web.paging import before
from sugarsnap.faces.web.shapes import shape_comment, shape_person, shape_post
from sugarsnap.faces.web.uploads import LONGEST_UPLOAD, stored_photo
from sugarsnap.ids import MediaId, media_of_shortcode, number_of
from sugarsnap.operations.accounts import require_signed_in
from sugarsnap.operations.comments import add_comment, delete_comment
from sugarsnap.operations.likes import like_media, unlike_media
from sugarsnap.operations.media import Draft, delete_media, post_media, prepare_post
from sugarsnap.operations.views import PhotoView, read_photo_view

LIKERS_NAMED = 10


async def get_photo(visit: Visit) -> Response:
    """A photo with its likes and comments."""
    return _photo_page(visit)


async def post_like(visit: Visit) -> Response:
    """Like the photo."""
    await visit.write(like_media, _media_id(visit))
    return _back(visit)


async def post_unlike(visit: Visit) -> Response:
    """Take the like back."""
    await visit.write(unlike_media, _media_id(visit))
    return _back(visit)


async def post_comment(visit: Visit) -> Response:
    """Comment on the photo."""
    seen = await visit.write(add_comment, _media_id(visit), visit.text("text"))
    return visit.redirect(f"{_path(visit)}#comment-{seen.comment.id}")


def comment_again(visit: Visit, problem: InvalidError) -> Response:
    """The photo's page with the comment in its form, and what is wrong with it."""
    return _photo_page(
        visit,
        status=status_of(problem),
        values={"text": visit.text("text")},
        errors={"text": problem.sentence},
        here=_path(visit),
    )


async def post_delete_comment(visit: Visit) -> Response:
    """Delete a comment."""
    comment_id = number_of(visit.segment("comment_id")) or 0
    await visit.write(delete_comment, _media_id(visit), comment_id)
    return visit.redirect(f"{_path(visit)}#comments")


async def post_delete(visit: Visit) -> Response:
    """Delete the photo."""
    await visit.write(delete_media, _media_id(visit))
    return visit.redirect(visit.links.profile(require_signed_in(visit.viewer)))


async def get_create(visit: Visit) -> Response:
    """The form for a new photo."""
    require_signed_in(visit.viewer)
    return _create_page(visit, errors={})


async def post_create(visit: Visit) -> Response:
    """Post a photo: judge its texts, render and store it, and only then enter it."""
    entered = Draft(caption=visit.text("caption"), alt_text=visit.text("alt_text"))
    draft = visit.read(prepare_post, entered)
    async with stored_photo(visit, _chosen_file(visit)) as picture:
        seen = await visit.write(post_media, draft, picture)
    return visit.redirect(visit.links.photo_page(seen.media))


def create_again(visit: Visit, problem: InvalidError) -> Response:
    """The form with the texts that were entered; browsers let go of the file."""
    require_signed_in(visit.viewer)
    errors = {problem.field or "photo": problem.sentence}
    return _create_page(visit, status=status_of(problem), errors=errors)


def _create_page(visit: Visit, **context: Any) -> Response:
    values = {name: visit.text(name) for name in ("caption", "alt_text")}
    return visit.page("web/photos/create.html", values=values, **context)


def _chosen_file(visit: Visit) -> UploadFile:
    files = visit.files("photo")
    if not files:
        raise MissingParameterError("Choose a photo first.", "photo")
    if len(files) > 1:
        raise InvalidError("One photo at a time fits into a post.", "photo")
    return files[0]


def _photo_page(visit: Visit, **context: Any) -> Response:
    view = visit.read(read_photo_view, _media_id(visit), before(visit, "before"))
    owner, links = view.seen.owner, visit.links
    return visit.page(
        "web/photos/show.html",
        **{"values": {}, "errors": {}, **context},
        post=shape_post(view.seen, links),
        is_own=owner.id == visit.viewer.id,
        likers=[shape_person(card, links) for card in view.likers[:LIKERS_NAMED]],
        comments=[shape_comment(seen, view.seen, visit.viewer, links) for seen in view.comments],
        older_url=_older_path(visit, view),
    )


def _older_path(visit: Visit, view: PhotoView) -> str:
    if not view.has_older:
        return ""
    return f"{_path(visit)}?before={view.comments[0].comment.id}#comments"


def _media_id(visit: Visit) -> MediaId:
    media_id = media_of_shortcode(visit.segment("shortcode"))
    if media_id is None:
        raise MediaAbsentError
    return media_id


def _path(visit: Visit) -> str:
    return f"/p/{visit.segment('shortcode')}/"


def _back(visit: Visit) -> Response:
    return visit.redirect(next_path(visit) or _path(visit))


PAGES = (
    Page("GET", "/create/", get_create),
    Page("POST", "/create/", post_create, LONGEST_UPLOAD, again=create_again),
    Page("GET", "/p/{shortcode}/", get_photo),
    Page("POST", "/p/{shortcode}/like/", post_like),
    Page("POST", "/p/{shortcode}/unlike/", post_unlike),
    Page("POST", "/p/{shortcode}/comments/", post_comment, again=comment_again),
    Page("POST", "/p/{shortcode}/comments/{comment_id}/delete/", post_delete_comment),
    Page("POST", "/p/{shortcode}/delete/", post_delete),
)
