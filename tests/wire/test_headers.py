"""The headers of every kind of answer, all of them: none is missing, none came by accident."""

import io
import re
import socket
from collections.abc import Iterator

import httpx
import pytest
from msgspec import Struct
from PIL import Image

from servers import Server, running
from wire.browser import Browser

PASSWORD = "several words in a row"
OF_THE_SERVER = {"date", "server", "content-length"}
"""What the server's HTTP layer adds to every answer."""

JSON = {"content-type": "application/json; charset=utf-8"}
API = JSON | {
    "cache-control": "private, no-cache, no-store, must-revalidate",
    "pragma": "no-cache",
    "expires": "Sat, 01 Jan 2000 00:00:00 GMT",
    "content-language": "en",
    "vary": "Cookie, Accept-Language",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "X-Ratelimit-Limit, X-Ratelimit-Remaining, Retry-After",
}
SCRIPT = {
    "content-type": "text/javascript; charset=utf-8",
    "content-disposition": "attachment; filename=answer.js",
}
COUNTED = API | {"x-ratelimit-limit": "5000", "x-ratelimit-remaining": "NUMBER"}
OAUTH = {
    "cache-control": "no-store",
    "pragma": "no-cache",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)
ONWARD = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cache-control": "no-store",
}
PAGE = ONWARD | {"content-type": "text/html; charset=utf-8"}
CONSENT = PAGE | {
    "content-security-policy": f"{POLICY} http://localhost",
    "referrer-policy": "no-referrer",
}
VISITOR = {"set-cookie": "visitor=HEX; HttpOnly; Path=/; SameSite=Lax"}
FILE = {
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "cross-origin-resource-policy": "cross-origin",
    "access-control-allow-origin": "*",
}
PICTURE = FILE | {
    "referrer-policy": "no-referrer",
    "content-type": "image/jpeg",
    "content-disposition": 'inline; filename="HEX.jpg"',
}
KEPT = "public, max-age=3600, stale-while-revalidate=2592000"
NO_FILE = FILE | {"content-type": "text/plain", "cache-control": "no-store"}
NO_PICTURE = NO_FILE | {"referrer-policy": "no-referrer"}
STYLE = FILE | {
    "content-type": "text/css; charset=utf-8",
    "vary": "accept-encoding",
    "content-encoding": "gzip",
    "cache-control": KEPT,
    "etag": 'W/"TAG"',
}
SCRIPT_OF_EMBEDS = STYLE | {"content-type": "text/javascript; charset=utf-8"}
EMBEDDED = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
}
NO_EMBED = EMBEDDED | {"content-type": "text/plain; charset=utf-8"}
CARD = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": POLICY.replace("ancestors 'none'", "ancestors * file:").replace(
        "form-action 'self'", "form-action 'none'"
    ),
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cache-control": "no-store",
}
HEALTH = {
    "content-type": "application/json",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
}
PREFLIGHT = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, POST, DELETE",
    "access-control-allow-headers": "Authorization, Content-Type",
    "access-control-max-age": "86400",
    "vary": "Access-Control-Request-Headers",
    "referrer-policy": "no-referrer",
}

