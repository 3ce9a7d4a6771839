"""Ill today: said in one line from the phone, on record at once, ended in one press."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from audit.models import Event
from calls.tests.factories import CallHouse, make_calls, user_of
from notices.models import Delivery
from outgoing.services import run_due
from outgoing.tests.test_reminders import text_of
from tests.factories import make_absence, moment
from units.enums import SickSpan
from units.errors import NotIllNow, Overlaps
from units.models import Absence, Unit
from units.services.sickness import end_sickness, report_sick
from weeks.enums import Mode
from weeks.models import WeeklyRoster
from weeks.selectors.outdated import as_known
from weeks.selectors.sheets import sheet_of

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
AT = moment("2026-11-30 07:00")
MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)


@pytest.fixture
def house() -> CallHouse:
    return make_calls()


def said(house: CallHouse, span: SickSpan = SickSpan.TODAY, at: datetime = AT) -> Absence:
    return report_sick(house.an, span=span, note="Sốt cao", by=user_of(house.an), at=at)


@pytest.mark.parametrize(
    ("span", "first", "last", "begins_at_noon", "ends_at_noon"),
    [
        (SickSpan.TODAY, MONDAY, MONDAY, False, False),
        (SickSpan.MORNING, MONDAY, MONDAY, False, True),
        (SickSpan.AFTERNOON, MONDAY, MONDAY, True, False),
        (SickSpan.TOMORROW, TUESDAY, TUESDAY, False, False),
        (SickSpan.BOTH, MONDAY, TUESDAY, False, False),
    ],
)
def test_it_stands_on_record_at_once(
    house: CallHouse,
    span: SickSpan,
    first: date,
    last: date,
    *,
    begins_at_noon: bool,
    ends_at_noon: bool,
) -> None:
    before = Unit.objects.get(pk=house.office.unit.pk).revision
    row = said(house, span)

    assert (row.first, row.last, row.begins_at_noon, row.ends_at_noon) == (
        first,
        last,
        begins_at_noon,
        ends_at_noon,
    )
    assert Unit.objects.get(pk=house.office.unit.pk).revision == before + 1
    cells = as_known(sheet_of(WeeklyRoster.objects.get(pk=house.roster.pk))).cells
    assert Mode.SICK in {cells[house.an.pk, first].morning, cells[house.an.pk, first].afternoon}
    event = Event.objects.get(action="units.record-absence")
    assert "sick" not in str(event.after)
    assert "Sốt" not in str(event.after)


def test_the_head_is_told_at_once_and_not_why(house: CallHouse) -> None:
    said(house)
    run_due(AT)
    run_due(AT)

    letter = Delivery.objects.get(run__kind="away-today")
    assert letter.address == house.head.email
    words = text_of(letter)
    assert "Vũ Hoài An (Phòng Tổ chức cán bộ) báo nghỉ 30/11/2026." in words
    assert "ốm" not in words
    assert "Sốt" not in words


@pytest.mark.parametrize(
    ("span", "hour", "left"),
    [
        (SickSpan.TODAY, "07:30", None),
        (SickSpan.TODAY, "13:00", (MONDAY, True)),
        (SickSpan.AFTERNOON, "13:00", None),
        (SickSpan.BOTH, "13:00", (MONDAY, True)),
        (SickSpan.TOMORROW, "09:00", None),
    ],
)
def test_back_at_work_in_one_press_from_this_half_on(
    house: CallHouse, span: SickSpan, hour: str, left: tuple[date, bool] | None
) -> None:
    said(house, span)

    end_sickness(house.an, by=user_of(house.an), at=moment(f"2026-11-30 {hour}"))

    rows = list(house.an.absences.values_list("last", "ends_at_noon"))
    assert rows == ([left] if left else [])
    with pytest.raises(NotIllNow):
        end_sickness(house.an, by=user_of(house.an), at=moment("2026-12-02 08:00"))


def test_on_the_second_day_what_is_over_stays(house: CallHouse) -> None:
    said(house, SickSpan.BOTH)
    end_sickness(house.an, by=user_of(house.an), at=moment("2026-12-01 07:00"))
    assert house.an.absences.get().last == MONDAY


def test_it_is_not_said_twice_and_ends_nobody_elses_absence(house: CallHouse) -> None:
    make_absence(house.bao, MONDAY, kind="sick")
    with pytest.raises(NotIllNow):
        end_sickness(house.bao, by=user_of(house.bao), at=AT)
    said(house)
    with pytest.raises(Overlaps):
        said(house)


def test_from_my_week_in_two_presses_and_back_in_one(house: CallHouse, client_of: SignIn) -> None:
    client = client_of(user_of(house.an))
    with clock.freeze(AT):
        week = client.get(reverse("ownweek:mine"), follow=True)
        assert reverse("units:sick") in week.text
        form = client.get(reverse("units:sick")).context["form"]
        client.post(reverse("units:sick"), {"span": form["span"].value(), "note": "Sốt cao"})
        assert Absence.objects.get().note == "Sốt cao"
        colleague = client_of(user_of(house.bao)).get(reverse("ownweek:mine"), follow=True)
        assert "Sốt cao" not in colleague.text
        head = client_of(house.head).get(reverse("units:unit-leave", args=[house.office.unit.pk]))
        assert "Sốt cao" in head.text
        (row,) = client.get(reverse("ownweek:mine"), follow=True).context["to_do"]
        client.post(row.sends_to)
    assert not Absence.objects.exists()


def test_a_clerk_sees_that_somebody_is_away_and_not_the_line(
    house: CallHouse, client_of: SignIn
) -> None:
    said(house)
    with clock.freeze(AT):
        page = client_of(house.office.clerk).get(
            reverse("units:unit-leave", args=[house.office.unit.pk])
        )
    assert "Vũ Hoài An" in page.text
    assert "Sốt cao" not in page.text
