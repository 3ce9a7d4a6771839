"""The script of the demo agency's week: who does what at which hour, through the same services
as the pages.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import transaction

import clock
from audit.models import Event
from audit.services import record
from demo.agency import LATE_UNIT, UNIT_WITHOUT_LEADERS, calendar_around, load_agency
from demo.calls import ask_for_leave_to_come, call_two
from demo.cast import head_of, holder, the_agency, the_unit
from demo.changes_of_duty import (
    accept_the_swap,
    answer_a_sick_call,
    approve_the_swap,
    ask_for_a_swap,
    hand_the_day_on,
    take_the_day_over,
)
from demo.declarations import declare_before_coming
from demo.directives import enter_directives
from demo.duty import duty_periods, keep_posts, roster_duty
from demo.events import events, keep_resources, move_the_inspection, show_calendar
from demo.illness import fall_ill, repair
from demo.lodging import live_in
from demo.mobilisation import mobilise
from demo.own_days import come_once
from demo.serving import tell_of_services
from demo.support import propose_support
from demo.tasks import give_tasks, report_of_tasks
from demo.timetable import Timetable, timetable
from events.services.items import enter_item
from mobilisation.selectors.figures import sums_of
from notices.models import Run
from outgoing.services import run_due, send_waiting
from rosters.errors import NotLawful
from rosters.services import (
    approve_rosters,
    generate_plan,
    open_roster,
    publish_rosters,
    submit_roster,
)
from rosters.values import ProposedPlan
from units.enums import Role, UnitKind
from units.models import Unit
from units.selectors import calendar_of
from weeks.models import WeeklyRoster
from weeks.values.cells import Seen

PLAYED = "demo.play"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
Tell = Callable[[str], object]
Act = Callable[..., Iterable[str]]


def is_played() -> bool:
    """True once the whole week has been played; a play that was cut short does not count."""
    return Event.objects.filter(action=PLAYED).exists()


def play(today: date, *, tell: Tell) -> datetime:
    """Play from two working days before the filing day to the first working day of the coming week.

    Returns the moment the play ends, from which the agency's clock runs on.
    """
    table = timetable(today, calendar_around(today), ZONE)
    stage = PlayStage(table, tell)
    for scene in stage.scenes():
        with clock.freeze(scene.at):
            scene.act(scene.at)
    return table.at(table.first_day, 8, 5)


class PlayScene(NamedTuple):
    """Something that happens at a moment."""

    at: datetime
    act: Callable[[datetime], None]


class PlayStage:
    """The people and rosters of the play; every scene speaks through `say`."""

    def __init__(self, table: Timetable, tell: Tell) -> None:
        self.table = table
        self.tell = tell

    def scenes(self) -> Iterator[PlayScene]:
        """The order of the week. Units are served in the agency's own order: five file early,
        the others the day after.
        """
        table = self.table
        first, second, filing, monday = (
            table.two_days_before,
            table.one_day_before,
            table.filing,
            table.first_day,
        )
        eve = monday - timedelta(days=1)
        yield PlayScene(table.at(first, 8), self.found_agency)
        yield PlayScene(table.at(first, 9), self.enter_directives)
        yield PlayScene(table.at(first, 9, 30), self.keep_calendar)
        yield PlayScene(table.at(first, 9, 45), self.roster_duty)
        yield from self._filing(table.at(first, 10), self._willing()[:5])
        yield PlayScene(table.at(first, 15), self.tick)
        yield from self._filing(table.at(second, 9), self._willing()[5:])
        yield PlayScene(table.at(second, 14), self.fail_to_plan)
        yield PlayScene(table.at(second, 15), self.tick)
        for hour in (8, 10):
            yield PlayScene(table.at(filing, hour), self.tick)
        yield PlayScene(table.at(filing, 10, 30), self.approve)
        for hour in (14, 16):
            yield PlayScene(table.at(filing, hour), self.tick)
        yield PlayScene(table.at(filing, 16, 25), lambda at: self.file(the_unit(LATE_UNIT), at))
        yield PlayScene(table.at(filing, 16, 40), self.approve)
        yield PlayScene(table.at(filing, 17), self.tick)
        yield PlayScene(table.at(filing, 17, 10), self.publish)
        yield PlayScene(table.at(filing, 17, 15), self.show_calendar)
        yield PlayScene(table.at(filing, 17, 30), self._telling(fall_ill, monday))
        yield PlayScene(table.at(filing, 17, 31), self.tick)
        yield PlayScene(table.at(filing, 17, 40), self._telling(repair, monday))
        yield PlayScene(table.at(filing, 17, 50), self.approve)
        yield PlayScene(table.at(filing, 17, 55), self.publish)
        yield PlayScene(table.at(filing, 18), self._telling(ask_for_a_swap, monday))
        yield PlayScene(table.at(filing, 18, 5), self._telling(accept_the_swap))
        yield PlayScene(table.at(filing, 18, 8), self._telling(approve_the_swap))
        yield PlayScene(table.at(filing, 18, 10), self.tick)
        yield PlayScene(table.at(eve, 20), self._telling(declare_before_coming))
        yield PlayScene(table.at(eve, 21), self._telling(answer_a_sick_call, monday))
        yield PlayScene(table.at(eve, 21, 5), self.tick)
        yield PlayScene(table.at(monday, 7, 25), self._telling(hand_the_day_on, eve))
        yield PlayScene(table.at(monday, 7, 30), self.tick)
        yield PlayScene(table.at(monday, 7, 40), self._telling(take_the_day_over))
        yield PlayScene(table.at(monday, 7, 42), self._telling(call_two, monday))
        yield PlayScene(table.at(monday, 7, 46), self._telling(ask_for_leave_to_come, monday))
        yield PlayScene(table.at(monday, 7, 50), self._telling(give_tasks, monday))
        yield PlayScene(table.at(monday, 8), self._telling(report_of_tasks))
        yield PlayScene(table.at(monday, 8, 2), self.propose_support)
        yield PlayScene(table.at(monday, 8, 3), self.mobilise)
        yield PlayScene(table.at(monday, 8, 5), self.close)

    def found_agency(self, at: datetime) -> None:
        agency = load_agency(at=at, monday=self.table.week.monday)
        self.say(
            at,
            f"Nạp cơ quan từ tệp Excel: {agency.units.count()} đơn vị, {agency.staff.count()}"
            " người.",
        )

    def enter_directives(self, at: datetime) -> None:
        entered = enter_directives(
            the_agency(), by=holder(Role.OFFICE), at=at, monday=self.table.week.monday
        )
        self.say(
            at,
            f"Văn phòng nhập {len(entered)} văn bản chỉ đạo; trong tuần này có hiệu lực:"
            f" {entered[-1]}.",
        )

    def keep_calendar(self, at: datetime) -> None:
        office = Unit.objects.filter(agency=the_agency(), kind=UnitKind.OFFICE).order_by(
            "order", "pk"
        )[0]
        places = keep_resources(by=holder(Role.OFFICE), at=at)
        held = events(self.table.week, calendar_of(the_agency()), office.pk, places)
        for event in held:
            enter_item(event, by=holder(Role.OFFICE), at=at)
        self.say(at, f"Văn phòng ghi {len(held)} việc vào lịch công tác tuần.")
        served = tell_of_services(self.table.week.monday, by=holder(Role.OFFICE), at=at)
        self.say(at, f"Văn phòng mở trang công khai: {served} việc phục vụ người dân.")
        place, settled, waiting = live_in(self.table.week.monday, by=holder(Role.OFFICE), at=at)
        told = f"chốt {settled} lượt, {waiting} lượt còn chờ"
        self.say(at, f"Văn phòng lập lịch luân phiên ở lại {place.name}: {told}.")

    def show_calendar(self, at: datetime) -> None:
        week, who = (
            self.table.week,
            {"director": holder(Role.DIRECTOR), "office": holder(Role.OFFICE)},
        )
        shown = show_calendar(week, **who, at=at)
        move_the_inspection(week, **who, at=at + timedelta(minutes=10))
        self.say(at, f"Văn phòng công bố lịch công tác tuần: {shown} việc; một việc dời giờ.")

    def propose_support(self, at: datetime) -> None:
        total = propose_support(self.table.week, by=holder(Role.CHIEF_OF_OFFICE), at=at)
        self.say(at, f"Chánh Văn phòng trình đề xuất chi hỗ trợ làm việc tại nhà: {total} đồng.")

    def mobilise(self, at: datetime) -> None:
        campaign = mobilise(self.table.week, by=holder(Role.CHIEF_OF_OFFICE), at=at)
        counts = sums_of([campaign], campaign.first)[campaign.pk]
        self.say(
            at,
            f"Văn phòng lập đợt huy động “{campaign}”: cần {counts.needed} người, đã nhận"
            f" {counts.accepted}, không nhận {counts.declined}.",
        )

    def roster_duty(self, at: datetime) -> None:
        """Who is on duty this month stands in every week that is planned from now on."""
        office, director = holder(Role.OFFICE), holder(Role.DIRECTOR)
        keep_posts(the_agency(), by=office, at=at)
        for period in duty_periods(self.table.week.monday):
            roster = roster_duty(period, by=office, director=director, at=at)
            self.say(
                at,
                f"Văn phòng lập lịch trực {period.first:%d/%m}-{period.last:%d/%m/%Y}:"
                f" {roster.turns.count()} lượt trực; Giám đốc duyệt, đã công bố.",
            )

    def _filing(self, start: datetime, units: list[str]) -> Iterator[PlayScene]:
        for place, code in enumerate(units):
            yield PlayScene(start.replace(minute=place * 10), partial(self._file, code))

    def _file(self, code: str, at: datetime) -> None:
        self.file(the_unit(code), at)

    def _willing(self) -> list[str]:
        """The units that file in time. Asked only once the agency stands: scenes are made one
        after another.
        """
        units = Unit.objects.filter(agency=the_agency(), files_roster=True).exclude(
            code__in=(LATE_UNIT, UNIT_WITHOUT_LEADERS)
        )
        return list(units.order_by("order", "pk").values_list("code", flat=True))

    def file(self, unit: Unit, at: datetime) -> None:
        """The head opens the week, lets it be planned, and sends it."""
        roster, proposal = self.generate(unit, at)
        for line in come_once(roster, at=at):
            self.say(at, line)
        roster.refresh_from_db()
        submitted = submit_roster(roster.pk, by=head_of(unit), at=at, seen=seen(roster))
        late = (
            f", trình muộn {submitted.late_by_seconds // 60} phút"
            if submitted.late_by_seconds
            else ""
        )
        proof = "đã chứng minh tối ưu" if proposal.is_proven else "chưa chứng minh tối ưu"
        self.say(at, f"{unit.name}: lập lịch tự động ({proof}), đã trình{late}.")

    def fail_to_plan(self, at: datetime) -> None:
        """Both leaders are on leave: the head's deputy clerk learns what is missing and what
        would help, and does not file.
        """
        unit = the_unit(UNIT_WITHOUT_LEADERS)
        roster, proposal = self.generate(unit, at)
        self.say(at, f"{unit.name}: không phương án nào đạt đủ quy định, chưa trình.")
        for shortage in proposal.shortages[:1]:
            self.tell(f"      {shortage.sentence.vi}")
            for help_ in shortage.helps[:2]:
                self.tell(f"      → {help_.vi}")
        try:
            submit_roster(roster.pk, by=head_of(unit), at=at, seen=seen(roster))
        except NotLawful:
            return
        raise AssertionError("a roster that breaks a binding rule was accepted")

    def generate(self, unit: Unit, at: datetime) -> tuple[WeeklyRoster, ProposedPlan]:
        roster = open_roster(unit.pk, self.table.week, by=head_of(unit), at=at)
        proposal = generate_plan(roster.pk, by=head_of(unit), at=at)
        roster.refresh_from_db()
        return roster, proposal

    def approve(self, at: datetime) -> None:
        waiting = WeeklyRoster.objects.filter(agency=the_agency(), state="submitted")
        decided = approve_rosters(
            {roster.pk: seen(roster) for roster in waiting}, by=holder(Role.DIRECTOR), at=at
        )
        self.say(at, f"Giám đốc duyệt {sum(one.is_done for one in decided)} lịch.")

    def publish(self, at: datetime) -> None:
        approved = WeeklyRoster.objects.filter(agency=the_agency(), state="approved")
        decided = publish_rosters(
            {roster.pk: seen(roster) for roster in approved}, by=holder(Role.DIRECTOR), at=at
        )
        self.say(at, f"Giám đốc công bố {sum(one.is_done for one in decided)} lịch.")

    def _telling(self, act: Act, *given: date) -> Callable[[datetime], None]:
        """Something that happens between people, and is told in the lines it gives."""

        def tell(at: datetime) -> None:
            for line in act(*given, at=at):
                self.say(at, line)

        return tell

    def tick(self, at: datetime) -> None:
        """What beat does each minute: whatever is due falls due, and is sent."""
        begun = run_due(at)
        send_waiting(now=lambda: at)
        for one in begun:
            run = Run.objects.get(pk=one.run_id)
            if one.letters:
                self.say(at, f"{run.subject}: {one.letters} thư.")

    @transaction.atomic
    def close(self, at: datetime) -> None:
        record(PLAYED, the_agency(), by=None, at=at, agency=the_agency().pk)

    def say(self, at: datetime, line: str) -> None:
        self.tell(f"{at.astimezone(self.table.zone):%d/%m %Hh%M}  {line}")


def seen(roster: WeeklyRoster) -> Seen:
    return Seen(version=roster.version, content=roster.content)
