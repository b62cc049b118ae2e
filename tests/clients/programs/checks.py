"""What the programs in Python share with those in JavaScript: checks that run in order, a report.

What is told and asked is the same as in checks.js.
"""

import json
import socket
import sys
from collections.abc import Callable, Iterable
from typing import Any

known: dict[str, Any] = json.loads(sys.argv[1])
called: set[str] = set()
_checks: list[Callable[[], None]] = []

Check = Callable[[], None]


def check(body: Check) -> Check:
    """Enter a check; its name is a sentence about the server."""
    _checks.append(body)
    return body


def ask(deed: str, about: str) -> Any:
    """Have a person do something; answers what came of it."""
    with socket.socket(socket.AF_UNIX) as asking:
        asking.connect(known["deeds"])
        asking.sendall(json.dumps({"deed": deed, "about": about}).encode() + b"\n")
        return json.loads(asking.makefile().readline())


class Watched:
    """A library's object, untouched, seen through a glass that notes which methods are called."""

    def __init__(self, library: Any) -> None:
        self._library = library

    def __getattr__(self, name: str) -> Any:
        called.add(name)
        return getattr(self._library, name)


def refusal(kind: type[Exception], call: Callable[..., object], *args: Any, **named: Any) -> Any:
    """What a call is refused with."""
    try:
        call(*args, **named)
    except kind as error:
        return error
    raise AssertionError("nothing was refused")


def run(methods: Iterable[str]) -> None:
    """Run every check, and report; `methods` are all that the library has."""
    failures = {}
    for body in _checks:
        try:
            body()
        except Exception as error:  # noqa: BLE001  whatever a library raises is its answer
            failures[body.__name__] = f"{type(error).__name__}: {error}"[:500]
    names = [body.__name__ for body in _checks]
    uncalled = [method for method in methods if method not in called]
    json.dump({"names": names, "failures": failures, "uncalled": uncalled}, sys.stdout)
