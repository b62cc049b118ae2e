"""Authorising: a client asks for access, and a person answers (RFC 6749 §4.1, §4.2)."""

from collections.abc import Iterable
from enum import StrEnum
from urllib.parse import parse_qsl, unquote_to_bytes

from msgspec import Struct

from sugarsnap.errors import AuthorizationError, Fault, InvalidError
from sugarsnap.ids import AccountId
from sugarsnap.operations.accounts import require_signed_in
from sugarsnap.operations.codes import issue_code
from sugarsnap.operations.endpoints import read_era
from sugarsnap.operations.grants import give_grant, granted_scopes, token_of
from sugarsnap.operations.sandboxes import read_sandbox
from sugarsnap.queries import codes
from sugarsnap.queries.accounts import find_card
from sugarsnap.queries.clients import find_client, list_redirect_uris
from sugarsnap.records.accounts import Card
from sugarsnap.records.clients import AuthorizationRequest, Client
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules import pkce
from sugarsnap.rules.eras import Era
from sugarsnap.rules.keys import digest_of
from sugarsnap.rules.redirects import destination_of, matches, matches_as_in_2012
from sugarsnap.rules.scopes import Scope, names_in, read_scopes, stored_scopes, write_scopes
from sugarsnap.rules.switches import Switch, switches_of
from sugarsnap.work import Work

REQUEST_MS = 60 * 60 * 1000
"""How long a consent page may be left open."""
STATE_BYTES = 2048
_REQUEST_BYTES = 16
_PAGE = "/oauth/authorize"


class ResponseType(StrEnum):
    """What an authorisation ends in: a code for a server, or a token in the address bar."""

    CODE = "code"
    TOKEN = "token"  # noqa: S105  the wire's word


class Decision(StrEnum):
    """What a person may answer."""

    AUTHORIZE = "authorize"
    CANCEL = "cancel"


class Asked(Struct, frozen=True, kw_only=True):
    """What a request says (RFC 6749 §4.1.1, §4.2.1, RFC 7636 §4.3); "" for what is missing."""

    client_id: str = ""
    redirect_uri: str = ""
    response_type: str = ""
    scope: str | None = None
    state: str | None = None
    """As it stood in the query, undecoded, so that it goes back byte for byte."""
    code_challenge: str = ""
    code_challenge_method: str = ""


class Question(Struct, frozen=True):
    """What a person is asked on the consent page."""

    request_id: str
    client: Client
    owner: Card | None
    redirect_uri: str
    is_implicit: bool
    new: frozenset[Scope]
    old: frozenset[Scope]


class Settled(Struct, frozen=True):
    """How a request ended: with a code, with a token, or with neither, where it was denied."""

    request: AuthorizationRequest
    code: str = ""
    token: str = ""


def check_authorization(work: Work, asked: Asked) -> Client:
    """The client of a request that a person may be shown, in the order of the v1 reference §1.1.

    Raises AuthorizationError, which must never lead to the redirect URI that was sent (RFC 6749
    §4.1.2.1): answering it there would open the door to whoever wrote the link (RFC 9700 §4.11).
    """
    if not (asked.client_id and asked.redirect_uri and asked.response_type):
        raise AuthorizationError(Fault.PARAMETER_MISSING)
    client = _require_client(work, asked.client_id)
    if asked.response_type not in set(ResponseType):
        raise AuthorizationError(Fault.RESPONSE_TYPE_UNKNOWN)
    _check_open(work, client, asked.redirect_uri, asked.response_type)
    _check_scopes(work, asked)
    if asked.state is not None and len(unquote_to_bytes(asked.state)) > STATE_BYTES:
        raise AuthorizationError(Fault.STATE_TOO_LONG)
    if not pkce.is_usable(asked.code_challenge, asked.code_challenge_method):
        raise AuthorizationError(Fault.CHALLENGE_UNUSABLE)
    return client


def _require_client(work: Work, client_id: str) -> Client:
    client = find_client(work.db, client_id.lower())
    if client is None:
        raise AuthorizationError(Fault.CLIENT_UNKNOWN)
    return client


def _check_open(work: Work, client: Client, redirect_uri: str, response_type: str) -> None:
    """Raise AuthorizationError where the way back is unknown or the implicit flow is shut."""
    if not _is_registered(work, client, redirect_uri):
        expects_old_texts = Switch.OLD_MESSAGE_TEXTS in switches_of(client)
        raise AuthorizationError(
            Fault.REDIRECT_URI_UNREGISTERED, expects_old_texts=expects_old_texts
        )
    is_shut = client.is_implicit_disabled or work.settings.implicit == "off"
    if response_type == ResponseType.TOKEN and is_shut:
        raise AuthorizationError(Fault.IMPLICIT_DISABLED)


def _is_registered(work: Work, client: Client, redirect_uri: str) -> bool:
    is_of_2012 = Switch.REDIRECT_QUERIES in switches_of(client)
    fits = matches_as_in_2012 if is_of_2012 else matches
    return any(fits(uri, redirect_uri) for uri in list_redirect_uris(work.db, client.id))


