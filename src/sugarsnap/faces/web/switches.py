"""The Migrations tab of a client's page: its switches, each with what it does."""

from msgspec import Struct

from sugarsnap.faces.shared.visits import Visit
from sugarsnap.records.clients import Client
from sugarsnap.rules.switches import SENTENCES, Switch, switches_of

MARK = "migrations"
"""A field that the tab sends, so that a form without it leaves the switches as they are."""


class Tick(Struct, frozen=True):
    """One switch as the tab shows it."""

    name: str
    label: str
    sentence: str


TICKS = tuple(
    Tick(switch, switch.replace("_", " ").capitalize(), SENTENCES[switch]) for switch in Switch
)


def values_of(client: Client) -> dict[str, bool]:
    """What is ticked for a client."""
    on = switches_of(client)
    return {switch: switch in on for switch in Switch}


def values_in(visit: Visit, client: Client) -> dict[str, bool]:
    """What is ticked in the form; as the client has it where the form has no such tab."""
    if MARK not in visit.form:
        return values_of(client)
    return {switch: visit.is_ticked(switch) for switch in Switch}


def switched_on_in(visit: Visit) -> frozenset[Switch] | None:
    """What the form switches on; None where it has no such tab."""
    if MARK not in visit.form:
        return None
    return frozenset(switch for switch in Switch if visit.is_ticked(switch))
