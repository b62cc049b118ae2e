"""Commands about developers' clients."""

from dataclasses import dataclass
from typing import Annotated

from cyclopts import Parameter

from sugarsnap.cli.house import USUAL, Keeper, opened, read_secret, require_account, say
from sugarsnap.cli.problems import CommandError
from sugarsnap.operations.clients import Provision, create_client
from sugarsnap.records.clients import Registration
from sugarsnap.records.viewers import Viewer


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class NewClient:
    """What is said of a client when it is registered."""

    name: Annotated[str, Parameter(help="What people read when the client asks them for access.")]
    redirect_uri: Annotated[
        tuple[str, ...],
        Parameter(help="Where people are sent back to; may be given several times.", negative=""),
    ]
    allow_implicit: Annotated[
        bool,
        Parameter(help="Let the client use the implicit flow (response_type=token).", negative=""),
    ] = False
    sandbox: Annotated[bool, Parameter(help="Begin in sandbox mode.", negative="")] = False
    client_id: Annotated[
        str, Parameter(help="Keep the id (32 hex digits) that an old integration has.")
    ] = ""
    secret_stdin: Annotated[
        bool, Parameter(help="Keep its secret (32 hex digits), read from stdin.", negative="")
    ] = False

    @property
    def registration(self) -> Registration:
        """What the developer would have written."""
        return Registration(
            name=self.name,
            description="",
            company_name="",
            website_url="",
            privacy_policy_url="",
            contact_email="",
            redirect_uris=self.redirect_uri,
        )

    def read_provision(self) -> Provision:
        """What the keeper settles, the secret read from standard input. Raises CommandError."""
        secret = ""
        if self.secret_stdin:
            if not self.client_id:
                raise CommandError("A secret of one's own belongs to an id.", "Give --client-id.")
            secret = read_secret("The secret", from_stdin=True, option="--secret-stdin")
        return Provision(
            client_id=self.client_id,
            secret=secret,
            is_implicit_disabled=int(not self.allow_implicit),
            is_sandbox=int(self.sandbox),
        )


def create(
    owner: Annotated[str, Parameter(help="The username of the developer.")],
    *,
    wanted: NewClient,
    keeper: Keeper = USUAL,
) -> None:
    """Register a client. Its secret is shown this once."""
    provision = wanted.read_provision()
    with opened(keeper) as house:
        viewer = Viewer(require_account(house, owner).card)
        issued = house.works.write_now(create_client, viewer, wanted.registration, provision)
    facts = {"client_id": issued.client.id, "client_secret": issued.secret}
    say(keeper, facts, f"client_id:     {issued.client.id}\nclient_secret: {issued.secret}")