def _check_scopes(work: Work, asked: Asked) -> None:
    """Raise AuthorizationError for scopes that do not exist, or that have ended by the era."""
    _check_era(work, [Scope.BASIC] if asked.scope is None else names_in(asked.scope))
    _scopes_of(asked)


def _check_era(work: Work, scopes: Iterable[str]) -> None:
    if read_era(work) is Era.Y2020:
        raise AuthorizationError(Fault.SCOPE_UNKNOWN, ",".join(scopes))


def _scopes_of(asked: Asked) -> frozenset[Scope]:
    if asked.scope is None:
        return frozenset({Scope.BASIC})
    scopes, unknown = read_scopes(asked.scope)
    if unknown:
        raise AuthorizationError(Fault.SCOPE_UNKNOWN, ",".join(unknown))
    return scopes


def _check_membership(work: Work, client: Client, account_id: AccountId) -> None:
    """Raise AuthorizationError where a client is tried out among others than this person."""
    if client.is_sandbox and account_id not in read_sandbox(work, client):
        raise AuthorizationError(Fault.NOT_IN_SANDBOX)


def begin_authorization(work: Work, viewer: Viewer, asked: Asked) -> Question | Settled:
    """Ask the viewer, or settle at once a code request that asks for nothing new.

    A token request always asks: it would else hand out tokens to whoever can make a browser open
    a link. Raises AuthorizationError.
    """
    person = require_signed_in(viewer)
    client = check_authorization(work, asked)
    _check_membership(work, client, person.id)
    request = _request_of(work, person.id, client.id, asked)
    wanted, granted = _scopes_of(asked), granted_scopes(work, person.id, client.id)
    if asked.response_type == ResponseType.CODE and wanted <= granted:
        return _settle_with_code(work, request)
    request_id = work.random.token_hex(_REQUEST_BYTES)
    codes.insert_request(work.db, digest_of(request_id), request)
    return Question(
        request_id=request_id,
        client=client,
        owner=find_card(work.db, client.owner_id),
        redirect_uri=request.redirect_uri,
        is_implicit=asked.response_type == ResponseType.TOKEN,
        new=wanted - granted,
        old=granted,
    )


def _request_of(
    work: Work, account_id: AccountId, client_id: str, asked: Asked
) -> AuthorizationRequest:
    return AuthorizationRequest(
        account_id=account_id,
        client_id=client_id,
        response_type=asked.response_type,
        redirect_uri=asked.redirect_uri,
        scopes=write_scopes(_scopes_of(asked)),
        state=asked.state or "",
        has_state=int(asked.state is not None),
        challenge=asked.code_challenge,
        expires_ms=work.now + REQUEST_MS,
    )


def answer_request(work: Work, viewer: Viewer, request_id: str, decision: str) -> Settled:
    """Settle, once, what the viewer was asked: as it was asked, under the switches of now.

    Raises AuthorizationError where it is over or somebody else's, or the client may no longer do
    what it asked for, and InvalidError for a decision that is none.
    """
    person = require_signed_in(viewer)
    if decision not in set(Decision):
        raise InvalidError("The answer is neither to authorize nor to cancel.", "decision")
    request = _take_request(work, person.id, request_id)
    client = _require_client(work, request.client_id)
    _check_open(work, client, request.redirect_uri, request.response_type)
    _check_membership(work, client, person.id)
    if decision == Decision.CANCEL:
        return Settled(request)
    _check_era(work, request.scopes.split())
    if request.response_type == ResponseType.CODE:
        return _settle_with_code(work, request)
    scopes = stored_scopes(request.scopes)
    given = give_grant(work, person.id, request.client_id, scopes)
    return Settled(request, token=token_of(work, given.grant))


def _settle_with_code(work: Work, request: AuthorizationRequest) -> Settled:
    scopes = stored_scopes(request.scopes)
    given = give_grant(work, request.account_id, request.client_id, scopes)
    return Settled(request, code=issue_code(work, request, given))


def _take_request(work: Work, account_id: AccountId, request_id: str) -> AuthorizationRequest:
    digest = digest_of(request_id)
    request = codes.find_request(work.db, digest)
    is_over = request is None or request.expires_ms <= work.now
    if request is None or is_over or request.account_id != account_id:
        raise AuthorizationError(Fault.REQUEST_OVER)
    if not codes.delete_request(work.db, digest):
        raise AuthorizationError(Fault.REQUEST_OVER)
    return request


def destination_of_next(work: Work, next_path: str) -> str | None:
    """Where signing in may lead by way of `next_path`: a client's registered redirect URI.

    As a content-security-policy source, for the form of the sign-in page; None for other pages.
    """
    path, _, query = next_path.partition("?")
    if path.rstrip("/") != _PAGE:
        return None
    asked = dict(parse_qsl(query))
    redirect_uri = asked.get("redirect_uri", "")
    client = find_client(work.db, asked.get("client_id", "").lower())
    if client is None or not _is_registered(work, client, redirect_uri):
        return None
    return destination_of(redirect_uri)
