"""Where requests may go out to: the public internet, and what the keeper allows besides.

Whoever names an address that the server is to call must not reach through it what only the server
reaches: its own machine, its network, the services of a cloud. Lists of such places age, so what is
not a public unicast address beyond doubt is refused.
"""

import re
from contextlib import suppress
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from msgspec import Struct

from sugarsnap.config import Settings

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

PORTS = frozenset({80, 443, 8443})
"""Those of web servers: a request is no way to knock at anything else."""
LONGEST_URL = 2000

_DEFAULT_PORTS = {"http": 80, "https": 443}
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
# Stricter than any standard, so that no two readers read an address differently: printable ASCII,
# no user before the host, no backslash.
_URL = re.compile(
    r"(?i:(https?))://"
    r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)"
    r"(?::([0-9]{1,5}))?"
    r"((?:[/?][!$-;=?-\[\]_a-z{|}~]*)?)"
    r"(?:#[!$-;=?-\[\]_a-z{|}~]*)?"
)
_NUMERIC_LABEL = re.compile(r"[0-9]+|0[xX][0-9A-Fa-f]*")
"""A host whose last label is one of these is an address in some old notation, or none at all."""
_LABEL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?")

_UNICAST_IPV6 = ip_network("2000::/3")
_NEVER = tuple(
    map(
        ip_network,
        (
            "168.63.129.16/32",  # a cloud's own services at a public address
            "192.0.0.0/24",  # protocols' own
            "192.88.99.0/24",  # relays from one version of IP to the other
            "2001::/23",  # protocols' own: Teredo carries addresses of IPv4
            "2002::/16",  # 6to4 carries them too
            "3fff::/20",  # documentation
        ),
    )
)


class TargetRefusedError(Exception):
    """Nothing is sent there. Carries a sentence."""


class Target(Struct, frozen=True):
    """What a URL asks of whom, read strictly."""

    scheme: str
    host: str
    """In lower case; an address of IPv6 without its brackets."""
    port: int
    path: str
    """With the query, without the fragment."""

    @property
    def bracketed_host(self) -> str:
        """The host as it stands in a URL."""
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def authority(self) -> str:
        """The value of the header `Host` (RFC 9110 §7.2)."""
        if self.port == _DEFAULT_PORTS[self.scheme]:
            return self.bracketed_host
        return f"{self.bracketed_host}:{self.port}"


class Exemption(Struct, frozen=True):
    """One entry of the setting `outgoing_allowed`."""

    host: str
    """A name that may lead anywhere; "" for an entry about addresses."""
    network: Network | None
    port: int
    """0 for any."""

    def covers(self, target: Target, address: Address) -> bool:
        """Whether the entry allows to call a target at an address."""
        if self.port not in {0, target.port}:
            return False
        is_inside = self.network is not None and address in self.network
        return is_inside or self.host == target.host


class Policy(Struct, frozen=True):
    """Where this server sends requests."""

    exemptions: tuple[Exemption, ...] = ()
    own: frozenset[tuple[str, int]] = frozenset()
    """Hosts and ports by which it is reached itself: it does not call itself."""

    def check_target(self, target: Target) -> None:
        """Raise TargetRefusedError for what can be refused without asking who has the name."""
        if (target.host, target.port) in self.own:
            raise TargetRefusedError("It is an address of this server itself.")
        address = address_of(target.host)
        if address is not None:
            self.check_address(target, address)
        elif not any(exemption.port in {0, target.port} for exemption in self.exemptions):
            _check_port(target)

    def check_address(self, target: Target, address: Address) -> None:
        """Raise TargetRefusedError unless a target may be called at this address."""
        if any(exemption.covers(target, address) for exemption in self.exemptions):
            return
        if not is_public(address):
            raise TargetRefusedError("It leads to an address that is not public.")
        _check_port(target)


def _check_port(target: Target) -> None:
    if target.port not in PORTS:
        ports = ", ".join(map(str, sorted(PORTS)))
        raise TargetRefusedError(f"Its port is none of {ports}.")


def policy_of(settings: Settings) -> Policy:
    """The policy of a server. Raises ValueError, with a sentence, for an entry that is none."""
    ports = {settings.port, *_DEFAULT_PORTS.values()}
    hosts = set(map(str.lower, settings.allowed_hosts))
    with suppress(TargetRefusedError):  # whatever it is, nobody can name it either
        public = read_target(settings.address)
        hosts.add(public.host)
        ports.add(public.port)
    exemptions = tuple(map(read_exemption, settings.outgoing_allowed))
    own = {(host, port) for host in hosts - set(_LOOPBACK) for port in ports}
    return Policy(exemptions, frozenset(own | {(host, settings.port) for host in _LOOPBACK}))


def read_target(url: str) -> Target:
    """What a URL asks of whom. Raises TargetRefusedError."""
    found = _URL.fullmatch(url) if len(url) <= LONGEST_URL else None
    if found is None:
        raise TargetRefusedError("It is no plain http:// or https:// address.")
    scheme, host, port, path = found[1].lower(), found[2].lower(), found[3], found[4]
    target = Target(
        scheme=scheme,
        host=host.strip("[]"),
        port=int(port) if port else _DEFAULT_PORTS[scheme],
        path=path if path.startswith("/") else f"/{path}",
    )
    if not (_is_host(host) and 0 < target.port < 2**16):
        raise TargetRefusedError("It names no host.")
    return target


def _is_host(host: str) -> bool:
    """Whether it is a name, or an address in its one usual notation."""
    if host.startswith("[") or _NUMERIC_LABEL.fullmatch(host.rpartition(".")[2]):
        return address_of(host.strip("[]")) is not None
    return len(host) <= 253 and all(map(_LABEL.fullmatch, host.split(".")))


def address_of(host: str) -> Address | None:
    """The address that a host is; None for a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet's, and means nothing but itself."""
    if isinstance(address, IPv6Address) and (address.scope_id or address not in _UNICAST_IPV6):
        return False
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    return not any(address in network for network in _NEVER)


def read_exemption(entry: str) -> Exemption:
    """An entry: a host, an address or a network, each with `:port` or without.

    Raises ValueError, with a sentence.
    """
    network = _network_of(entry)
    if network is not None:
        return Exemption("", network, 0)
    host, colon, port = entry.rpartition(":")
    if not colon:
        host, port = entry, "0"
    network = _network_of(host.strip("[]"))
    is_name = all(map(_LABEL.fullmatch, host.split(".")))
    if not (port.isdecimal() and int(port) < 2**16 and (network or is_name)):
        raise ValueError(f"{entry!r} is no host, address or network.")
    return Exemption("" if network else host.lower(), network, int(port))


def _network_of(text: str) -> Network | None:
    try:
        return ip_network(text)
    except ValueError:
        return None
