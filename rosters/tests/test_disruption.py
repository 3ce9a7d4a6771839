"""Whoever falls ill or leaves after the approval: what breaks by it is seen within a minute, put on
record once, and mended at one press with the fewest changes.
"""

from collections.abc import Callable
from datetime import date

import pytest

from audit.models import Event
from planning.people import Rank
from rosters.errors import NothingToMend, NotLawful, WeekTaken
from rosters.models import Disruption
from rosters.selectors.disrupted import disruption_of
from rosters.services import (
    approve_roster,
    cancel_roster,
    note_disruptions,
    publish_roster,
    refresh_drafts,
    repair_roster,
    submit_roster,
)
from rosters.tests.factories import (
    FRIDAY,
    LATER,
    MONDAY,
    WEDNESDAY,
    WEEK,
    Office,
    approved,
    lawful,
    lawful_office,
    published,
    seen,
    submitted,
)
from tests.factories import make_user, moment
from units.enums import AbsenceKind, Role
from units.models import Absence
from units.services import end_staff
from units.services.absences import cancel_absence, record_absence
from units.services.posts import StaffPost, change_post
from weeks.enums import Mode, RosterState, Since
from weeks.errors import NotAllowed
from weeks.models import WeeklyRoster
from weeks.sheets import cells_of

pytestmark = pytest.mark.django_db
THURSDAY_EVENING = moment("2026-12-03 17:00")


def sick(office: Office, person: int = 0, day: date = FRIDAY) -> Absence:
    return record_absence(
        office.people[person],
        kind=AbsenceKind.SICK,
        first=day,
        last=day,
        by=office.office,
        at=LATER,
        note="không ai khác được biết",
    )


def note(office: Office) -> tuple[int, ...]:
    return note_disruptions(office.agency.pk, at=LATER)


def test_the_only_leader_falls_ill_and_it_is_on_record_with_what_mends_it() -> None:
    office = lawful_office()
    roster = published(office)
    sick(office)

    [pk] = note(office)

    told = disruption_of(roster)
    assert told is not None
    assert told.repair is not None
    assert Disruption.objects.get().pk == pk
    assert [(one.name, one.since, one.days) for one in told.happened] == [
        ("Đỗ Khánh Vân", Since.AWAY, (FRIDAY,))
    ]
    assert [(breach.law, breach.day) for breach in told.breaches] == [
        (told.breaches[0].law, FRIDAY)
    ]
    assert [(one.name, one.day, one.before, one.after) for one in told.repair.mendings] == [
        ("Phan Quốc Thịnh", FRIDAY, (Mode.REMOTE,) * 2, (Mode.ON_SITE,) * 2)
    ]
    assert (told.repair.is_proven, told.repair.lacks) == (True, ())


def test_a_second_minute_finds_nothing_new() -> None:
    office = lawful_office()
    published(office)
    sick(office)

    assert [len(note(office)) for _minute in range(3)] == [1, 0, 0]
    assert Event.objects.filter(action="rosters.disrupted").count() == 1


def test_the_record_says_nothing_of_illness() -> None:
    office = lawful_office()
    published(office)
    sick(office)
    note(office)

    row = Disruption.objects.get()

    event = Event.objects.get(action="rosters.disrupted")
    kept = f"{row.breaches} {row.happened} {row.repair} {event.after}"
    assert [word for word in ("ốm", "biết", "'o'", "sick") if word in kept] == []


def test_who_is_not_needed_may_be_away_without_any_word() -> None:
    office = lawful_office()
    roster = published(office)
    sick(office, 3)

    assert note(office) == ()
    assert disruption_of(roster) is None


def test_who_comes_back_in_time_closes_it() -> None:
    office = lawful_office()
    roster = published(office)
    absence = sick(office)
    note(office)
    cancel_absence(absence, by=office.office, at=LATER)

    assert note(office) == ()
    assert disruption_of(roster) is None


def test_a_leader_who_left_breaks_every_day_to_come_and_none_that_was_worked() -> None:
    office = lawful_office()
    roster = published(office)
    end_staff(office.leader, last=MONDAY, by=office.office, at=THURSDAY_EVENING, today=FRIDAY)

    note_disruptions(office.agency.pk, at=THURSDAY_EVENING)

    told = disruption_of(roster)
    assert told is not None
    assert [(one.name, one.since) for one in told.happened] == [("Đỗ Khánh Vân", Since.GONE)]
    assert {breach.day for breach in told.breaches} == {FRIDAY}


def test_one_press_makes_a_new_version_with_the_fewest_changes() -> None:
    office = lawful_office()
    roster = published(office)
    before = cells_of(roster.entries.all())
    sick(office)
    note(office)

    draft = repair_roster(roster.pk, by=office.head, at=LATER, seen=seen(roster))

    after = cells_of(draft.entries.all())
    assert (draft.state, draft.revision) == (RosterState.DRAFT, 2)
    assert {
        key: (cell.morning, cell.afternoon) for key, cell in after.items() if cell != before[key]
    } == {
        (office.leader.pk, FRIDAY): (Mode.SICK, Mode.SICK),
        (office.deputy.pk, FRIDAY): (Mode.ON_SITE, Mode.ON_SITE),
    }
    assert draft.amend_reason.startswith("Đỗ Khánh Vân: vắng, mới ghi (thứ Sáu")
    assert refresh_drafts(office.agency.pk, at=LATER) == ()


