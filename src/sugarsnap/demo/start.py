"""Starting a demo: filling the house where it is empty, and settling who can sign in."""

import secrets

from sugarsnap.app import House
from sugarsnap.demo import grant
from sugarsnap.demo.facts import DemoFacts, Login, write_logins
from sugarsnap.demo.fill import fill_with_community
from sugarsnap.demo.people import PEOPLE
from sugarsnap.operations.accounts import find_account_of_name
from sugarsnap.operations.clients import Provision, create_client, list_own_clients
from sugarsnap.operations.keeper import issue_token, set_password
from sugarsnap.operations.upkeep import is_anybody_here
from sugarsnap.records.accounts import Account
from sugarsnap.records.clients import Client, Registration
from sugarsnap.records.viewers import Viewer

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_WHO_CAN_SIGN_IN = (grant.PERSON.username, PEOPLE[0].username)
_REDIRECT_URI = "http://localhost"
_REGISTRATION = Registration(
    name="First Steps",
    description="A client to try the API with.",
    company_name="",
    website_url="http://localhost",
    privacy_policy_url="",
    contact_email=grant.EMAIL,
    redirect_uris=(_REDIRECT_URI,),
)


class NotADemoError(Exception):
    """The data folder holds people of its own; a demo would mix with them."""


def start_demo(house: House) -> DemoFacts:
    """The demo's facts; an empty house is filled first.

    Raises NotADemoError where the house is another community's.
    """
    is_new = house.works.read(find_account_of_name, grant.PERSON.username) is None
    if is_new and house.works.read(is_anybody_here):
        raise NotADemoError(f"The folder {house.settings.data} holds another community.")
    if is_new:
        fill_with_community(house)
    logins = _settle_logins(house, is_new=is_new)
    owner = _require(house, grant.PERSON.username)
    client = _find_or_make_client(house, Viewer(owner.card))
    return DemoFacts(
        logins=logins,
        client_id=client.id,
        redirect_uri=_REDIRECT_URI,
        token=house.works.write_now(issue_token, client.id, owner, "basic"),
        media_id=grant.PEAS_ID,
    )


def _settle_logins(house: House, *, is_new: bool) -> tuple[Login, ...]:
    """Who can sign in, and how; empty where only an earlier start told the passwords.

    On this machine alone everybody may know the password. Where others can reach the demo, new
    ones are drawn, told once, and not kept.
    """
    is_local = house.settings.host in _LOOPBACK
    are_known = house.settings.demo_logins.exists()
    if is_local and are_known:
        return tuple(Login(name, grant.PASSWORD) for name in _WHO_CAN_SIGN_IN)
    if not is_new and not are_known:
        return ()
    logins = tuple(
        Login(name, grant.PASSWORD if is_local else secrets.token_urlsafe(12))
        for name in _WHO_CAN_SIGN_IN
    )
    for login in logins:
        hashed = house.passwords.hash_now(login.password)
        house.works.write_now(set_password, _require(house, login.username), hashed)
    write_logins(house.settings.demo_logins, logins if is_local else ())
    return logins


def _require(house: House, username: str) -> Account:
    account = house.works.read(find_account_of_name, username)
    if account is None:
        raise NotADemoError(f"{username} is missing from the folder {house.settings.data}.")
    return account


def _find_or_make_client(house: House, viewer: Viewer) -> Client:
    clients = house.works.read(list_own_clients, viewer)
    for client in clients:
        if client.name == _REGISTRATION.name:
            return client
    provision = Provision(is_implicit_disabled=0)
    return house.works.write_now(create_client, viewer, _REGISTRATION, provision).client
