"""What became of people after their week was approved: away by now, called in, gone, back or new
here.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from planning.people import Rank
from rosters.sheets.grid import reason_label
from rosters.values import DayPerson
from units.models import Absence, Position, Staff
from units.selectors import open_on, with_names_on
from weeks.enums import Mode, Since
from weeks.models import Entry
from weeks.selectors.rostered import moved_on
from weeks.sheets.absences import AwayHalves, away_halves
from weeks.sheets.called import comes_in
from weeks.sheets.readers import shown_mode
from weeks.sheets.swapped import swapped_half
from weeks.values.cells import AWAY_MODES, CallHalves, SwappedDay

NOT_AWAY = AwayHalves(None, None)
NOT_CALLED = CallHalves(False, False, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleOnRecord:
    """Whose home these units are on one day, who is away when on it, who was called, and who
    exchanged it.
    """

    posts: Mapping[int, Position]
    away: Mapping[int, AwayHalves]
    called: Mapping[int, CallHalves]
    swapped: Mapping[int, SwappedDay]
    _of_unit: Mapping[int, Sequence[Position]] = field(default_factory=dict)

    @classmethod
    def on(cls, units: Iterable[int], staff_ids: Iterable[int], day: date) -> "PeopleOnRecord":
        """Three queries, for any number of units. `staff_ids` are people looked for beside those at
        home in the units.
        """
        rows = Position.objects.filter(open_on(day), unit__in=list(units), is_home=True)
        held = with_names_on(rows.order_by("first", "pk"), day)
        posts = {row.staff_id: row for row in held}
        people = posts.keys() | set(staff_ids)
        halves = away_halves(Absence.objects.filter(open_on(day), staff__in=people), [day])
        moved = moved_on(people, day, day)
        of_unit: dict[int, list[Position]] = defaultdict(list)
        for post in posts.values():
            of_unit[post.unit_id].append(post)
        return cls(
            posts=posts,
            _of_unit=of_unit,
            away={key[0]: found for key, found in halves.items()},
            called={key[0]: found for key, found in moved.called.items()},
            swapped={key[0]: found for key, found in moved.swapped.items()},
        )

    def posts_in(self, unit_id: int) -> Sequence[Position]:
        """Of those whose home this unit is, without a look at the others."""
        return self._of_unit.get(unit_id, ())

    def person(self, entry: Entry, reason: str) -> DayPerson:
        """Somebody of the approved roster where the record has them now: away in a half that was
        to be worked, in no unit's plan where an absence was taken back, or gone.
        """
        post = self.posts.get(entry.staff_id)
        away = self.away.get(entry.staff_id, NOT_AWAY)
        planned = Mode(entry.morning), Mode(entry.afternoon)
        known = (
            half or (None if entry.is_given and mode in AWAY_MODES else mode)
            for half, mode in zip((away.morning, away.afternoon), planned, strict=True)
        )
        now = self._moved(entry.staff_id, *known)
        since = (
            _since(planned, now) if post and post.unit_id == entry.roster.unit_id else Since.GONE
        )
        staff = post.staff if post else entry.staff
        if since is Since.CALLED and Mode.LIVE_IN in now and Mode.LIVE_IN not in planned:
            since, reason = Since.LIVES_IN, ""
        elif since is Since.CALLED and entry.staff_id in self.called:
            reason = reason_label(self.called[entry.staff_id].reason)
        elif since is Since.CALLED:
            since, reason = Since.SWAPPED, reason_label(self.swapped[entry.staff_id].reason)
        return _person(staff, post, now, reason=reason, planned=planned, since=since)

    def newcomer(self, post: Position, *, is_planned: bool) -> DayPerson:
        """Somebody at home in the unit of whom its approved roster says nothing: came later, or
        nobody was planned for the day.
        """
        away = self.away.get(post.staff_id, NOT_AWAY)
        now = self._moved(post.staff_id, away.morning, away.afternoon)
        since = Since.CAME if is_planned else None
        if Mode.ON_SITE in now:
            reason = reason_label(self.called[post.staff_id].reason)
            return _person(post.staff, post, now, reason=reason, since=Since.CALLED)
        return _person(post.staff, post, now, since=since)

    def _moved(
        self, staff_id: int, morning: Mode | None, afternoon: Mode | None
    ) -> tuple[Mode | None, Mode | None]:
        """As the day was exchanged, and as they were called on it."""
        swap, call = self.swapped.get(staff_id), self.called.get(staff_id, NOT_CALLED)
        return (
            comes_in(swapped_half(morning, swap), call.morning),
            comes_in(swapped_half(afternoon, swap), call.afternoon),
        )


def _since(planned: tuple[Mode, Mode], now: tuple[Mode | None, ...]) -> Since | None:
    halves = tuple(zip(planned, now, strict=True))
    if any(is_now in AWAY_MODES and was not in AWAY_MODES for was, is_now in halves):
        return Since.AWAY
    if any(is_now is None for _was, is_now in halves):
        return Since.BACK
    return Since.CALLED if any(was is not is_now for was, is_now in halves) else None


def _person(
    staff: Staff,
    post: Position | None,
    now: tuple[Mode | None, ...],
    *,
    reason: str = "",
    planned: tuple[Mode, Mode] | None = None,
    since: Since | None,
) -> DayPerson:
    morning, afternoon = (shown_mode(False, mode) if mode else None for mode in now)
    told = tuple(shown_mode(False, mode) for mode in planned) if planned and since else ()
    return DayPerson(
        staff_id=staff.pk,
        name=staff.full_name,
        title=post.title if post else "",
        rank=Rank(post.rank) if post else Rank.STAFF,
        phone=staff.phone,
        morning=morning,
        afternoon=afternoon,
        reason_label=reason,
        since=since,
        planned=told,
    )
