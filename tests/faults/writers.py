"""People who write without pause until the server dies, and remember what it acknowledged."""

import io
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import Any

import httpx
from PIL import Image

from faults.household import post
from servers import Server
from wire.browser import Browser

MOST_COMMENTS = 60
"""By one writer under one photo: the API shows the newest 150."""


class Acknowledged:
    """What must be there after every restart."""

    def __init__(self) -> None:
        self.comments: dict[str, set[tuple[str, str]]] = {}
        """Ids and texts of comments, by photo."""
        self.likes: dict[str, set[bool]] = {}
        """Whether Ben likes a photo; either where the last word got no answer."""
        self.photos: list[str] = []
        """Ids of photos."""

    @property
    def size(self) -> int:
        return sum(map(len, self.comments.values())) + len(self.likes) + len(self.photos)


class Crowd:
    """Writes on threads from `start` until the server is gone, or `stop`."""

    def __init__(self, server: Server, token: str, acknowledged: Acknowledged) -> None:
        self._server = server
        self._token = token
        self._acknowledged = acknowledged
        self._stopped = Event()
        self._threads: list[Thread] = []

    def start(self, browser: Browser, number: int) -> None:
        """Two comment, one likes and unlikes, one posts; `number` tells the rounds apart."""
        photo = self._post(browser, number * 1000)
        for writer in range(2):
            self._spawn(self._comment, photo, f"Round {number}, writer {writer}, comment ")
        self._spawn(self._like, photo)
        self._spawn(self._upload, browser, number * 1000 + 1)

    def _spawn(self, work: Callable[..., None], *args: Any) -> None:
        def until_it_fails() -> None:
            with suppress(httpx.TransportError):  # it was killed; anything else is a fault
                work(*args)

        thread = Thread(target=until_it_fails)
        self._threads.append(thread)
        thread.start()

    def stop(self) -> None:
        """Wait until all have noticed."""
        self._stopped.set()
        for thread in self._threads:
            thread.join()

    def _call(self, client: httpx.Client, method: str, path: str, **fields: str) -> Any:
        said = client.request(method, path, params={"access_token": self._token, **fields})
        assert said.status_code == 200
        return said.json()["data"]

    def _comment(self, photo: str, beginning: str) -> None:
        with self._server.connect() as client:
            for number in range(MOST_COMMENTS):
                if self._stopped.is_set():
                    return
                path, text = f"/v1/media/{photo}/comments", f"{beginning}{number}"
                made = self._call(client, "POST", path, text=text)
                self._acknowledged.comments.setdefault(photo, set()).add((made["id"], text))

    def _like(self, photo: str) -> None:
        likes, is_liked = self._acknowledged.likes, False
        with self._server.connect() as client:
            while not self._stopped.is_set():
                likes[photo] = {is_liked, not is_liked}
                self._call(client, "DELETE" if is_liked else "POST", f"/v1/media/{photo}/likes")
                is_liked = not is_liked
                likes[photo] = {is_liked}

    def _upload(self, browser: Browser, number: int) -> None:
        while not self._stopped.is_set():
            self._post(browser, number)
            number += 1

    def _post(self, browser: Browser, number: int) -> str:
        shortcode = post(browser, number)
        with self._server.connect() as client:
            made = self._call(client, "GET", f"/v1/media/shortcode/{shortcode}")
        self._acknowledged.photos.append(made["id"])
        return str(made["id"])


def missing(server: Server, token: str, acknowledged: Acknowledged) -> list[str]:
    """What was acknowledged and cannot be read back through the API."""
    found: list[str] = []
    with server.connect() as client:

        def read(path: str) -> Any:
            return client.get(path, params={"access_token": token}).json().get("data")

        for photo in acknowledged.photos:
            media = read(f"/v1/media/{photo}")
            found += [f"photo {photo}"] if media is None or not _opens(client, media) else []
        for photo, comments in acknowledged.comments.items():
            kept = {(each["id"], each["text"]) for each in read(f"/v1/media/{photo}/comments")}
            found += [f"comment {each}" for each in comments - kept]
        for photo, possible in acknowledged.likes.items():
            media, likers = read(f"/v1/media/{photo}"), read(f"/v1/media/{photo}/likes")
            is_true = media["likes"]["count"] == len(likers) == int(media["user_has_liked"])
            found += [] if is_true and media["user_has_liked"] in possible else [f"like {photo}"]
    return found


def _opens(client: httpx.Client, media: dict[str, Any]) -> bool:
    image = media["images"]["standard_resolution"]
    said = client.get(httpx.URL(image["url"]).path)
    size = Image.open(io.BytesIO(said.content)).size if said.is_success else None
    return size == (image["width"], image["height"])
