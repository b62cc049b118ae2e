"""Under which scheme and host a request came, and so which addresses stand in its answer."""

from urllib.parse import urlsplit

from sugarsnap.config import Settings
from sugarsnap.faces.shared.asgi import Scope, header_of

_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class Addresses:
    """Knows the hosts as which the server may speak of itself."""

    def __init__(self, settings: Settings) -> None:
        self._public = settings.address
        self._proxies = frozenset(settings.trusted_proxies)
        self._any = "*" in settings.allowed_hosts
        own = urlsplit(settings.address).hostname or ""
        certified = map(_as_host, settings.certified_names)
        allowed = map(str.lower, settings.allowed_hosts)
        self._hosts = frozenset({*_LOOPBACK, own, *certified, *allowed})
        self._does_tls = settings.tls == "local"

    def base_of(self, scope: Scope) -> str:
        """Scheme and host for addresses in the answer: the client's own where that is allowed."""
        scheme, host = scope["scheme"], ""
        for name, value in scope["headers"]:
            if name == b"host":
                host = value.decode("latin-1")
        if self._proxies and self._is_from_proxy(scope):
            scheme = header_of(scope, b"x-forwarded-proto") or scheme
            host = header_of(scope, b"x-forwarded-host") or host
        return f"{scheme}://{host}" if self._may_name(host) else self._public

    def is_certified_here(self, scope: Scope) -> bool:
        """Whether a request came by https under a certificate of the server's own."""
        return self._does_tls and bool(scope["scheme"] == "https")

    def client_of(self, scope: Scope) -> str:
        """The address that a request came from, told by a trusted proxy where there is one."""
        forwarded = ""
        if self._proxies and self._is_from_proxy(scope):
            forwarded = header_of(scope, b"x-forwarded-for").rpartition(",")[2].strip()
        return forwarded or _peer_of(scope)

    def is_own(self, host: str, scope: Scope) -> bool:
        """Whether a host, with or without a port, is this server: by a name of its own, or so now.

        An allow-list of any host makes no host one's own.
        """
        return _name_of(host) in self._hosts or host.lower() == urlsplit(self.base_of(scope)).netloc

    def _is_from_proxy(self, scope: Scope) -> bool:
        return _peer_of(scope) in self._proxies

    def _may_name(self, host: str) -> bool:
        if not host:
            return False
        return _name_of(host) in self._hosts or (self._any and _is_host(host))


def _as_host(name: str) -> str:
    return f"[{name}]" if ":" in name else name


def _peer_of(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


def _name_of(host: str) -> str:
    """The host without its port."""
    name = host.lower()
    return name if name.endswith("]") else name.rpartition(":")[0] or name


def _is_host(host: str) -> bool:
    return all(letter.isalnum() or letter in ".-:[]_" for letter in host)
