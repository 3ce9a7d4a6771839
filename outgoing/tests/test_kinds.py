"""Every kind of what is sent has one name, and whoever adds one says it in one place."""

import pytest

from notices.kinds import KnownKind, RunKind, name_kinds, named_kinds
from notices.models import Run
from outgoing.services.kinds import KINDS


def test_every_kind_that_is_asked_for_by_code_has_a_name() -> None:
    assert {kind.code for kind in named_kinds()} >= set(KnownKind)


def test_no_two_kinds_share_a_code_or_a_name() -> None:
    named = [(kind.code, str(kind.name)) for kind in named_kinds()]

    assert len({code for code, _ in named}) == len({name for _, name in named}) == len(named)
    with pytest.raises(ValueError, match="alarm"):
        name_kinds(RunKind(code="alarm", name="Khác"))


def test_a_run_is_called_as_its_kind_says() -> None:
    assert [Run(kind=each.kind.code).get_kind_display() for each in KINDS] == [
        str(each.kind.name) for each in KINDS
    ]