def test_the_new_version_goes_its_way_and_closes_the_matter() -> None:
    office = lawful_office()
    roster = published(office)
    sick(office)
    note(office)

    draft = repair_roster(roster.pk, by=office.head, at=LATER, seen=seen(roster))
    open_meanwhile = disruption_of(roster) is not None
    submit_roster(draft.pk, by=office.head, at=LATER, seen=seen(draft))
    approve_roster(draft.pk, by=office.director, at=LATER, seen=seen(draft))
    publish_roster(draft.pk, by=office.office, at=LATER, seen=seen(draft))

    assert open_meanwhile
    assert disruption_of(roster) is None
    assert (note(office), Disruption.objects.filter(closed_at=None).count()) == ((), 0)


def test_a_new_version_that_is_given_up_leaves_the_matter_open() -> None:
    office = lawful_office()
    roster = published(office)
    sick(office)
    note(office)
    draft = repair_roster(roster.pk, by=office.head, at=LATER, seen=seen(roster))

    cancel_roster(draft.pk, by=office.office, at=LATER, seen=seen(draft), reason="Nhầm tuần.")

    assert disruption_of(roster) is not None


@pytest.mark.parametrize("filed", [submitted, approved])
def test_what_is_not_published_yet_comes_back_to_the_unit_repaired(
    filed: Callable[[Office], WeeklyRoster],
) -> None:
    office = lawful_office()
    roster = filed(office)
    sick(office)
    note(office)

    back = repair_roster(roster.pk, by=office.head, at=LATER, seen=seen(roster))

    deputy = cells_of(back.entries.all())[office.deputy.pk, FRIDAY]
    assert (back.pk, back.state, deputy.morning) == (
        roster.pk,
        RosterState.RETURNED,
        Mode.ON_SITE,
    )
    assert disruption_of(roster) is None


def test_the_director_cannot_approve_what_no_longer_keeps_the_rules() -> None:
    office = lawful_office()
    roster = submitted(office)
    sick(office)

    with pytest.raises(NotLawful):
        approve_roster(roster.pk, by=office.director, at=LATER, seen=seen(roster))


def test_where_nobody_can_mend_it_the_record_says_what_is_lacking() -> None:
    office = lawful_office()
    roster = published(office)
    sick(office)
    sick(office, 1)
    note(office)

    told = disruption_of(roster)

    assert told is not None
    assert told.repair is not None
    assert told.repair.mendings == ()
    assert [str(lack) for lack in told.repair.lacks] != []


def test_a_repair_is_pressed_once_and_by_who_may() -> None:
    office = lawful_office()
    roster = published(office)
    with pytest.raises(NothingToMend):
        repair_roster(roster.pk, by=office.head, at=LATER, seen=seen(roster))
    sick(office)
    note(office)

    with pytest.raises(NotAllowed):
        repair_roster(roster.pk, by=office.director, at=LATER, seen=seen(roster))
    repair_roster(roster.pk, by=office.clerk, at=LATER, seen=seen(roster))
    with pytest.raises(WeekTaken):
        repair_roster(roster.pk, by=office.head, at=LATER, seen=seen(roster))

    assert WeeklyRoster.objects.count() == 2


def test_a_week_that_is_over_is_left_alone() -> None:
    office = lawful_office()
    published(office)
    sick(office)

    assert note_disruptions(office.agency.pk, at=moment("2026-12-07 08:00")) == ()


def test_days_worked_already_are_not_planned_again() -> None:
    office = lawful_office()
    roster = published(office)
    sick(office, day=WEDNESDAY)
    sick(office, day=FRIDAY)
    at = THURSDAY_EVENING
    note_disruptions(office.agency.pk, at=at)

    draft = repair_roster(roster.pk, by=office.head, at=at, seen=seen(roster))

    after = cells_of(draft.entries.all())
    assert after[office.deputy.pk, WEDNESDAY].morning is Mode.REMOTE
    assert after[office.deputy.pk, FRIDAY].morning is Mode.ON_SITE


def test_nobody_of_another_agency_is_looked_at() -> None:
    office, other = lawful_office(), lawful_office()
    published(office)
    published(other)
    sick(office)
    make_user(Role.OFFICE, other.agency)

    assert note(other) == ()


def test_a_new_version_is_not_late_because_the_filing_day_is_over() -> None:
    office = lawful_office()
    roster = published(office)
    sick(office)
    note(office)
    draft = repair_roster(roster.pk, by=office.head, at=LATER, seen=seen(roster))

    sent = submit_roster(draft.pk, by=office.head, at=THURSDAY_EVENING, seen=seen(draft))

    assert sent.late_by_seconds == 0


def test_a_post_that_is_lost_breaks_what_its_holder_kept() -> None:
    office = lawful_office()
    roster = published(office)
    change_post(
        office.leader.positions.get(),
        post=StaffPost(title="Chuyên viên", rank=Rank.STAFF),
        by=office.office,
        at=LATER,
    )

    assert len(note(office)) == 1
    told = disruption_of(roster)
    assert told is not None
    assert {breach.day for breach in told.breaches} == set(WEEK.days[:5])


def test_a_week_filed_late_after_another_was_given_up_is_late() -> None:
    office = lawful_office()
    first = lawful(office)
    cancel_roster(first.pk, by=office.office, at=LATER, seen=seen(first), reason="Làm lại.")
    second = lawful(office)

    sent = submit_roster(second.pk, by=office.head, at=THURSDAY_EVENING, seen=seen(second))

    assert (second.revision, sent.late_by_seconds > 0) == (2, True)
