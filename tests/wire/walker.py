"""Somebody who walks the newcomer's walk with a browser and a terminal, comparing every answer."""

import io
from base64 import urlsafe_b64decode
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Self
from urllib.parse import quote

import httpx
from msgspec import Struct
from PIL import Image

from docs.matching import fill_in
from servers import Server
from web.reader import PageSeen
from wire.browser import Browser
from wire.comparing import Known, compare

MORE = "public_content+follower_list+comments+relationships+likes"
FRESH_CONNECTIONS = 40
"""So many reach every worker: that one of two gets none happens once in 2^39 times."""

NO_CREDENTIALS = """{"meta": {"code": 400, "error_type": "OAuthParameterException",
    "error_message": "Missing client_id or access_token URL parameter."}}"""
INVALID_TOKEN = """{"meta": {"code": 400, "error_type": "OAuthAccessTokenException",
    "error_message": "The access_token provided is invalid."}}"""
IMPLICIT_DISABLED = """{"error_type": "OAuthForbiddenException", "code": 403,
    "error_message": "Implicit authentication is disabled"}"""
REDIRECT_MISMATCH = """{"error_type": "OAuthException", "code": 400,
    "error_message": "Redirect URI does not match registered redirect URI"}"""
SCOPE_MISSING = (
    '{"meta": {"code": 400, "error_type": "OAuthPermissionsException", "error_message": '
    '"This request requires scope=SCOPE, but this access token is not authorized with this scope. '
    "The user must re-authorize your application with scope=SCOPE "
    'to be granted this permissions."}}'
)
RETIRED = """{"meta": {"code": 400, "error_type": "APINotAllowedError",
    "error_message": "This endpoint has been retired"}}"""
NOTHING = '{"data": null, "meta": {"code": 200}}'


class Shown(Struct, frozen=True):
    """What the walk shows of a person and of a photo of theirs, as answers of the API."""

    shortcode: str
    media_id: str
    """Whole: `{media}_{owner}`; may hold placeholders too."""
    photo: Callable[[int], str]
    """With so many likes: none, or the person's own."""
    person: str
    likers: str


