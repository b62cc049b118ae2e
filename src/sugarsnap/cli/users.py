"""Commands about people."""

from typing import Annotated

from cyclopts import Parameter

from sugarsnap.cli.house import USUAL, Keeper, made, opened, read_secret, require_account, say
from sugarsnap.operations.accounts import (
    NewAccount,
    check_new_account,
    create_account,
    restore_account,
    suspend_account,
)
from sugarsnap.operations.sessions import check_password
from sugarsnap.rules.passwords import normal_form


def create(
    name: Annotated[str, Parameter(help="The username.")],
    *,
    email: Annotated[str, Parameter(help="Their e-mail address.")],
    full_name: Annotated[str, Parameter(help="The name that is shown.")] = "",
    admin: Annotated[bool, Parameter(help="They keep the server.", negative="")] = False,
    password_stdin: Annotated[
        bool,
        Parameter(
            help="Read the password from standard input instead of asking for it.", negative=""
        ),
    ] = False,
    keeper: Keeper = USUAL,
) -> None:
    """Make an account."""
    password = read_secret("A password", from_stdin=password_stdin, option="--password-stdin")
    wanted = NewAccount(name, email, full_name)
    wanted.is_admin = int(admin)
    with made(keeper.settings) as house:
        house.works.read(check_new_account, wanted.username, wanted.email)
        check_password(password, wanted.username)
        hashed = house.passwords.hash_now(normal_form(password))
        account = house.works.write_now(create_account, wanted, hashed)
    facts = {"id": str(account.id), "username": account.username}
    say(keeper, facts, f"{account.username} has an account now, with the id {account.id}.")


def suspend(name: str, *, keeper: Keeper = USUAL) -> None:
    """Take a person out: absent everywhere, their tokens and sessions dead. Nothing is deleted."""
    with opened(keeper) as house:
        account = require_account(house, name)
        house.works.write_now(suspend_account, account.id)
    facts = {"id": str(account.id), "username": account.username, "suspended": True}
    say(keeper, facts, f"{account.username} is suspended.")


def restore(name: str, *, keeper: Keeper = USUAL) -> None:
    """Take a suspended person back."""
    with opened(keeper) as house:
        account = require_account(house, name)
        house.works.write_now(restore_account, account.id)
    facts = {"id": str(account.id), "username": account.username, "suspended": False}
    say(keeper, facts, f"{account.username} is back.")
