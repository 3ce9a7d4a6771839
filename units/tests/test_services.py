from datetime import date

import pytest
from django.db import IntegrityError, transaction

from audit.models import Event
from planning.people import Rank
from tests.factories import (
    LONG_AGO,
    MONDAY,
    make_absence,
    make_agency,
    make_condition,
    make_staff,
    make_unit,
    make_user,
    moment,
)
from units import services
from units.enums import AbsenceKind, DayKind, Role
from units.errors import (
    AlreadyGranted,
    BeforeArrival,
    CodeTaken,
    EndsBeforeItBegins,
    NoHome,
    OtherAgency,
    Overlaps,
    TwoHomes,
    UnitNeeded,
    WrongKindOfDay,
)
from units.models import (
    Absence,
    CalendarDay,
    Condition,
    Grant,
    Position,
    ReportRecipient,
    Staff,
    Unit,
)
from units.selectors import home_positions, mandate_of
from units.services.agency import ListRecipient
from units.services.posts import StaffPost, change_post

pytestmark = pytest.mark.django_db

AT = moment("2026-11-25 09:00")
WEDNESDAY = date(2026, 11, 25)
CLERK = StaffPost(title="Văn thư", title_short="VT", roles=("clerk",))


def actions() -> list[str]:
    return list(Event.objects.values_list("action", flat=True))


def revision(unit: Unit) -> int:
    return Unit.objects.get(pk=unit.pk).revision


def test_an_agency_and_its_units_are_entered_with_a_record() -> None:
    agency = services.create_agency(
        code="so-noi-vu", name="Sở  Nội vụ", by=None, at=AT, place="Hòa Giang"
    )
    unit = services.create_unit(agency, code="vp", name="Văn phòng", by=None, at=AT, kind="office")

    assert (agency.name, agency.place, unit.kind) == ("Sở Nội vụ", "Hòa Giang", "office")
    assert actions() == ["units.create-agency", "units.create-unit"]


def test_a_code_names_one_agency_and_one_unit_in_it() -> None:
    agency = make_agency(code="so-noi-vu")
    make_unit(agency, code="vp")

    with pytest.raises(CodeTaken):
        services.create_agency(code="so-noi-vu", name="Sở khác", by=None, at=AT)
    with pytest.raises(CodeTaken):
        services.create_unit(agency, code="vp", name="Văn phòng", by=None, at=AT)
    services.create_unit(make_agency(), code="vp", name="Văn phòng", by=None, at=AT)


def test_a_changed_trait_makes_what_was_judged_stale() -> None:
    unit = make_unit(can_work_remotely=True)

    services.change_unit(unit, by=None, at=AT, can_work_remotely=False)
    services.change_unit(unit, by=None, at=AT, can_work_remotely=False)

    assert (revision(unit), Unit.objects.get().can_work_remotely) == (1, False)
    assert list(Event.objects.values_list("before", "after")) == [
        ({"can_work_remotely": True}, {"can_work_remotely": False})
    ]


def test_a_person_is_entered_with_a_home_a_place_in_the_order_and_a_short_name() -> None:
    unit = make_unit(name="Văn phòng", short_name="VP")

    staff = services.add_staff(
        unit,
        code="CB001",
        full_name="Phạm Đức  Hoà",
        post=CLERK,
        first=MONDAY,
        by=None,
        at=AT,
        phone="+84 912.935.372",
    )

    assert (staff.full_name, staff.short_name, staff.phone) == ("Phạm Đức Hoà", "Hoà", "0912935372")
    assert staff.search_text == "pham duc hoa van phong cb001 0912935372"
    assert list(
        Position.objects.values_list("title", "rank", "order", "roles", "first", "is_home")
    ) == [("Văn thư", "staff", 100, ["clerk"], MONDAY, True)]
    assert (actions(), revision(unit)) == (["units.add-staff", "units.place-staff"], 1)


def test_a_namesake_changes_how_both_are_called() -> None:
    office, division = make_unit(short_name="VP"), make_unit(short_name="TCCB")
    division.agency = office.agency
    division.save()
    first = services.add_staff(
        office, code="1", full_name="Trần Mạnh Hùng", post=CLERK, first=MONDAY, by=None, at=AT
    )

    second = services.add_staff(
        division, code="2", full_name="Lê Văn Hùng", post=CLERK, first=MONDAY, by=None, at=AT
    )

    first.refresh_from_db()
    assert (first.short_name, second.short_name) == ("Hùng (VP)", "Hùng (TCCB)")


def test_nobody_has_two_homes_at_once() -> None:
    office = make_unit(name="Văn phòng")
    division = make_unit(office.agency)
    staff = make_staff(office, last=date(2026, 12, 31))

    with pytest.raises(TwoHomes) as refusal:
        services.place_staff(staff, division, post=CLERK, first=date(2026, 12, 31), by=None, at=AT)

    assert refusal.value.facts == {
        "unit": "Văn phòng",
        "first": LONG_AGO,
        "last": date(2026, 12, 31),
    }
    services.place_staff(staff, division, post=CLERK, first=date(2027, 1, 1), by=None, at=AT)
    services.place_staff(staff, division, post=CLERK, first=MONDAY, is_home=False, by=None, at=AT)


