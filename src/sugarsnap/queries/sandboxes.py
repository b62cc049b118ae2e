"""Who is invited to try out clients, and who accepted."""

from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.sandboxes import SandboxUser

_statements = load("sandboxes")


def find_sandbox_user(db: Database, client_id: str, account_id: int) -> SandboxUser | None:
    """Somebody's invitation to a client's sandbox, accepted or not."""
    user: SandboxUser | None = _statements.find_sandbox_user(
        db, client_id=client_id, account_id=account_id
    )
    return user


def list_sandbox_users(db: Database, client_id: str) -> list[SandboxUser]:
    """All who are invited to a client's sandbox."""
    users: list[SandboxUser] = _statements.list_sandbox_users(db, client_id=client_id)
    return users


def list_sandboxes_of_user(db: Database, account_id: int) -> list[SandboxUser]:
    """All sandboxes to which a person is invited."""
    users: list[SandboxUser] = _statements.list_sandboxes_of_user(db, account_id=account_id)
    return users


def insert_sandbox_user(db: Database, client_id: str, account_id: int, invited_ms: int) -> None:
    """Enter an invitation."""
    _statements.insert_sandbox_user(
        db, client_id=client_id, account_id=account_id, invited_ms=invited_ms
    )


def update_to_accepted(db: Database, client_id: str, account_id: int) -> None:
    """Note that an invitation is accepted."""
    _statements.update_to_accepted(db, client_id=client_id, account_id=account_id)


def delete_sandbox_user(db: Database, client_id: str, account_id: int) -> None:
    """Forget that a person was invited."""
    _statements.delete_sandbox_user(db, client_id=client_id, account_id=account_id)


def delete_sandbox(db: Database, client_id: str) -> None:
    """Forget all who were invited to a client's sandbox."""
    _statements.delete_sandbox(db, client_id=client_id)
