"""Every setting says what it is for."""

from typing import get_args, get_type_hints

import pytest
from msgspec import Meta

from sugarsnap.config import Settings


@pytest.mark.parametrize("name", Settings.__struct_fields__)
def test_a_setting_has_a_sentence_and_a_default(name: str) -> None:
    _, meta, *_ = get_args(get_type_hints(Settings, include_extras=True)[name])

    assert isinstance(meta, Meta)
    assert meta.description
    assert meta.description.endswith(".")
    assert getattr(Settings(), name) is not None
