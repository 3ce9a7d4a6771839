"""The people of a unit in a week, as rules see them and as a page names them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from planning.people import DatedTag, Person, Rank
from units.models import Condition, Position, Staff, Unit
from units.names import NameBearer, short_names
from units.selectors import Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody in a unit's roster of a week. `days` are the working days on which the unit is
    their home, `off_days` the others; `person` is what rules see.
    """

    staff: Staff
    person: Person
    short_name: str
    title: str
    title_short: str
    order: int
    days: frozenset[date]
    off_days: frozenset[date] = frozenset()

    @property
    def id(self) -> int:
        return self.staff.id


def members_of(
    unit: Unit,
    days: Iterable[date],
    positions: Iterable[Position],
    conditions: Mapping[int, Iterable[Condition]],
    listed: Mapping[int, Staff],
    places: Places,
    off_days: Iterable[date] = (),
) -> tuple[Member, ...]:
    """The holders of home positions, leaders first as `positions` come, then whoever is `listed` in
    the roster without one.

    Short names tell people of the unit apart, not of the whole agency. Where a person holds two
    posts in the week, one after the other, the later one names them. What was declared of the zone
    somebody lives in (`places`) holds of them.
    """
    wanted, off = tuple(days), tuple(off_days)
    held: dict[int, list[Position]] = {}
    for position in positions:
        held.setdefault(position.staff_id, []).append(position)
    staff = {posts[0].staff_id: posts[0].staff for posts in held.values()} | {
        key: row for key, row in listed.items() if key not in held
    }
    names = short_names(NameBearer(key, row.full_name) for key, row in staff.items())
    return tuple(
        _member(
            unit, row, held.get(key, []), conditions.get(key, ()), (wanted, off), names[key], places
        )
        for key, row in staff.items()
    )


def _member(
    unit: Unit,
    staff: Staff,
    posts: list[Position],
    conditions: Iterable[Condition],
    days: tuple[tuple[date, ...], tuple[date, ...]],
    short_name: str,
    places: Places,
) -> Member:
    worked, off = (
        frozenset(
            day
            for day in some
            if any(held.first <= day and (held.last is None or day <= held.last) for held in posts)
        )
        for some in days
    )
    post = max(posts, key=lambda held: held.first, default=None)
    home = places.home(staff.home_zone) if staff.home_zone else ""
    tags = frozenset(post.roles if post else ()) | ({unit.sector} if unit.sector else set())
    person = Person(
        key=str(staff.pk),
        name=staff.full_name,
        rank=Rank(post.rank) if post else Rank.STAFF,
        unit=str(unit.pk),
        tags=tags,
        dated=(
            *(DatedTag(row.tag, row.first, row.last) for row in conditions),
            *places.conditions(home),
        ),
        standing_reasons=tuple(post.standing_reasons) if post else (),
        home=home,
    )
    return Member(
        staff=staff,
        person=person,
        short_name=short_name,
        title=post.title if post else "",
        title_short=(post.title_short or post.title) if post else "",
        order=post.order if post else 999,
        days=worked,
        off_days=off,
    )
