"""Show approved rosters to everybody, and begin an amendment of what is published."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Max
from django.db.utils import IntegrityError

from accounts.models import User
from audit.services import record
from planning.workflow import RosterAct, transition
from rosters.errors import WeekTaken, WrongState
from rosters.models import Disruption
from rosters.services.deciding import decide_each
from rosters.services.life import in_place_of, lent_to, required_reason
from rosters.services.locks import roster_for_act
from rosters.services.moving import move_roster, unless_already_done
from rosters.values import Decision
from units.models import Delegation
from weeks.enums import RosterState
from weeks.models import LIVING, Entry, WeeklyRoster
from weeks.sheets import cells_of
from weeks.values.cells import Seen, content_of

NOT_LOOKED_AT = 0
"""An amendment begins with the cells of what it amends, so its people are still to be taken in."""


@transaction.atomic
def publish_roster(roster_id: int, *, by: User, at: datetime, seen: Seen) -> WeeklyRoster:
    """Publish it; the version it amends is superseded in the same moment. Raises WrongState,
    RosterChanged.
    """
    return _publish(roster_id, by=by, at=at, seen=seen)


def publish_rosters(seen: Mapping[int, Seen], *, by: User, at: datetime) -> tuple[Decision, ...]:
    """Publish many at once, each on its own."""
    return decide_each(
        seen, lambda roster_id, one: _publish(roster_id, by=by, at=at, seen=one), by=by, at=at
    )


@transaction.atomic
def amend_roster(roster_id: int, *, by: User, at: datetime, reason: str) -> WeeklyRoster:
    """A new version in draft with the same cells; the published one stays visible until the
    amendment is published.

    Raises ReasonNeeded, WrongState, WeekTaken (an amendment is under way).
    """
    published = roster_for_act(roster_id, RosterAct.AMEND, by=by, at=at)
    words = required_reason(reason)
    if published.state != RosterState.PUBLISHED:
        raise WrongState(published.state)
    line = transition(published.state, RosterAct.AMEND)
    lent = lent_to(by, published, line, at=at) if line else None
    return begun_amendment(published, words, by=by, at=at, lent=lent)


def begun_amendment(
    published: WeeklyRoster,
    reason: str,
    *,
    by: User | None,
    at: datetime,
    free: Collection[date] | None = None,
    lent: Delegation | None = None,
) -> WeeklyRoster:
    """The same without asking for a right; with `free` the cells of all other days are pinned,
    with `lent` it is begun in the place of its giver. Raises WeekTaken.
    """
    try:
        with transaction.atomic():
            amendment = _amendment(published, reason, by=by, at=at, free=free)
    except IntegrityError as taken:
        raise WeekTaken from taken
    record(
        "rosters.amend", amendment, by=by, at=at, agency=amendment.agency_id,
        before={"amends": published.pk},
        after={"revision": amendment.revision, **in_place_of(lent)}, reason=reason,
    )  # fmt: skip
    return amendment


def _amendment(
    published: WeeklyRoster,
    reason: str,
    *,
    by: User | None,
    at: datetime,
    free: Collection[date] | None,
) -> WeeklyRoster:
    same_week = WeeklyRoster.objects.filter(unit=published.unit_id, monday=published.monday)
    if same_week.filter(state__in=LIVING).exists():
        raise WeekTaken
    entries = list(published.entries.all())
    for entry in entries:
        entry.is_pinned = entry.is_pinned or (free is not None and entry.day not in free)
    amendment = WeeklyRoster.objects.create(
        agency=published.agency,
        unit=published.unit,
        monday=published.monday,
        revision=(same_week.aggregate(latest=Max("revision"))["latest"] or 0) + 1,
        content=content_of(cells_of(entries)),
        unit_revision=NOT_LOOKED_AT,
        rules_revision=published.rules_revision,
        amend_reason=reason,
        opened_by=by,
        opened_at=at,
        changed_at=at,
    )
    for entry in entries:
        entry.pk, entry.roster = None, amendment
    Entry.objects.bulk_create(entries)
    return amendment


def _publish(roster_id: int, *, by: User, at: datetime, seen: Seen) -> WeeklyRoster:
    def publish(roster: WeeklyRoster) -> WeeklyRoster:
        if roster.state == RosterState.APPROVED:
            _supersede(roster, at=at)
        return move_roster(
            roster, RosterAct.PUBLISH, by=by, at=at, seen=seen, published_by=by, published_at=at
        )

    return unless_already_done(roster_id, RosterAct.PUBLISH, publish, by=by, at=at, seen=seen)


def _supersede(roster: WeeklyRoster, *, at: datetime) -> None:
    """Of a unit's week one version is published: the one before steps back first."""
    before = WeeklyRoster.objects.filter(
        unit=roster.unit_id, monday=roster.monday, state=RosterState.PUBLISHED
    )
    Disruption.objects.filter(roster__in=before.exclude(pk=roster.pk), closed_at=None).update(
        closed_at=at
    )
    before.exclude(pk=roster.pk).update(
        state=RosterState.SUPERSEDED, version=F("version") + 1, changed_at=at
    )
