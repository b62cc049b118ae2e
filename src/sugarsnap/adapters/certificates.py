"""The certificate of a server's own, and the authority that vouches for it (RFC 5280).

Both live in one folder that only its owner can read. Programs and browsers have been told to trust
the authority, so it is kept for as long as it can vouch for every name. It can vouch for no names
but those that it was made for (§4.2.1.10): whoever steals its key gains these and no others.
"""

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from msgspec import Struct

_AUTHORITY = "ca.pem"
_AUTHORITY_KEY = "ca.key"
_SERVER = "server.pem"
_KEY_BITS = 2048
"""RSA, because programs as old as the API read nothing newer."""
_AUTHORITY_LIVES = timedelta(days=3650)
_SERVER_LIVES = timedelta(days=397)
"""Browsers take no certificate for longer."""
_RENEWED_BEFORE_END = timedelta(days=60)
_CLOCKS_DIFFER_BY = timedelta(days=1)
_LONGEST_COMMON_NAME = 64


class Certificate(Struct, frozen=True):
    """A certificate that is good now."""

    path: Path
    """Its key and itself, in one file."""
    authority: Path
    """What programs have to trust."""
    renew_ms: int
    """When a new one is due."""
    is_authority_new: bool
    """Whether the authority was made just now, so that nobody trusts it yet."""


class Authority(Struct, frozen=True):
    """What vouches for certificates."""

    path: Path
    names: tuple[str, ...]
    """The only names for which it can."""
    fingerprint: str
    """SHA-256, as browsers show it."""
    ends_ms: int


class _Signer(Struct, frozen=True):
    certificate: x509.Certificate
    key: rsa.RSAPrivateKey


