"""Comparing a whole answer, character for character, with what is shown of it."""

import httpx

from docs.matching import compact, fill_in, learn

Known = dict[str, str]
"""The values of placeholders (`{{name}}`) by name; new ones are learned where they stand first."""


def compare(said: httpx.Response, status: int, shown: str, known: Known) -> None:
    """Fail unless status and body are as shown: every key, in this order, and nothing besides.

    `shown` may be laid out over lines; what the server says may not. A script is shown as it is.
    """
    shown = shown.strip() if shown.startswith("/**/") else compact(shown)
    learn(shown, said.text, known)
    unknown = {name: f"{{{{{name}}}}}" for name in _names_in(shown)}
    assert (said.status_code, said.text) == (status, fill_in(shown, unknown | known))


def _names_in(shown: str) -> list[str]:
    return [part.partition("}}")[0] for part in shown.split("{{")[1:]]
