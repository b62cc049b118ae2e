"""Every refusal has its words here."""

import pytest

from sugarsnap import errors
from sugarsnap.errors import AuthorizationError, Fault
from sugarsnap.faces.oauth.errors import FAULTS, WORDINGS, worded


def test_every_kind_of_refusal_is_worded() -> None:
    kinds = {kind for kind in errors.every_refusal() if kind.__module__ == errors.__name__}

    assert kinds - WORDINGS.keys() == set()


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_of_an_authorization_is_worded(fault: Fault) -> None:
    answer = worded(AuthorizationError(fault, "{detail}"))

    assert answer.status_code == FAULTS[fault].code
    assert "{0}" not in bytes(answer.body).decode()
