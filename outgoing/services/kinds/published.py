"""Tells everybody whose week was published what is new for them: one letter a person and
publication.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from notices.models import Run
from outgoing.schedule import local_day, moment_at
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to
from planning.time import Week
from units.models import Agency, Staff
from units.words import long_day, week_span
from weeks.enums import RosterState
from weeks.models import WeeklyRoster
from weeks.sheets import cells_of
from weeks.sheets.readers import shown_mode
from weeks.values.cells import Cell

MOST_AT_ONCE: Final = 20
"""Rosters whose people are told in one minute: the tick stays short, and the rest comes with the
next one.
"""
STILL_NEWS_FOR: Final = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class DuePublished:
    """The people of one published roster have not been told of it."""

    roster_id: int
    week: Week
    published_at: datetime

    @property
    def step(self) -> str:
        return f"roster-{self.roster_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfOne:
    """One day of one person: where they are to be, and where they were to be before."""

    day: date
    now: Cell | None
    before: Cell | None
    is_changed: bool

    @property
    def line(self) -> str:
        now = _said(self.now)
        if not self.is_changed:
            return f"{long_day(self.day)}: {now}"
        return _("%(day)s: %(now)s (trước đây: %(before)s)") % {
            "day": long_day(self.day),
            "now": now,
            "before": _said(self.before),
        }


class PublishedKind(LetterKind[DuePublished]):
    kind = RunKind(
        code=Run.Kind.PUBLISHED, name=gettext_lazy("Công bố lịch tuần"), is_about_week=True
    )

    def due(self, tick: Tick) -> Iterator[DuePublished]:
        return published_due(tick.agency, tick.now)

    def key(self, agency: Agency, item: DuePublished, at: datetime) -> RunKey:
        return RunKey(
            agency=agency.pk, kind=self.kind.code, local_date=item.week.monday, step=item.step
        )

    def due_at(self, item: DuePublished, at: datetime) -> datetime:
        return item.published_at

    def compose(self, agency: Agency, item: DuePublished, *, at: datetime) -> Contents:
        return compose_published(agency, item)

    def name(self, item: DuePublished) -> str:
        return f"the publication of roster {item.roster_id}"


def published_due(agency: Agency, now: datetime) -> Iterator[DuePublished]:
    """Published weeks that are not over and whose people were not told, the oldest first; so many
    as one minute can write.
    """
    told = Run.objects.filter(
        agency=agency.pk,
        kind=Run.Kind.PUBLISHED,
        local_date=OuterRef("monday"),
        step=Concat(Value("roster-"), Cast(OuterRef("pk"), CharField())),
    )
    untold = WeeklyRoster.objects.filter(
        ~Exists(told),
        agency=agency,
        state=RosterState.PUBLISHED,
        monday__gte=local_day(now, ZoneInfo(agency.time_zone)) - timedelta(days=6),
        published_at__gt=now - STILL_NEWS_FOR,
    ).order_by("published_at", "pk")
    for roster in untold[:MOST_AT_ONCE]:
        if roster.published_at is not None:
            yield DuePublished(
                roster_id=roster.pk, week=roster.week, published_at=roster.published_at
            )


def compose_published(agency: Agency, due: DuePublished) -> Contents:
    """A letter to each person with something new who can be reached and wants to be told; of an
    amendment only the days that changed for them.
    """
    roster = WeeklyRoster.objects.select_related("unit", "published_by").get(pk=due.roster_id)
    earlier = _told_before(agency, roster)
    news = {staff: days for staff, days in _news_of(roster, earlier).items() if days}
    reached = [staff for staff in news if staff.email or staff.user_id]
    zone, is_first = ZoneInfo(agency.time_zone), earlier is None
    with timezone.override(zone):
        letters = tuple(
            letter_to(Addressee.of_staff(staff), agency, _form(roster, news[staff], zone, is_first))
            for staff in reached
            if staff.user is None or staff.user.gets_week_mail
        )
        with translation.override("vi"):
            return Contents(
                subject=f"{_subject(roster, is_first)}: {roster.unit.name}",
                text=_lead(roster, is_first),
                facts={
                    "unit": roster.unit.name,
                    "people": len(news),
                    "unreached": len(news) - len(reached),
                },
                letters=letters,
            )


def _told_before(agency: Agency, roster: WeeklyRoster) -> WeeklyRoster | None:
    """The version of the week that its people were told of last, if there is one."""
    earlier = WeeklyRoster.objects.filter(
        unit=roster.unit, monday=roster.monday, state=RosterState.SUPERSEDED
    )
    steps = {f"roster-{one.pk}": one for one in earlier.order_by("revision")}
    runs = Run.objects.filter(
        agency=agency.pk, kind=Run.Kind.PUBLISHED, local_date=roster.monday, step__in=steps
    )
    told = set(runs.values_list("step", flat=True))
    return next((one for step, one in reversed(steps.items()) if step in told), None)


def _news_of(roster: WeeklyRoster, earlier: WeeklyRoster | None) -> dict[Staff, list[DayOfOne]]:
    """What each person of the roster, or of the one they were told of, has to know."""
    now = cells_of(roster.entries.all())
    before = cells_of(earlier.entries.all()) if earlier else {}
    keys = sorted(now.keys() | before.keys(), key=lambda key: (key[1], key[0]))
    people = Staff.objects.filter(pk__in={staff_id for staff_id, _day in keys}, is_active=True)
    news: dict[Staff, list[DayOfOne]] = {
        staff: [] for staff in people.select_related("user").order_by("sort_key", "pk")
    }
    by_id = {staff.pk: staff for staff in news}
    for key in keys:
        staff_id, day = key
        if staff_id in by_id and (earlier is None or _differ(now.get(key), before.get(key))):
            told = DayOfOne(
                day=day, now=now.get(key), before=before.get(key), is_changed=earlier is not None
            )
            news[by_id[staff_id]].append(told)
    return news


def _differ(now: Cell | None, before: Cell | None) -> bool:
    return _halves(now) != _halves(before)


def _halves(cell: Cell | None) -> tuple[str, ...]:
    """Where the person is to be, as colleagues may know it."""
    halves = (cell.morning, cell.afternoon) if cell else ()
    return tuple(shown_mode(False, half).value for half in halves)


def _said(cell: Cell | None) -> str:
    if cell is None:
        return _("không có trong lịch")
    morning, afternoon = (shown_mode(False, half) for half in (cell.morning, cell.afternoon))
    if morning is afternoon:
        return str(morning.label)
    return _("sáng %(morning)s, chiều %(afternoon)s") % {
        "morning": morning.label,
        "afternoon": afternoon.label,
    }


def _form(
    roster: WeeklyRoster, days: list[DayOfOne], zone: ZoneInfo, is_first: bool
) -> LetterParts:
    return LetterParts(
        template="published",
        page=reverse("ownweek:week", args=[roster.week]),
        page_label=lambda: _("Xem lịch của tôi"),
        subject=lambda: _subject(roster, is_first),
        words=lambda: _words(roster, days, is_first),
        expires_at=moment_at(roster.week.sunday + timedelta(days=1), time(0), zone),
    )


def _words(roster: WeeklyRoster, days: list[DayOfOne], is_first: bool) -> Mapping[str, object]:
    return {
        "lead": _lead(roster, is_first),
        "lines": [one.line for one in days],
        "by": roster.published_by.get_full_name() if roster.published_by else "",
    }


def _subject(roster: WeeklyRoster, is_first: bool) -> str:
    words = {"week": roster.week.number, "span": week_span(roster.week)}
    if is_first:
        return _("Lịch tuần %(week)s (%(span)s) đã công bố") % words
    return _("Lịch tuần %(week)s (%(span)s) của đồng chí thay đổi") % words


def _lead(roster: WeeklyRoster, is_first: bool) -> str:
    words = {"week": roster.week.number, "span": week_span(roster.week), "unit": roster.unit.name}
    if is_first:
        return _("Lịch tuần %(week)s (%(span)s) của %(unit)s đã công bố.") % words
    return _("Lịch tuần %(week)s (%(span)s) của %(unit)s được điều chỉnh.") % words
