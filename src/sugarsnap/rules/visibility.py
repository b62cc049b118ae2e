"""Who may see what: the one rule that every surface asks."""

from enum import Enum
from typing import Protocol

from sugarsnap.records.accounts import Card, Standing
from sugarsnap.records.relationships import Following
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.sandboxes import is_in_sandbox


class Sight(Enum):
    """What a viewer has of a person and of their photos."""

    OPEN = "open"
    PRIVATE = "private"
    """The viewer may know that the person exists, and nothing of their photos."""
    ABSENT = "absent"
    """The viewer must not be able to tell the person from one who never was."""


class Standpoint(Protocol):
    """How a viewer stands towards a person; a Relation and a Sight both tell it."""

    @property
    def outgoing(self) -> int:
        """`Following` of the viewer towards the person."""

    @property
    def blocking(self) -> int:
        """1 where the viewer blocks the person."""

    @property
    def blocked(self) -> int:
        """1 where the person blocks the viewer."""


def sight_of(person: Card, viewer: Viewer, standpoint: Standpoint) -> Sight:
    """What the viewer has of `person`.

    A suspended person is absent for everybody, and one outside its sandbox for a client. A block
    hides the two from one another; whoever blocks still sees that the person exists, so that the
    block can be lifted.
    """
    if person.standing != Standing.ACTIVE or standpoint.blocked:
        return Sight.ABSENT
    if not is_in_sandbox(viewer, person.id):
        return Sight.ABSENT
    if viewer.id == person.id:
        return Sight.OPEN
    if standpoint.blocking:
        return Sight.PRIVATE
    if person.is_private and standpoint.outgoing != Following.FOLLOWS:
        return Sight.PRIVATE
    return Sight.OPEN
