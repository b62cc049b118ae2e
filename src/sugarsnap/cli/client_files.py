"""The command that takes over clients which old integrations are."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
from cyclopts import Parameter
from msgspec import Struct

from sugarsnap.app import House
from sugarsnap.cli.house import USUAL, Keeper, opened, require_account, say
from sugarsnap.cli.problems import CommandError
from sugarsnap.operations.clients import Provision
from sugarsnap.operations.keeper import OldClient, register_old_clients
from sugarsnap.records.clients import Registration
from sugarsnap.records.viewers import Viewer

_FORM = (
    '{"client_id": "…", "client_secret": "…", "redirect_uris": ["http://localhost"], '
    '"owner": "ada", "name": "Photo Wall"}'
)


class _Line(Struct, frozen=True, forbid_unknown_fields=True):
    """One client, as a line of the file tells it."""

    client_id: str
    client_secret: str
    redirect_uris: tuple[str, ...]
    owner: str
    name: str
    allow_implicit: bool = False

    def client_of(self, house: House) -> OldClient:
        """The same for the operation. Raises CommandError where the owner is nobody."""
        registration = Registration(
            name=self.name,
            description="",
            company_name="",
            website_url="",
            privacy_policy_url="",
            contact_email="",
            redirect_uris=self.redirect_uris,
        )
        provision = Provision(
            client_id=self.client_id,
            secret=self.client_secret,
            is_implicit_disabled=int(not self.allow_implicit),
        )
        owner = Viewer(require_account(house, self.owner).card)
        return OldClient(owner, registration, provision)


def import_clients(
    file: Annotated[
        Path,
        Parameter(
            help="A client a line, in JSON; - for the standard input.", allow_leading_hyphen=True
        ),
    ],
    *,
    keeper: Keeper = USUAL,
) -> None:
    """Register clients under the ids and secrets that they have already: all of a file, or none."""
    text = sys.stdin.read() if str(file) == "-" else file.read_text("utf-8")
    lines = list(_read(text))
    with opened(keeper) as house:
        clients = [line.client_of(house) for line in lines]
        house.works.write_now(register_old_clients, clients)
    ids = [line.client_id.strip().lower() for line in lines]
    say(keeper, {"client_ids": ids}, "\n".join((*ids, f"{len(ids)} clients are registered.")))


def _read(text: str) -> Iterator[_Line]:
    """The clients of a file. Raises CommandError for a line that tells none."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield msgspec.json.decode(line, type=_Line)
        except (msgspec.DecodeError, UnicodeError) as problem:
            raise CommandError(
                f"Line {number} tells no client: {problem}", f"Write {_FORM}"
            ) from None
