"""People are put on duty by hand: who cannot be says why, and a step is taken back as one."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from audit.models import Event
from duties.enums import DutyPeriod, QualifiedBy
from duties.errors import (
    AlreadyThere,
    AwayThen,
    NothingChanged,
    NotQualified,
    NotThere,
    OutsidePeriod,
    OverlappingTurn,
    ReleasedFromDuty,
    ShiftFull,
    ShiftNotHeld,
)
from duties.models import DutyExemption, DutyRoster, DutyTurn, PostQualification, ShiftCover
from duties.selectors.sheets import duty_sheet
from duties.services.opening import open_duty_roster
from duties.services.steps import turns_content
from duties.services.turns import change_turns, pin_turns, redo_turns, undo_turns
from duties.tests.factories import (
    DutyHouse,
    give,
    make_fit,
    make_house,
    make_post,
    make_shift,
    opened_duty,
    published_duty,
    seen_duty,
)
from duties.values.rosters import RosterPeriod, TurnEdit, TurnPin
from refusals import Refusal
from rosters.errors import NotEditable, NothingToUndo, OverwrittenStep, RosterChanged
from rosters.tests.factories import NOW
from tests.factories import MONDAY, make_absence, make_condition, make_staff, make_unit
from weeks.errors import NoSuchRoster, NotAllowed

pytestmark = pytest.mark.django_db
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def house() -> DutyHouse:
    return make_house()


@pytest.fixture
def roster(house: DutyHouse) -> DutyRoster:
    return opened_duty(house)


def held(roster: DutyRoster) -> set[tuple[int, date, int]]:
    return set(roster.turns.values_list("shift", "day", "staff"))


def refused(kind: type[Refusal], roster: DutyRoster, *edits: TurnEdit, by: Any) -> dict[str, Any]:
    """The facts of the refusal; nothing was written."""
    before = held(roster)
    with pytest.raises(kind) as error:
        change_turns(roster.pk, edits, by=by, at=NOW, seen=seen_duty(roster))
    assert held(roster) == before
    return error.value.facts


def test_somebody_is_put_on_duty(house: DutyHouse, roster: DutyRoster) -> None:
    after = give(roster, house.day, house.an, MONDAY, TUESDAY, by=house.keeper)

    assert held(roster) == {
        (house.day.pk, MONDAY, house.an.pk),
        (house.day.pk, TUESDAY, house.an.pk),
    }
    stands = DutyRoster.objects.get()
    assert (
        (after.version, after.content)
        == (stands.version, stands.content)
        == (
            2,
            turns_content(roster.turns.all()),
        )
    )
    event = Event.objects.get(action="duties.set-turns")
    assert event.after["given"] == [
        [house.day.pk, "2026-11-30", house.an.pk, False],
        [house.day.pk, "2026-12-01", house.an.pk, False],
    ]


def test_one_takes_the_place_of_another_in_one_step(house: DutyHouse, roster: DutyRoster) -> None:
    give(roster, house.day, house.an, MONDAY, by=house.keeper)

    edit = TurnEdit(house.day.pk, MONDAY, take=house.an.pk, give=house.bao.pk)
    change_turns(roster.pk, [edit], by=house.keeper, at=NOW, seen=seen_duty(roster))

    assert held(roster) == {(house.day.pk, MONDAY, house.bao.pk)}
    assert roster.steps.count() == 2


def test_two_people_change_places_in_one_step(house: DutyHouse, roster: DutyRoster) -> None:
    give(roster, house.day, house.an, MONDAY, by=house.keeper)
    give(roster, house.day, house.bao, TUESDAY, by=house.keeper)

    edits = [
        TurnEdit(house.day.pk, MONDAY, take=house.an.pk, give=house.bao.pk),
        TurnEdit(house.day.pk, TUESDAY, take=house.bao.pk, give=house.an.pk),
    ]
    change_turns(roster.pk, edits, by=house.keeper, at=NOW, seen=seen_duty(roster))

    assert held(roster) == {
        (house.day.pk, MONDAY, house.bao.pk),
        (house.day.pk, TUESDAY, house.an.pk),
    }


def test_nobody_is_put_into_a_full_shift(house: DutyHouse, roster: DutyRoster) -> None:
    give(roster, house.day, house.an, MONDAY, by=house.keeper)
    more = TurnEdit(house.day.pk, MONDAY, give=house.bao.pk)
    again = TurnEdit(house.day.pk, MONDAY, give=house.an.pk)

    assert refused(ShiftFull, roster, more, by=house.keeper) == {"day": MONDAY, "most": 1}
    assert refused(AlreadyThere, roster, again, by=house.keeper)["name"] == "Vũ Hoài An"


def test_a_shift_has_turns_on_the_days_it_is_needed(house: DutyHouse, roster: DutyRoster) -> None:
    ShiftCover.objects.filter(shift=house.day, day_class="working").delete()

    monday = TurnEdit(house.day.pk, MONDAY, give=house.an.pk)

    assert refused(ShiftNotHeld, roster, monday, by=house.keeper) == {"day": MONDAY}


def test_turns_are_on_the_days_and_in_the_shifts_of_the_roster(
    house: DutyHouse, roster: DutyRoster
) -> None:
    stranger = make_shift(make_post(house.agency, "Vị trí khác"))

    for edit in (
        TurnEdit(house.day.pk, MONDAY - timedelta(days=1), give=house.an.pk),
        TurnEdit(stranger.pk, MONDAY, give=house.an.pk),
        TurnEdit(0, MONDAY, give=house.an.pk),
    ):
        refused(OutsidePeriod, roster, edit, by=house.keeper)


def test_a_post_is_for_who_is_qualified_that_day(house: DutyHouse, roster: DutyRoster) -> None:
    stranger = make_staff(make_unit(house.agency), "Hồ Kiên")
    PostQualification.objects.filter(staff=house.an).update(last=MONDAY)

    edit = TurnEdit(house.day.pk, MONDAY, give=stranger.pk)
    assert refused(NotQualified, roster, edit, by=house.keeper)["post"] == "Trực cơ quan"
    give(roster, house.day, house.an, MONDAY, by=house.keeper)
    edit = TurnEdit(house.day.pk, TUESDAY, give=house.an.pk)
    assert refused(NotQualified, roster, edit, by=house.keeper) == {
        "name": "Vũ Hoài An",
        "post": "Trực cơ quan",
        "day": TUESDAY,
    }


@pytest.mark.parametrize(
    ("by", "code"),
    [(QualifiedBy.RANK, "staff"), (QualifiedBy.ROLE, "guard"), (QualifiedBy.TAG, "permit")],
)
def test_a_rank_a_role_and_a_condition_qualify(
    by: QualifiedBy, code: str, house: DutyHouse, roster: DutyRoster
) -> None:
    post = house.day.post
    fits = make_staff(make_unit(house.agency), roles=("guard",))
    make_condition(fits, "permit", MONDAY)
    edit = TurnEdit(house.day.pk, MONDAY, give=fits.pk)
    refused(NotQualified, roster, edit, by=house.keeper)

    PostQualification.objects.create(post=post, by=by, code=code, first=MONDAY)

    change_turns(roster.pk, [edit], by=house.keeper, at=NOW, seen=seen_duty(roster))


def test_who_is_released_is_not_put_on_duty_and_nobody_reads_why(
    house: DutyHouse, roster: DutyRoster
) -> None:
    DutyExemption.objects.create(
        staff=house.an, first=MONDAY, last=MONDAY, nights_only=True, note="Ốm"
    )
    night = TurnEdit(house.night.pk, MONDAY, give=house.an.pk)

    assert refused(ReleasedFromDuty, roster, night, by=house.keeper) == {
        "name": "Vũ Hoài An",
        "post": "Bảo vệ",
        "day": MONDAY,
    }
    give(roster, house.day, house.an, MONDAY, by=house.keeper)
    give(roster, house.night, house.an, TUESDAY, by=house.keeper)


def test_a_post_spares_people_of_a_condition_while_it_holds(
    house: DutyHouse, roster: DutyRoster
) -> None:
    house.day.post.spared = ["pregnant"]
    house.day.post.save()
    make_condition(house.an, "pregnant", TUESDAY)

    give(roster, house.day, house.an, MONDAY, by=house.keeper)
    edit = TurnEdit(house.day.pk, TUESDAY, give=house.an.pk)

    refused(ReleasedFromDuty, roster, edit, by=house.keeper)


def test_who_is_away_is_not_put_on_duty_and_illness_is_plain_leave(
    house: DutyHouse, roster: DutyRoster
) -> None:
    make_absence(house.an, MONDAY, kind="sick")

    edit = TurnEdit(house.day.pk, MONDAY, give=house.an.pk)

    assert refused(AwayThen, roster, edit, by=house.keeper)["away"] == "nghỉ phép"


def test_nobody_is_in_two_shifts_at_once_nor_over_midnight(
    house: DutyHouse, roster: DutyRoster
) -> None:
    early = make_shift(house.day.post, "5:00", "9:00")
    give(roster, house.night, house.an, MONDAY, by=house.keeper)

    edit = TurnEdit(early.pk, TUESDAY, give=house.an.pk)

    assert refused(OverlappingTurn, roster, edit, by=house.keeper) == {
        "name": "Vũ Hoài An",
        "post": "Bảo vệ",
        "hours": "18h00–6h00 hôm sau",
        "day": MONDAY,
    }
    give(roster, house.day, house.an, TUESDAY, by=house.keeper)


def test_nobody_is_in_two_shifts_of_two_rosters_at_once(house: DutyHouse) -> None:
    published_duty(house)  # An by day on Monday
    other = make_shift(make_post(house.agency, "Trực bão"), "16:00", "20:00")
    make_fit(other.post, house.an)
    storm = RosterPeriod(kind=DutyPeriod.FREE, first=MONDAY, last=TUESDAY, title="Trực bão")
    roster = open_duty_roster(
        storm, unit_id=None, by=house.keeper, at=NOW, post_ids=[other.post_id]
    )

    edit = TurnEdit(other.pk, MONDAY, give=house.an.pk)

    assert refused(OverlappingTurn, roster, edit, by=house.keeper)["post"] == "Trực cơ quan"


def test_of_many_edits_all_are_done_or_none(house: DutyHouse, roster: DutyRoster) -> None:
    make_absence(house.an, TUESDAY)
    edits = [TurnEdit(house.day.pk, day, give=house.an.pk) for day in (MONDAY, TUESDAY)]

    refused(AwayThen, roster, *edits, by=house.keeper)


def test_a_turn_that_is_gone_is_not_taken_away_again(house: DutyHouse, roster: DutyRoster) -> None:
    refused(NotThere, roster, TurnEdit(house.day.pk, MONDAY, take=house.an.pk), by=house.keeper)
    refused(NothingChanged, roster, by=house.keeper)


def test_of_two_who_edit_at_once_the_second_is_told_who_was_first(
    house: DutyHouse, roster: DutyRoster
) -> None:
    seen = seen_duty(roster)
    give(roster, house.day, house.an, MONDAY, by=house.keeper)

    with pytest.raises(RosterChanged) as error:
        change_turns(
            roster.pk,
            [TurnEdit(house.day.pk, TUESDAY, give=house.bao.pk)],
            by=house.keeper,
            at=NOW,
            seen=seen,
        )

    assert error.value.who == house.keeper.get_full_name()


def test_a_step_is_taken_back_and_done_again(house: DutyHouse, roster: DutyRoster) -> None:
    give(roster, house.day, house.an, MONDAY, TUESDAY, by=house.keeper)
    done = held(roster)

    undo_turns(roster.pk, by=house.keeper, at=NOW, seen=seen_duty(roster))
    assert held(roster) == set()
    redo_turns(roster.pk, by=house.keeper, at=NOW, seen=seen_duty(roster))

    assert held(roster) == done
    with pytest.raises(NothingToUndo):
        redo_turns(roster.pk, by=house.keeper, at=NOW, seen=seen_duty(roster))


def test_a_step_whose_turns_were_changed_since_is_not_taken_back(
    house: DutyHouse, roster: DutyRoster
) -> None:
    give(roster, house.day, house.an, MONDAY, by=house.keeper)
    DutyTurn.objects.all().delete()

    with pytest.raises(OverwrittenStep):
        undo_turns(roster.pk, by=house.keeper, at=NOW, seen=seen_duty(roster))


def test_a_turn_is_pinned_and_left_to_the_planner_again(
    house: DutyHouse, roster: DutyRoster
) -> None:
    give(roster, house.day, house.an, MONDAY, by=house.keeper)
    content = seen_duty(roster).content

    def pin(is_pinned: bool) -> None:
        one = TurnPin(house.day.pk, MONDAY, house.an.pk, is_pinned)
        pin_turns(roster.pk, [one], by=house.keeper, at=NOW, seen=seen_duty(roster))

    pin(True)
    assert duty_sheet(roster).plan.pinned == duty_sheet(roster).plan.turns
    pin(False)

    assert seen_duty(roster).content == content
    with pytest.raises(NothingChanged):
        pin(False)


def test_a_published_roster_is_amended_not_edited(house: DutyHouse) -> None:
    roster = published_duty(house)

    edit = TurnEdit(house.day.pk, MONDAY, take=house.an.pk)

    refused(NotEditable, roster, edit, by=house.keeper)


def test_who_does_not_make_the_duty_puts_nobody_on_it(house: DutyHouse, roster: DutyRoster) -> None:
    edit = TurnEdit(house.day.pk, MONDAY, give=house.an.pk)

    refused(NotAllowed, roster, edit, by=house.here.director)
    refused(NoSuchRoster, roster, edit, by=house.here.head)
    refused(NoSuchRoster, roster, edit, by=make_house().keeper)


@pytest.mark.parametrize("people", (1, 3))
def test_a_roster_is_loaded_in_the_same_queries_for_any_number_of_people(
    people: int,
    house: DutyHouse,
    roster: DutyRoster,
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    for number in range(people):
        person = make_staff(house.here.unit, f"Người {number}")
        make_fit(house.day.post, person)
        give(roster, house.day, person, MONDAY + timedelta(days=number), by=house.keeper)
    found = DutyRoster.objects.select_related("agency", "unit").get()

    with django_assert_num_queries(14):
        sheet = duty_sheet(found)

    assert len(sheet.members) == 6 + people
