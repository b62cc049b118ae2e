"""Clients: what developers register, change and take away, and how a client proves who it is."""

from enum import Enum

from msgspec import Struct

from sugarsnap.errors import (
    AuthorizationError,
    ClientAbsentError,
    Fault,
    InvalidError,
    LimitExceededError,
)
from sugarsnap.operations.accounts import require_signed_in
from sugarsnap.operations.subscriptions import delete_subscriptions_of_client
from sugarsnap.queries import clients
from sugarsnap.queries.grants import update_grants_of_client_to_revoked
from sugarsnap.queries.permissions import delete_permissions
from sugarsnap.queries.sandboxes import delete_sandbox
from sugarsnap.records.clients import Client, Registration
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules import limits
from sugarsnap.rules.clients import (
    MOST_CLIENTS,
    is_credential,
    normal_registration,
    problem_with_registration,
)
from sugarsnap.rules.keys import same
from sugarsnap.rules.switches import Switch, write_switches
from sugarsnap.work import Work

_CREDENTIAL_BYTES = 16
_NONCE_BYTES = 12


class Provision(Struct, frozen=True, kw_only=True):
    """What the keeper may settle for a new client; what is left out is drawn or has its default."""

    client_id: str = ""
    secret: str = ""
    is_implicit_disabled: int = 1
    is_sandbox: int = 0


USUAL = Provision()


class Issued(Struct, frozen=True):
    """A client and its secret, in the one moment in which that is shown."""

    client: Client
    secret: str


class Switches(Struct, frozen=True):
    """What the Security and Migrations tabs say."""

    is_implicit_disabled: int
    is_signature_enforced: int
    switched_on: frozenset[Switch] | None = None
    """On the Migrations tab; None where it is left as it is."""


class Rotation(Enum):
    """What becomes of the present secret when a new one is drawn."""

    VOID_AT_ONCE = "void at once"
    KEEP_BESIDE = "keep beside the new one"


class Credentials(Struct, frozen=True):
    """How a client says and proves who it is (RFC 6749 §2.3.1), and from where it does."""

    client_id: str
    secret: str
    address: str


def create_client(
    work: Work, viewer: Viewer, registration: Registration, provision: Provision = USUAL
) -> Issued:
    """Register a client of the viewer's; its secret is never shown again.

    Under the setting `clients = "review"` it starts in sandbox mode. Raises InvalidError.
    """
    owner = require_signed_in(viewer)
    wanted = _checked(registration)
    if len(clients.list_clients_of_owner(work.db, owner.id)) >= MOST_CLIENTS:
        raise InvalidError(f"One person has at most {MOST_CLIENTS} clients.")
    secret = _credential(work, provision.secret, "secret")
    client = Client(
        id=_credential(work, provision.client_id, "client_id"),
        owner_id=owner.id,
        name=wanted.name,
        description=wanted.description,
        company_name=wanted.company_name,
        website_url=wanted.website_url,
        privacy_policy_url=wanted.privacy_policy_url,
        contact_email=wanted.contact_email,
        is_sandbox=int(provision.is_sandbox or work.settings.clients == "review"),
        is_implicit_disabled=provision.is_implicit_disabled,
        is_signature_enforced=0,
        secret=_sealed(work, secret),
        older_secret="",
        created_ms=work.now,
    )
    if not clients.insert_client(work.db, client):
        raise InvalidError("There is a client with this id already.", "client_id")
    clients.update_redirect_uris(work.db, client.id, wanted.redirect_uris)
    return Issued(client, secret)


def _checked(registration: Registration) -> Registration:
    wanted = normal_registration(registration)
    problem = problem_with_registration(wanted)
    if problem is not None:
        field, sentence = problem
        raise InvalidError(sentence, field)
    return wanted


def _credential(work: Work, given: str, field: str) -> str:
    if not given:
        return work.random.token_hex(_CREDENTIAL_BYTES)
    credential = given.strip().lower()
    if not is_credential(credential):
        raise InvalidError("A client's id and its secret have 32 hex digits.", field)
    return credential


def _sealed(work: Work, secret: str) -> str:
    return work.keys.seal(secret, work.random.token_hex(_NONCE_BYTES))


def list_own_clients(work: Work, viewer: Viewer) -> list[Client]:
    """The viewer's clients, oldest first. Raises SignInRequiredError."""
    return clients.list_clients_of_owner(work.db, require_signed_in(viewer).id)


