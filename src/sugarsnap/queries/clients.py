"""Developers' clients and their redirect URIs."""

from collections.abc import Collection, Sequence

from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.clients import Client, Registration

_statements = load("clients")

_PAST_HEX = "g"


def find_client(db: Database, id_: str) -> Client | None:
    """A client by its id (lower-case hex)."""
    client: Client | None = _statements.find_client(db, id=id_)
    return client


def list_clients(db: Database, ids: Collection[str]) -> dict[str, Client]:
    """All clients that exist among `ids`, by id."""
    return {client.id: client for client in _statements.list_clients(db, ids=list(ids))}


def list_clients_by_prefix(db: Database, prefix: str) -> list[Client]:
    """The clients whose ids begin with some digits: hardly ever more than one."""
    clients: list[Client] = _statements.list_clients_by_prefix(
        db, first=prefix, last=prefix + _PAST_HEX
    )
    return clients


def list_clients_of_owner(db: Database, owner_id: int) -> list[Client]:
    """A developer's clients, oldest first."""
    clients: list[Client] = _statements.list_clients_of_owner(db, owner_id=owner_id)
    return clients


def insert_client(db: Database, client: Client) -> bool:
    """Enter a client without redirect URIs; False where its id is taken."""
    entered = _statements.insert_client(
        db,
        id=client.id,
        owner_id=client.owner_id,
        name=client.name,
        description=client.description,
        company_name=client.company_name,
        website_url=client.website_url,
        privacy_policy_url=client.privacy_policy_url,
        contact_email=client.contact_email,
        is_sandbox=client.is_sandbox,
        is_implicit_disabled=client.is_implicit_disabled,
        is_signature_enforced=client.is_signature_enforced,
        secret=client.secret,
        created_ms=client.created_ms,
    )
    return entered is not None


def update_client(db: Database, id_: str, registration: Registration) -> None:
    """Write what the developer says about a client, redirect URIs included."""
    _statements.update_client(
        db,
        id=id_,
        name=registration.name,
        description=registration.description,
        company_name=registration.company_name,
        website_url=registration.website_url,
        privacy_policy_url=registration.privacy_policy_url,
        contact_email=registration.contact_email,
    )
    update_redirect_uris(db, id_, registration.redirect_uris)


def update_security(
    db: Database, id_: str, *, is_implicit_disabled: int, is_signature_enforced: int
) -> None:
    """Set the two switches of the Security tab."""
    _statements.update_security(
        db,
        id=id_,
        is_implicit_disabled=is_implicit_disabled,
        is_signature_enforced=is_signature_enforced,
    )


def update_mode(db: Database, id_: str, *, is_sandbox: int) -> None:
    """Put a client into sandbox mode, or take it live."""
    _statements.update_mode(db, id=id_, is_sandbox=is_sandbox)


def update_switches(db: Database, id_: str, switches: str) -> None:
    """Set what a client has otherwise than is usual (rules/switches)."""
    _statements.update_switches(db, id=id_, switches=switches)


def update_secret(db: Database, id_: str, secret: str, older_secret: str) -> None:
    """Set the sealed secret and the one that it replaces ("" where that is void at once)."""
    _statements.update_secret(db, id=id_, secret=secret, older_secret=older_secret)


def delete_client(db: Database, id_: str) -> None:
    """Take a client and its redirect URIs away."""
    _statements.delete_redirect_uris(db, client_id=id_)
    _statements.delete_client(db, id=id_)


def list_redirect_uris(db: Database, client_id: str) -> list[str]:
    """A client's registered redirect URIs, in the order in which they were entered."""
    return [row[0] for row in _statements.list_redirect_uris(db, client_id=client_id)]


def update_redirect_uris(db: Database, client_id: str, uris: Sequence[str]) -> None:
    """Replace a client's redirect URIs."""
    _statements.delete_redirect_uris(db, client_id=client_id)
    for position, uri in enumerate(uris):
        _statements.insert_redirect_uri(db, client_id=client_id, position=position, uri=uri)
