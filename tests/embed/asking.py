"""A program that asks how to embed photos of the furnished world."""

import json
from typing import Any
from urllib.parse import urlencode

import httpx

from sugarsnap.ids import shortcode_of
from web.visitor import Visitor
from world import World


class Asker:
    """Asks oEmbed."""

    def __init__(self, world: World, visitor: Visitor) -> None:
        self._world = world
        self._visitor = visitor

    def code_of(self, name: str) -> str:
        """The shortcode of somebody's photo."""
        return shortcode_of(self._world.photo_of(name))

    def ask(self, url: str, path: str = "/oembed", **parameters: str) -> httpx.Response:
        return self._visitor.get(f"{path}?{urlencode({'url': url, **parameters})}")

    def ask_of(self, name: str, **parameters: str) -> httpx.Response:
        """The same about somebody's photo."""
        return self.ask(f"http://localhost/p/{self.code_of(name)}/", **parameters)

    def answer_of(self, name: str, **parameters: str) -> dict[str, Any]:
        """What is answered, in the order of its keys."""
        said = self.ask_of(name, **parameters)
        assert said.status_code == 200
        answer: dict[str, Any] = json.loads(said.text)
        return answer
