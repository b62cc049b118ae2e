"""Commands that print documents for other programs."""

import sys
from typing import Any

import msgspec

from sugarsnap.cli.house import USUAL, Keeper
from sugarsnap.faces.v1.openapi import make_document
from sugarsnap.faces.v1.postman import make_collection


def openapi(*, keeper: Keeper = USUAL) -> None:
    """Print the OpenAPI 3.1 document of the API, for the public URL of the settings."""
    settings = keeper.settings
    _print(make_document(settings.address))


def postman(*, keeper: Keeper = USUAL) -> None:
    """Print a Postman collection (v2.1) of the API, to be imported or run with newman."""
    settings = keeper.settings
    _print(make_collection(settings.address))


def _print(document: Any) -> None:
    text = msgspec.json.format(msgspec.json.encode(document), indent=2)
    sys.stdout.write(f"{text.decode()}\n")
