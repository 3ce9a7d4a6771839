"""Begins whatever is due, for every agency. Called every minute from many sides; whatever was
begun is not begun again.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from directives.models import Edition
from notices.letters import RunKey
from notices.models import Run
from notices.services import (
    after_early,
    begin_again,
    begun_early,
    insert_missed,
    insert_run,
    see_jump,
    settle_runs,
)
from outgoing.schedule import (
    DueAlarm,
    DueList,
    DueStep,
    alarm_due,
    lists_due,
    local_day,
    steps_due,
)
from outgoing.selectors.directives import DueReview, reviews_untold, step_of, untold
from outgoing.selectors.hours import hours_of
from outgoing.selectors.plan import plan_of
from outgoing.services.kinds.alarms import compose_alarm, left_at
from outgoing.services.kinds.clocks import DueJump, compose_jump, jumps_due
from outgoing.services.kinds.disrupted import DueDisrupted, compose_disrupted, disrupted_due
from outgoing.services.kinds.lists import begin_list
from outgoing.services.kinds.notices import compose_notices
from outgoing.services.kinds.published import DuePublished, compose_published, published_due
from outgoing.services.kinds.reminders import compose_reminders
from outgoing.services.kinds.reopened import DueReopened, compose_reopened, reopened_due
from outgoing.services.kinds.reviews import compose_review
from rosters.services import note_disruptions, refresh_drafts, rejudge
from units.models import Agency
from units.selectors import calendar_of
from units.services import close_leavers

NOT_RUNNING = gettext_noop(
    "Phần mềm không chạy vào lúc phải gửi; danh sách của ngày đã qua không gửi muộn nữa."
)
REMINDER_MISSED = gettext_noop("Phần mềm không chạy vào lúc phải nhắc.")
LOOK_BACK = timedelta(weeks=6)
NOT_BEGUN = (Run.State.MISSED, Run.State.EMPTY)
Due = (
    DueList
    | DueStep
    | DueAlarm
    | Edition
    | DueReopened
    | DueDisrupted
    | DueReview
    | DuePublished
    | DueJump
)
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """One thing this call began: `state` says whether letters wait, nothing was to be sent, or
    it was missed.
    """

    run_id: int
    agency_id: int
    kind: Run.Kind
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
            for due in tuple(_due(agency, now)):
                begun += _begin_guarded(agency, due, now)
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


def _begin_guarded(agency: Agency, due: Due, now: datetime) -> list[Begun]:
    try:
        run = _begin(agency, due, now)
    except Exception:
        logger.exception("ALERT agency %s: %s cannot be written", agency.code, _name(due))
        return []
    return [_begun(run)] if run is not None else []


def _due(agency: Agency, now: datetime) -> Iterator[Due]:
    """What is due and not on record yet, decided from what is on record up to now: rows of a time
    to come were written by a clock that was ahead. The key of the run still decides; this only
    spares the work.
    """
    hours, calendar = hours_of(agency), calendar_of(agency)
    runs = Run.objects.filter(agency=agency.pk)
    lists = runs.filter(kind=Run.Kind.DAILY_LIST)
    last_list = _last_list(lists, local_day(now, hours.zone))
    yield from lists_due(now, hours, calendar, last=last_list)
    alarm = alarm_due(now, hours, calendar)
    if alarm is not None and left_at(agency.pk, alarm.late.day) is None:
        yield alarm
    yield from jumps_due(agency, now)
    reminders = runs.filter(kind=Run.Kind.REMINDER)
    on_record = reminders.filter(local_date__gte=now.date() - LOOK_BACK)
    known = {(run.local_date, run.step): run for run in on_record.order_by("revision")}
    for due in steps_due(
        now,
        hours,
        calendar,
        last=reminders.filter(due_at__lte=now).aggregate(last=Max("due_at"))["last"],
        steps=plan_of(agency),
    ):
        run = known.get((due.week.monday, due.step.code))
        if run is None or (not due.is_missed(now) and _is_too_early(run)):
            yield due
    yield from untold(agency, now)
    yield from reopened_due(agency)
    yield from disrupted_due(agency)
    yield from reviews_untold(agency, now)
    yield from published_due(agency, now)


def _last_list(lists: QuerySet[Run], today: date) -> date | None:
    """The last day up to today whose list is settled. Today's is not while it is missed or empty:
    it leaves as soon as there is something to send.
    """
    newest = lists.filter(local_date__lte=today).order_by("-local_date", "-revision").first()
    if newest is None:
        return None
    can_still_leave = newest.local_date == today and (
        newest.state in NOT_BEGUN or begun_early(newest)
    )
    return today - timedelta(days=1) if can_still_leave else newest.local_date


def _is_too_early(run: Run) -> bool:
    return run.state == Run.State.MISSED or begun_early(run)


def _begin(agency: Agency, due: Due, now: datetime) -> Run | None:
    if isinstance(due, DueList):
        return _begin_list(agency, due, now)
    if isinstance(due, DueAlarm):
        key = RunKey(agency=agency.pk, kind=Run.Kind.ALARM, local_date=due.late.day)
        return insert_run(
            after_early(key),
            due_at=due.late.alarm_at,
            at=now,
            compose=lambda: compose_alarm(agency, due.late, at=now),
        )
    if isinstance(due, Edition):
        return _begin_notices(agency, due, now)
    if isinstance(due, DueReopened):
        key = RunKey(agency=agency.pk, kind=Run.Kind.REOPENED, local_date=due.monday, step=due.step)
        return insert_run(
            key, due_at=now, at=now, compose=lambda: compose_reopened(agency, due, at=now)
        )
    if isinstance(due, DueJump):
        key = RunKey(
            agency=agency.pk,
            kind=Run.Kind.CLOCK,
            local_date=localdate(now),
            step=f"jump-{due.jump.pk}",
        )
        return insert_run(
            key, due_at=now, at=now, compose=lambda: compose_jump(agency, due, at=now)
        )
    if isinstance(due, DueDisrupted):
        key = RunKey(
            agency=agency.pk, kind=Run.Kind.DISRUPTED, local_date=due.monday, step=due.step
        )
        return insert_run(
            key, due_at=now, at=now, compose=lambda: compose_disrupted(agency, due, at=now)
        )
    if isinstance(due, DueReview):
        key = RunKey(
            agency=agency.pk, kind=Run.Kind.REVIEW, local_date=due.on, step=step_of(due.edition)
        )
        return insert_run(
            key, due_at=due.due_at, at=now, compose=lambda: compose_review(agency, due, at=now)
        )
    if isinstance(due, DuePublished):
        key = RunKey(
            agency=agency.pk, kind=Run.Kind.PUBLISHED, local_date=due.week.monday, step=due.step
        )
        return insert_run(
            key,
            due_at=due.published_at,
            at=now,
            compose=lambda: compose_published(agency, due),
        )
    key = RunKey(
        agency=agency.pk, kind=Run.Kind.REMINDER, local_date=due.week.monday, step=due.step.code
    )
    if due.is_missed(now):
        return insert_missed(key, due_at=due.due_at, at=now, note=REMINDER_MISSED)
    key = after_early(key)
    # a thing to hand over, used once
    compose = lambda: compose_reminders(agency, due, at=now)  # noqa: E731
    return insert_run(key, due_at=due.due_at, at=now, compose=compose) or begin_again(
        key, due_at=due.due_at, at=now, compose=compose
    )


def _begin_list(agency: Agency, due: DueList, now: datetime) -> Run | None:
    """Later on the same day the list still leaves, late, though it was missed or empty before; the
    list of a day gone by does not.
    """
    key = RunKey(agency=agency.pk, kind=Run.Kind.DAILY_LIST, local_date=due.day)
    if due.is_missed(now):
        run = insert_missed(
            key, due_at=due.due_at, deadline_at=due.deadline_at, at=now, note=NOT_RUNNING
        )
    else:
        run = begin_list(agency, due, at=now)
    if run is not None and run.state in (Run.State.MISSED, Run.State.EMPTY):
        logger.error(
            "ALERT agency %s: the list of %s did not leave: %s", agency.code, due.day, run.note
        )
    return run


def _begin_notices(agency: Agency, edition: Edition, now: datetime) -> Run | None:
    put_in_force_at = edition.put_in_force_at or now
    key = RunKey(
        agency=agency.pk,
        kind=Run.Kind.DIRECTIVE,
        local_date=put_in_force_at.date(),
        step=step_of(edition),
    )
    return insert_run(
        key,
        due_at=put_in_force_at,
        at=now,
        compose=lambda: compose_notices(agency, edition.pk, at=now),
    )


def _begun(run: Run) -> Begun:
    return Begun(
        run_id=run.pk,
        agency_id=run.agency,
        kind=Run.Kind(run.kind),
        local_date=run.local_date,
        step=run.step,
        state=Run.State(run.state),
        letters=run.deliveries.count(),
    )


def _name(due: Due) -> str:
    match due:
        case DueList():
            return f"the list of {due.day}"
        case DueJump():
            return "what the wrong clock did"
        case DueAlarm():
            return f"the alarm about the list of {due.late.day}"
        case DueStep():
            return f"reminder {due.step.code} of the week of {due.week.monday}"
        case DueReopened():
            return f"what unit {due.unit_id} has to plan anew"
        case DueDisrupted():
            return f"disruption {due.disruption_id}"
        case Edition():
            return f"the notice of edition {due.pk}"
        case DuePublished():
            return f"the publication of roster {due.roster_id}"
        case DueReview():
            return f"the review of edition {due.edition.pk}"
