"""The demo agency as real input: its people come in through the staff import, its calendar and
absences through the services.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction

from accounts.models import User
from accounts.services import change_password
from demo.make_staff import DOMAIN, FILE, FLOODED, ZONES
from planning.time import Calendar
from units.enums import AbsenceKind, Role
from units.models import Absence, Agency, Condition, Grant, Position, Staff, Unit
from units.public_holidays import calendar_of_years, special_days
from units.rights import UNIT_ROLES
from units.selectors import open_on
from units.services import (
    add_zone,
    change_unit,
    create_agency,
    grant_role,
    record_absence,
    record_condition,
    set_calendar_day,
    set_recipients,
)
from units.services.agency import ListRecipient
from units.services.imports import confirm_draft, keep_draft, propose

CODE = "so-noi-vu-hoa-giang"
UNIT_WITHOUT_LEADERS = "cqtn"
LATE_UNIT = "ncc"
SINCE = date(2020, 1, 1)
RECIPIENTS = (
    ListRecipient("Văn phòng Sở", f"vanphong@{DOMAIN}"),
    ListRecipient("Văn phòng Ủy ban nhân dân tỉnh", "tonghop@ubnd.hoagiang.example"),
    ListRecipient("Hộp thư lưu", f"luu@{DOMAIN}"),
)
OUTSIDERS = (
    ("quan-tri", "Quản trị hệ thống", Role.ADMIN),
    ("vp.ubnd", "Văn phòng Ủy ban nhân dân tỉnh", Role.READER),
    ("kiem-tra", "Đoàn kiểm tra", Role.AUDITOR),
)
"""Accounts of who is not on the staff."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """An account a newcomer may try: the role, whose it is, and the unit where that matters."""

    role: Role
    username: str
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody's absence in the played week: who (by unit, title and place in the list), and the
    days from Monday as 0.
    """

    unit: str
    title: str
    place: int
    kind: AbsenceKind
    first: int
    last: int
    note: str = ""


WEEK_OF_ABSENCES = (
    Away(UNIT_WITHOUT_LEADERS, "Trưởng phòng", 0, AbsenceKind.LEAVE, 0, 6),
    Away(UNIT_WITHOUT_LEADERS, "Phó Trưởng phòng", 0, AbsenceKind.LEAVE, 0, 6),
    Away("bgd", "Phó Giám đốc Sở", 2, AbsenceKind.MISSION, 0, 2),
    Away("vp", "Chuyên viên tổng hợp", 1, AbsenceKind.MISSION, 1, 2),
    Away("tcbc", "Phó Trưởng phòng", 0, AbsenceKind.MISSION, 2, 3),
    Away("ccvc", "Chuyên viên", 2, AbsenceKind.LEAVE, 0, 1),
    Away("cchc", "Chuyên viên", 0, AbsenceKind.SICK, 0, 2, "Có giấy nghỉ của cơ sở y tế"),
    Away("ldvl", "Chuyên viên chính", 0, AbsenceKind.TRAINING, 0, 4),
    Away("ncc", "Chuyên viên", 3, AbsenceKind.LEAVE, 3, 4),
    Away("lt", "Lưu trữ viên", 1, AbsenceKind.LEAVE, 3, 4),
    Away("dvvl", "Phó Giám đốc Trung tâm", 1, AbsenceKind.LEAVE, 0, 4),
    Away("dvvl", "Tư vấn viên", 2, AbsenceKind.COMPENSATORY, 0, 0),
)


def calendar_around(day: date) -> Calendar:
    """The agency's working days before the agency is there."""
    return calendar_of_years(day.year - 1, day.year + 1)


@transaction.atomic
def load_agency(*, at: datetime, monday: date) -> Agency:
    """The agency with its units, people, calendar, accounts (without passwords), recipients and
    the absences of the week of `monday`. The daily list is owed from that Monday on. Run again,
    it adds only what is missing.
    """
    agency = Agency.objects.filter(code=CODE).first() or _create(at=at, monday=monday)
    admin = _outsiders(agency, at=at)
    _fill_calendar(agency, by=admin, at=at)
    _import_staff(agency, by=admin, at=at)
    _record_zones(agency, by=admin, at=at)
    _grant_second_roles(agency, by=admin, at=at)
    set_recipients(agency, RECIPIENTS, by=admin, at=at)
    record_week(agency, monday=monday, by=admin, at=at)
    agency.refresh_from_db()
    return agency


def record_week(agency: Agency, *, monday: date, by: User, at: datetime) -> None:
    """Who is away in the week of `monday`, and who lives where the water stands."""
    for away in WEEK_OF_ABSENCES:
        staff = _who(agency, away)
        first, last = monday + timedelta(days=away.first), monday + timedelta(days=away.last)
        if not Absence.objects.filter(staff=staff, first__lte=last, last__gte=first).exists():
            record_absence(
                staff, kind=away.kind, first=first, last=last, note=away.note, by=by, at=at
            )
    for staff in Staff.objects.filter(agency=agency, home_zone=FLOODED, is_active=True).order_by(
        "code"
    ):
        if not Condition.objects.filter(open_on(monday), staff=staff, tag="flooded-area").exists():
            record_condition(
                staff,
                tag="flooded-area",
                first=monday,
                last=monday + timedelta(days=6),
                by=by,
                at=at,
            )


