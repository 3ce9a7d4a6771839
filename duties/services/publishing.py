"""Show an approved roster of duty to everybody, and begin an amendment of what is published."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import F, Max, QuerySet
from django.db.utils import IntegrityError

from accounts.models import User
from audit.services import record
from duties.errors import PeriodTaken
from duties.models import DutyRoster, DutyTurn
from duties.services.lapsing import lapse_superseded
from duties.services.moving import DUTIES, duty_roster_for_act
from duties.services.telling import tell_weeks
from planning.workflow import RosterAct, transition
from rosters.errors import WrongState
from rosters.services.life import in_place_of, lent_to, required_reason
from weeks.enums import RosterState
from weeks.values.cells import Seen


@transaction.atomic
def publish_duty(roster_id: int, *, by: User, at: datetime, seen: Seen) -> DutyRoster:
    """Publish it; the version it amends is superseded in the same moment. Raises WrongState,
    RosterChanged.
    """
    publish = partial(_publish, by=by, at=at, seen=seen)
    return DUTIES.unless_already_done(
        roster_id, RosterAct.PUBLISH, publish, by=by, at=at, seen=seen
    )


@transaction.atomic
def amend_duty(roster_id: int, *, by: User, at: datetime, reason: str) -> DutyRoster:
    """A new version in draft with the same posts and turns; the published one stays visible until
    the amendment is published.

    Raises ReasonNeeded, WrongState, PeriodTaken (an amendment is under way).
    """
    published = duty_roster_for_act(roster_id, RosterAct.AMEND, by, at)
    held = DutyRoster.objects.select_for_update(of=("self",))
    published.refresh_from_db(fields=["state", "version", "content"], from_queryset=held)
    words = required_reason(reason)
    line = transition(published.state, RosterAct.AMEND)
    if line is None:
        raise WrongState(published.state)
    try:
        with transaction.atomic():
            amendment = _amendment(published, words, by=by, at=at)
    except IntegrityError as taken:
        raise _under_way(published) from taken
    record(
        "duties.amend",
        amendment,
        by=by,
        at=at,
        agency=amendment.agency_id,
        before={"amends": published.pk},
        after={
            "revision": amendment.revision,
            **in_place_of(lent_to(by, published, line, at=at)),
        },
        reason=words,
    )
    return amendment


def _amendment(published: DutyRoster, reason: str, *, by: User, at: datetime) -> DutyRoster:
    """The database refuses a second one of the same period."""
    latest = same_period(published).aggregate(latest=Max("revision"))["latest"]
    amendment = DutyRoster.objects.create(
        agency=published.agency,
        unit=published.unit,
        period=published.period,
        first=published.first,
        last=published.last,
        title=published.title,
        revision=latest + 1,
        content=published.content,
        amend_reason=reason,
        opened_by=by,
        opened_at=at,
        changed_at=at,
    )
    amendment.posts.set(published.posts.all())
    turns = list(published.turns.all())
    for turn in turns:
        turn.pk, turn.roster = None, amendment
    DutyTurn.objects.bulk_create(turns)
    return amendment


def same_period(roster: DutyRoster) -> QuerySet[DutyRoster]:
    """All versions of the same days of the same duty."""
    return DutyRoster.objects.filter(
        agency=roster.agency_id, unit=roster.unit_id, first=roster.first, last=roster.last
    )


def _publish(roster: DutyRoster, *, by: User, at: datetime, seen: Seen) -> DutyRoster:
    before: list[DutyRoster] = []
    if roster.state == RosterState.APPROVED:
        standing = same_period(roster).filter(state=RosterState.PUBLISHED).exclude(pk=roster.pk)
        before = list(standing.select_related("agency"))
        standing.update(state=RosterState.SUPERSEDED, version=F("version") + 1, changed_at=at)
    for one in before:
        one.state = RosterState.SUPERSEDED
    published = DUTIES.move(
        roster, RosterAct.PUBLISH, by=by, at=at, seen=seen, published_by=by, published_at=at
    )
    lapse_superseded(before, by=by, at=at)
    tell_weeks(*before, published)
    return published


def _under_way(published: DutyRoster) -> PeriodTaken:
    post = published.posts.order_by("order", "pk").first()
    return PeriodTaken(post=str(post), first=published.first, last=published.last)
