"""Tasks are read as people type and paste them."""

from datetime import date, time

import pytest

from assignments.errors import LineTooLong, LineUnreadable, NothingToGive, TooManyLines
from assignments.values import AssignmentLine, lines_of

TODAY, FRIDAY = date(2026, 11, 30), date(2026, 12, 4)


def read(text: str) -> list[AssignmentLine]:
    return [*lines_of(text, due=FRIDAY, today=TODAY)]


def test_a_line_without_more_is_due_on_the_day_of_the_form() -> None:
    assert read("  Rà   soát hồ sơ \n\nTrả lời công văn 15\n") == [
        AssignmentLine(title="Rà soát hồ sơ", due=FRIDAY),
        AssignmentLine(title="Trả lời công văn 15", due=FRIDAY),
    ]


def test_rows_of_a_spreadsheet_bring_day_hour_and_law_in_any_order() -> None:
    assert read("Cấp phép số 7\tluật\t2/12/2026 16h30\nBáo cáo quý\t03-12\t\n") == [
        AssignmentLine(
            title="Cấp phép số 7", due=date(2026, 12, 2), due_time=time(16, 30), is_legal=True
        ),
        AssignmentLine(title="Báo cáo quý", due=date(2026, 12, 3)),
    ]


def test_a_day_without_a_year_is_the_next_one() -> None:
    assert read("Quyết toán | 5/1")[0].due == date(2027, 1, 5)


@pytest.mark.parametrize("part", ["31/02", "mai", "25h00", "thứ Sáu"])
def test_what_cannot_be_read_is_named_with_its_line(part: str) -> None:
    with pytest.raises(LineUnreadable) as refused:
        read(f"Rà soát hồ sơ\nBáo cáo | {part}")

    assert refused.value.facts == {"number": 2, "part": part}


def test_nothing_too_much_and_too_long_are_refused() -> None:
    with pytest.raises(NothingToGive):
        read(" \n ")
    with pytest.raises(TooManyLines):
        read("Việc\n" * 51)
    with pytest.raises(LineTooLong):
        read("x" * 301)