def keep_certificate(folder: Path, names: Sequence[str], now_ms: int) -> Certificate:
    """A certificate for host names and addresses: the one in the folder, else a new one.

    Raises ValueError with the name that is none, and OSError.
    """
    wanted = [_subject_of(name) for name in names]
    now = datetime.fromtimestamp(now_ms // 1000, UTC)
    folder.mkdir(mode=0o700, exist_ok=True)
    authority = _read_authority(folder)
    is_new = authority is None or not _can_vouch(authority.certificate, wanted, now)
    if authority is None or is_new:
        authority = _make_authority(folder, wanted, now)
    server = _read_certificate(folder / _SERVER)
    if server is None or not _is_good(server, authority, wanted, now):
        server = _make_server(folder / _SERVER, authority, wanted, now)
    renew = server.not_valid_after_utc - _RENEWED_BEFORE_END
    return Certificate(
        path=folder / _SERVER,
        authority=folder / _AUTHORITY,
        renew_ms=int(renew.timestamp() * 1000),
        is_authority_new=is_new,
    )


def find_authority(folder: Path) -> Authority | None:
    """The authority in a folder, if one was made there."""
    certificate = _read_certificate(folder / _AUTHORITY)
    if certificate is None:
        return None
    return Authority(
        path=folder / _AUTHORITY,
        names=tuple(_name_of(one) for one in _permitted_to(certificate)),
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(":").upper(),
        ends_ms=int(certificate.not_valid_after_utc.timestamp() * 1000),
    )


def _subject_of(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        pass
    labels = name.split(".")
    if not name.isascii() or len(name) > 253 or not all(map(_is_label, labels)):
        raise ValueError(name)
    return x509.DNSName(name)


def _is_label(label: str) -> bool:
    """Whether a text is one part of a host name (RFC 1123 §2.1)."""
    is_short = 0 < len(label) <= 63
    return is_short and label.replace("-", "a").isalnum() and label.strip("-") == label


def _read_authority(folder: Path) -> _Signer | None:
    certificate = _read_certificate(folder / _AUTHORITY)
    key = _read_key(folder / _AUTHORITY_KEY)
    if certificate is None or key is None or certificate.public_key() != key.public_key():
        return None
    return _Signer(certificate, key)


def _read_certificate(path: Path) -> x509.Certificate | None:
    try:
        return x509.load_pem_x509_certificate(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return None


def _read_key(path: Path) -> rsa.RSAPrivateKey | None:
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except (FileNotFoundError, ValueError):
        return None
    return key if isinstance(key, rsa.RSAPrivateKey) else None


def _can_vouch(
    certificate: x509.Certificate, wanted: Iterable[x509.GeneralName], now: datetime
) -> bool:
    """Whether an authority may vouch for all these names, until a certificate made now ends."""
    lives = certificate.not_valid_before_utc <= now
    lives &= certificate.not_valid_after_utc >= now + _SERVER_LIVES
    return lives and set(map(_within, wanted)) <= set(_permitted_to(certificate))


def _permitted_to(certificate: x509.Certificate) -> list[x509.GeneralName]:
    constraints = certificate.extensions.get_extension_for_class(x509.NameConstraints).value
    return constraints.permitted_subtrees or []


def _name_of(constraint: x509.GeneralName) -> str:
    """The name or address that a constraint permits."""
    value = constraint.value
    return value if isinstance(value, str) else str(value.network_address)


def _within(name: x509.GeneralName) -> x509.GeneralName:
    """The constraint that permits a name: an address stands there as a network of one."""
    return x509.IPAddress(ip_network(name.value)) if isinstance(name, x509.IPAddress) else name


def _is_good(
    server: x509.Certificate,
    authority: _Signer,
    wanted: Iterable[x509.GeneralName],
    now: datetime,
) -> bool:
    """Whether a server's certificate is the authority's, for exactly these names, and not old."""
    try:
        server.verify_directly_issued_by(authority.certificate)
    except (InvalidSignature, ValueError):
        return False
    names = server.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    lives = server.not_valid_before_utc <= now <= server.not_valid_after_utc - _RENEWED_BEFORE_END
    return lives and set(names) == set(wanted)


def _make_authority(folder: Path, wanted: Iterable[x509.GeneralName], now: datetime) -> _Signer:
    key = rsa.generate_private_key(65537, _KEY_BITS)
    serial = x509.random_serial_number()
    name = _named(f"Sugarsnap authority {serial:040x}"[:30])
    permitted = x509.NameConstraints([_within(one) for one in wanted], None)
    certificate = (
        _begun(name, key.public_key(), now, _AUTHORITY_LIVES)
        .issuer_name(name)
        .serial_number(serial)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(permitted, critical=True)
        .sign(key, hashes.SHA256())
    )
    _write(folder / _AUTHORITY_KEY, _key_pem(key))
    _write(folder / _AUTHORITY, certificate.public_bytes(serialization.Encoding.PEM))
    return _Signer(certificate, key)


def _make_server(
    path: Path, authority: _Signer, wanted: Sequence[x509.GeneralName], now: datetime
) -> x509.Certificate:
    key = rsa.generate_private_key(65537, _KEY_BITS)
    issuer = x509.SubjectKeyIdentifier.from_public_key(authority.key.public_key())
    purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
    certificate = (
        _begun(_named(str(wanted[0].value)), key.public_key(), now, _SERVER_LIVES)
        .issuer_name(authority.certificate.subject)
        .serial_number(x509.random_serial_number())
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(purpose, critical=False)
        .add_extension(x509.SubjectAlternativeName(wanted), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(issuer), critical=False
        )
        .sign(authority.key, hashes.SHA256())
    )
    _write(path, _key_pem(key) + certificate.public_bytes(serialization.Encoding.PEM))
    return certificate


def _named(name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Sugarsnap"),
            x509.NameAttribute(NameOID.COMMON_NAME, name[:_LONGEST_COMMON_NAME]),
        ]
    )


def _begun(
    name: x509.Name, key: rsa.RSAPublicKey, now: datetime, lives: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .public_key(key)
        .not_valid_before(now - _CLOCKS_DIFFER_BY)
        .not_valid_after(now + lives - _CLOCKS_DIFFER_BY)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=not signs_certificates,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _key_pem(key: rsa.RSAPrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _write(path: Path, content: bytes) -> None:
    """Put a file in the place of another, for its owner alone, whole and on the disk."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(path)
