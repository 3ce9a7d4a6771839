"""How far an agency has come in setting itself up, and what is missing until its list leaves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from directives.enums import EditionState
from directives.models import Edition
from notices.models import Heartbeat
from notices.senders import WrongSender, sender_of
from outgoing.selectors.health import TICK, is_silent
from units.enums import Right, Role
from units.models import Agency, Grant, Position, Unit
from units.rights import FILES_FOR, UNIT_ROLES, roles_with
from units.selectors import open_on
from weeks.enums import RosterState
from weeks.models import DECIDED, WeeklyRoster

NEXT_YEAR_FROM_MONTH = 12
"""The calendar of the coming year is asked for from December on, when it has been announced."""
PLACEHOLDERS = ("example", "localhost", "localdomain", "invalid", "test", "local")


class Gap(StrEnum):
    """One thing without which the week or the list cannot come about."""

    NO_UNIT = "no-unit"
    NO_PEOPLE = "no-people"
    NO_EDITOR = "no-editor"
    NO_APPROVER = "no-approver"
    NO_OFFICE = "no-office"
    NO_CALENDAR = "no-calendar"
    NO_RECIPIENT = "no-recipient"
    NO_LIST_DAY = "no-list-day"
    NO_AGENCY = "no-agency"
    SENDER = "sender"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A gap in words, with the names it is about."""

    gap: Gap
    words: str
    agency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSetup:
    """One unit that files: its people today, and who may plan its week."""

    unit: Unit
    people: int
    heads: int
    editors: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """One agency as it is set up on a day; accounts are those that can sign in."""

    agency: Agency
    day: date
    units: tuple[UnitSetup, ...]
    people: int
    accounts: int
    approvers: int
    office: int
    recipients: int
    years_missing: tuple[int, ...]
    directives: int
    drafts: int
    rosters: int
    decided: int

    def without_people(self) -> tuple[str, ...]:
        return tuple(one.unit.name for one in self.units if not one.people)

    def without_head(self) -> tuple[str, ...]:
        return tuple(one.unit.name for one in self.units if one.people and not one.heads)

    def without_editor(self) -> tuple[str, ...]:
        return tuple(one.unit.name for one in self.units if one.people and not one.editors)

    def lacks_only_its_list_day(self) -> bool:
        """All is ready for the list, and nobody has said from when it leaves."""
        return self.gaps() == (Gap.NO_LIST_DAY,)

    def gaps(self) -> tuple[Gap, ...]:
        found = {
            Gap.NO_UNIT: not self.units,
            Gap.NO_PEOPLE: bool(self.units) and bool(self.without_people()),
            Gap.NO_EDITOR: bool(self.without_editor()),
            Gap.NO_APPROVER: not self.approvers,
            Gap.NO_OFFICE: not self.office,
            Gap.NO_CALENDAR: bool(self.years_missing),
            Gap.NO_RECIPIENT: not self.recipients,
            Gap.NO_LIST_DAY: self.agency.reports_from is None,
        }
        return tuple(gap for gap, is_there in found.items() if is_there)


def setup_of(agency: Agency, *, at: datetime) -> Setup:
    """How the agency stands on its own day; a fixed number of queries."""
    day = at.astimezone(ZoneInfo(agency.time_zone)).date()
    units = tuple(_units_of(agency, day))
    people = _posts(agency, day)
    held = _grants(agency, day)
    editions = Edition.objects.filter(directive__agency=agency, directive__is_historical=False)
    rosters = WeeklyRoster.objects.filter(agency=agency)
    return Setup(
        agency=agency,
        day=day,
        units=units,
        people=people.count(),
        accounts=people.filter(staff__user__is_active=True).count(),
        approvers=held.filter(role__in=roles_with(Right.APPROVE_ROSTERS)).count(),
        office=held.filter(role__in=roles_with(Right.KEEP_DIRECTIVES)).count(),
        recipients=agency.report_recipients.filter(is_active=True).count(),
        years_missing=_years_missing(agency, day),
        directives=editions.exclude(state=EditionState.DRAFT).count(),
        drafts=editions.filter(state=EditionState.DRAFT).count(),
        rosters=rosters.exclude(state=RosterState.CANCELLED).count(),
        decided=rosters.filter(state__in=DECIDED).count(),
    )


def _grants(agency: Agency, day: date) -> QuerySet[Grant]:
    """Who holds which role on the day and can sign in."""
    return Grant.objects.filter(open_on(day), agency=agency, user__is_active=True)


