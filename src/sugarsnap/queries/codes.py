"""Authorisation codes and the requests behind consent pages, both found by a digest."""

from sugarsnap.ids import shard_of_key
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.clients import AuthorizationRequest, Code

_statements = load("codes")


def find_code(db: Database, digest: str) -> Code | None:
    """A code, used or not."""
    code: Code | None = _statements.find_code(db, digest=digest, shard=shard_of_key(digest))
    return code


def insert_code(db: Database, digest: str, code: Code) -> None:
    """Enter a code that is not used yet."""
    _statements.insert_code(
        db,
        digest=digest,
        shard=shard_of_key(digest),
        client_id=code.client_id,
        account_id=code.account_id,
        redirect_uri=code.redirect_uri,
        challenge=code.challenge,
        serial=code.serial,
        minted=code.minted,
        expires_ms=code.expires_ms,
    )


def update_to_used(db: Database, digest: str) -> bool:
    """Use a code up; False where somebody was faster."""
    used = _statements.update_to_used(db, digest=digest, shard=shard_of_key(digest))
    return used is not None


def find_request(db: Database, digest: str) -> AuthorizationRequest | None:
    """What a consent page asks."""
    request: AuthorizationRequest | None = _statements.find_request(
        db, digest=digest, shard=shard_of_key(digest)
    )
    return request


def insert_request(db: Database, digest: str, request: AuthorizationRequest) -> None:
    """Keep what a consent page asks until it is answered."""
    _statements.insert_request(
        db,
        digest=digest,
        shard=shard_of_key(digest),
        account_id=request.account_id,
        client_id=request.client_id,
        response_type=request.response_type,
        redirect_uri=request.redirect_uri,
        scopes=request.scopes,
        state=request.state,
        has_state=request.has_state,
        challenge=request.challenge,
        expires_ms=request.expires_ms,
    )


def delete_request(db: Database, digest: str) -> bool:
    """Take a request away; False where it was answered already."""
    gone = _statements.delete_request(db, digest=digest, shard=shard_of_key(digest))
    return gone is not None


def delete_ended(db: Database, now: int) -> None:
    """Forget codes and requests whose time is over."""
    _statements.delete_ended_codes(db, before=now)
    _statements.delete_ended_requests(db, before=now)
