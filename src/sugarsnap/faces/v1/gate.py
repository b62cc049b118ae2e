"""Who calls, and whether the call is really theirs: judged before anything that is asked for."""

from sugarsnap.errors import ClientAbsentError
from sugarsnap.faces.v1.calls import Arrival, Track
from sugarsnap.faces.v1.errors import (
    AddressesUnsignedError,
    NoCredentialsError,
    SignatureMissingError,
    SignatureWrongError,
    TokenInvalidError,
    TokenMissingError,
)
from sugarsnap.operations.grants import (
    expects_old_texts,
    find_client_alone,
    find_holder,
    reads_without_token,
)
from sugarsnap.operations.signatures import are_addresses_signed, is_signed
from sugarsnap.records.viewers import Caller
from sugarsnap.rules.signatures import NAME, SignedCall
from sugarsnap.rules.switches import Switch
from sugarsnap.work import Work

_SELF = "self"
PREFIX = "/v1"


def require_caller(work: Work, arrival: Arrival, track: Track) -> Caller:
    """Who calls. Raises TokenInvalidError, NoCredentialsError or ClientAbsentError."""
    request = arrival.request
    if not request.token:
        return _require_client(work, arrival)
    holder = find_holder(work, request.token)
    if holder is None:
        track.expects_old_texts = expects_old_texts(work, request.token)
        raise TokenInvalidError
    if request.is_bearer and Switch.ACCEPT_BEARER not in holder.switches:
        return _require_client(work, arrival)
    return holder


def _require_client(work: Work, arrival: Arrival) -> Caller:
    """A client that asks by itself, where that is answered (v1 reference §0.9, §1.6)."""
    client_id = arrival.parameters.get("client_id")
    if not client_id:
        raise NoCredentialsError
    if not reads_without_token(work):
        raise TokenInvalidError
    caller = find_client_alone(work, client_id.lower())
    if caller is None:
        raise ClientAbsentError
    return caller


def check_gate(work: Work, arrival: Arrival, caller: Caller) -> None:
    """Raise unless the call is signed as its client and the keeper want it (v1 reference §7).

    Raises TokenMissingError where a client asks by itself for what only a person has.
    """
    if caller.client.is_signature_enforced:
        _check_signature(work, arrival, caller)
    if arrival.route.bucket and work.settings.signed_addresses == "on":
        _check_addresses(work, arrival, caller)
    if caller.account is None and not _is_public(arrival):
        raise TokenMissingError


def _check_signature(work: Work, arrival: Arrival, caller: Caller) -> None:
    request = arrival.request
    signature = request.parameters.get(NAME)
    if not signature:
        raise SignatureMissingError
    path = request.path.removeprefix(PREFIX)
    call = SignedCall(path, request.parameters, request.query, signature)
    query_suffices = Switch.QUERY_SIGNATURES in caller.switches
    if not is_signed(work, caller.client, call, query_suffices=query_suffices):
        raise SignatureWrongError


def _check_addresses(work: Work, arrival: Arrival, caller: Caller) -> None:
    if not are_addresses_signed(work, caller.client, arrival.request.addresses):
        raise AddressesUnsignedError


def _is_public(arrival: Arrival) -> bool:
    return arrival.route.is_public and arrival.segments.get("user_id") != _SELF
