"""One agency's bad month on a moved clock: what must leave at half past seven, what must not, who
is told, and what stands on record, day after day in one story.
"""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from accounts.models import User
from notices.models import ClockJump, Delivery, Hold, Run
from notices.services import release_letters
from notices.tests.conftest import sink
from notices.tests.copies import copied
from notices.tests.sink import Sink
from outgoing.services import run_due, send_waiting
from planning.time import Week
from rosters.models import Disruption
from rosters.selectors import people_on
from rosters.services import (
    approve_roster,
    open_roster,
    publish_roster,
    repair_roster,
    set_cells,
    submit_roster,
)
from rosters.tests.factories import LEADER, REMOTE_BY_DEFAULT, Office, make_office, seen
from tests.factories import make_agency, make_user, moment
from units.enums import AbsenceKind, DayKind, Role
from units.models import ReportRecipient, Unit
from units.services import end_staff
from units.services.absences import record_absence
from units.services.agency import change_unit, set_calendar_day
from units.services.posts import StaffPost, move_staff
from weeks.enums import Mode
from weeks.models import WeeklyRoster
from weeks.values.cells import CellEdit

__all__ = ["sink"]
pytestmark = pytest.mark.django_db(transaction=True)
WEEK_49, WEEK_50 = Week(2026, 49), Week(2026, 50)
MINUTE = timedelta(minutes=1)
BUSY = "451 4.7.1 Try again later"


class Month:
    """The agency, its clock and what its mail server received."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        self.agency = make_agency(reports_from=date(2026, 11, 30))
        ReportRecipient.objects.create(
            agency=self.agency, name="Tổng hợp", address="tonghop@bo.example"
        )
        self.first = make_office(REMOTE_BY_DEFAULT, LEADER, agency=self.agency, name="Phòng Một")
        self.second = make_office(agency=self.agency, name="Phòng Hai")
        self.admin = make_user(Role.ADMIN, self.agency)
        self.ring(moment("2026-11-27 08:00"))
        for office in (self.first, self.second):
            self.publish(office, WEEK_49, moment("2026-11-27 09:00"))

    def ring(self, at: datetime) -> None:
        """What every minute does."""
        run_due(at)
        send_waiting(now=lambda: at)

    def publish(self, office: Office, week: Week, at: datetime) -> WeeklyRoster:
        """The head comes every day, everybody else works at home."""
        roster = open_roster(office.unit.pk, week, by=office.head, at=at)
        edits = [CellEdit.whole(office.leader.pk, day, Mode.ON_SITE) for day in week.days[:5]]
        set_cells(roster.pk, edits, by=office.head, at=at, seen=seen(roster))
        self.send_through(roster, office.head, at)
        return roster

    def send_through(self, roster: WeeklyRoster, by: User, at: datetime) -> None:
        director, keeper = self.first.director, self.first.office
        submit_roster(roster.pk, by=by, at=at, seen=seen(roster))
        approve_roster(roster.pk, by=director, at=at, seen=seen(roster))
        publish_roster(roster.pk, by=keeper, at=at, seen=seen(roster))

    def list_of(self, day: str) -> Run | None:
        lists = Run.objects.filter(kind=Run.Kind.DAILY_LIST, local_date=date.fromisoformat(day))
        return lists.order_by("-revision").first()

    def half_past_seven(self, day: str) -> dict[str, Any]:
        """Ring at half past seven; what the list that left then says of each unit."""
        self.ring(moment(f"{day} 07:30"))
        return self.told(day)

    def told(self, day: str) -> dict[str, Any]:
        run = self.list_of(day)
        assert run is not None
        left = run.deliveries.values_list("state", flat=True)
        assert set(left) == {Delivery.State.SENT}
        return {unit["name"]: unit for unit in run.facts["units"]}

    def letters(self, kind: Run.Kind) -> int:
        return Delivery.objects.filter(run__kind=kind).count()


def names(people: list[dict[str, str]]) -> list[str]:
    return [one["name"] for one in people]


@pytest.fixture
def month(sink: Sink, settings: Any, tmp_path: Path) -> Month:
    settings.MARK_FILE = str(tmp_path / "keys" / "mark.json")
    return Month(sink)


def test_a_bad_month(month: Month, tmp_path: Path) -> None:
    quiet = month.half_past_seven("2026-11-30")
    assert (names(quiet["Phòng Một"]["leaders"]), quiet["Phòng Một"]["changes"]) == (
        ["Đỗ Khánh Vân"],
        [],
    )

    _a_sick_call_at_five(month)
    _a_transfer_and_a_resignation_ahead(month)
    _a_unit_closes_and_a_saturday_is_worked(month)
    _nothing_is_approved_in_time(month)
    _the_mail_server_refuses(month)
    _the_clock_runs_ahead(month)
    _an_older_copy_is_put_back(month, tmp_path)

    day = people_on(month.agency, date(2026, 11, 30))
    past = {unit.name: len(unit.on_site) for unit in day.units}
    assert past == {"Phòng Một": 1, "Phòng Hai": 1}


def _a_sick_call_at_five(month: Month) -> None:
    """The only leader of Tuesday; told within the minute, repaired, right in Tuesday's list."""
    at, office = moment("2026-11-30 17:00"), month.first
    roster = WeeklyRoster.objects.get(unit=office.unit, state="published")
    record_absence(
        office.leader,
        kind=AbsenceKind.SICK,
        first=date(2026, 12, 1),
        last=date(2026, 12, 1),
        by=office.clerk,
        at=at,
    )
    month.ring(at + MINUTE)
    assert month.letters(Run.Kind.DISRUPTED) == 4  # head, clerk, both of the Office
    draft = repair_roster(roster.pk, by=office.clerk, at=at + 9 * MINUTE, seen=seen(roster))
    month.send_through(draft, office.clerk, at + 10 * MINUTE)
    month.ring(at + 11 * MINUTE)

    tuesday = month.half_past_seven("2026-12-01")["Phòng Một"]
    assert (names(tuesday["leaders"]), tuesday["away"], tuesday["changes"]) == (
        ["Phan Quốc Thịnh"],
        1,
        [],
    )
    assert Disruption.objects.filter(closed_at=None).count() == 0
    assert month.letters(Run.Kind.DISRUPTED) == 4