def require_own_client(work: Work, viewer: Viewer, client_id: str) -> Client:
    """A client of the viewer's. Raises ClientAbsentError, for another's too."""
    owner = require_signed_in(viewer)
    client = clients.find_client(work.db, client_id.lower())
    if client is None or client.owner_id != owner.id:
        raise ClientAbsentError
    return client


def read_own_client(work: Work, viewer: Viewer, client_id: str) -> tuple[Client, list[str]]:
    """A client of the viewer's and its redirect URIs. Raises ClientAbsentError."""
    client = require_own_client(work, viewer, client_id)
    return client, clients.list_redirect_uris(work.db, client.id)


def edit_client(
    work: Work, viewer: Viewer, client_id: str, registration: Registration, switches: Switches
) -> None:
    """Write what the developer says about a client, and its switches.

    Raises InvalidError and ClientAbsentError.
    """
    client = require_own_client(work, viewer, client_id)
    clients.update_client(work.db, client.id, _checked(registration))
    clients.update_security(
        work.db,
        client.id,
        is_implicit_disabled=switches.is_implicit_disabled,
        is_signature_enforced=switches.is_signature_enforced,
    )
    if switches.switched_on is not None:
        clients.update_switches(work.db, client.id, write_switches(switches.switched_on))


def reset_secret(work: Work, viewer: Viewer, client_id: str, rotation: Rotation) -> Issued:
    """Draw a new secret, shown this once. Tokens live on. Raises ClientAbsentError."""
    client = require_own_client(work, viewer, client_id)
    secret = work.random.token_hex(_CREDENTIAL_BYTES)
    older = client.secret if rotation is Rotation.KEEP_BESIDE else ""
    clients.update_secret(work.db, client.id, _sealed(work, secret), older)
    return Issued(client, secret)


def void_older_secret(work: Work, viewer: Viewer, client_id: str) -> None:
    """End a rotation: only the newest secret counts. Raises ClientAbsentError."""
    client = require_own_client(work, viewer, client_id)
    clients.update_secret(work.db, client.id, client.secret, "")


def delete_client(work: Work, viewer: Viewer, client_id: str) -> None:
    """Take a client away: every grant to it, and so every token, dies. Raises ClientAbsentError."""
    client = require_own_client(work, viewer, client_id)
    update_grants_of_client_to_revoked(work.db, client.id)
    delete_subscriptions_of_client(work, client.id)
    delete_sandbox(work.db, client.id)
    delete_permissions(work.db, client.id)
    clients.delete_client(work.db, client.id)


def secrets_of(work: Work, client: Client) -> list[str]:
    """The secrets that count: the newest, and the one before while a rotation lasts."""
    sealed = (client.secret, client.older_secret)
    return [work.keys.unseal(secret) for secret in sealed if secret]


def check_credentials_sent(credentials: Credentials) -> None:
    """Raise AuthorizationError where a client does not say who it is, or does not prove it."""
    if not credentials.client_id:
        raise AuthorizationError(Fault.CLIENT_ID_MISSING)
    if not credentials.secret:
        raise AuthorizationError(Fault.SECRET_MISSING)


def authenticate_client(work: Work, credentials: Credentials) -> Client:
    """The client whose credentials these are (RFC 6749 §3.2.1).

    Raises AuthorizationError, and LimitExceededError once an address has failed too often.
    """
    check_credentials_sent(credentials)
    client_id = credentials.client_id.lower()
    _check_failures(work, client_id, credentials.address)
    client = clients.find_client(work.db, client_id)
    if client is None:
        note_failure(work, "", credentials.address)
        raise AuthorizationError(Fault.CLIENT_UNKNOWN)
    fitting = [same(secret, credentials.secret) for secret in secrets_of(work, client)]
    if not any(fitting):
        note_failure(work, client.id, credentials.address)
        raise AuthorizationError(Fault.SECRET_WRONG)
    return client


def note_failure(work: Work, client_id: str, address: str) -> None:
    """Count a wrong secret or code of a client ("" for an unknown one) from an address."""
    for bucket, _ in _buckets(client_id, address):
        work.limits.count(bucket, work.now)


def _check_failures(work: Work, client_id: str, address: str) -> None:
    if work.settings.rate_limits == "off":
        return
    for bucket, allowed in _buckets(client_id, address):
        tally = work.limits.peek(bucket, work.now)
        if tally.made >= allowed:
            raise LimitExceededError(tally.retry_after)


def _buckets(client_id: str, address: str) -> tuple[tuple[str, int], ...]:
    return (
        (f"exchange of {client_id} from {address}", limits.FAILED_EXCHANGES_PER_CLIENT),
        (f"exchange from {address}", limits.FAILED_EXCHANGES_PER_ADDRESS),
    )
