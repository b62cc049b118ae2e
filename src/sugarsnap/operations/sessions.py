"""Signing in and out: sessions live on the server, found by the digest of their cookie.

Signing in stands in three steps, because checking a password is slow: `prepare_sign_in` reads what
is to be checked, the face has it checked outside any transaction, and `begin_session` confirms.
"""

from msgspec import Struct

from sugarsnap.errors import InvalidError, LimitExceededError
from sugarsnap.ids import AccountId
from sugarsnap.operations.accounts import (
    NewAccount,
    check_new_account,
    create_account,
    require_signed_in,
)
from sugarsnap.queries import accounts, sessions
from sugarsnap.queries.grants import update_all_to_revoked
from sugarsnap.records.accounts import Password, Standing
from sugarsnap.records.viewers import NOBODY, Viewer
from sugarsnap.rules import limits
from sugarsnap.rules.keys import digest_of
from sugarsnap.rules.passwords import normal_form, problem_with_password
from sugarsnap.work import Work

_DAY = 24 * 60 * 60 * 1000
IDLE_MS = 14 * _DAY
LONGEST_MS = 90 * _DAY
_SEEN_EVERY_MS = 60 * 60 * 1000
_COOKIE_BYTES = 32
WRONG_PASSWORD = "This username and password do not fit."  # noqa: S105  a sentence


class Attempt(Struct, frozen=True):
    """Somebody who tries to sign in: who they say they are, and from where."""

    username: str
    address: str


def find_signed_in(work: Work, cookie: str) -> Viewer:
    """Whose session a cookie is; nobody's where it is unknown, over, or its person suspended."""
    if not cookie:
        return NOBODY
    session = sessions.find_session(work.db, digest_of(cookie))
    if session is None or not _is_fresh(work, session.created_ms, session.seen_ms):
        return NOBODY
    start = accounts.find_sessions_start(work.db, session.account_id)
    if start is None or session.created_ms < start:
        return NOBODY
    return Viewer(accounts.find_card(work.db, session.account_id))


def _is_fresh(work: Work, created_ms: int, seen_ms: int) -> bool:
    return work.now - seen_ms < IDLE_MS and work.now - created_ms < LONGEST_MS


def is_due_to_be_seen(work: Work, cookie: str) -> bool:
    """Whether a session's last sign of life is older than an hour."""
    session = sessions.find_session(work.db, digest_of(cookie))
    return session is not None and work.now - session.seen_ms > _SEEN_EVERY_MS


def note_seen(work: Work, cookie: str) -> None:
    """Note that a session is in use."""
    sessions.update_seen(work.db, digest_of(cookie), work.now)


def prepare_sign_in(work: Work, attempt: Attempt) -> Password:
    """The password to check; one that fits nobody where there is no such person.

    Raises LimitExceededError once a person or an address has failed too often.
    """
    _count_attempt(work, attempt)
    name = attempt.username.strip().lower()
    find = accounts.find_id_by_email if "@" in name else accounts.find_id_by_username
    account_id = find(work.db, name)
    found = accounts.find_password(work.db, account_id) if account_id is not None else None
    return found or Password(account_id=AccountId(0), hashed="", standing=Standing.SUSPENDED)


def _count_attempt(work: Work, attempt: Attempt) -> None:
    if work.settings.rate_limits == "off":
        return
    for bucket, allowed in _buckets(attempt):
        tally = work.limits.count(bucket, work.now)
        if tally.made > allowed:
            raise LimitExceededError(tally.retry_after)


def _buckets(attempt: Attempt) -> tuple[tuple[str, int], ...]:
    """An attempt counts for the person from that address, for the person, and for the address."""
    name = attempt.username.strip().lower()
    return (
        (f"sign-in {name} {attempt.address}", limits.FAILED_LOGINS_PER_ACCOUNT),
        (f"sign-in {name}", limits.FAILED_LOGINS_PER_ACCOUNT_FROM_ANYWHERE),
        (f"sign-in from {attempt.address}", limits.FAILED_LOGINS_PER_ADDRESS),
    )


def begin_session(work: Work, password: Password, attempt: Attempt) -> str:
    """Sign in whoever's password was found right; answers the cookie's value.

    Raises InvalidError for a suspended person, in the words of a wrong password.
    """
    if password.standing != Standing.ACTIVE:
        raise InvalidError(WRONG_PASSWORD)
    for bucket, _ in _buckets(attempt):
        work.limits.forget(bucket)
    return open_session(work, password.account_id)


def open_session(work: Work, account_id: int) -> str:
    """A new session; answers the cookie's value, of which only a digest is kept."""
    cookie = work.random.token_hex(_COOKIE_BYTES)
    sessions.insert_session(work.db, digest_of(cookie), account_id, work.now)
    return cookie


def end_session(work: Work, cookie: str) -> None:
    """Sign a browser out; doing it again changes nothing."""
    sessions.delete_session(work.db, digest_of(cookie))


def prepare_sign_up(work: Work, wanted: NewAccount, password: str, address: str) -> None:
    """Judge a new account before its password is hashed.

    Raises InvalidError, and LimitExceededError once an address has made too many.
    """
    if work.settings.sign_up == "closed":
        raise InvalidError("This server takes no new people.")
    check_new_account(work, wanted.username, wanted.email)
    check_password(password, wanted.username)
    tally = work.limits.count(f"sign-up from {address}", work.now)
    if work.settings.rate_limits == "on" and tally.made > limits.REGISTRATIONS_PER_ADDRESS:
        raise LimitExceededError(tally.retry_after)


def sign_up(work: Work, wanted: NewAccount, hashed: str) -> str:
    """Make the account and sign its person in; answers the cookie's value. Raises InvalidError."""
    return open_session(work, create_account(work, wanted, hashed).id)


def check_password(password: str, username: str) -> None:
    """Raise InvalidError where a password cannot be taken."""
    problem = problem_with_password(normal_form(password), username)
    if problem:
        raise InvalidError(problem, "password")


def prepare_password_change(work: Work, viewer: Viewer) -> Password:
    """The present password of whoever is signed in, to be checked."""
    person = require_signed_in(viewer)
    found = accounts.find_password(work.db, person.id)
    return found or Password(account_id=person.id, hashed="", standing=Standing.ACTIVE)


def change_password(work: Work, viewer: Viewer, hashed: str, *, revoke_clients: bool) -> str:
    """Set a password: all sessions end, and all grants too where that is wanted.

    Answers the cookie of a new session for the browser that asked.
    """
    person = require_signed_in(viewer)
    accounts.update_password(work.db, person.id, hashed, work.now)
    if revoke_clients:
        update_all_to_revoked(work.db, person.id)
    return open_session(work, person.id)
