"""Whether a call was made by whoever has the client's secret (v1 reference §7)."""

from sugarsnap.operations.clients import secrets_of
from sugarsnap.records.clients import Client
from sugarsnap.rules import signatures
from sugarsnap.rules.signatures import SignedCall
from sugarsnap.work import Work


def is_signed(work: Work, client: Client, call: SignedCall, *, query_suffices: bool) -> bool:
    """Whether a call bears a signature of the client's; while a rotation lasts, of either secret.

    Where `query_suffices`, one over the parameters of the address alone counts as well.
    """
    secrets = secrets_of(work, client)
    return signatures.is_signed(call, secrets, query_suffices=query_suffices)


def are_addresses_signed(work: Work, client: Client, header: str) -> bool:
    """Whether a value of `X-Insta-Forwarded-For` bears a signature of the client's (§7.2)."""
    return signatures.are_addresses_signed(header, secrets_of(work, client))
