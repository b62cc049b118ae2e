"""Settings: the one place that reads the environment.

A setting is a field below. It comes from the command line, else from `SUGARSNAP_<NAME>`, else from
`sugarsnap.toml` in the data folder (or the file that `SUGARSNAP_CONFIG` names), else it has its
default.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta, Struct

PREFIX = "SUGARSNAP_"
_OWN_NAMES = ("localhost", "127.0.0.1", "::1")
TEXTS_FOLDER = "texts"
"""In the data folder: the four texts that the keeper writes."""
TLS_FOLDER = "tls"
"""In the data folder: the certificate of the server's own, and its authority."""


class SettingsError(Exception):
    """A setting has a value that it cannot have. The message says which and what it may be."""


class Settings(Struct, frozen=True, kw_only=True):
    """Every setting of a server, with its default."""

    data: Annotated[
        Path, Meta(description="Folder of the database, the pictures and the keys.")
    ] = Path("data")
    database_url: Annotated[
        str,
        Meta(description="`postgresql://…` where PostgreSQL keeps the rows; else a file does."),
    ] = ""
    host: Annotated[str, Meta(description="Address to listen on.")] = "127.0.0.1"
    port: Annotated[int, Meta(description="Port to listen on.", ge=0, le=65535)] = 8000
    workers: Annotated[int, Meta(description="Processes that answer requests.", ge=1, le=64)] = 1
    tls: Annotated[
        Literal["off", "local"],
        Meta(description="`local` answers HTTPS too, with a certificate of the server's own."),
    ] = "off"
    tls_port: Annotated[int, Meta(description="Port to listen on for HTTPS.", ge=0, le=65535)] = (
        8443
    )
    tls_names: Annotated[
        tuple[str, ...],
        Meta(description="Names that the certificate is for, besides this machine's own."),
    ] = ()
    public_url: Annotated[
        str,
        Meta(description="Where people reach the site, for addresses in answers to unknown hosts."),
    ] = ""
    allowed_hosts: Annotated[
        tuple[str, ...],
        Meta(description="Host names whose addresses may stand in answers; `*` for any."),
    ] = ()
    trusted_proxies: Annotated[
        tuple[str, ...], Meta(description="Addresses whose X-Forwarded-* headers count.")
    ] = ()
    rate_limits: Annotated[
        Literal["on", "off"],
        Meta(description="`off` lifts every ceiling, for load tests; counting goes on."),
    ] = "on"
    clients: Annotated[
        Literal["open", "review"], Meta(description="`review`: new clients begin in sandbox mode.")
    ] = "open"
    implicit: Annotated[
        Literal["per-client", "off"],
        Meta(description="`off` shuts the implicit flow for every client."),
    ] = "per-client"
    legacy_unauthenticated_reads: Annotated[
        Literal["off", "on"],
        Meta(description="`on` lets clients read public things with their id alone."),
    ] = "off"
    signed_addresses: Annotated[
        Literal["off", "on"],
        Meta(description="`on` takes writes only with a signed `X-Insta-Forwarded-For`."),
    ] = "off"
    sign_up: Annotated[
        Literal["open", "closed"], Meta(description="Whether people may make accounts on the site.")
    ] = "open"
    server_key: Annotated[
        str,
        Meta(description="The server key, 64 hex digits, instead of the file in the data folder."),
    ] = ""
    name: Annotated[str, Meta(description="What the site calls itself.")] = "Sugarsnap"
    outgoing_allowed: Annotated[
        tuple[str, ...],
        Meta(description="Hosts and networks that may be called though they are not public."),
    ] = ()
    access_log: Annotated[
        Literal["on", "off"],
        Meta(description="`on` writes a line for every request, without what opens doors."),
    ] = "off"
    banned_tags: Annotated[
        tuple[str, ...], Meta(description="Tags that nobody may view, in any case of letters.")
    ] = ()
    demo: Annotated[
        Literal["on", "off"], Meta(description="`on` marks every page as a demonstration.")
    ] = "off"

    @property
    def demo_logins(self) -> Path:
        """Where a demo keeps the names and passwords that its sign-in page tells."""
        return self.data / "demo-logins.json"

    @property
    def has_several_workers(self) -> bool:
        """Whether several processes answer requests at the same time."""
        return self.workers > 1 or self.tls == "local"

    @property
    def certified_names(self) -> tuple[str, ...]:
        """The names that a certificate of the server's own is for; none where it makes none."""
        if self.tls == "off":
            return ()
        public = urlsplit(self.public_url).hostname or ""
        names = (*map(str.lower, self.tls_names), public, *_OWN_NAMES)
        return tuple(dict.fromkeys(name for name in names if name))

    @property
    def address(self) -> str:
        """Where the site is reached when a request does not say so itself."""
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"


def environment_with(given: Mapping[str, Any], more: Mapping[str, str]) -> dict[str, str]:
    """The environment for a process that shall read the settings which a command was given."""
    added = {
        PREFIX + name.upper(): ",".join(value) if isinstance(value, tuple) else str(value)
        for name, value in given.items()
        if value is not None
    }
    return {**os.environ, **added, **more}  # noqa: TID251  the one place


METRICS_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""Prometheus' own variable: the folder where the workers of a server count together."""


def metrics_folder() -> Path | None:
    """Where the workers of this server count together; None for a worker that is alone."""
    folder = os.environ.get(METRICS_FOLDER)  # noqa: TID251  the one place
    return Path(folder) if folder else None


def read_settings(
    given: Mapping[str, Any], environment: Mapping[str, str] | None = None
) -> Settings:
    """Settings from what the command line gave (None: not given), the environment and the file.

    Raises SettingsError for a value that cannot be taken and for a name that is no setting.
    """
    environment = os.environ if environment is None else environment  # noqa: TID251  the one place
    from_environment = {
        field: environment[PREFIX + field.upper()]
        for field in Settings.__struct_fields__
        if environment.get(PREFIX + field.upper())
    }
    present = {name: value for name, value in given.items() if value is not None}
    data = Path(str({**from_environment, **present}.get("data", "data")))
    from_file = _read_file(Path(environment.get(PREFIX + "CONFIG") or data / "sugarsnap.toml"))
    merged = {
        **from_file,
        **{name: _as_list(name, value) for name, value in from_environment.items()},
    }
    try:
        return msgspec.convert({**merged, **present, "data": data}, Settings, strict=False)
    except msgspec.ValidationError as problem:
        raise SettingsError(f"A setting cannot be taken: {problem}") from problem


def _read_file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        settings = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise SettingsError(f"{path} is not TOML: {problem}") from problem
    unknown = settings.keys() - set(Settings.__struct_fields__)
    if unknown:
        raise SettingsError(
            f"{path} names settings that do not exist: {', '.join(sorted(unknown))}"
        )
    return settings


def _as_list(name: str, value: str) -> Any:
    if name in {"allowed_hosts", "trusted_proxies", "tls_names", "banned_tags", "outgoing_allowed"}:
        return [entry for entry in value.replace(",", " ").split() if entry]
    return value