def _a_transfer_and_a_resignation_ahead(month: Month) -> None:
    """Vũ Hoài An moves to the other unit on Wednesday; Tạ Đức Bảo's last day is Wednesday."""
    at, office = moment("2026-12-01 10:00"), month.first
    move_staff(
        office.staff[0],
        month.second.unit,
        post=StaffPost(title="Chuyên viên"),
        first=date(2026, 12, 2),
        by=office.office,
        at=at,
    )
    leaver = office.staff[1]
    end_staff(leaver, last=date(2026, 12, 2), by=office.office, at=at, today=at.date())

    wednesday = month.half_past_seven("2026-12-02")
    thursday = month.half_past_seven("2026-12-03")

    assert [(one["name"], one["since"]) for one in wednesday["Phòng Một"]["changes"]] == [
        ("Vũ Hoài An", "gone")
    ]
    assert names(wednesday["Phòng Hai"]["unplanned"]) == ["Vũ Hoài An"]
    assert "Tạ Đức Bảo" in names(wednesday["Phòng Một"]["remote"])
    assert [(one["name"], one["since"]) for one in thursday["Phòng Một"]["changes"]] == [
        ("Vũ Hoài An", "gone"),
        ("Tạ Đức Bảo", "gone"),
    ]
    leaver.refresh_from_db()
    assert leaver.is_active is False


def _a_unit_closes_and_a_saturday_is_worked(month: Month) -> None:
    """From Friday the second unit files no more; the Saturday is made a working day."""
    at, office = moment("2026-12-04 06:00"), month.first.office
    unit = Unit.objects.get(pk=month.second.unit.pk)
    change_unit(unit, by=office, at=at, files_roster=False)
    set_calendar_day(
        month.agency, day=date(2026, 12, 5), kind=DayKind.MADE_UP, name="Làm bù", by=office, at=at
    )

    friday = month.half_past_seven("2026-12-04")
    saturday = month.half_past_seven("2026-12-05")

    assert set(friday) == {"Phòng Một"}
    assert (saturday["Phòng Một"]["planned"], saturday["Phòng Một"]["on_site"]) == (False, 0)
    assert len(saturday["Phòng Một"]["unplanned"]) == 4
    run = month.list_of("2026-12-05")
    assert run is not None
    assert (run.facts["people"], run.facts["unplanned"]) == (4, 4)
    assert "Phòng Một: Lịch đã duyệt chưa phân công ngày này." in run.body_text


def _nothing_is_approved_in_time(month: Month) -> None:
    """Nothing at half past seven on Monday; approved at 7:38, the list leaves at 7:40."""
    month.ring(moment("2026-12-07 07:30"))
    empty = month.list_of("2026-12-07")
    assert empty is not None
    assert empty.state == Run.State.EMPTY
    month.publish(month.first, WEEK_50, moment("2026-12-07 07:38"))
    month.ring(moment("2026-12-07 07:40"))

    assert names(month.told("2026-12-07")["Phòng Một"]["leaders"]) == ["Đỗ Khánh Vân"]


def _the_mail_server_refuses(month: Month) -> None:
    """Until 7:52; the list is there before eight."""
    address, day = "tonghop@bo.example", "2026-12-08"
    at = moment(f"{day} 07:30")
    month.sink.at_rcpt[address] = [BUSY] * 500
    while at < moment(f"{day} 08:00"):
        if at == moment(f"{day} 07:52"):
            month.sink.at_rcpt[address] = []
        month.ring(at)
        at += MINUTE

    letter = Delivery.objects.get(run=month.list_of(day))
    assert letter.state == Delivery.State.SENT
    assert letter.sent_at is not None
    assert moment(f"{day} 07:52") <= letter.sent_at < moment(f"{day} 08:00")


def _the_clock_runs_ahead(month: Month) -> None:
    """For a minute on Wednesday it is three days later; Thursday's list leaves all the same."""
    month.half_past_seven("2026-12-09")
    month.ring(moment("2026-12-12 07:31"))
    month.ring(moment("2026-12-09 07:33"))

    thursday = month.half_past_seven("2026-12-10")

    assert names(thursday["Phòng Một"]["leaders"]) == ["Đỗ Khánh Vân"]
    assert ClockJump.objects.count() >= 1


def _an_older_copy_is_put_back(month: Month, folder: Path) -> None:
    """A copy of Thursday 8:00 is put back on Friday at nine: nothing leaves until it is released."""
    with copied(folder) as copy:
        month.half_past_seven("2026-12-11")
        received = len(month.sink.received)
        copy.put_back()
    month.ring(moment("2026-12-11 09:00"))

    assert len(month.sink.received) == received
    hold = Hold.objects.get(ended_at=None)
    assert hold.began_at == moment("2026-12-11 09:00")
    release_letters(as_sent=True, at=moment("2026-12-11 09:10"))
    month.ring(moment("2026-12-11 09:11"))
    assert len(month.sink.received) == received
