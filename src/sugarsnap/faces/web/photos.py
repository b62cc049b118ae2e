"""Photos: looking at one, liking it, commenting on it, and posting one's own."""

from typing import Any

from starlette.responses import Response

from sugarsnap.errors import InvalidError, MediaAbsentError
from sugarsnap.faces.shared.embedding import offer_photo
from sugarsnap.faces.shared.posts import shape_person, shape_post
from sugarsnap.faces.shared.site import Page
from sugarsnap.faces.shared.visits import Visit
from sugarsnap.faces.web.drafts import draft_values, entered_draft
from sugarsnap.faces.web.errors import status_of
from sugarsnap.faces.web.onward import next_path
from sugarsnap.faces.web.paging import before
from sugarsnap.faces.web.shapes import shape_comment
from sugarsnap.faces.web.uploads import LONGEST_POST, stored_photos
from sugarsnap.ids import MediaId, media_of_shortcode, number_of
from sugarsnap.operations.accounts import require_signed_in
from sugarsnap.operations.comments import add_comment, delete_comment
from sugarsnap.operations.likes import like_media, unlike_media
from sugarsnap.operations.posts import delete_media, post_media, prepare_post
from sugarsnap.operations.views import PhotoView, read_photo_view
from sugarsnap.rules.renditions import MOST_PICTURES

LIKERS_NAMED = 10


async def get_photo(visit: Visit) -> Response:
    """A photo with its likes and comments."""
    return await _photo_page(visit)


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


async def comment_again(visit: Visit, problem: InvalidError) -> Response:
    """The photo's page with the comment in its form, and what is wrong with it."""
    return await _photo_page(
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
    """The form for a new post."""
    require_signed_in(visit.viewer)
    return _create_page(visit, errors={})


async def post_create(visit: Visit) -> Response:
    """Post photos: judge the texts, render and store the photos, and only then enter them."""
    files = visit.files("photo")
    draft = await visit.read(prepare_post, entered_draft(visit), len(files))
    async with stored_photos(visit, files) as pictures:
        seen = await visit.write(post_media, draft, pictures)
    return visit.redirect(visit.links.photo_page(seen.media))


async def create_again(visit: Visit, problem: InvalidError) -> Response:
    """The form with the texts that were entered; browsers let go of the files."""
    require_signed_in(visit.viewer)
    errors = {problem.field or "photo": problem.sentence}
    return _create_page(visit, status=status_of(problem), errors=errors)


def _create_page(visit: Visit, **context: Any) -> Response:
    return visit.page(
        "web/photos/create.html", values=draft_values(visit), most=MOST_PICTURES, **context
    )


async def _photo_page(visit: Visit, **context: Any) -> Response:
    view = await visit.read(read_photo_view, _media_id(visit), before(visit, "before"))
    owner, links = view.seen.owner, visit.links
    return visit.page(
        "web/photos/show.html",
        **{"values": {}, "errors": {}, **context},
        post=shape_post(view.seen, links),
        offer=offer_photo(view.seen, visit.whole_links),
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
    Page("POST", "/create/", post_create, LONGEST_POST, again=create_again),
    Page("GET", "/p/{shortcode}/", get_photo),
    Page("POST", "/p/{shortcode}/like/", post_like),
    Page("POST", "/p/{shortcode}/unlike/", post_unlike),
    Page("POST", "/p/{shortcode}/comments/", post_comment, again=comment_again),
    Page("POST", "/p/{shortcode}/comments/{comment_id}/delete/", post_delete_comment),
    Page("POST", "/p/{shortcode}/delete/", post_delete),
)