def _posts(agency: Agency, day: date) -> QuerySet[Position]:
    return Position.objects.filter(
        open_on(day), unit__agency=agency, is_home=True, staff__is_active=True
    )


def setups(*, at: datetime) -> tuple[Setup, ...]:
    return tuple(setup_of(agency, at=at) for agency in Agency.objects.order_by("pk"))


def missing_of(setup: Setup) -> tuple[Missing, ...]:
    return tuple(
        Missing(gap=gap, words=in_words(gap, setup), agency=setup.agency.name)
        for gap in setup.gaps()
    )


def missing_on_server(*, at: datetime) -> Iterator[Missing]:
    """What no page can mend: no agency, a sender that cannot work, nobody who rings."""
    if not Agency.objects.exists():
        yield Missing(
            gap=Gap.NO_AGENCY,
            words=_("Chưa có cơ quan nào: chạy python manage.py start_agency."),
        )
    wrong = sender_fault(settings.DEFAULT_FROM_EMAIL)
    if wrong:
        yield Missing(gap=Gap.SENDER, words=wrong)
    tick = Heartbeat.objects.filter(name=TICK).first()
    if is_silent(tick, at):
        yield Missing(
            gap=Gap.SILENT,
            words=_("Chưa có tiến trình nào chạy mỗi phút: beat và worker phải đang chạy."),
        )


def sender_fault(sender: str) -> str:
    """Why mail cannot leave under this DEFAULT_FROM_EMAIL; empty where it can."""
    try:
        parsed = sender_of(sender)
    except WrongSender:
        return _("DEFAULT_FROM_EMAIL không phải là một địa chỉ thư: %(sender)s.") % {
            "sender": sender
        }
    if parsed.domain.rpartition(".")[2].lower() in PLACEHOLDERS:
        return _("DEFAULT_FROM_EMAIL còn là địa chỉ mẫu: %(sender)s.") % {"sender": sender}
    return ""


def _units_of(agency: Agency, day: date) -> Iterator[UnitSetup]:
    held = dict(_posts(agency, day).order_by().values_list("unit").annotate(Count("pk")))
    grants = {
        row["unit"]: row
        for row in _grants(agency, day)
        .filter(role__in=UNIT_ROLES)
        .order_by()
        .values("unit")
        .annotate(heads=Count("pk", filter=Q(role=Role.HEAD)), editors=Count("pk"))
    }
    roles = {Role(role) for role in _grants(agency, day).values_list("role", flat=True)}
    filed_for = {kind for role in roles for kind in FILES_FOR.get(role, ())}
    for unit in Unit.objects.filter(agency=agency, files_roster=True).order_by("order", "pk"):
        row = grants.get(unit.pk, {"heads": 0, "editors": 0})
        others = int(unit.kind in filed_for)
        yield UnitSetup(
            unit=unit,
            people=held.get(unit.pk, 0),
            heads=row["heads"],
            editors=row["editors"] + others,
        )


def _years_missing(agency: Agency, day: date) -> tuple[int, ...]:
    years = [day.year, *([day.year + 1] if day.month >= NEXT_YEAR_FROM_MONTH else [])]
    known = set(agency.calendar_days.values_list("day__year", flat=True))
    return tuple(year for year in years if year not in known)


def in_words(gap: Gap, setup: Setup) -> str:
    return {
        Gap.NO_UNIT: lambda: _("Chưa có phòng, đơn vị nào phải lập lịch."),
        Gap.NO_PEOPLE: lambda: (
            _("Chưa có cán bộ: %(units)s.") % {"units": ", ".join(setup.without_people())}
        ),
        Gap.NO_EDITOR: lambda: (
            _("Chưa ai lập và trình được lịch: %(units)s.")
            % {"units": ", ".join(setup.without_editor())}
        ),
        Gap.NO_APPROVER: lambda: _("Chưa có người duyệt: chưa ai giữ vai trò Giám đốc."),
        Gap.NO_OFFICE: lambda: _("Chưa ai giữ vai trò Văn phòng để nhập văn bản, gửi danh sách."),
        Gap.NO_CALENDAR: lambda: (
            _("Chưa có ngày nghỉ lễ, Tết của năm %(years)s.")
            % {"years": ", ".join(map(str, setup.years_missing))}
        ),
        Gap.NO_RECIPIENT: lambda: _("Chưa có nơi nhận danh sách hằng ngày."),
        Gap.NO_LIST_DAY: lambda: _("Chưa có ngày bắt đầu gửi danh sách hằng ngày."),
    }[gap]()