def test_the_database_too_refuses_a_second_open_home() -> None:
    staff = make_staff(make_unit())

    with (
        pytest.raises(IntegrityError, match=r"position_one_open_home_per_person|UNIQUE"),
        transaction.atomic(),
    ):
        Position.objects.create(
            staff=staff, unit=make_unit(staff.agency), title="Chuyên viên", first=MONDAY
        )


def test_a_post_stays_within_the_agency_and_ends_after_it_begins() -> None:
    staff = make_staff(make_unit())

    with pytest.raises(OtherAgency):
        services.place_staff(staff, make_unit(), post=CLERK, first=MONDAY, by=None, at=AT)
    with pytest.raises(EndsBeforeItBegins):
        services.place_staff(
            staff, make_unit(staff.agency), post=CLERK, first=MONDAY, last=WEDNESDAY, by=None, at=AT
        )


def test_a_transfer_ends_the_old_home_and_its_rights_the_day_before() -> None:
    old = make_unit()
    new = make_unit(old.agency, name="Văn phòng")
    user = make_user(Role.HEAD, unit=old)
    staff = make_staff(old, rank=Rank.HEAD, user=user)

    services.move_staff(staff, new, post=CLERK, first=MONDAY, by=None, at=AT)

    sunday = date(2026, 11, 29)
    assert list(Position.objects.order_by("first").values_list("unit", "first", "last")) == [
        (old.pk, LONG_AGO, sunday),
        (new.pk, MONDAY, None),
    ]
    assert Grant.objects.get().last == sunday
    assert [revision(old), revision(new)] == [1, 1]
    assert Staff.objects.get().search_text.endswith(f"van phong {staff.code.lower()}")


def test_who_came_today_or_has_no_home_is_not_transferred() -> None:
    unit = make_unit()
    other = make_unit(unit.agency)
    newcomer, visitor = make_staff(unit, first=MONDAY), make_staff(unit, is_home=False)

    with pytest.raises(BeforeArrival):
        services.move_staff(newcomer, other, post=CLERK, first=MONDAY, by=None, at=AT)
    with pytest.raises(NoHome):
        services.move_staff(visitor, other, post=CLERK, first=MONDAY, by=None, at=AT)


def test_who_leaves_has_no_rights_from_the_moment_it_is_recorded() -> None:
    unit = make_unit()
    user = make_user(Role.CLERK, unit=unit)
    staff = make_staff(unit, user=user)

    services.end_staff(staff, last=WEDNESDAY, by=None, at=AT, today=WEDNESDAY)

    user.refresh_from_db()
    assert (user.is_active, mandate_of(user, on=date(2026, 11, 26)), Grant.objects.get().last) == (
        False,
        None,
        WEDNESDAY,
    )
    assert [list(home_positions(unit, on=day)) for day in (WEDNESDAY, MONDAY)] == [
        [Position.objects.get()],
        [],
    ]
    assert (actions(), revision(unit)) == (["units.end-staff"], 1)


def test_an_absence_makes_the_units_weeks_stale_and_its_record_keeps_illness_secret() -> None:
    unit = make_unit()
    staff = make_staff(unit)

    services.record_absence(
        staff, kind=AbsenceKind.SICK, first=MONDAY, last=MONDAY, note="Viêm phổi", by=None, at=AT
    )

    assert (revision(unit), Absence.objects.get().note) == (1, "Viêm phổi")
    assert Event.objects.get().after == {
        "kind": "leave",
        "first": "2026-11-30",
        "last": "2026-11-30",
    }


@pytest.mark.parametrize(("first", "last"), [(28, 30), (30, 30), (29, 31), (27, 27 + 5)])
def test_absences_of_one_person_do_not_overlap(first: int, last: int) -> None:
    staff = make_staff(make_unit())
    make_absence(staff, date(2026, 12, 30), date(2026, 12, 31))

    with pytest.raises(Overlaps):
        services.record_absence(
            staff,
            kind=AbsenceKind.LEAVE,
            first=date(2026, 12, first),
            last=date(2026, 12, 31) if last > 31 else date(2026, 12, last),
            by=None,
            at=AT,
        )


def test_an_absence_beside_another_is_fine_but_not_one_that_ends_before_it_begins() -> None:
    staff = make_staff(make_unit())
    make_absence(staff, date(2026, 12, 30))

    services.record_absence(
        staff,
        kind=AbsenceKind.LEAVE,
        first=date(2026, 12, 31),
        last=date(2026, 12, 31),
        by=None,
        at=AT,
    )

    with pytest.raises(EndsBeforeItBegins):
        services.record_absence(
            staff, kind=AbsenceKind.LEAVE, first=MONDAY, last=WEDNESDAY, by=None, at=AT
        )
    assert Absence.objects.count() == 2


def test_a_cancelled_absence_is_gone_and_on_record() -> None:
    unit = make_unit()
    absence = make_absence(make_staff(unit), MONDAY)

    services.cancel_absence(absence, by=None, at=AT)

    assert (Absence.objects.count(), actions(), revision(unit)) == (0, ["units.cancel-absence"], 1)


