"""Examples in the documents: what is sent, what is answered, and what a person does in between.

The convention is plain Markdown:

- An `http` block that begins with a method is a request: its line, headers, an empty line, and the
  form, which may be broken after any `&`.
- An `http` block that begins with `HTTP/1.1` is the whole answer to the request before it: status,
  those headers that matter, an empty line, and the JSON, laid out for reading.
- A `text` block that holds an address is what a browser opens or, after a deed, where it ends up.
- An `sh` block with a `curl` line says the request before it once more.
- A comment `<!-- by hand: … -->` names what a person does at that place in a browser.
- `{{name}}` stands for a value that differs from server to server: the first time it takes what is
  there, afterwards it is that.
- The server of the documents is http://127.0.0.1:8000, where `make run` starts it.
"""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl

from msgspec import Struct

from docs.pages import DOCS, Block, blocks_of

SERVER = "http://127.0.0.1:8000"

_METHOD = re.compile(r"(?:GET|POST|DELETE) /\S*$", re.MULTILINE)


class Request(Struct, frozen=True):
    """What a page shows as sent."""

    method: str
    target: str
    headers: dict[str, str]
    form: str
    line: int


class Answer(Struct, frozen=True):
    """What a page shows as answered."""

    status: int
    headers: dict[str, str]
    body: str
    line: int


class Address(Struct, frozen=True):
    """What stands in a browser's address bar."""

    url: str
    line: int


class Curl(Struct, frozen=True):
    """A command that sends a request."""

    method: str
    url: str
    form: str
    line: int


class Deed(Struct, frozen=True):
    """What a person does in a browser."""

    name: str
    line: int


Step = Request | Answer | Address | Curl | Deed


def pages_with_examples() -> list[Path]:
    """Every page of docs/ that shows a request."""
    pages = sorted(DOCS.rglob("*.md"))
    return [page for page in pages if any(isinstance(one, Request) for one in steps_of(page))]


def steps_of(page: Path) -> Iterator[Step]:
    """The examples of a page, in order."""
    for block in blocks_of(page):
        if block.kind == "http":
            yield _read_http(block)
        elif block.kind == "by hand":
            yield Deed(block.text, block.line)
        elif block.kind == "text" and block.text.startswith("http"):
            yield Address(block.text.strip(), block.line)
        elif block.kind == "sh" and block.text.startswith("curl"):
            yield _read_curl(block)


def _read_http(block: Block) -> Request | Answer:
    head, _, body = block.text.partition("\n\n")
    first, *lines = head.strip().split("\n")
    headers = dict(line.split(": ", 1) for line in lines)
    if first.startswith("HTTP/1.1 "):
        return Answer(int(first.split()[1]), headers, body.strip(), block.line)
    assert _METHOD.match(first), f"line {block.line}: {first!r} is no request line"
    method, _, target = first.partition(" ")
    return Request(method, target, headers, "".join(body.split("\n")), block.line)


def _read_curl(block: Block) -> Curl:
    words = shlex.split(block.text.replace("\\\n", " "))[1:]
    values = {"-X": [], "-d": []}  # type: dict[str, list[str]]
    urls = []
    while words:
        word = words.pop(0)
        if word in values:
            values[word].append(words.pop(0))
        else:
            urls.append(word)
    [url] = urls
    form = "&".join(values["-d"])
    method = values["-X"][0] if values["-X"] else "POST" if form else "GET"
    return Curl(method, url, form, block.line)


def says_the_same(curl: Curl, request: Request) -> bool:
    """Whether a curl line sends this request."""
    return (curl.method, curl.url.removeprefix(SERVER), parse_qsl(curl.form)) == (
        request.method,
        request.target,
        parse_qsl(request.form),
    )
