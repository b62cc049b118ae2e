"""Every refusal is worded by every face, and no face words what it never meets."""

import importlib
import pkgutil
from typing import Any

import pytest

from sugarsnap import errors, faces
from sugarsnap.errors import Fault, Refusal, every_refusal

ARGUMENTS: dict[type[Refusal], tuple[Any, ...]] = {
    errors.ScopeMissingError: ("likes",),
    errors.NotAllowedError: ("you cannot do this",),
    errors.LimitExceededError: (9,),
    errors.AuthorizationError: (Fault.CLIENT_UNKNOWN,),
}
"""What a refusal is raised with, where it is neither nothing nor a sentence."""


def every_wordings() -> dict[str, dict[type[Refusal], Any]]:
    """The table of each face that has one, by the face's name."""
    found = {}
    for module in pkgutil.walk_packages(faces.__path__, f"{faces.__name__}."):
        if module.name.endswith(".errors"):
            table = importlib.import_module(module.name).WORDINGS
            found[module.name.split(".")[2]] = table
    return found


WORDINGS = every_wordings()


def refusals_met_by(face: str) -> set[type[Refusal]]:
    """Those of the house and those of the face itself."""
    own = f"{faces.__name__}.{face}."
    homes = (errors.__name__, own)
    return {kind for kind in every_refusal() if kind.__module__.startswith(homes)}


def sample_of(kind: type[Refusal]) -> Refusal:
    if kind in ARGUMENTS:
        return kind(*ARGUMENTS[kind])
    return kind("A sentence.") if issubclass(kind, errors.InvalidError) else kind()


def test_the_faces_that_speak_of_refusals_are_known() -> None:
    assert {"v1", "oauth", "web"} <= WORDINGS.keys()


@pytest.mark.parametrize("face", sorted(WORDINGS))
def test_a_face_words_every_refusal_that_it_meets_and_no_other(face: str) -> None:
    assert set(WORDINGS[face]) == refusals_met_by(face)


@pytest.mark.parametrize("face", sorted(WORDINGS))
def test_a_face_has_words_for_every_fault_of_an_authorization(face: str) -> None:
    word = WORDINGS[face][errors.AuthorizationError]

    for fault in Fault:
        assert word(errors.AuthorizationError(fault, "detail"))


@pytest.mark.parametrize("kind", sorted(refusals_met_by("v1"), key=repr))
def test_the_api_says_every_refusal_in_a_sentence(kind: type[Refusal]) -> None:
    wording = WORDINGS["v1"][kind](sample_of(kind))

    assert 400 <= wording.code <= 503
    assert wording.error_message
    assert wording.error_type


def test_private_and_absent_differ_in_the_api_and_not_on_the_site() -> None:
    private, absent = errors.PrivateError(), errors.MediaAbsentError()

    for face, alike in (("v1", False), ("web", True)):
        words = WORDINGS[face]
        said = words[errors.PrivateError](private), words[errors.MediaAbsentError](absent)
        assert (said[0] == said[1]) is alike
