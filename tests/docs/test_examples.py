"""Every request and answer that the documents show is sent, and compared whole."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from docs.examples import (
    SERVER,
    Address,
    Answer,
    Curl,
    Deed,
    Request,
    Step,
    pages_with_examples,
    says_the_same,
    steps_of,
)
from docs.hands import DEEDS, Browser
from docs.matching import compact, fill_in, learn
from docs.pages import DOCS

PAGES = pages_with_examples()


def _name_of(page: Path) -> str:
    return page.relative_to(DOCS).as_posix()


class Reader:
    """Goes through a page and does what it says."""

    def __init__(self, browser: Browser, known: dict[str, str]) -> None:
        self._browser = browser
        self._known = known
        self._last = Request("", "", {}, "", 0)
        self._has_landed = False

    def follow(self, step: Step) -> None:
        """Do one step, and compare what it shows."""
        if isinstance(step, Request):
            self._last = step
        elif isinstance(step, Answer):
            self._compare(step, self._send(self._last))
        elif isinstance(step, Curl):
            assert says_the_same(step, self._last), f"the curl line {step.line} says otherwise"
        elif isinstance(step, Deed):
            DEEDS[step.name](self._browser, self._known)
            self._has_landed = not self._browser.address.startswith(self._browser.server.base)
        else:
            self._look_at_bar(step)

    def _look_at_bar(self, step: Address) -> None:
        if self._has_landed:
            self._agree(step.url, self._browser.address, step.line)
        else:
            self._browser.address = self._filled(step.url)
        self._has_landed = False

    def _send(self, request: Request) -> httpx.Response:
        headers = {name: self._filled(value) for name, value in request.headers.items()}
        if request.form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        return httpx.request(
            request.method,
            self._browser.server.base + self._filled(request.target),
            headers=headers,
            content=self._filled(request.form),
        )

    def _compare(self, shown: Answer, said: httpx.Response) -> None:
        assert said.status_code == shown.status, f"line {shown.line}: {said.text}"
        for name, value in shown.headers.items():
            self._agree(value, said.headers[name], shown.line)
        self._agree(compact(shown.body), said.text, shown.line)

    def _agree(self, shown: str, said: str, line: int) -> None:
        said = said.replace(self._browser.server.base, SERVER)
        learn(shown, said, self._known)
        known = {name: f"{{{{{name}}}}}" for name in _names_in(shown)} | self._known
        assert (line, said) == (line, fill_in(shown, known))

    def _filled(self, shown: str) -> str:
        return fill_in(shown, self._known).replace(SERVER, self._browser.server.base)


def _names_in(shown: str) -> Iterator[str]:
    for part in shown.split("{{")[1:]:
        yield part.partition("}}")[0]


@pytest.mark.parametrize("page", PAGES, ids=_name_of)
def test_every_example_of_a_page_is_answered_as_it_is_shown(
    page: Path, browser: Browser, known: dict[str, str]
) -> None:
    reader = Reader(browser, known)

    for step in steps_of(page):
        reader.follow(step)


@pytest.mark.parametrize("page", PAGES, ids=_name_of)
def test_every_request_of_a_page_has_its_answer_right_after_it(page: Path) -> None:
    wire = [step for step in steps_of(page) if isinstance(step, Request | Answer)]

    kinds = [type(step) for step in wire]

    assert kinds == [Request, Answer] * (len(wire) // 2)


def test_every_deed_that_hands_can_do_stands_on_a_page() -> None:
    named = {step.name for page in PAGES for step in steps_of(page) if isinstance(step, Deed)}

    assert named == set(DEEDS)


def test_the_walk_is_told_with_examples() -> None:
    assert DOCS / "learn" / "walk.md" in PAGES
