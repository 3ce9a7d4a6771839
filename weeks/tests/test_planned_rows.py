"""Rows that are read without models say what the models say, in the same order."""

import pytest

from planning.vocabulary import DUTY_REASON
from rosters.tests.factories import FRIDAY, MONDAY, make_office, opened
from weeks.enums import Mode
from weeks.models import Entry
from weeks.selectors.sheets import plain_rows
from weeks.sheets import cells_of
from weeks.values.planned_row import PlannedRow

pytestmark = pytest.mark.django_db


def test_a_plain_row_holds_every_column_of_an_entry_but_its_number() -> None:
    columns = {field.attname for field in Entry._meta.concrete_fields}

    assert set(PlannedRow._fields) == columns - {"id"}


def test_plain_rows_make_the_cells_that_models_make() -> None:
    office = make_office()
    entries = opened(office).entries.order_by("-day", "pk")
    marks = ("is_pinned", "is_given", "is_rostered", "is_called", "is_swapped")
    for person, mark in zip(office.people, marks, strict=False):
        entries.filter(staff=person, day=MONDAY).update(
            morning=Mode.REMOTE, reason=DUTY_REASON, reason_text=mark, **{mark: True}
        )

    plain = list(plain_rows(entries))

    assert [(row.staff_id, row.day) for row in plain] == [
        (entry.staff_id, entry.day) for entry in entries
    ]
    assert cells_of(plain) == cells_of(entries)
    assert [getattr(cells_of(plain)[office.people[1].pk, MONDAY], mark) for mark in marks] == [
        False,
        True,
        False,
        False,
        False,
    ]


def test_cells_alike_are_one_and_the_same() -> None:
    office = make_office()

    cells = cells_of(plain_rows(opened(office).entries.all()))

    assert cells[office.people[0].pk, FRIDAY] is cells[office.people[1].pk, FRIDAY]
