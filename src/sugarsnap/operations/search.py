"""Searching: people by their names, and what a search of the site finds at once."""

from collections.abc import Collection, Sequence

from msgspec import Struct

from sugarsnap.errors import MissingParameterError
from sugarsnap.ids import AccountId
from sugarsnap.operations.people import list_people
from sugarsnap.operations.tags import search_tags
from sugarsnap.queries.accounts import list_cards, list_ids_of_usernames
from sugarsnap.queries.name_words import list_ids_of_words
from sugarsnap.records.accounts import Card
from sugarsnap.records.tags import Tag
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.names import begins_one, beyond, words_of, words_of_person
from sugarsnap.rules.paging import Page, check_page
from sugarsnap.rules.usernames import could_begin_username
from sugarsnap.work import Work

_MOST_COMPARED = 200
"""People whom one search looks at, in each of its two ways."""


class Found(Struct, frozen=True):
    """What a search of the site finds, each kind by itself."""

    people: list[Card]
    tags: list[Tag]


def search_everything(work: Work, viewer: Viewer, text: str, most: int) -> Found:
    """People and tags that a text names, at most so many of each; nothing where it is empty."""
    if not text:
        return Found([], [])
    people = search_people(work, viewer, text, Page(most))
    return Found(people, search_tags(work, viewer, text)[:most])


def search_people(work: Work, viewer: Viewer, text: str, page: Page) -> list[Card]:
    """People whom a text names, private ones too, best first.

    Whoever has it as username comes first, then whose username begins so, then whose names have a
    word for each of its words.

    Raises MissingParameterError where there is no text, and the InvalidError of the page.
    """
    if not text:
        raise MissingParameterError("missing required parameter 'q'", "q")
    check_page(page)
    start = text.strip().lower().removeprefix("@")
    if viewer.sandbox is None:
        found = [*_named(work, start), *_called(work, words_of(text))]
    else:
        found = _found_among(work, viewer.sandbox, start, words_of(text))
    return list_people(work, viewer, list(dict.fromkeys(found)))[: page.count]


def _found_among(
    work: Work, ids: Collection[int], start: str, words: Sequence[str]
) -> list[AccountId]:
    """The same of a few people, all of whom are looked at."""
    cards = sorted(list_cards(work.db, ids).values(), key=lambda card: card.username)
    named = [card.id for card in cards if card.username.startswith(start)]
    called = [card.id for card in cards if words and _has_all(card, words)]
    return [*named, *called]


def _named(work: Work, start: str) -> Sequence[AccountId]:
    """Whose usernames begin so, by username: whoever has exactly this one comes first."""
    if not could_begin_username(start):
        return ()
    return list_ids_of_usernames(work.db, start, beyond(start), _MOST_COMPARED)


def _called(work: Work, words: Sequence[str]) -> Sequence[AccountId]:
    """Whose names have, for each of the words, one that begins so."""
    if not words:
        return ()
    rarest = max(words, key=len)
    ids = list_ids_of_words(work.db, rarest, beyond(rarest), _MOST_COMPARED)
    if len(words) == 1:
        return ids
    cards = list_cards(work.db, ids)
    return [id_ for id_ in ids if id_ in cards and _has_all(cards[id_], words)]


def _has_all(card: Card, words: Collection[str]) -> bool:
    own = words_of_person(card.username, card.full_name)
    return all(begins_one(word, own) for word in words)
