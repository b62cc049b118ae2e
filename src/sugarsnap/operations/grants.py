"""Grants: from a token to whom it speaks for, and what people let clients do."""

from sugarsnap.ids import number_of
from sugarsnap.queries.accounts import find_card
from sugarsnap.queries.clients import find_client
from sugarsnap.queries.grants import list_grants_by_prefix
from sugarsnap.records.accounts import Standing
from sugarsnap.records.clients import Grant
from sugarsnap.records.viewers import Holder
from sugarsnap.rules.keys import same
from sugarsnap.rules.scopes import stored_scopes
from sugarsnap.work import Work

_LONGEST_TOKEN = 80


def find_holder(work: Work, token: str) -> Holder | None:
    """Whom a token speaks for, or None: unknown, revoked, client gone, person suspended.

    The token is never stored: the grant is found by its person and the client's seven digits, and
    the mark compared with the one derived for each hit.
    """
    if len(token) > _LONGEST_TOKEN:
        return None
    return work.remember(("token", token), lambda: _find_holder(work, token))


def _find_holder(work: Work, token: str) -> Holder | None:
    account_part, _, rest = token.partition(".")
    account_id, prefix = number_of(account_part), rest.partition(".")[0]
    if account_id is None or not prefix:
        return None
    for grant in list_grants_by_prefix(work.db, account_id, prefix):
        if grant.is_live and same(token_of(work, grant), token):
            return _holder_of(work, grant)
    return None


def token_of(work: Work, grant: Grant) -> str:
    """The access token of a grant, the same as long as its serial stands."""
    return work.keys.token(grant.account_id, grant.client_id, grant.serial)


def _holder_of(work: Work, grant: Grant) -> Holder | None:
    account = find_card(work.db, grant.account_id)
    client = find_client(work.db, grant.client_id)
    if account is None or account.standing != Standing.ACTIVE or client is None:
        return None
    return Holder(account, client, stored_scopes(grant.scopes))
