"""Comparing what a page shows with what a server says, character for character."""

import re

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
_ANY_VALUE = r"[^\s\"&/?,]+?"


def compact(json: str) -> str:
    """A JSON text without the white space between its tokens; nothing else is touched."""
    pieces, end = [], 0
    for match in _STRING.finditer(json):
        pieces += ["".join(json[end : match.start()].split()), match[0]]
        end = match.end()
    return "".join([*pieces, "".join(json[end:].split())])


def fill_in(shown: str, known: dict[str, str]) -> str:
    """A shown text with the values of its placeholders. Raises KeyError for an unknown one."""
    return _PLACEHOLDER.sub(lambda match: known[match[1]], shown)


def learn(shown: str, said: str, known: dict[str, str]) -> None:
    """Take the values of new placeholders from what was said, where it has the shown form."""
    names = {name for name in _PLACEHOLDER.findall(shown) if name not in known}
    match = re.fullmatch(_pattern_of(shown, known), said)
    if match:
        known.update({name: match[name] for name in names})


def _pattern_of(shown: str, known: dict[str, str]) -> str:
    pieces, end, seen = [], 0, set()
    for match in _PLACEHOLDER.finditer(shown):
        name = match[1]
        pieces.append(re.escape(shown[end : match.start()]))
        if name in known:
            pieces.append(re.escape(known[name]))
        else:
            pieces.append(f"(?P={name})" if name in seen else f"(?P<{name}>{_ANY_VALUE})")
            seen.add(name)
        end = match.end()
    return "".join([*pieces, re.escape(shown[end:])])
