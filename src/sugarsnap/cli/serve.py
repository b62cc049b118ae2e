"""Commands that run a server."""

import sys
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from cyclopts import Group, Parameter

from sugarsnap.app import certificate_of
from sugarsnap.cli.house import USUAL, Keeper, made
from sugarsnap.cli.problems import CommandError
from sugarsnap.cli.tls import how_to_trust
from sugarsnap.config import Settings, read_settings
from sugarsnap.processes.launch import (
    become_server,
    become_worker,
    check_folder,
    find_ports,
    prepare_house,
)

SERVING = Group("Serving", sort_key=1)


@Parameter(name="*")
@dataclass(frozen=True)
class Serving:
    """The options of a server. What is not given comes from the environment or the file."""

    host: Annotated[
        str | None, Parameter(help="Address to listen on [default: 127.0.0.1].", group=SERVING)
    ] = None
    port: Annotated[
        int | None, Parameter(help="Port to listen on, 0 for any [default: 8000].", group=SERVING)
    ] = None
    workers: Annotated[
        int | None, Parameter(help="Processes that answer requests [default: 1].", group=SERVING)
    ] = None
    public_url: Annotated[
        str | None, Parameter(help="Where people reach the site.", group=SERVING)
    ] = None
    tls: Annotated[
        Literal["off", "local"] | None,
        Parameter(help="local: answer HTTPS too, with a certificate of its own.", group=SERVING),
    ] = None
    tls_port: Annotated[
        int | None, Parameter(help="Port for HTTPS, 0 for any [default: 8443].", group=SERVING)
    ] = None
    tls_name: Annotated[
        tuple[str, ...],
        Parameter(
            help="A name that the certificate is for; may be given several times.",
            negative="",
            group=SERVING,
        ),
    ] = ()

    def given_with(self, keeper: Keeper) -> dict[str, Any]:
        """The options as settings, None where one is not given."""
        return {
            "data": keeper.data,
            "host": self.host,
            "port": self.port,
            "workers": self.workers,
            "public_url": self.public_url,
            "tls": self.tls,
            "tls_port": self.tls_port,
            "tls_names": self.tls_name or None,
        }


OWN_MACHINE = ("localhost", "127.0.0.1", "::1")
AS_SET = Serving()
"""Where nothing is given."""


def serve(*, serving: Serving = AS_SET, keeper: Keeper = USUAL) -> None:
    """Run the server. Makes the data folder, the database and the keys where there are none."""
    given = serving.given_with(keeper)
    settings = _settle(given)
    prepare_house(settings)
    _say(f"Sugarsnap keeps its data in {settings.data} and starts on {settings.address}")
    _see_to_certificate(settings)
    become_server(settings, given)


def demo(*, serving: Serving = AS_SET, keeper: Keeper = USUAL) -> None:
    """Run the server with people, photos and a client to try out.

    An empty data folder is filled first, which takes a few seconds.
    """
    from sugarsnap.demo.start import NotADemoError, start_demo  # noqa: PLC0415  no other command paints photos

    given = _with_receivers({**serving.given_with(keeper), "demo": "on"})
    settings = _settle(given)
    with made(settings) as house:
        try:
            facts = start_demo(house)
        except NotADemoError as problem:
            raise CommandError(str(problem), "sugarsnap demo --data ANOTHER-FOLDER") from problem
    _say(facts.banner(settings.address))
    _see_to_certificate(settings)
    become_server(settings, given)


def _with_receivers(given: dict[str, Any]) -> dict[str, Any]:
    """The same, so that a demo that only this machine reaches may tell programs on it of posts.

    What the keeper allows counts as it is.
    """
    settings = read_settings(given)
    if settings.outgoing_allowed or settings.host not in OWN_MACHINE:
        return given
    return {**given, "outgoing_allowed": OWN_MACHINE}


def worker(*, keeper: Keeper = USUAL) -> None:
    """Run a further process that does jobs; a server has one of its own already."""
    given = {"data": keeper.data}
    settings = read_settings(given)
    check_folder(settings)
    become_worker(given)


def _settle(given: dict[str, Any]) -> Settings:
    """The settings, once folder and ports are known to be good; ports go on as numbers."""
    settings = read_settings(given)
    check_folder(settings)
    given.update(find_ports(settings))
    return read_settings(given)


def _see_to_certificate(settings: Settings) -> None:
    """Make or renew the certificate where the server needs one, and tell how to trust it."""
    if settings.tls == "local":
        if certificate_of(settings).is_authority_new:
            _say("A new authority was made: whatever trusted an older one has to be told again.")
        _say(how_to_trust(settings))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
