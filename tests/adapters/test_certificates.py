"""What a certificate of the server's own is good for, and how long it is kept."""

import re
import ssl
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509

from sugarsnap.adapters import certificates
from sugarsnap.adapters.certificates import Certificate, find_authority, keep_certificate
from sugarsnap.adapters.system import SystemClock

NOW = SystemClock().now()
"""What OpenSSL takes for now."""
DAY = 24 * 60 * 60 * 1000
NAMES = ("api.instagram.com", "localhost", "127.0.0.1", "::1")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "tls"


def kept(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def shake_hands(certificate: Certificate, authority: Path, name: str) -> None:
    """A handshake in memory. Raises what the client raises."""
    served, trusting = (ssl.create_default_context(purpose) for purpose in PURPOSES)
    served.load_cert_chain(certificate.path)
    trusting.load_verify_locations(authority)
    there, here = ssl.MemoryBIO(), ssl.MemoryBIO()
    server = served.wrap_bio(there, here, server_side=True)
    client = trusting.wrap_bio(here, there, server_hostname=name)
    for side in (client, server, client, server):
        try:
            side.do_handshake()
        except ssl.SSLWantReadError:
            continue


PURPOSES = (ssl.Purpose.CLIENT_AUTH, ssl.Purpose.SERVER_AUTH)


def test_the_first_one_is_made_with_its_authority(folder: Path) -> None:
    made = keep_certificate(folder, NAMES, NOW)

    assert made.is_authority_new
    assert kept(folder).keys() == {"ca.pem", "ca.key", "server.pem"}


def test_it_is_kept_where_nothing_has_changed(folder: Path) -> None:
    keep_certificate(folder, NAMES, NOW)
    before = kept(folder)

    again = keep_certificate(folder, NAMES[::-1], NOW + DAY)

    assert not again.is_authority_new
    assert kept(folder) == before


def test_fewer_names_take_a_new_one_under_the_same_authority(folder: Path) -> None:
    keep_certificate(folder, NAMES, NOW)
    before = kept(folder)

    fewer = keep_certificate(folder, NAMES[1:], NOW)

    assert not fewer.is_authority_new
    assert kept(folder)["ca.pem"] == before["ca.pem"]
    assert kept(folder)["server.pem"] != before["server.pem"]


def test_a_further_name_takes_a_new_authority(folder: Path) -> None:
    keep_certificate(folder, NAMES, NOW)

    more = keep_certificate(folder, (*NAMES, "www.instagram.com"), NOW)

    assert more.is_authority_new
    authority = find_authority(folder)
    assert authority is not None
    assert authority.names == (*NAMES, "www.instagram.com")


def test_it_is_renewed_two_months_before_its_end_under_the_same_authority(folder: Path) -> None:
    first = keep_certificate(folder, NAMES, NOW)

    kept_until = keep_certificate(folder, NAMES, first.renew_ms)
    renewed = keep_certificate(folder, NAMES, first.renew_ms + 1000)

    assert kept_until.renew_ms == first.renew_ms
    assert renewed.renew_ms - first.renew_ms == pytest.approx(336 * DAY, abs=DAY)
    assert not renewed.is_authority_new


def test_an_authority_that_ends_before_its_certificate_is_replaced(folder: Path) -> None:
    keep_certificate(folder, NAMES, NOW)

    assert not keep_certificate(folder, NAMES, NOW + 3240 * DAY).is_authority_new
    assert keep_certificate(folder, NAMES, NOW + 3260 * DAY).is_authority_new


@pytest.mark.parametrize("lost", ["ca.key", "ca.pem", "server.pem"])
@pytest.mark.parametrize("content", [None, b"", b"-----BEGIN CERTIFICATE-----\nno\n"])
def test_what_is_lost_or_broken_is_made_anew(
    folder: Path, lost: str, content: bytes | None
) -> None:
    keep_certificate(folder, NAMES, NOW)
    (folder / lost).unlink()
    if content is not None:
        (folder / lost).write_bytes(content)

    again = keep_certificate(folder, NAMES, NOW)

    assert again.is_authority_new is (lost != "server.pem")
    (issued,) = x509.load_pem_x509_certificates(again.path.read_bytes())
    (authority,) = x509.load_pem_x509_certificates(again.authority.read_bytes())
    issued.verify_directly_issued_by(authority)


@pytest.mark.parametrize("name", NAMES)
def test_a_client_that_trusts_the_authority_trusts_each_name(folder: Path, name: str) -> None:
    made = keep_certificate(folder, NAMES, NOW)

    shake_hands(made, made.authority, name)


@pytest.mark.parametrize("foreign", ["bank.example", "instagram.com", "10.0.0.1", "fd00::1"])
def test_what_a_stolen_authority_says_of_other_names_is_not_believed(
    folder: Path, foreign: str
) -> None:
    made = keep_certificate(folder, NAMES, NOW)
    stolen = certificates._read_authority(folder)
    assert stolen is not None

    forged = [certificates._subject_of(foreign)]
    certificates._make_server(made.path, stolen, forged, datetime.fromtimestamp(NOW // 1000, UTC))

    with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree violation"):
        shake_hands(made, made.authority, foreign)


@pytest.mark.parametrize(
    "name",
    ["", "https://a.example", "a.example:443", "*.a.example", "a b", "ä.example", "-a", "a."],
)
def test_what_is_no_name_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(name)}$"):
        keep_certificate(folder, (name,), NOW)