KINDS: dict[str, tuple[str, int, dict[str, str]]] = {
    "a page": ("GET /p/{code}/", 200, PAGE | VISITOR),
    "home": ("GET /", 200, PAGE | VISITOR),
    "no page": ("GET /p/none/", 404, PAGE | VISITOR),
    "no address of the site": ("GET /a/b/c/d/", 404, PAGE | VISITOR),
    "on to signing in": (
        "GET /create/",
        303,
        ONWARD | VISITOR | {"location": "/accounts/login/?next=%2Fcreate%2F"},
    ),
    "on to the slash": ("GET /ada?a=1", 303, ONWARD | VISITOR | {"location": "/ada/?a=1"}),
    "the API": ("GET /v1/users/self?access_token={token}", 200, COUNTED),
    "the API, for a scope": ("POST /v1/media/1/likes?access_token={token}", 400, COUNTED),
    "the API, without a token": ("GET /v1/users/self", 400, COUNTED),
    "the API, with a bad token": (
        "GET /v1/users/self?access_token=peas",
        400,
        COUNTED | {"www-authenticate": 'Bearer error="invalid_token"'},
    ),
    "the API, as a script": (
        "GET /v1/users/self?access_token={token}&callback=peas",
        200,
        COUNTED | SCRIPT,
    ),
    "the API, refused as a script": (
        "GET /v1/users/self?callback=peas",
        200,
        COUNTED | SCRIPT,
    ),
    "no endpoint": ("GET /v1/peas", 404, COUNTED),
    "no method of an endpoint": (
        "PUT /v1/media/1/likes",
        405,
        COUNTED | {"allow": "GET, HEAD, POST, DELETE"},
    ),
    "asking before a call from a page": ("OPTIONS /v1/users/self", 204, PREFLIGHT),
    "an authorisation refused": ("GET /oauth/authorize?client_id=1", 400, OAUTH | JSON | VISITOR),
    "on to signing in, for consent": (
        "GET /oauth/authorize?{ask}",
        303,
        ONWARD | VISITOR | {"location": "/accounts/login/?next=ANY"},
    ),
    "an exchange refused": ("POST /oauth/access_token", 400, OAUTH | JSON),
    "no method of an exchange": ("GET /oauth/access_token", 405, OAUTH | JSON | {"allow": "POST"}),
    "a revocation": ("POST /oauth/revoke?{client}&token=x", 200, OAUTH | JSON),
    "an introspection": ("POST /oauth/introspect?{client}&token=x", 200, OAUTH | JSON),
    "metadata": ("GET /.well-known/oauth-authorization-server", 200, OAUTH | JSON),
    "no address of OAuth": ("GET /oauth/peas", 404, OAUTH | JSON),
    "a picture": (
        "GET {picture}",
        200,
        PICTURE | {"cache-control": "public, max-age=86400, immutable"},
    ),
    "a picture of somebody private": (
        "GET {private_picture}",
        200,
        PICTURE | {"cache-control": "private, max-age=3600"},
    ),
    "no picture": ("GET {picture}.png", 404, NO_PICTURE),
    "no method of a picture": ("POST {picture}", 405, NO_PICTURE | {"allow": "GET, HEAD"}),
    "how to embed": ("GET /oembed?url=http://localhost/p/{code}/", 200, EMBEDDED | JSON),
    "how to embed, as a script": (
        "GET /v1/oembed?url=http://localhost/p/{code}/&callback=peas",
        200,
        EMBEDDED | SCRIPT,
    ),
    "how to embed what is elsewhere": ("GET /oembed?url=http://x.example/", 400, NO_EMBED),
    "a picture by its shortcode": (
        "GET /p/{code}/media/?size=l",
        302,
        EMBEDDED | {"location": "PICTURE"},
    ),
    "a card": ("GET /p/{code}/embed/captioned/", 200, CARD),
    "no card": ("GET /p/none/embed/", 404, CARD),
    "no method of a card": ("POST /p/{code}/embed/", 405, NO_EMBED | {"allow": "GET, HEAD"}),
    "asking before a call to embed": (
        "OPTIONS /oembed",
        204,
        PREFLIGHT | {"access-control-allow-methods": "GET, HEAD"},
    ),
    "the script of embeds": ("GET /embed.js", 200, SCRIPT_OF_EMBEDS),
    "a file of the program": ("GET /static/base.css", 200, STYLE),
    "no file": ("GET /static/peas.css", 404, NO_FILE),
    "no method of a file": ("DELETE /static/base.css", 405, NO_FILE | {"allow": "GET, HEAD"}),
    "health": ("GET /healthz", 200, HEALTH),
    "readiness": ("GET /readyz", 200, HEALTH),
}
READ = [
    name
    for name, (line, _, _) in KINDS.items()
    if line.startswith("GET ") and not line.startswith(("GET /oauth", "GET /.well-known"))
]
"""What HEAD may ask for: everything but OAuth, which takes no method that it does not name."""


class Grounds(Struct, frozen=True):
    """A server, and what stands on it."""

    server: Server
    names: dict[str, str]

    def ask(self, method: str, target: str) -> httpx.Response:
        with self.server.connect() as client:
            return client.request(method, target.format_map(self.names))


@pytest.fixture(scope="module")
def grounds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grounds]:
    with running("serve", tmp_path_factory.mktemp("headers") / "data") as server:
        for name in ("ada", "ben"):
            email = f"{name}@home.example"
            words = ("user", "create", name, "--email", email, "--password-stdin")
            server.command(*words, stdin=f"{PASSWORD}\n")
        details = ("--name", "Peas", "--redirect-uri", "http://localhost")
        client = server.command("client", "create", "ada", *details)
        words = ("token", "create", client["client_id"], "ada", "--scope", "public_content")
        token = server.command(*words)["access_token"]
        code, picture = _post(server, "ada")
        yield Grounds(
            server,
            {
                "code": code,
                "picture": picture,
                "private_picture": _post(server, "ben")[1],
                "token": token,
                "client": "client_id={client_id}&client_secret={client_secret}".format_map(client),
                "ask": f"client_id={client['client_id']}&response_type=code"
                "&redirect_uri=http://localhost",
            },
        )


