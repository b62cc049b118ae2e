"""Golden cases: files of requests and the whole answers to them, as `golden/*.http` hold them.

# A sentence about what follows.
> POST /v1/media/{{ada_photo}}/comments
> Content-Type: application/x-www-form-urlencoded
>
> access_token={{ben_token}}&text=Fresh!

< 200
{"data": …}
"""

from pathlib import Path

from msgspec import Struct

FOLDER = Path(__file__).with_name("golden")


class Exchange(Struct, frozen=True):
    """One request and the answer to it, with placeholders (`{{name}}`) in both."""

    sentence: str
    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: str
    status: int
    answer: str


class Case(Struct, frozen=True):
    """One file: exchanges that follow one another."""

    name: str
    exchanges: tuple[Exchange, ...]


def read_cases() -> list[Case]:
    """All cases, by name."""
    paths = sorted(FOLDER.glob("*.http"))
    return [Case(path.stem, _exchanges_of(path.read_text("utf-8"))) for path in paths]


def _exchanges_of(text: str) -> tuple[Exchange, ...]:
    _, *parts = f"\n{text}".split("\n# ")
    return tuple(_exchange_of(part) for part in parts)


def _exchange_of(part: str) -> Exchange:
    asked, _, answered = part.partition("\n< ")
    sentence, *lines = asked.splitlines()
    sent = "\n".join(line[1:].removeprefix(" ") for line in lines if line.startswith(">"))
    head, _, body = sent.partition("\n\n")
    first, *headers = head.splitlines()
    method, _, target = first.partition(" ")
    status, _, answer = answered.partition("\n")
    return Exchange(
        sentence=sentence,
        method=method,
        target=target,
        headers=tuple(_header_of(line) for line in headers),
        body=body,
        status=int(status),
        answer=answer,
    )


def _header_of(line: str) -> tuple[str, str]:
    name, _, value = line.partition(": ")
    return name, value
