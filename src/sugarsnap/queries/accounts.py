"""People: finding them, making them, changing what is known of them."""

from collections.abc import Collection

from sugarsnap.ids import AccountId, shard_of_account, shard_of_key
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.accounts import Account, Card, Password, Profile, Standing

_statements = load("accounts")


def list_cards(db: Database, ids: Collection[int]) -> dict[int, Card]:
    """The cards of all who exist among `ids`, by id; what a reader keeps is not read again.

    A card is kept under its id alone: no other key is a number.
    """
    kept = db.kept if db.kept is not None else {}
    cards: dict[int, Card] = {id_: kept[id_] for id_ in ids if id_ in kept}
    missing = [id_ for id_ in set(ids) if id_ not in cards] if len(cards) < len(ids) else []
    if missing:
        shards = [shard_of_account(id_) for id_ in missing]
        for card in _statements.list_cards(db, ids=missing, shards=shards):
            cards[card.id] = kept[card.id] = card
    return cards


def find_card(db: Database, id_: int) -> Card | None:
    """One person's card."""
    return list_cards(db, (id_,)).get(id_)


def find_account(db: Database, id_: int) -> Account | None:
    """One person in full."""
    account: Account | None = _statements.find_account(db, id=id_, shard=shard_of_account(id_))
    return account


def find_id_by_username(db: Database, username: str) -> AccountId | None:
    """Whose username this is (in lower case)."""
    return _find_id(db, f"u:{username}")


def list_ids_by_usernames(db: Database, usernames: Collection[str]) -> dict[str, AccountId]:
    """Whose usernames (in lower case) these are, as far as they are somebody's."""
    names = [f"u:{username}" for username in usernames]
    if not names:
        return {}
    rows = _statements.list_ids_by_names(
        db, names=names, shards=[shard_of_key(name) for name in names]
    )
    return {name.removeprefix("u:"): account_id for name, account_id in rows}


def find_id_by_email(db: Database, email: str) -> AccountId | None:
    """Whose e-mail address this is (in lower case)."""
    return _find_id(db, f"e:{email}")


def list_ids_of_usernames(db: Database, first: str, last: str, most: int) -> list[AccountId]:
    """Whose usernames stand between two texts (the second exclusive), by username."""
    rows = _statements.list_ids_of_names(db, first=f"u:{first}", last=f"u:{last}", most=most)
    return [row[0] for row in rows]


def list_ids_after(db: Database, after_id: int, most: int) -> list[AccountId]:
    """Everybody's ids above one, rising."""
    return [row[0] for row in _statements.list_ids_after(db, after_id=after_id, most=most)]


def _find_id(db: Database, name: str) -> AccountId | None:
    found: AccountId | None = _statements.find_id_by_name(db, name=name, shard=shard_of_key(name))
    return found


def insert_username(db: Database, username: str, id_: int) -> bool:
    """Reserve a username; False where it is taken."""
    return _insert_name(db, f"u:{username}", id_)


def insert_email(db: Database, email: str, id_: int) -> bool:
    """Reserve an e-mail address; False where it is taken."""
    return _insert_name(db, f"e:{email}", id_)


def _insert_name(db: Database, name: str, id_: int) -> bool:
    shard = shard_of_key(name)
    return _statements.insert_name(db, name=name, shard=shard, account_id=id_) is not None


def insert_account(db: Database, account: Account, hashed: str) -> None:
    """Enter a new person, without photos, follows or a picture."""
    _statements.insert_account(
        db,
        id=account.id,
        shard=account.shard,
        username=account.username,
        full_name=account.full_name,
        email=account.email,
        is_admin=account.is_admin,
        created_ms=account.created_ms,
        password=hashed,
    )


def update_profile(db: Database, id_: int, profile: Profile) -> None:
    """Write what a person says about themselves."""
    _statements.update_profile(
        db,
        id=id_,
        shard=shard_of_account(id_),
        full_name=profile.full_name,
        bio=profile.bio,
        website=profile.website,
        is_private=profile.is_private,
    )


def update_picture(db: Database, id_: int, digest: str) -> None:
    """Set the profile picture; addresses of the one before die."""
    _statements.update_picture(db, id=id_, shard=shard_of_account(id_), picture=digest)


def update_photo_serial(db: Database, id_: int) -> None:
    """Let every picture address of a person's die."""
    _statements.update_photo_serial(db, id=id_, shard=shard_of_account(id_))


def update_standing(db: Database, id_: int, standing: Standing) -> None:
    """Suspend a person or take them back; every picture address of theirs dies."""
    _statements.update_standing(db, id=id_, shard=shard_of_account(id_), standing=int(standing))


def find_password(db: Database, id_: int) -> Password | None:
    """A person's hashed password."""
    found: Password | None = _statements.find_password(db, id=id_, shard=shard_of_account(id_))
    return found


def update_password(db: Database, id_: int, hashed: str, now: int) -> None:
    """Set a password; sessions begun before `now` are over."""
    _statements.update_password(db, id=id_, shard=shard_of_account(id_), password=hashed, now=now)


def find_sessions_start(db: Database, id_: int) -> int | None:
    """Since when sessions of an active person count (milliseconds); None for anybody else."""
    start: int | None = _statements.find_sessions_start(db, id=id_, shard=shard_of_account(id_))
    return start