def _post(server: Server, name: str) -> tuple[str, str]:
    """The shortcode and a picture's path of a new photo; Ben goes private first."""
    file = io.BytesIO()
    Image.new("RGB", (700, 500), "green").save(file, "PNG")
    with Browser(server) as browser:
        browser.sign_in(name, PASSWORD)
        if name == "ben":
            browser.press(browser.open("/accounts/edit/"), "Save", private_account=True)
            browser.arrive()
        browser.press(browser.open("/create/"), "Post", {"photo": ("peas", file.getvalue())})
        page = browser.arrive()
        [image] = [each["src"] for each in page.main.all("img") if "15/" in each["src"]]
        return str(browser.answer.url.path).split("/")[2], image


def headers_of(said: httpx.Response) -> dict[str, str]:
    """All but those of the HTTP layer; what differs each time is named."""
    headers = {name: value for name, value in said.headers.items() if name not in OF_THE_SERVER}
    for name, pattern, word in (
        ("set-cookie", "[0-9a-f]{32}", "HEX"),
        ("content-disposition", "[0-9a-f]{16}", "HEX"),
        ("x-ratelimit-remaining", r"\d+", "NUMBER"),
        ("etag", "[0-9a-f]{12}", "TAG"),
        ("location", r"^http://\S+/t51\S+/s640x640/\S+_n\.jpg$", "PICTURE"),
    ):
        if name in headers:
            headers[name] = re.sub(pattern, word, headers[name], count=1)
    return headers


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_has_these_headers_and_no_others(grounds: Grounds, kind: str) -> None:
    line, status, headers = KINDS[kind]
    method, _, target = line.partition(" ")

    said = grounds.ask(method, target)

    shown = headers_of(said)
    if headers.get("location", "").endswith("=ANY"):
        shown["location"] = re.sub("=.*", "=ANY", shown["location"])
    assert (said.status_code, shown) == (status, headers)


def test_the_consent_page_names_where_its_form_leads_and_says_it_to_nobody_else(
    grounds: Grounds,
) -> None:
    with Browser(grounds.server) as browser:
        browser.sign_in("ben", PASSWORD)

        browser.get(f"/oauth/authorize?{grounds.names['ask']}")
        assert headers_of(browser.answer) == CONSENT

        browser.press(browser.arrive(), "Authorize")
        headers = headers_of(browser.answer)
        assert headers.pop("location").startswith("http://localhost/?code=")
        assert headers == OAUTH


@pytest.mark.parametrize("kind", READ)
def test_head_tells_the_headers_of_get_and_no_more(grounds: Grounds, kind: str) -> None:
    _, _, target = KINDS[kind][0].partition(" ")
    whole = grounds.ask("GET", target)

    said = grounds.ask("HEAD", target)

    assert said.content == b""
    assert said.status_code == whole.status_code
    assert headers_of(said) == headers_of(whole)
    assert said.headers["content-length"] == whole.headers["content-length"]


@pytest.mark.parametrize(
    ("asked", "allowed"),
    [
        ("x-requested-with, x-http-method-override", "x-requested-with, x-http-method-override"),
        ("Authorization", "Authorization"),
        ("", "Authorization, Content-Type"),
        ("x y", "Authorization, Content-Type"),
        ("x-pea," * 40 + "x-pea", "Authorization, Content-Type"),
    ],
)
def test_a_page_may_send_the_headers_that_it_asks_to_send(
    grounds: Grounds, asked: str, allowed: str
) -> None:
    asking = {"Origin": "http://page.example", "Access-Control-Request-Method": "DELETE"}
    if asked:
        asking["Access-Control-Request-Headers"] = asked
    with grounds.server.connect(headers=asking) as client:
        said = client.options("/v1/media/1/likes")

    assert headers_of(said) == PREFLIGHT | {"access-control-allow-headers": allowed}
    assert said.status_code == 204


def test_a_path_may_hold_letters_as_they_are(grounds: Grounds) -> None:
    """Some clients encode no tag names (v1 reference §0.7), which httpx does for them."""
    target = "/v1/tags/erbsentöpfe?access_token={token}".format_map(grounds.names)
    with socket.create_connection(("127.0.0.1", grounds.server.port)) as wire:
        wire.sendall(f"GET {target} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
        said = wire.makefile("rb").read()

    assert said.startswith(b"HTTP/1.0 200 OK")
    assert "erbsentöpfe".encode() in said


def test_no_header_repeats_the_host_of_a_stranger(grounds: Grounds) -> None:
    with grounds.server.connect(headers={"Host": "evil.example"}) as client:
        for path in ("/ada", "/create/", "/v1/users/self", "/oauth/authorize", "//evil.example/"):
            said = client.get(path)

            assert "evil.example" not in str(said.headers.get("location", "")), path
