"""Begin a roster of duty: its period, its posts, nobody yet."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from audit.services import record
from duties.errors import PeriodMisfit, PeriodOver, PeriodTaken, PeriodTooFar, PostsNeeded
from duties.models import DutyPost, DutyRoster
from duties.selectors.posts import keeps_duty
from duties.selectors.rosters import rosters_meeting
from duties.values.rosters import RosterPeriod
from units.errors import EndsBeforeItBegins
from units.models import Agency, Unit
from units.names import clean
from weeks.errors import NotAllowed
from weeks.models import EDITABLE
from weeks.selectors.acting import mandate_for

AHEAD = timedelta(days=366)


@transaction.atomic
def open_duty_roster(
    period: RosterPeriod,
    *,
    unit_id: int | None,
    by: User,
    at: datetime,
    post_ids: Collection[int] | None = None,
    due_at: datetime | None = None,
) -> DutyRoster:
    """A draft of the unit's duty, or (None) of the agency's, for these posts; without any named
    for all that are kept and have a shift. It is to be sent by `due_at`.

    Raises NotAllowed, PostsNeeded, EndsBeforeItBegins, PeriodMisfit, PeriodOver, PeriodTooFar,
    PeriodTaken.
    """
    mandate = mandate_for(by, at)
    if not keeps_duty(mandate, unit_id):
        raise NotAllowed
    agency = Agency.objects.select_for_update().get(pk=mandate.agency.pk)
    if unit_id is not None and not agency.units.filter(pk=unit_id).exists():
        raise NotAllowed
    refuse_bad_period(period, localdate(at))
    posts = _posts(agency, unit_id, post_ids)
    _refuse_taken(agency, period, posts)
    roster = DutyRoster.objects.create(
        agency=agency,
        unit_id=unit_id,
        period=period.kind.value,
        first=period.first,
        last=period.last,
        title=clean(period.title),
        due_at=due_at,
        revision=_revisions(agency, period, unit_id) + 1,
        opened_by=by,
        opened_at=at,
        changed_at=at,
    )
    roster.posts.set(posts)
    record(
        "duties.open",
        roster,
        by=by,
        at=at,
        agency=agency.pk,
        after={
            "first": period.first.isoformat(),
            "last": period.last.isoformat(),
            "unit": unit_id,
            "posts": [post.pk for post in posts],
        },
    )
    return roster


def put_off_duty(period: RosterPeriod, units: Iterable[Unit], due_at: datetime) -> None:
    """The rosters of these units for exactly these days are to be sent by that moment, as far as
    they have not been. To be called in the transaction that moves the deadline.
    """
    own = DutyRoster.objects.filter(unit__in=units, first=period.first, last=period.last)
    own.filter(state__in=EDITABLE).update(due_at=due_at)


def refuse_bad_period(period: RosterPeriod, today: date) -> None:
    """Raises EndsBeforeItBegins, PeriodMisfit, PeriodOver, PeriodTooFar."""
    if period.last < period.first:
        raise EndsBeforeItBegins(period.first, period.last)
    if not period.fits:
        raise PeriodMisfit
    if period.last < today:
        raise PeriodOver
    if period.first > today + AHEAD:
        raise PeriodTooFar


def _posts(agency: Agency, unit_id: int | None, wanted: Collection[int] | None) -> list[DutyPost]:
    posts = DutyPost.objects.filter(
        agency=agency, unit=unit_id, is_kept=True, shifts__is_kept=True
    ).distinct()
    found = list(posts.order_by("order", "pk"))
    if wanted is not None:
        found = [post for post in found if post.pk in wanted]
    if not found:
        raise PostsNeeded
    return found


def _refuse_taken(agency: Agency, period: RosterPeriod, posts: Collection[DutyPost]) -> None:
    """A cancelled roster, or one that was superseded, takes no days."""
    others = rosters_meeting(agency, period.first, period.last).filter(posts__in=posts)
    other = others.order_by("first", "pk").first()
    if other is not None:
        shared = other.posts.filter(pk__in=[post.pk for post in posts]).first()
        raise PeriodTaken(post=str(shared), first=other.first, last=other.last)


def _revisions(agency: Agency, period: RosterPeriod, unit_id: int | None) -> int:
    """How many versions of this very period there were; those that were cancelled count, too."""
    same = DutyRoster.objects.filter(
        agency=agency, unit=unit_id, first=period.first, last=period.last
    )
    return same.count()
