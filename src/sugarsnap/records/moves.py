"""What a database says of a move of its house."""

from enum import StrEnum

from msgspec import Struct


class Direction(StrEnum):
    """Which way a house goes, as its database sees it."""

    FROM = "from"
    """It comes from elsewhere, and is not all here."""
    TO = "to"
    """It has gone elsewhere; what is here is old."""


class Move(Struct, frozen=True):
    """A move that is under way to here, or that has led away from here."""

    direction: Direction
    address: str
    """The other database's, without a password."""