class Walker:
    """Takes the steps in order; each compares what it gets."""

    def __init__(self, server: Server, browser: Browser, shown: Shown, known: Known) -> None:
        self._server = server
        self._browser = browser
        self._shown = shown
        self._client = server.connect(
            headers={"Host": browser.host}, limits=httpx.Limits(max_keepalive_connections=0)
        )
        self.known = known
        self.client_id = ""
        self.client_secret = ""
        self.token = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self._client.close()

    @property
    def _photo_path(self) -> str:
        return f"/v1/media/shortcode/{self._shown.shortcode}"

    @property
    def _likes_path(self) -> str:
        return f"/v1/media/{fill_in(self._shown.media_id, self.known)}/likes"

    def call(self, path: str, method: str = "GET", token: str = "") -> httpx.Response:
        """Call the API on a connection of its own."""
        parameters = {"access_token": token} if token else None
        return self._client.request(method, path, params=parameters)

    def _expect(self, said: httpx.Response, status: int, shown: str) -> None:
        compare(said, status, shown, self.known)

    def call_without_a_token(self) -> None:
        """Step 1."""
        self._expect(self.call(self._photo_path), 400, NO_CREDENTIALS)
        for wrong in (
            "access_token=made-up",
            "access_token=" + "ab" * 16,
            "client_id=" + "ab" * 16,
        ):
            self._expect(self.call(f"{self._photo_path}?{wrong}"), 400, INVALID_TOKEN)

    def register(self) -> None:
        """Step 2, with no more than a name and the bare word `localhost`."""
        overview = self._browser.open("/developer/")
        clients = self._browser.open(overview.links["Register Your Application"])
        form = self._browser.open(clients.links["Register a New Client"])
        self._browser.press(
            form, "Register", application_name="Bogus", valid_redirect_uris="localhost"
        )
        registered = self._browser.arrive()
        self.client_id, self.client_secret, *_ = _values_in(registered)
        for wrong in (f"access_token={self.client_id}", f"client_id={self.client_id}"):
            self._expect(self.call(f"{self._photo_path}?{wrong}"), 400, INVALID_TOKEN)

    def find_the_client_again(self, browser: Browser) -> None:
        """Step 2, its end: another browser, and *Manage Clients* lists it."""
        assert self.client_id in _values_in(browser.open("/developer/clients/manage/"))

    def _ask(self, redirect_uri: str = "http://localhost", scope: str = "") -> httpx.Response:
        return self._browser.get(
            f"/oauth/authorize/?client_id={self.client_id}&redirect_uri={redirect_uri}"
            f"&response_type=token{scope}"
        )

    def try_too_early(self) -> None:
        """Step 3."""
        self._expect(self._ask(), 403, IMPLICIT_DISABLED)

    def untick_disable_implicit(self) -> None:
        """Step 4."""
        edit = f"/developer/clients/{self.client_id}/edit/"
        page = self._browser.open(edit)
        self._browser.press(page, "Save", disable_implicit_oauth=False)
        saved, reloaded = self._browser.arrive(), self._browser.open(edit)
        for shown in (saved, reloaded):
            [box] = [e for e in shown.all("input") if e["name"] == "disable_implicit_oauth"]
            assert "checked" not in box.attributes

    def use_a_wrong_redirect(self) -> None:
        """Step 5."""
        for wrong in ("http://localhost:80", "http://localhost/callback", "https://localhost"):
            self._expect(self._ask(quote(wrong, safe="")), 400, REDIRECT_MISMATCH)
            assert "location" not in self._browser.answer.headers

    def authorise(self, scope: str = "") -> str:
        """Step 6; answers the token, read from the address bar."""
        self._ask(scope=scope)
        page = self._browser.arrive()
        assert "may look broken" in page.text
        self._browser.press(page, "Authorize")
        address, _, token = self._browser.led_to.partition("#access_token=")
        assert address in {"http://localhost", "http://localhost/"}
        return token

    def read_the_photo(self, likes: int) -> None:
        """Step 7; its pictures are JPEGs of the size that they say, and its link leads on."""
        said = self.call(self._photo_path, token=self.token)
        self._expect(said, 200, self._shown.photo(likes))
        photo = said.json()["data"]
        for image in photo["images"].values():
            picture = self.picture_at(image["url"])
            assert picture.format == "JPEG"
            assert picture.size == (image["width"], image["height"])
        assert self.picture_at(photo["user"]["profile_picture"]).format == "JPEG"
        self._browser.open(photo["link"])

    def picture_at(self, url: str) -> Image.Image:
        """What an address shows to somebody who is not signed in."""
        said = self.call(url.removeprefix(self._browser.base))
        assert said.status_code == 200, url
        return Image.open(io.BytesIO(said.content))

    def read_somebody_elses(self, shortcode: str) -> None:
        """Step 7, its end."""
        said = self.call(f"/v1/media/shortcode/{shortcode}", token=self.token)
        self._expect(said, 400, SCOPE_MISSING.replace("SCOPE", "public_content"))

    def read_oneself(self) -> None:
        """Step 8."""
        said = self.call("/v1/users/self", token=self.token)
        self._expect(said, 200, self._shown.person)

    def press_the_heart(self) -> None:
        """Step 8, its end."""
        page = self._browser.open(f"/p/{self._shown.shortcode}/")
        assert "0 likes" in page.main.text
        self._browser.press(page, "Like")
        page = self._browser.arrive()
        assert page.has_form("Unlike")
        assert "1 like" in page.main.text

    def read_the_likes(self, likes: int) -> None:
        """Step 9, and after step 12."""
        said = self.call(self._likes_path, token=self.token)
        nobody = '{"data": [], "meta": {"code": 200}}'
        self._expect(said, 200, self._shown.likers if likes else nobody)

    def do_too_much(self) -> None:
        """Step 10."""
        said = self.call(self._likes_path, "DELETE", self.token)
        self._expect(said, 400, SCOPE_MISSING.replace("SCOPE", "likes"))

    def ask_for_more(self) -> None:
        """Step 11: the same token, and it has grown."""
        assert self.authorise(f"&scope={MORE}") == self.token

    def take_the_like_back(self) -> None:
        """Step 12; the heart on the site is empty again."""
        said = self.call(self._likes_path, "DELETE", self.token)
        self._expect(said, 200, NOTHING)
        page = self._browser.open(f"/p/{self._shown.shortcode}/")
        assert page.has_form("Like")
        assert "0 likes" in page.main.text

    def retire(self) -> None:
        """Step 13, in every worker; whoever has no token is told of that first."""
        pattern = "GET /media/shortcode/{code}"
        self._server.command("endpoint", "retire", pattern)
        self._expect_from_every_worker(400, RETIRED)
        self._expect(self.call(self._photo_path), 400, NO_CREDENTIALS)
        self._server.command("endpoint", "restore", pattern)
        self._expect_from_every_worker(200, self._shown.photo(0))

    def _expect_from_every_worker(self, status: int, shown: str) -> None:
        paths = [self._photo_path] * FRESH_CONNECTIONS
        with ThreadPoolExecutor(4) as crowd:
            for said in crowd.map(lambda path: self.call(path, token=self.token), paths):
                self._expect(said, status, shown)


def _values_in(page: PageSeen) -> list[str]:
    """What the page offers for copying."""
    return [each.text for each in page.all("code") if each["class"] == "value"]


def walk(walker: Walker, elsewhere: Browser, somebody_elses: str) -> None:
    """The thirteen steps. `elsewhere` is another browser in which the same person is signed in."""
    walker.call_without_a_token()
    walker.register()
    walker.find_the_client_again(elsewhere)
    walker.try_too_early()
    walker.untick_disable_implicit()
    walker.use_a_wrong_redirect()
    walker.token = walker.authorise()
    walker.read_the_photo(likes=0)
    walker.read_somebody_elses(somebody_elses)
    walker.read_oneself()
    walker.press_the_heart()
    walker.read_the_photo(likes=1)
    walker.read_the_likes(likes=1)
    walker.do_too_much()
    walker.ask_for_more()
    walker.take_the_like_back()
    walker.read_the_photo(likes=0)
    walker.read_the_likes(likes=0)
    walker.retire()


def number_in(shortcode: str) -> int:
    """The number that a shortcode writes in URL-safe base64 (v1 reference §10.2)."""
    return int.from_bytes(urlsafe_b64decode(shortcode.rjust(12, "A")), "big")


def second_in(number: int) -> str:
    """The created time that a media id carries in its upper 41 bits (v1 reference §10.1)."""
    return str(((number >> 23) + 1314220021721) // 1000)
