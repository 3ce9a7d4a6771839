"""What the directives themselves get wrong is shown to who keeps them, on the board, and held
against nobody.
"""

import pytest

from directives.enums import IssuerLevel
from directives.models import Clause
from directives.tests.factories import make_exception, make_in_force
from rosters.selectors.board import board
from rosters.tests.factories import (
    MONDAY,
    NOW,
    REMOTE_BY_DEFAULT,
    THIRD,
    WEEK,
    make_office,
    mandate,
)
from tests.factories import make_unit, moment

pytestmark = pytest.mark.django_db


def test_the_office_is_shown_on_the_board_what_the_directives_themselves_get_wrong() -> None:
    office = make_office(THIRD)
    given = make_exception(Clause.objects.get(), office.office)
    type(given).objects.filter(pk=given.pk).update(
        issuer="Phòng Hành chính", issuer_level=IssuerLevel.UNIT
    )
    half = THIRD | {"params": {"num": 1, "den": 2, "rounding": "floor", "level": "unit"}}
    make_in_force(
        office.agency,
        office.office,
        clauses=(half,),
        number="8/CP",
        issuer="Chính phủ",
        issuer_level=IssuerLevel.CENTRAL,
        is_ceiling=True,
        effective_from=moment("2026-12-01 00:00"),
    )
    make_unit(office.agency, "Phòng khác")

    seen = {
        who: board(mandate(user), WEEK, at=NOW)
        for who, user in (("office", office.office), ("head", office.head))
    }

    assert [
        (flaw.unit_id, flaw.day.isoformat(), flaw.words.vi.partition(". ")[2])
        for flaw in seen["office"].flaws
    ] == [
        (
            office.unit.pk,
            "2026-12-01",
            (
                "Văn bản số 41/UBND-NC của Phòng Hành chính: cơ quan ban hành không có thẩm quyền"
                " thay đổi quy định này."
            ),
        ),
        (
            office.unit.pk,
            "2026-12-01",
            "Chặt hơn mức trần tại Khoản 1, Công văn số 8/CP của Chính phủ; cần báo cáo.",
        ),
    ]
    assert seen["head"].flaws == ()
    assert sum(row.violations for row in seen["office"].rows) == 0


def test_rules_that_collide_are_the_offices_matter_on_the_board() -> None:
    nobody = {"kind": "headcount_cap", "params": {"n": 0, "level": "unit"}, "item": "khoản 1"}
    office = make_office(
        REMOTE_BY_DEFAULT,
        nobody,
        {"kind": "min_leaders_onsite", "params": {"n": 1}, "item": "khoản 2"},
    )

    (flaw,) = board(mandate(office.office), WEEK, at=NOW).flaws

    assert flaw.words.vi.startswith(
        "Các quy định này không thể cùng đạt. Khoản 1, Công văn số 312/UBND-NC"
    )
    assert flaw.day == MONDAY
