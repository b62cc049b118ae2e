"""Which scopes clients have asked the keeper for, and what the keeper decided."""

import msgspec

from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.permissions import Permission, State

_statements = load("permissions")


def list_permissions(db: Database, client_id: str) -> dict[str, Permission]:
    """All that a client ever asked for, by scope."""
    found: list[Permission] = _statements.list_permissions(db, client_id=client_id)
    return {permission.scope: permission for permission in found}


def list_permissions_in_state(db: Database, state: State, most: int) -> list[Permission]:
    """The permissions of all clients that are so far, submitted first."""
    found: list[Permission] = _statements.list_permissions_in_state(db, state=int(state), most=most)
    return found


def upsert_permission(db: Database, permission: Permission) -> None:
    """Write how far a permission is."""
    _statements.upsert_permission(db, **msgspec.structs.asdict(permission))


def delete_permissions(db: Database, client_id: str) -> None:
    """Forget what a client asked for."""
    _statements.delete_permissions(db, client_id=client_id)