def test_one_condition_is_recorded_once_for_a_day() -> None:
    staff = make_staff(make_unit())
    make_condition(staff, "flooded", MONDAY)

    with pytest.raises(Overlaps):
        services.record_condition(
            staff, tag="flooded", first=date(2027, 1, 1), last=date(2027, 1, 2), by=None, at=AT
        )
    services.record_condition(staff, tag="pregnant", first=MONDAY, by=None, at=AT)

    assert Condition.objects.count() == 2


def test_a_condition_ends_or_never_was() -> None:
    staff = make_staff(make_unit())
    past, future = (
        make_condition(staff, "flooded", LONG_AGO),
        make_condition(staff, "pregnant", MONDAY),
    )

    services.end_condition(past, last=WEDNESDAY, by=None, at=AT)
    services.end_condition(future, last=WEDNESDAY, by=None, at=AT)

    assert list(Condition.objects.values_list("tag", "last")) == [("flooded", WEDNESDAY)]


def test_heads_act_in_a_unit_and_directors_in_the_agency() -> None:
    unit = make_unit()
    user = make_user()

    with pytest.raises(UnitNeeded):
        services.grant_role(user, unit.agency, Role.HEAD, first=MONDAY, by=None, at=AT)
    with pytest.raises(UnitNeeded):
        services.grant_role(
            user, unit.agency, Role.DIRECTOR, unit=unit, first=MONDAY, by=None, at=AT
        )
    with pytest.raises(OtherAgency):
        services.grant_role(user, make_agency(), Role.HEAD, unit=unit, first=MONDAY, by=None, at=AT)


def test_a_role_is_held_once_at_a_time() -> None:
    unit = make_unit()
    user = make_user()
    grant = services.grant_role(
        user, unit.agency, Role.HEAD, unit=unit, first=MONDAY, by=None, at=AT
    )

    with pytest.raises(AlreadyGranted):
        services.grant_role(user, unit.agency, Role.HEAD, unit=unit, first=LONG_AGO, by=None, at=AT)
    services.end_grant(grant, last=WEDNESDAY, by=None, at=AT)
    services.grant_role(user, unit.agency, Role.HEAD, unit=unit, first=MONDAY, by=None, at=AT)

    assert (Grant.objects.count(), actions()) == (
        1,
        ["units.grant-role", "units.end-grant", "units.grant-role"],
    )


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2026, 11, 28), DayKind.SWAPPED_OFF),
        (MONDAY, DayKind.MADE_UP),
        (MONDAY, DayKind.WORKING),
    ],
)
def test_only_rest_is_made_up_and_only_work_is_swapped_off(day: date, kind: DayKind) -> None:
    with pytest.raises(WrongKindOfDay):
        services.set_calendar_day(make_agency(), day=day, kind=kind, by=None, at=AT)


def test_a_day_of_the_calendar_is_set_changed_and_taken_out() -> None:
    agency = make_agency()
    day = date(2026, 11, 24)
    for basis in ("Nghị quyết 28/2026/QH16", "Nghị quyết 28/2026/QH16", "Thông báo"):
        row = services.set_calendar_day(
            agency, day=day, kind=DayKind.HOLIDAY, name="Ngày Văn hóa", basis=basis, by=None, at=AT
        )

    services.remove_calendar_day(row, by=None, at=AT)

    agency.refresh_from_db()
    assert (CalendarDay.objects.count(), agency.revision) == (0, 3)
    assert actions() == [
        "units.set-calendar-day",
        "units.set-calendar-day",
        "units.remove-calendar-day",
    ]


def test_the_list_goes_to_exactly_the_named_addresses() -> None:
    agency = make_agency()
    office, province = (
        ListRecipient("Văn phòng", "VP@vi-du.vn"),
        ListRecipient("UBND tỉnh", "ubnd@vi-du.vn"),
    )
    services.set_recipients(agency, [office, province], by=None, at=AT)

    services.set_recipients(agency, [province], by=None, at=AT)
    services.set_recipients(agency, [province], by=None, at=AT)

    assert list(ReportRecipient.objects.values_list("address", "is_active")) == [
        ("vp@vi-du.vn", False),
        ("ubnd@vi-du.vn", True),
    ]
    assert len(actions()) == 2


def test_a_corrected_post_makes_weeks_stale_only_if_something_changed() -> None:
    unit = make_unit()
    make_staff(unit)
    position = Position.objects.get()

    change_post(position, post=CLERK, by=None, at=AT)
    change_post(position, post=CLERK, by=None, at=AT)

    assert (revision(unit), Position.objects.get().roles, actions()) == (
        1,
        ["clerk"],
        ["units.change-post"],
    )


def test_a_move_of_house_makes_the_units_weeks_stale() -> None:
    unit = make_unit()
    staff = make_staff(unit)

    services.change_staff(staff, by=None, at=AT, home_zone="phường Bình An")
    services.change_staff(staff, by=None, at=AT, phone="0912.935.372")

    assert (revision(unit), Staff.objects.get().search_text.split()[-1]) == (1, "0912935372")
