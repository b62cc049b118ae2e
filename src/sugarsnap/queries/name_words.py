"""The words of people's names, kept with the person."""

from collections.abc import Collection
from typing import Any

from sugarsnap.ids import AccountId, shard_of_account
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load

_statements = load("name_words")


def list_ids_of_words(db: Database, first: str, last: str, most: int) -> list[AccountId]:
    """Whose names have a word from one up to another (exclusive), each once, by word."""
    rows = _statements.list_ids_of_words(db, first=first, last=last, most=most)
    return list(dict.fromkeys(row[0] for row in rows))


def insert_words(db: Database, account_id: int, words: Collection[str]) -> None:
    """Let a person be found by words; those that stand already stay."""
    _statements.insert_words(db, _rows(account_id, words))


def delete_words(db: Database, account_id: int, words: Collection[str]) -> None:
    """Let a person be found by words no more."""
    _statements.delete_words(db, _rows(account_id, words))


def _rows(account_id: int, words: Collection[str]) -> list[dict[str, Any]]:
    shard = shard_of_account(account_id)
    return [{"word": word, "account_id": account_id, "shard": shard} for word in sorted(words)]
