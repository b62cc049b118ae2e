"""Signing up, signing in and out, and changing one's password."""

from typing import Any

import msgspec
from msgspec import Struct
from starlette.responses import Response

from sugarsnap.errors import InvalidError
from sugarsnap.faces.shared.site import Page
from sugarsnap.faces.shared.visits import Visit
from sugarsnap.faces.web.errors import status_of
from sugarsnap.faces.web.onward import next_path
from sugarsnap.faces.web.words import Notice
from sugarsnap.operations.accounts import NewAccount, require_signed_in
from sugarsnap.operations.authorizations import destination_of_next
from sugarsnap.operations.sessions import (
    WRONG_PASSWORD,
    Attempt,
    begin_session,
    change_password,
    check_password,
    end_session,
    prepare_password_change,
    prepare_sign_in,
    prepare_sign_up,
    sign_up,
)
from sugarsnap.rules.passwords import normal_form

_WRONG_OLD_PASSWORD = "This is not your present password."  # noqa: S105  a sentence


class Hint(Struct, frozen=True):
    """Somebody who can sign in to the demo."""

    username: str
    password: str


async def get_sign_up(visit: Visit) -> Response:
    """The form for a new account."""
    return await _gate(visit, "web/accounts/signup.html")


async def post_sign_up(visit: Visit) -> Response:
    """Make the account, sign its person in and lead on."""
    wanted = NewAccount(visit.text("username"), visit.text("email"), visit.text("full_name"))
    password = visit.text("password")
    await visit.works.answer(prepare_sign_up, wanted, password, visit.address)
    hashed = await visit.effects.passwords.hash(normal_form(password))
    cookie = await visit.works.write(sign_up, wanted, hashed)
    return await _lead_on(visit, cookie)


async def sign_up_again(visit: Visit, problem: InvalidError) -> Response:
    """The form with what was entered, but for the password."""
    return await _gate(visit, "web/accounts/signup.html", problem)


async def get_sign_in(visit: Visit) -> Response:
    """The form for signing in, also for somebody who wants to be somebody else."""
    return await _gate(visit, "web/accounts/login.html", who_can=_who_can_sign_in(visit))


async def post_sign_in(visit: Visit) -> Response:
    """Check the password with no transaction open, begin a session and lead on."""
    attempt = Attempt(visit.text("username"), visit.address)
    password = await visit.works.answer(prepare_sign_in, attempt)
    entered = normal_form(visit.text("password"))
    if not await visit.effects.passwords.verify(entered, password.hashed):
        return await sign_in_again(visit, InvalidError(WRONG_PASSWORD))
    cookie = await visit.works.write(begin_session, password, attempt)
    return await _lead_on(visit, cookie)


async def sign_in_again(visit: Visit, problem: InvalidError) -> Response:
    """The form with the name that was entered."""
    who_can = _who_can_sign_in(visit)
    return await _gate(visit, "web/accounts/login.html", problem, who_can=who_can)


async def post_sign_out(visit: Visit) -> Response:
    """End the session of this browser."""
    await visit.works.write(end_session, visit.cookie)
    visit.sign_out()
    return visit.redirect("/")


async def get_password(visit: Visit) -> Response:
    """The form for a new password."""
    require_signed_in(visit.viewer)
    done = "done" in visit.request.query_params
    said = Notice("Your password is changed. Every other browser is signed out.")
    return _password_page(visit, notices=[said] if done else [])


async def post_password(visit: Visit) -> Response:
    """Check the old password and set the new one; this browser gets a session of its own."""
    present = await visit.read(prepare_password_change)
    entered = normal_form(visit.text("old_password"))
    if not await visit.effects.passwords.verify(entered, present.hashed):
        return await password_again(visit, InvalidError(_WRONG_OLD_PASSWORD, "old_password"))
    wanted = visit.text("new_password")
    check_password(wanted, require_signed_in(visit.viewer).username)
    hashed = await visit.effects.passwords.hash(normal_form(wanted))
    revoke = visit.is_ticked("revoke_clients")
    visit.sign_in(await visit.write(change_password, hashed, revoke_clients=revoke))
    return visit.redirect("/accounts/password/change/?done=1")


async def password_again(visit: Visit, problem: InvalidError) -> Response:
    """The form, empty, with what is wrong."""
    field = "new_password" if problem.field == "password" else problem.field
    errors = {field: problem.sentence}
    return _password_page(visit, status=status_of(problem), errors=errors)


def _password_page(visit: Visit, **context: Any) -> Response:
    values = {"revoke_clients": visit.is_ticked("revoke_clients")}
    return visit.page("web/accounts/password.html", **{"errors": {}, "values": values, **context})


async def _gate(
    visit: Visit, template: str, problem: InvalidError | None = None, **context: Any
) -> Response:
    """A page through which people come in, and where they are let go on to.

    On the way to a consent page, browsers ask the form's policy about the client's address too.
    """
    onward = next_path(visit)
    destination = await visit.works.answer(destination_of_next, onward) if onward else None
    return visit.page(
        template,
        status=status_of(problem) if problem else 200,
        leads_to=(destination,) if destination else (),
        next=onward,
        here=visit.request.url.path,
        values={name: visit.text(name) for name in ("username", "email", "full_name")},
        errors={problem.field: problem.sentence} if problem else {},
        **context,
    )


async def _lead_on(visit: Visit, cookie: str) -> Response:
    """Set the new session's cookie; whoever was signed in before is no longer."""
    if visit.viewer.account is not None:
        await visit.works.write(end_session, visit.cookie)
    visit.sign_in(cookie)
    return visit.redirect(next_path(visit) or "/")


def _who_can_sign_in(visit: Visit) -> list[Hint]:
    settings = visit.works.tools.settings
    path = settings.demo_logins
    if settings.demo == "off" or not path.is_file():
        return []
    return msgspec.json.decode(path.read_bytes(), type=list[Hint])


PAGES = (
    Page("GET", "/accounts/signup/", get_sign_up),
    Page("POST", "/accounts/signup/", post_sign_up, again=sign_up_again),
    Page("GET", "/accounts/login/", get_sign_in),
    Page("POST", "/accounts/login/", post_sign_in, again=sign_in_again),
    Page("POST", "/accounts/logout/", post_sign_out),
    Page("GET", "/accounts/password/change/", get_password),
    Page("POST", "/accounts/password/change/", post_password, again=password_again),
)
