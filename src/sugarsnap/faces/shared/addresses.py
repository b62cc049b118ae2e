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
        self._hosts = frozenset({*_LOOPBACK, own, *map(str.lower, settings.allowed_hosts)})

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

    def client_of(self, scope: Scope) -> str:
        """The address that a request came from, told by a trusted proxy where there is one."""
        forwarded = ""
        if self._proxies and self._is_from_proxy(scope):
            forwarded = header_of(scope, b"x-forwarded-for").rpartition(",")[2].strip()
        return forwarded or _peer_of(scope)

    def _is_from_proxy(self, scope: Scope) -> bool:
        return _peer_of(scope) in self._proxies

    def _may_name(self, host: str) -> bool:
        if not host:
            return False
        name = host.lower()
        name = name if name.endswith("]") else name.rpartition(":")[0] or name
        return name in self._hosts or (self._any and _is_host(host))


def _peer_of(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


def _is_host(host: str) -> bool:
    return all(letter.isalnum() or letter in ".-:[]_" for letter in host)
