"""An example of every call: what is sent, and what the demo community's server answers to it.

The answers in examples.json are real: tools/write_examples.py has the demo answer every call anew.
"""

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from msgspec import Struct

TOKEN = "TOKEN"  # noqa: S105  stands where a token stood
BASE = "{{base}}"
"""Stands where scheme and host stood."""


class Example(Struct, frozen=True):
    """One call and its answer."""

    sent: dict[str, str]
    """Segments of the path, and parameters of query and form, by name."""
    answer: Any = None


def examples_at(base: str) -> dict[str, Example]:
    """The examples by the names of their routes, on a server at `base`."""
    return msgspec.json.decode(_text().replace(BASE, base), type=dict[str, Example])


@cache
def _text() -> str:
    return files(__package__).joinpath("examples.json").read_text("utf-8")
