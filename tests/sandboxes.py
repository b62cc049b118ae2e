"""A client of Cyd's in sandbox mode, which Ben tries out, and Gus, of whom it knows nothing."""

from msgspec import structs

from sugarsnap.operations.accounts import NewAccount, create_account
from sugarsnap.operations.clients import Issued, Provision, create_client
from sugarsnap.operations.grants import find_holder, give_grant, token_of
from sugarsnap.operations.posts import Draft, post_media
from sugarsnap.operations.sandboxes import accept_invitation, invite_user
from sugarsnap.records.clients import Registration
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.scopes import Scope
from world import REDIRECT_URI, World, picture_of

REGISTRATION = Registration("Peas", "Shows peas.", "", "", "", "", (REDIRECT_URI,))


def put_up_sandbox(world: World) -> str:
    """Have Ben accept an invitation of Cyd's; answers the id of her client."""
    issued: Issued = world.do(create_client, "cyd", REGISTRATION, Provision(is_sandbox=1))
    join(world, issued.client.id, "ben")
    return issued.client.id


def join(world: World, client_id: str, name: str) -> None:
    """Have somebody be invited to a client of Cyd's, and accept."""
    world.do(invite_user, "cyd", client_id, name)
    world.do(accept_invitation, name, client_id)


def settle_in(world: World, name: str, is_admin: int = 0) -> None:
    """Have somebody sign up and post a photo."""
    world.furniture = structs.replace(
        world.furniture,
        accounts=dict(world.furniture.accounts),
        photos=dict(world.furniture.photos),
    )
    wanted = NewAccount(name, f"{name}@home.example")
    wanted.is_admin = is_admin
    world.furniture.accounts[name] = world.works.write_now(create_account, wanted, "").id
    seen = world.do(post_media, name, Draft(f"The garden of {name} #garden"), [picture_of(name)])
    world.furniture.photos[name] = seen.media.id


def install_keeper(world: World, name: str) -> None:
    """Have somebody keep the server, which reviews clients from now on."""
    settle_in(world, name, is_admin=1)
    settings = structs.replace(world.works.tools.settings, clients="review")
    world.works.tools = structs.replace(world.works.tools, settings=settings)


def token_for(world: World, name: str, client_id: str) -> str:
    """Somebody's token for a client, with every scope."""
    every = frozenset(Scope)
    grant = world.works.write_now(give_grant, world.id_of(name), client_id, every).grant
    return world.works.read(token_of, grant)


def viewer_through(world: World, name: str, client_id: str) -> Viewer:
    """Somebody as the client's calls have them."""
    holder = world.works.read(find_holder, token_for(world, name, client_id))
    assert holder is not None
    return Viewer(
        holder.account,
        holder.client,
        holder.scopes,
        unapproved=holder.unapproved,
        sandbox=holder.sandbox,
    )
