"""What the keeper may settle for a client that moves here from elsewhere."""

from collections.abc import Callable

import pytest

from oauth.conftest import REGISTRATION
from sugarsnap.app import House
from sugarsnap.errors import InvalidError
from sugarsnap.operations.clients import Provision, create_client, secrets_of
from sugarsnap.records.viewers import Viewer

CLIENT_ID = "0123456789abcdef" * 2
SECRET = "fedcba9876543210" * 2

Look = Callable[[str], Viewer]


def test_an_old_integration_keeps_its_id_and_its_secret(house: House, viewer: Look) -> None:
    provision = Provision(client_id=CLIENT_ID.upper(), secret=f"{SECRET}\n")

    issued = house.works.write_now(create_client, viewer("ben"), REGISTRATION, provision)

    assert (issued.client.id, issued.secret) == (CLIENT_ID, SECRET)
    assert house.works.read(secrets_of, issued.client) == [SECRET]


def test_the_implicit_flow_may_be_open_and_the_sandbox_shut_from_the_start(
    house: House, viewer: Look
) -> None:
    provision = Provision(is_implicit_disabled=0, is_sandbox=1)

    issued = house.works.write_now(create_client, viewer("ben"), REGISTRATION, provision)

    assert (issued.client.is_implicit_disabled, issued.client.is_sandbox) == (0, 1)


def test_an_id_that_is_taken_is_refused(house: House, viewer: Look) -> None:
    provision = Provision(client_id=CLIENT_ID)
    house.works.write_now(create_client, viewer("ben"), REGISTRATION, provision)

    with pytest.raises(InvalidError, match="There is a client with this id already"):
        house.works.write_now(create_client, viewer("ada"), REGISTRATION, provision)


@pytest.mark.parametrize(
    "provision", [Provision(client_id="abc"), Provision(secret="x" * 32), Provision(secret=" ")]
)
def test_an_id_and_a_secret_have_the_form_of_the_wire(
    house: House, viewer: Look, provision: Provision
) -> None:
    with pytest.raises(InvalidError, match="32 hex digits"):
        house.works.write_now(create_client, viewer("ben"), REGISTRATION, provision)
