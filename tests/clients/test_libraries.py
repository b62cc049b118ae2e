"""Libraries that others wrote for the original, untouched, each of them calling all that it can.

A library reaches the server in up to three ways: by the host that is built in, through a proxy or
in a namespace where the original's names lead here; and by another host, where it has an option.
"""

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from subprocess import CompletedProcess, run
from typing import Any

import pytest
from msgspec import Struct, json

from clients.behind_tls import NAMES, TRUST, behind_tls
from clients.hollow import BODIES, hollow
from clients.programs import HERE, Report, command_of, doing
from clients.tunnel import tunnelling
from clients.world import World
from docs.pages import DOCS, rows_of, section_of
from servers import PATIENCE, environment

Known = Mapping[str, Any]
HOLLOW_DEEDS = {
    "authorize": lambda _: "http://localhost/?code=0&state=0",
    "cancel": lambda _: "http://localhost/?error=access_denied",
    "post": lambda _: "0",
    "delivered": lambda _: {"body": "[]", "signature": ""},
}
"""What comes of asking people where there is nobody."""


class Doors(Struct, frozen=True):
    """Where a server answers, and whom to trust."""

    port: int
    tls_port: int
    authority: Path


def by_proxy(doors: Doors, program: str, known: Known) -> "CompletedProcess[str]":
    with tunnelling(doors.tls_port) as proxy:
        told = {"HTTPS_PROXY": proxy, "NODE_USE_ENV_PROXY": "1"}
        return _run(program, known, dict.fromkeys(TRUST, str(doors.authority)) | told)


def by_name(doors: Doors, program: str, known: Known) -> "CompletedProcess[str]":
    return behind_tls(doors, NAMES, command_of(program, known))


def by_option(doors: Doors, program: str, known: Known) -> "CompletedProcess[str]":
    base = {"base": f"http://localhost:{doors.port}"}
    return _run(program, {**known, **base}, {})


def by_option_over_tls(doors: Doors, program: str, known: Known) -> "CompletedProcess[str]":
    base = {"base": f"https://localhost:{doors.tls_port}"}
    return _run(program, {**known, **base}, dict.fromkeys(TRUST, str(doors.authority)))


def _run(program: str, known: Known, told: Mapping[str, str]) -> "CompletedProcess[str]":
    command = command_of(program, known)
    return run(
        command, capture_output=True, text=True, check=False, timeout=PATIENCE,
        env=environment(**told),
    )  # fmt: skip


WAYS = {
    "instagram_node.js": (by_proxy, by_name, by_option_over_tls),
    "node_instagram.js": (by_proxy, by_name),
    "oauth4webapi.mjs": (by_option, by_option_over_tls),
    "passport_instagram.js": (by_proxy, by_name),
    "python_instagram.py": (by_name, by_option),
    "requests_oauth.py": (by_proxy, by_name),
    "simple_oauth2.js": (by_option,),
}
"""How each program reaches a server."""


def _report(done: "CompletedProcess[str]") -> Report:
    assert done.returncode == 0, done.stderr
    return json.decode(done.stdout, type=Report)


@pytest.mark.usefixtures("libraries")
@pytest.mark.parametrize(
    ("program", "way"), [(program, way) for program, ways in WAYS.items() for way in ways]
)
def test_all_that_a_library_can_do_works(
    settled_world: World, tmp_path: Path, program: str, way: Any
) -> None:
    server = settled_world.server
    doors = Doors(server.port, server.tls_port, server.authority)

    with doing(settled_world.deeds, tmp_path) as path:
        known = {**settled_world.known, **settled_world.register(), "deeds": path}
        report = _report(way(doors, program, known))

    assert report.failures == {}
    assert report.uncalled == []


@pytest.mark.usefixtures("libraries")
@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("program", WAYS)
def test_every_check_fails_where_nothing_is_behind_the_answers(
    settled_world: World, tmp_path: Path, program: str, body: str
) -> None:
    way = next(each for each in WAYS[program] if each is not by_name)
    certificate = None if way is by_option else settled_world.certificate

    with hollow(BODIES[body], certificate) as port, doing(HOLLOW_DEEDS, tmp_path) as path:
        doors = Doors(port, port, settled_world.server.authority)
        known = {**settled_world.known, "client_id": "0" * 32, "client_secret": "0" * 32}
        report = _report(way(doors, program, {**known, "deeds": path}))

    assert [name for name in report.names if name not in report.failures] == []


def test_the_documents_name_what_is_run_and_in_which_version() -> None:
    named = json.decode((HERE / "package.json").read_bytes())["dependencies"]
    helpers = {"jquery", "passport"}
    npm = {(name, its, "npm") for name, its in named.items() if name not in helpers}
    pypi = {(name, version(name), "PyPI") for name in ("python-instagram", "requests-oauthlib")}

    rows = rows_of(section_of(DOCS / "api" / "libraries.md", "What was run"))[1:]

    assert {tuple(row[:3]) for row in rows} == npm | pypi


def test_every_program_is_run() -> None:
    programs = {path.name for path in (HERE / "programs").iterdir() if path.is_file()}

    assert programs - {"checks.js", "checks.py"} == WAYS.keys()