def _record_zones(agency: Agency, *, by: User, at: datetime) -> None:
    """Where people live, and the one where all offices stand."""
    known = {zone.name: zone for zone in agency.zones.all()}
    for name in (*ZONES, FLOODED):
        known[name] = known.get(name) or add_zone(agency, name=name, by=by, at=at)
    for unit in agency.units.filter(zone=None):
        change_unit(unit, zone_id=known[ZONES[0]].pk, by=by, at=at)


def sign_ins(agency: Agency, on: date) -> tuple[SignIn, ...]:
    """One account for each role, the first of its kind in the staff list; plain staff last."""
    found: dict[Role, SignIn] = {}
    grants = Grant.objects.filter(open_on(on), agency=agency, user__is_active=True).select_related(
        "user__staff", "unit"
    )
    for grant in grants.order_by("user__staff__code", "user__username"):
        role = Role(grant.role)
        if role not in found and (role not in UNIT_ROLES or _is_ordinary(grant.unit)):
            found[role] = SignIn(
                role,
                grant.user.username,
                grant.user.full_name,
                grant.unit.name if grant.unit else "",
            )
    plain = (
        Staff.objects.filter(
            agency=agency, is_active=True, user__isnull=False, user__grants__isnull=True
        )
        .order_by("code")
        .first()
    )
    if plain is not None and plain.user is not None:
        found[Role.STAFF] = SignIn(
            Role.STAFF, plain.user.username, plain.full_name, _home(plain).unit.name
        )
    return tuple(found[role] for role in Role if role in found)


def give_passwords(passwords: Mapping[str, str], *, at: datetime) -> None:
    """By username; they are the caller's to show or to forget."""
    for username, password in passwords.items():
        change_password(new=password, by=User.objects.get_by_natural_key(username), at=at)


def _create(*, at: datetime, monday: date) -> Agency:
    return create_agency(
        code=CODE,
        name="Sở Nội vụ tỉnh Hòa Giang",
        by=None,
        at=at,
        parent_name="Ủy ban nhân dân tỉnh Hòa Giang",
        place="Hòa Giang",
        territory="hoa-giang",
        filing_weekday=4,
        filing_time=time(16),
        reports_from=monday,
    )


def _outsiders(agency: Agency, *, at: datetime) -> User:
    """The administrator, whom only the system can appoint, and the other accounts that belong to
    nobody on the staff.
    """
    for username, name, role in OUTSIDERS:
        user = User.objects.filter(username=username).first()
        if user is None:
            user = User.objects.create_user(
                username, full_name=name, email=f"{username}@{DOMAIN}", date_joined=at
            )
        if not Grant.objects.filter(user=user, agency=agency, role=role).exists():
            grant_role(user, agency, role, first=SINCE, by=None, at=at)
    return User.objects.get_by_natural_key(OUTSIDERS[0][0])


def _fill_calendar(agency: Agency, *, by: User, at: datetime) -> None:
    for year in range(at.year - 1, at.year + 2):
        for special in special_days(year):
            set_calendar_day(
                agency,
                day=special.day,
                kind=special.kind,
                name=special.name,
                basis=special.basis,
                by=by,
                at=at,
            )


def _import_staff(agency: Agency, *, by: User, at: datetime) -> None:
    """As on the page: upload, look, confirm."""
    upload = FILE.read_bytes()
    proposal = propose(agency, upload, by=by, on=at.date())
    if proposal.problems:
        raise ValueError(f"demo/staff.xlsx: {proposal.problems[0]}")
    if proposal.writes:
        draft = keep_draft(agency, filename=FILE.name, upload=upload, by=by, at=at)
        confirm_draft(draft, seal=proposal.seal, by=by, at=at)


def _grant_second_roles(agency: Agency, *, by: User, at: datetime) -> None:
    """The Chief of Office also heads a unit and files its roster."""
    for grant in Grant.objects.filter(agency=agency, role=Role.CHIEF_OF_OFFICE).select_related(
        "user__staff"
    ):
        home = _home(grant.user.staff)
        if not Grant.objects.filter(user=grant.user, role=Role.HEAD, unit=home.unit).exists():
            grant_role(
                grant.user, agency, Role.HEAD, unit=home.unit, first=grant.first, by=by, at=at
            )


def _home(staff: Staff) -> Position:
    return Position.objects.select_related("unit").filter(staff=staff, is_home=True).latest("first")


def _who(agency: Agency, away: Away) -> Staff:
    posts = Position.objects.filter(
        unit__agency=agency, unit__code=away.unit, title=away.title, is_home=True
    )
    return posts.select_related("staff__agency").order_by("staff__code")[away.place].staff


def _is_ordinary(unit: Unit | None) -> bool:
    """A unit whose week can be lawful, and no leader of the agency sits in it."""
    return unit is not None and unit.code == "tcbc"
