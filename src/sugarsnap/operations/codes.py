"""Authorisation codes: issued after consent, good once, and exchanged for a token."""

from msgspec import Struct

from sugarsnap.errors import AuthorizationError, Fault
from sugarsnap.operations.clients import (
    Credentials,
    authenticate_client,
    check_credentials_sent,
    note_failure,
)
from sugarsnap.operations.grants import Given, token_of
from sugarsnap.queries import codes
from sugarsnap.queries.accounts import find_account
from sugarsnap.queries.grants import find_grant, update_to_revoked
from sugarsnap.records.accounts import Account, Standing
from sugarsnap.records.clients import AuthorizationRequest, Client, Code, Grant
from sugarsnap.rules import pkce
from sugarsnap.rules.keys import digest_of
from sugarsnap.rules.redirects import matches
from sugarsnap.rules.switches import Switch, switches_of
from sugarsnap.work import Work

GRANT_TYPE = "authorization_code"
CODE_MS = 10 * 60 * 1000
"""How long a code is good (RFC 6749 §4.1.2: ten minutes at most)."""
_CODE_BYTES = 16


class Presented(Struct, frozen=True):
    """What a client presents for a token (RFC 6749 §4.1.3, RFC 7636 §4.5)."""

    grant_type: str
    code: str
    redirect_uri: str
    verifier: str
    address: str
    """From where."""


class Exchanged(Struct, frozen=True):
    """What a code was good for."""

    token: str
    account: Account


def issue_code(work: Work, request: AuthorizationRequest, given: Given) -> str:
    """A code for a grant, of which only a digest is kept (RFC 6749 §4.1.2)."""
    code = work.random.token_hex(_CODE_BYTES)
    record = Code(
        client_id=request.client_id,
        account_id=request.account_id,
        redirect_uri=request.redirect_uri,
        challenge=request.challenge,
        serial=given.grant.serial,
        minted=int(given.is_new),
        is_used=0,
        expires_ms=work.now + CODE_MS,
    )
    codes.insert_code(work.db, digest_of(code), record)
    return code


def prepare_exchange(work: Work, credentials: Credentials, presented: Presented) -> Client:
    """The client that asks for a token, in the order of the v1 reference §1.4.

    Raises AuthorizationError, and LimitExceededError after too many failures.
    """
    check_credentials_sent(credentials)
    if not presented.grant_type:
        raise AuthorizationError(Fault.GRANT_TYPE_MISSING)
    if presented.grant_type != GRANT_TYPE:
        raise AuthorizationError(Fault.GRANT_TYPE_UNKNOWN)
    if not presented.code:
        raise AuthorizationError(Fault.CODE_MISSING)
    return authenticate_client(work, credentials)


def exchange_code(
    work: Work, client: Client, presented: Presented
) -> Exchanged | AuthorizationError:
    """Exchange a code of an authenticated client's for the token of its grant (RFC 6749 §4.1.3).

    A code that comes a second time is refused, and where it minted the token that stands, that is
    revoked (§4.1.2): whoever sends it again, one of the two who had it stole it. The house cannot
    tell a client's hasty retry from a thief, so of several at once one gets the token, and the
    next ends it. As that must not be undone, this refusal is answered, not raised.

    Raises AuthorizationError for every other reason.
    """
    digest = digest_of(presented.code)
    code = codes.find_code(work.db, digest)
    if code is None:
        return _useless(work, client, presented)
    if code.client_id != client.id:
        raise AuthorizationError(Fault.CODE_OF_ANOTHER)
    if code.is_used:
        _revoke_replayed(work, code)
        return _useless(work, client, presented)
    grant, account = _find_behind(work, code), find_account(work.db, code.account_id)
    if grant is None or account is None or account.standing != Standing.ACTIVE:
        return _useless(work, client, presented)
    _check_proof(code, presented)
    if not codes.update_to_used(work.db, digest):
        _revoke_replayed(work, code)
        return _useless(work, client, presented)
    return Exchanged(token_of(work, grant), account)


def _useless(work: Work, client: Client, presented: Presented) -> AuthorizationError:
    note_failure(work, client.id, presented.address)
    expects_old_texts = Switch.OLD_MESSAGE_TEXTS in switches_of(client)
    return AuthorizationError(Fault.CODE_USELESS, expects_old_texts=expects_old_texts)


def _find_behind(work: Work, code: Code) -> Grant | None:
    """The grant that a code stands for, unless either is over."""
    if code.expires_ms <= work.now:
        return None
    grant = find_grant(work.db, code.account_id, code.client_id)
    if grant is None or not grant.is_live or grant.serial != code.serial:
        return None
    return grant


def _check_proof(code: Code, presented: Presented) -> None:
    """Raise AuthorizationError unless redirect URI and verifier are those of the request."""
    if not matches(code.redirect_uri, presented.redirect_uri):
        raise AuthorizationError(Fault.REDIRECT_URI_CHANGED)
    if presented.verifier and not code.challenge:  # a downgrade (RFC 9700 §4.8.2)
        raise AuthorizationError(Fault.VERIFIER_UNASKED)
    if code.challenge and not presented.verifier:
        raise AuthorizationError(Fault.VERIFIER_MISSING)
    if code.challenge and not pkce.fits(presented.verifier, code.challenge):
        raise AuthorizationError(Fault.VERIFIER_WRONG)


def _revoke_replayed(work: Work, code: Code) -> None:
    """End the grant whose standing token first left the house through this code.

    A code that handed out a token that others have too ends nothing: a stolen one could then be
    used to sign people out.
    """
    grant = find_grant(work.db, code.account_id, code.client_id)
    if code.minted and grant is not None and grant.is_live and grant.serial == code.serial:
        update_to_revoked(work.db, code.account_id, code.client_id)
