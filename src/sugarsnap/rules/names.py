"""The words of people's names, as searches compare them."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a name or of a search, each once: in lower case, and without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return list(dict.fromkeys(_WORD.findall(plain)))


def words_of_person(username: str, full_name: str) -> set[str]:
    """The words by which a person is found."""
    return {*words_of(username), *words_of(full_name)}


def begins_one(start: str, words: set[str]) -> bool:
    """Whether any of `words` begins so."""
    return any(word.startswith(start) for word in words)


def beyond(start: str) -> str:
    """A text behind all that begin with `start`, and before all others that follow it."""
    return f"{start}\U0010ffff"
