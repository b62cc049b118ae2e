"""People's names, by whose words they are found."""

from sugarsnap.queries.accounts import find_card
from sugarsnap.queries.name_words import delete_words, insert_words
from sugarsnap.records.accounts import Card
from sugarsnap.rules.names import words_of_person
from sugarsnap.work import Work


def enter_name(work: Work, card: Card) -> None:
    """Let a person be found by their names; where they are already nothing changes."""
    insert_words(work.db, card.id, words_of_person(card.username, card.full_name))


def change_name(work: Work, account_id: int, full_name: str) -> None:
    """Let a person be found by the full name that they are about to have, no more by the present.

    Whoever changes the account does so right after this.
    """
    card = find_card(work.db, account_id)
    if card is None:
        return
    before = words_of_person(card.username, card.full_name)
    after = words_of_person(card.username, full_name)
    delete_words(work.db, card.id, before - after)
    insert_words(work.db, card.id, after - before)
