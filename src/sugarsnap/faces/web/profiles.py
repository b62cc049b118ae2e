"""Profiles: other people's, one's own, and what people are to one another."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.responses import Response

from sugarsnap.errors import InvalidError
from sugarsnap.faces.shared.posts import shape_person
from sugarsnap.faces.shared.site import Page
from sugarsnap.faces.shared.visits import Visit
from sugarsnap.faces.web.errors import status_of
from sugarsnap.faces.web.onward import next_path
from sugarsnap.faces.web.paging import asked_page, more_path
from sugarsnap.faces.web.shapes import following_of, shape_photo, shape_profile
from sugarsnap.faces.web.uploads import LONGEST_UPLOAD, stored_avatar
from sugarsnap.faces.web.words import Notice
from sugarsnap.operations.accounts import prepare_profile, read_own_account, read_profile
from sugarsnap.operations.mutes import mute_account, unmute_account
from sugarsnap.operations.profiles import save_profile
from sugarsnap.operations.relationships import Action, change_relationship
from sugarsnap.operations.views import read_profile_view
from sugarsnap.records.accounts import Profile
from sugarsnap.rules.visibility import Sight

PHOTOS_SHOWN = 24


async def get_profile(visit: Visit) -> Response:
    """A person's page with a grid of their photos."""
    asked = asked_page(visit, PHOTOS_SHOWN)
    view = await visit.read(read_profile_view, visit.segment("username"), asked)
    return visit.page(
        "web/accounts/profile.html",
        person=shape_profile(view.head, visit.links),
        following=following_of(view.head, visit.viewer),
        muted=view.is_muted,
        visible=view.head.sight is Sight.OPEN,
        photos=[shape_photo(seen, visit.links) for seen in view.photos[:PHOTOS_SHOWN]],
        more_url=more_path(visit, view.photos, PHOTOS_SHOWN),
        requests=[shape_person(card, visit.links) for card in view.requests],
    )


def _deed(act: Callable[..., Any], *more: Action) -> Callable[[Visit], Awaitable[Response]]:
    """Does one thing about the person whose page the form names."""

    async def post_deed(visit: Visit) -> Response:
        person = (await visit.read(read_profile, visit.segment("username"))).account
        await visit.write(act, person.id, *more)
        return visit.redirect(next_path(visit) or visit.links.profile(person.card))

    return post_deed


async def get_edit(visit: Visit) -> Response:
    """The form for one's own profile."""
    account = await visit.read(read_own_account)
    done = "done" in visit.request.query_params
    return visit.page(
        "web/accounts/edit.html",
        values={
            "full_name": account.full_name,
            "bio": account.bio,
            "website": account.website,
            "is_private": bool(account.is_private),
        },
        errors={},
        notices=[Notice("Your profile is saved.")] if done else [],
    )


async def post_edit(visit: Visit) -> Response:
    """Save the profile, and the new picture where one was chosen."""
    wanted = await visit.read(prepare_profile, _wanted(visit))
    [upload, *_] = [*visit.files("picture"), None]
    if upload is None:
        await visit.write(save_profile, wanted)
    else:
        async with stored_avatar(visit, upload) as picture:
            await visit.write(save_profile, wanted, picture)
    return visit.redirect("/accounts/edit/?done=1")


async def edit_again(visit: Visit, problem: InvalidError) -> Response:
    """The form with what was entered and what is wrong with it."""
    wanted = _wanted(visit)
    return visit.page(
        "web/accounts/edit.html",
        status=status_of(problem),
        values={name: getattr(wanted, name) for name in Profile.__struct_fields__},
        errors={problem.field or "picture": problem.sentence},
    )


def _wanted(visit: Visit) -> Profile:
    return Profile(
        full_name=visit.text("full_name"),
        bio=visit.text("bio"),
        website=visit.text("website"),
        is_private=int(visit.is_ticked("is_private")),
    )


SETTINGS_PAGES = (
    Page("GET", "/accounts/edit/", get_edit),
    Page("POST", "/accounts/edit/", post_edit, LONGEST_UPLOAD, again=edit_again),
)
PROFILE_PAGES = (
    Page("GET", "/{username}/", get_profile),
    *(
        Page("POST", f"/{{username}}/{action}/", _deed(change_relationship, action))
        for action in Action
    ),
    Page("POST", "/{username}/mute/", _deed(mute_account)),
    Page("POST", "/{username}/unmute/", _deed(unmute_account)),
)
"""Their addresses match those of other pages too, so that they come last."""
