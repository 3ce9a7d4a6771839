"""Begins whatever is due, for every agency. Called every minute from many sides; whatever was
begun is not begun again.
"""

import logging
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from duties.services.lapsing import lapse_begun
from mobilisation.services.laying import lay_wrong
from notices.models import Run
from notices.services import see_jump, settle_runs
from outgoing.services.kinds import KINDS
from outgoing.services.kinds.protocol import Item, LetterKind, Tick
from rosters.services import note_disruptions, refresh_drafts, rejudge
from swaps.services.lapsing import lapse_stale
from units.models import Agency
from units.services import close_leavers

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """One thing this call began: `state` says whether letters wait, nothing was to be sent, or
    it was missed.
    """

    run_id: int
    agency_id: int
    kind: str
    local_date: date
    step: str
    state: Run.State
    letters: int


def run_due(now: datetime) -> list[Begun]:
    """Begin all that is due at `now`. What goes wrong with one thing is told and holds back no
    other; the next minute tries again.
    """
    begun: list[Begun] = []
    see_jump(at=now)
    for agency in Agency.objects.order_by("pk"):
        _close_accounts(agency, now)
        _follow_the_rules(agency, now)
        try:
            tick = Tick.of(agency, now)
            due = [(kind, item) for kind in KINDS for item in kind.due(tick)]
            for kind, item in due:
                begun += _begin_guarded(kind, agency, item, now)
        except Exception:
            logger.exception("ALERT agency %s: what is due cannot be told", agency.code)
    settle_runs(at=now)
    return begun


def _close_accounts(agency: Agency, now: datetime) -> None:
    """What leavers may do ended with their last day; their accounts follow within a minute."""
    try:
        close_leavers(agency, at=now, today=localdate(now))
    except Exception:
        logger.exception("ALERT agency %s: accounts of leavers cannot be closed", agency.code)


def _follow_the_rules(agency: Agency, now: datetime) -> None:
    """Whoever changed rules, people or absences, and however: within a minute drafts hold them and
    what was filed is judged by them.
    """
    try:
        lay_wrong(agency, at=now)
    except Exception:
        logger.exception("ALERT agency %s: who is mobilised cannot be laid over", agency.code)
    try:
        refresh_drafts(agency.pk, at=now)
    except Exception:
        logger.exception("ALERT agency %s: drafts cannot take in who is away", agency.code)
    try:
        rejudge(agency.pk, by=None, at=now)
    except Exception:
        logger.exception("ALERT agency %s: rosters cannot be judged anew", agency.code)
    try:
        note_disruptions(agency.pk, at=now)
    except Exception:
        logger.exception("ALERT agency %s: filed rosters cannot take in who is away", agency.code)

    try:
        lapse_begun(agency, at=now)
    except Exception:
        logger.exception("ALERT agency %s: requests to swap turns cannot be closed", agency.code)
    try:
        lapse_stale(agency, at=now)
    except Exception:
        logger.exception("ALERT agency %s: exchanges of days cannot be closed", agency.code)


def _begin_guarded(
    kind: LetterKind[Item], agency: Agency, item: Item, now: datetime
) -> list[Begun]:
    try:
        run = kind.begin(agency, item, at=now)
    except Exception:
        logger.exception("ALERT agency %s: %s cannot be written", agency.code, kind.name(item))
        return []
    return [_begun(run)] if run is not None else []


def _begun(run: Run) -> Begun:
    return Begun(
        run_id=run.pk,
        agency_id=run.agency,
        kind=run.kind,
        local_date=run.local_date,
        step=run.step,
        state=Run.State(run.state),
        letters=run.deliveries.count(),
    )
