"""People are called to teams, answer, are there, are replaced and sent home; their unit's week
follows.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.utils import IntegrityError

from audit.models import Event
from mobilisation.enums import CallAnswer, CallStanding
from mobilisation.errors import (
    CallClosed,
    CallOutsideCampaign,
    ConsentMissing,
    DeclineUnexplained,
    HomeTooLate,
    MobilisedAlready,
    NobodyMobilised,
    NoSuchCampaign,
    NotStaffThen,
    NotThereYet,
)
from mobilisation.models import MobilisedPerson
from mobilisation.services.calling import (
    add_helper,
    answer_call,
    call_to_team,
    mark_there,
    send_home,
)
from mobilisation.services.campaigns import change_campaign
from mobilisation.services.laying import lay_wrong
from mobilisation.services.wishes import CallSpan, CampaignPlan, HelperCard
from mobilisation.tests.factories import (
    AT,
    LAST,
    TUESDAY,
    Muster,
    accepted,
    called,
    helped,
    make_muster,
)
from rosters.errors import GivenCell
from rosters.selectors.in_hand import week_in_hand
from rosters.selectors.known import known_week
from rosters.services import refresh_drafts
from rosters.tests.factories import (
    MONDAY,
    REMOTE_BY_DEFAULT,
    THIRD,
    WEDNESDAY,
    WEEK,
    make_office,
    mandate,
    opened,
    put,
)
from tests.factories import make_absence, moment
from units.enums import AbsenceKind, SickSpan
from units.errors import LaidElsewhere
from units.models import Position, Staff
from units.services.absences import cancel_absence, record_absence
from units.services.sickness import report_sick
from weeks.enums import Mode
from weeks.errors import NotAllowed
from weeks.selectors.outdated import as_known
from weeks.selectors.shown import sheets_shown
from weeks.sheets.readers import verdict_writer_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def muster() -> Muster:
    return make_muster(REMOTE_BY_DEFAULT)


def away(staff: Staff) -> list[tuple[date, date, str]]:
    return [(one.first, one.last, one.words) for one in staff.absences.order_by("first")]


WORDS = "Đội cứu trợ, Chống bão số 9"


def test_who_accepts_leaves_the_week_of_their_unit_with_the_campaign_and_the_team(
    muster: Muster,
) -> None:
    (call,) = called(muster, muster.an)
    before = away(muster.an)

    answer_call(call.pk, CallAnswer.ACCEPTED, by=muster.clerk, at=AT)
    agency, unit = muster.office.agency, muster.office.unit
    sheet = as_known(sheets_shown(agency, [unit], WEEK, ())[unit.pk])
    modes = [sheet.cells[muster.an.pk, day].morning for day in WEEK.days[:2]]

    assert before == []
    assert away(muster.an) == [(TUESDAY, LAST, WORDS)]
    assert modes == [Mode.REMOTE, Mode.MOBILISED]


def test_the_record_says_once_what_was_done(muster: Muster) -> None:
    (call,) = called(muster, muster.an)
    answer_call(call.pk, CallAnswer.ACCEPTED, by=muster.clerk, at=AT)
    mark_there(call.pk, TUESDAY, by=muster.clerk, at=moment("2026-12-01 10:00"))
    send_home(call.pk, WEDNESDAY, reason="Xong việc", by=muster.clerk, at=AT)

    rows = Event.objects.filter(action__startswith="mobilisation.").order_by("pk")

    assert list(rows.values_list("action", "reason"))[3:] == [
        ("mobilisation.call", ""),
        ("mobilisation.answer", ""),
        ("mobilisation.there", ""),
        ("mobilisation.send-home", "Xong việc"),
    ]


def test_a_decline_says_why_and_takes_nobody_out_of_the_week(muster: Muster) -> None:
    (call,) = called(muster, muster.lam)
    assert muster.lam.user is not None
    with pytest.raises(DeclineUnexplained):
        answer_call(call.pk, CallAnswer.DECLINED, by=muster.lam.user, at=AT)

    answer_call(call.pk, CallAnswer.ACCEPTED, by=muster.lam.user, at=AT)
    answer_call(call.pk, CallAnswer.DECLINED, why="Con nhỏ ốm", by=muster.lam.user, at=AT)

    assert away(muster.lam) == []
    assert MobilisedPerson.objects.get().why_declined == "Con nhỏ ốm"


def test_only_oneself_the_leader_and_who_calls_answer(muster: Muster) -> None:
    (call,) = called(muster, muster.an)
    muster.team.leader = muster.lam
    muster.team.save()
    assert muster.lam.user is not None

    with pytest.raises(NotAllowed):
        answer_call(call.pk, CallAnswer.ACCEPTED, by=muster.office.head, at=AT)
    answer_call(call.pk, CallAnswer.ACCEPTED, by=muster.lam.user, at=AT)

    with pytest.raises(NotAllowed):
        send_home(call.pk, WEDNESDAY, by=muster.lam.user, at=AT)
    wanted, head = [(muster.minh, CallSpan(first=TUESDAY))], muster.office.head
    with pytest.raises(NotAllowed):
        call_to_team(muster.team.pk, wanted, by=head, at=AT)


def test_one_person_is_in_one_team_at_a_time(muster: Muster) -> None:
    called(muster, muster.an, last=WEDNESDAY)

    with pytest.raises(MobilisedAlready) as refused:
        called(muster, muster.an, first=WEDNESDAY)
    called(muster, muster.an, first=WEDNESDAY + timedelta(days=1))

    assert refused.value.facts == {"name": "Vũ Hoài An", "team": "Đội cứu trợ"}
    assert MobilisedPerson.objects.count() == 2


def test_calls_lie_within_the_campaign_and_name_people_of_the_agency(muster: Muster) -> None:
    wrong: tuple[tuple[date, date | None], ...] = (
        (MONDAY - timedelta(days=1), None),
        (LAST + timedelta(days=1), None),
        (TUESDAY, MONDAY),
        (TUESDAY, LAST + timedelta(days=1)),
    )
    for first, last in wrong:
        with pytest.raises(CallOutsideCampaign):
            called(muster, muster.an, first=first, last=last)
    for nobody in ((), (muster.an, muster.an)):
        with pytest.raises(NobodyMobilised):
            called(muster, *nobody)
    elsewhere = make_office().leader
    Position.objects.filter(staff=muster.minh).update(last=MONDAY)
    for stranger in (elsewhere, muster.minh):
        with pytest.raises(NotStaffThen):
            called(muster, stranger)
    assert not MobilisedPerson.objects.exists()


def test_leave_on_record_stays_and_the_mobilisation_lies_around_it(muster: Muster) -> None:
    make_absence(muster.an, WEDNESDAY)

    accepted(muster, muster.an)

    assert away(muster.an) == [
        (TUESDAY, TUESDAY, WORDS),
        (WEDNESDAY, WEDNESDAY, ""),
        (WEDNESDAY + timedelta(days=1), LAST, WORDS),
    ]


def test_who_falls_ill_on_it_is_ill_and_goes_on_when_that_is_taken_back(muster: Muster) -> None:
    accepted(muster, muster.an)
    sick = report_sick(muster.an, span=SickSpan.TOMORROW, by=muster.clerk, at=AT)

    assert away(muster.an)[1] == (WEDNESDAY, LAST, WORDS)
    cancel_absence(sick, by=muster.clerk, at=AT)
    first = lay_wrong(muster.office.agency, at=AT)
    again = lay_wrong(muster.office.agency, at=AT)

    assert (first, again) == (1, 0)
    assert away(muster.an) == [(TUESDAY, LAST, WORDS)]


def test_half_a_day_of_leave_leaves_the_other_half_to_the_team(muster: Muster) -> None:
    accepted(muster, muster.an)

    record_absence(
        muster.an,
        kind=AbsenceKind.LEAVE,
        first=WEDNESDAY,
        last=WEDNESDAY,
        ends_at_noon=True,
        by=muster.clerk,
        at=AT,
    )

    halves = [
        one.halves_on(WEDNESDAY)
        for one in muster.an.absences.order_by("first", "pk")
        if any(one.halves_on(WEDNESDAY))
    ]
    assert sorted(halves) == [(False, True), (True, False)]


def test_what_a_campaign_laid_down_is_not_taken_back_in_the_list_of_leave(muster: Muster) -> None:
    accepted(muster, muster.an)

    with pytest.raises(LaidElsewhere) as refused:
        cancel_absence(muster.an.absences.get(), by=muster.clerk, at=AT)

    assert WORDS in refused.value.sentence


def test_an_open_end_is_laid_down_to_the_end_of_the_next_year_and_moved_on() -> None:
    muster = make_muster(last=None)
    accepted(muster, muster.an)

    assert away(muster.an) == [(TUESDAY, date(2027, 12, 31), WORDS)]
    assert lay_wrong(muster.office.agency, at=moment("2027-01-01 08:00")) == 1
    assert away(muster.an) == [(TUESDAY, date(2028, 12, 31), WORDS)]


def test_a_shorter_campaign_frees_its_people(muster: Muster) -> None:
    accepted(muster, muster.an)

    plan = CampaignPlan(name="Chống bão số 9 và 10", first=MONDAY, last=WEDNESDAY)
    change_campaign(muster.campaign.pk, plan, by=muster.clerk, at=AT)

    assert away(muster.an) == [(TUESDAY, WEDNESDAY, "Đội cứu trợ, Chống bão số 9 và 10")]


def test_who_is_sent_home_is_back_from_that_day_on(muster: Muster) -> None:
    (call,) = accepted(muster, muster.an)
    mark_there(call.pk, TUESDAY, by=muster.clerk, at=moment("2026-12-01 10:00"))
    with pytest.raises(HomeTooLate):
        send_home(call.pk, TUESDAY, by=muster.clerk, at=AT)

    home = send_home(call.pk, WEDNESDAY, by=muster.clerk, at=AT)

    assert away(muster.an) == [(TUESDAY, TUESDAY, WORDS)]
    assert home.standing(TUESDAY) is CallStanding.THERE
    assert home.standing(WEDNESDAY) is CallStanding.HOME


def test_who_is_sent_home_before_the_first_day_was_never_called(muster: Muster) -> None:
    (call,) = accepted(muster, muster.an)

    off = send_home(call.pk, TUESDAY, by=muster.clerk, at=AT)

    assert (off.standing(TUESDAY), away(muster.an)) == (CallStanding.OFF, [])
    with pytest.raises(CallClosed):
        answer_call(call.pk, CallAnswer.ACCEPTED, by=muster.clerk, at=AT)
    with pytest.raises(CallClosed):
        send_home(call.pk, TUESDAY, by=muster.clerk, at=AT)
    called(muster, muster.an)


def test_nobody_is_there_before_they_are(muster: Muster) -> None:
    (call,) = called(muster, muster.an)
    on_tuesday = moment("2026-12-01 10:00")
    for since in (MONDAY, WEDNESDAY):
        with pytest.raises(NotThereYet):
            mark_there(call.pk, since, by=muster.clerk, at=on_tuesday)

    there = mark_there(call.pk, TUESDAY, by=muster.clerk, at=on_tuesday)

    assert (there.answer, there.standing(TUESDAY)) == (CallAnswer.ACCEPTED, CallStanding.THERE)
    assert away(muster.an) == [(TUESDAY, LAST, WORDS)]
    with pytest.raises(CallClosed):
        answer_call(call.pk, CallAnswer.DECLINED, why="Mệt", by=muster.clerk, at=on_tuesday)


def test_somebody_takes_the_place_of_who_declined_once(muster: Muster) -> None:
    (call,) = called(muster, muster.lam)
    wanted = [(muster.minh, CallSpan(first=TUESDAY, skill=muster.driver))]
    with pytest.raises(CallClosed):
        call_to_team(muster.team.pk, wanted, replaces=call.pk, by=muster.clerk, at=AT)
    answer_call(call.pk, CallAnswer.DECLINED, why="Bận", by=muster.clerk, at=AT)

    (new,) = call_to_team(muster.team.pk, wanted, replaces=call.pk, by=muster.clerk, at=AT)

    assert new.replaces_id == call.pk
    with pytest.raises(CallClosed):
        answer_call(call.pk, CallAnswer.ACCEPTED, by=muster.clerk, at=AT)


def test_helpers_are_kept_with_their_consent_and_never_named_on_record(muster: Muster) -> None:
    for consented_on in (None, WEDNESDAY):
        card = HelperCard(full_name="Nga", phone="1", organisation="", consented_on=consented_on)
        with pytest.raises(ConsentMissing):
            add_helper(muster.team.pk, card, CallSpan(first=MONDAY), by=muster.clerk, at=AT)

    helper = helped(muster)

    assert (helper.name, helper.phone) == ("Trần Thị Nga", "0900000001")
    told = Event.objects.filter(action="mobilisation.add-helper").get()
    assert "Nga" not in f"{told.subject_name}{told.after}"


def test_another_agency_has_no_such_team(muster: Muster) -> None:
    (call,) = called(muster, muster.an)
    stranger = make_office().office

    with pytest.raises(NoSuchCampaign):
        answer_call(call.pk, CallAnswer.ACCEPTED, by=stranger, at=AT)
    with pytest.raises(NoSuchCampaign):
        call_to_team(muster.team.pk, [(muster.an, CallSpan(first=TUESDAY))], by=stranger, at=AT)


@pytest.mark.parametrize(
    "wrong",
    [
        {"helper": None, "staff": None},
        {"why_declined": "Bận"},
        {"answer": "declined"},
        {"last": MONDAY},
        {"arrived_on": TUESDAY},
    ],
)
def test_the_database_refuses_what_makes_no_sense(muster: Muster, wrong: dict[str, object]) -> None:
    (call,) = called(muster, muster.an)

    with pytest.raises(IntegrityError), transaction.atomic():
        MobilisedPerson.objects.filter(pk=call.pk).update(**wrong)


def test_nobody_mobilised_is_planned_at_the_office(muster: Muster) -> None:
    roster = opened(muster.office)
    accepted(muster, muster.an)
    refresh_drafts(muster.office.agency.pk, at=AT)

    with pytest.raises(GivenCell):
        put(roster, muster.an, Mode.ON_SITE, WEDNESDAY, by=muster.office.head, at=AT)

    assert roster.entries.get(staff=muster.an, day=WEDNESDAY).morning == Mode.MOBILISED


@pytest.mark.parametrize(("excluded", "base"), [(True, 5), (False, 6)])
def test_the_clause_says_whether_who_is_mobilised_counts_in_the_share(
    excluded: bool, base: int
) -> None:
    params = {"num": 1, "den": 3, "rounding": "floor", "level": "unit"}
    clause: dict[str, Any] = {**THIRD, "params": {**params, "base_exclude_mobilised": excluded}}
    muster = make_muster(REMOTE_BY_DEFAULT, clause)
    opened(muster.office)
    accepted(muster, muster.an)
    refresh_drafts(muster.office.agency.pk, at=AT)

    reader = mandate(muster.office.head)
    hand = week_in_hand(reader, muster.office.unit.pk, WEEK)
    sheet = known_week(hand, WEEK, at=AT).sheet
    (row,) = verdict_writer_for(reader, sheet).tally().rows

    assert [len(one.count.base) for one in row.counters if one] == [6, base, base, base, base]
