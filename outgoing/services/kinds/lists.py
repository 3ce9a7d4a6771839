"""Writes the list of a day: frozen facts, the text made of them, one mail for every office that
receives it.
"""

import logging
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from accounts.models import User
from audit.services import record
from notices.kinds import RunKind
from notices.letters import Contents, Letter, RunKey
from notices.models import Run
from notices.services import (
    after_early,
    begin_again,
    begun_early,
    insert_missed,
    insert_run,
)
from outgoing.errors import (
    AlreadySent,
    NoRecipient,
    NothingApproved,
    NothingToCorrect,
    ReasonMissing,
)
from outgoing.schedule import DueList, hours_of, list_of, lists_due, local_day
from outgoing.selectors.duty import duty_from
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.values import ActingFacts, DutyDayFacts, ListFacts, facts_of
from rosters.selectors import people_on
from rosters.values import DayList
from units.models import Agency, Delegation
from units.selectors import acting_directors
from units.words import day as in_figures

NOTHING_APPROVED = gettext_noop("Chưa có phòng, đơn vị nào được duyệt lịch.")
WRITTEN_TOO_EARLY = gettext_noop("Bản trước lập khi đồng hồ máy chủ chạy sai.")
NO_RECIPIENT = gettext_noop("Chưa khai nơi nhận danh sách.")
NOT_RUNNING = gettext_noop(
    "Phần mềm không chạy vào lúc phải gửi; danh sách của ngày đã qua không gửi muộn nữa."
)
NOT_BEGUN = (Run.State.MISSED, Run.State.EMPTY)
logger = logging.getLogger(__name__)


class ListKind(LetterKind[DueList]):
    kind = RunKind(
        code=Run.Kind.DAILY_LIST, name=gettext_lazy("Danh sách trực ngày"), is_urgent=True
    )

    def due(self, tick: Tick) -> Iterator[DueList]:
        last = _last_list(tick.agency, local_day(tick.now, tick.hours.zone))
        return lists_due(tick.now, tick.hours, tick.calendar, last=last)

    def key(self, agency: Agency, item: DueList, at: datetime) -> RunKey:
        return RunKey(agency=agency.pk, kind=self.kind.code, local_date=item.day)

    def due_at(self, item: DueList, at: datetime) -> datetime:
        return item.due_at

    def compose(self, agency: Agency, item: DueList, *, at: datetime) -> Contents:
        return compose_list(agency, item, at=at)

    def begin(self, agency: Agency, item: DueList, *, at: datetime) -> Run | None:
        """Later on the same day the list still leaves, late, though it was missed or empty before;
        the list of a day gone by does not.
        """
        if item.is_missed(at):
            run = insert_missed(
                self.key(agency, item, at),
                due_at=item.due_at,
                deadline_at=item.deadline_at,
                at=at,
                note=NOT_RUNNING,
            )
        else:
            run = begin_list(agency, item, at=at)
        if run is not None and run.state in NOT_BEGUN:
            logger.error(
                "ALERT agency %s: the list of %s did not leave: %s",
                agency.code,
                item.day,
                run.note,
            )
        return run

    def name(self, item: DueList) -> str:
        return f"the list of {item.day}"


def _last_list(agency: Agency, today: date) -> date | None:
    """The last day up to today whose list is settled. Today's is not while it is missed or empty:
    it leaves as soon as there is something to send.
    """
    lists = Run.objects.filter(agency=agency.pk, kind=Run.Kind.DAILY_LIST, local_date__lte=today)
    newest = lists.order_by("-local_date", "-revision").first()
    if newest is None:
        return None
    can_still_leave = newest.local_date == today and (
        newest.state in NOT_BEGUN or begun_early(newest)
    )
    return today - timedelta(days=1) if can_still_leave else newest.local_date


def compose_list(
    agency: Agency, due: DueList, *, at: datetime, revision: int = 0, reason: str = ""
) -> Contents:
    """Only when nothing at all is approved does nothing leave, neither a week nor a roster of
    duty; a unit that is not approved stands in the list as such.
    """
    people, duty = people_on(agency, due.day), duty_from(agency, due.day)
    if _is_silent(people, duty):
        return Contents(note=NOTHING_APPROVED)
    facts = facts_of(
        people,
        agency=agency.name,
        parent=agency.parent_name,
        at=at,
        revision=revision,
        reason=reason,
        acting=map(_acting, acting_directors(agency, due.day)),
        duty=duty,
    )
    with timezone.override(ZoneInfo(agency.time_zone)), translation.override("vi"):
        subject = subject_of(facts, due.day)
        words = {
            "facts": facts,
            "acting": [
                (one["name"], one["giver"], date.fromisoformat(one["last"]))
                for one in facts["acting"]
            ],
            "duty": [(date.fromisoformat(one["day"]), one) for one in duty],
            "day": due.day,
            "frozen_at": at,
            "subject": subject,
        }
        text, html = (
            render_to_string("emails/daily_list.txt", words),
            render_to_string("emails/daily_list.html", words),
        )
    letters = tuple(
        Letter(
            recipient_key=recipient.address,
            name=recipient.name,
            address=recipient.address,
            subject=subject,
            text=text,
            html=html,
            expires_at=max(due.stale_at, at + timedelta(hours=1)),
        )
        for recipient in agency.report_recipients.filter(is_active=True)
    )
    note = reason or ("" if letters else NO_RECIPIENT)
    return Contents(
        subject=subject, text=text, html=html, facts=dict(facts), letters=letters, note=note
    )


def _is_silent(people: DayList, duty: list[DutyDayFacts]) -> bool:
    """Nothing at all is approved of the day: no week, no duty."""
    return people.is_empty and not any(one["day"] == people.day.isoformat() for one in duty)


def _acting(one: Delegation) -> ActingFacts:
    return ActingFacts(
        name=one.deputy.get_full_name(),
        giver=one.giver.get_full_name(),
        last=one.last.isoformat(),
    )


def begin_list(agency: Agency, due: DueList, *, at: datetime) -> Run | None:
    """The list of the day with its letters, once; None if it is on its way or still has nobody to
    speak of. One that a wrong clock sent early is followed by an update.
    """
    key = after_early(RunKey(agency=agency.pk, kind=Run.Kind.DAILY_LIST, local_date=due.day))
    reason = WRITTEN_TOO_EARLY if key.revision else ""
    # a thing to hand over, used once
    compose = lambda: compose_list(  # noqa: E731
        agency, due, at=at, revision=key.revision, reason=reason
    )
    return insert_run(
        key, due_at=due.due_at, deadline_at=due.deadline_at, at=at, compose=compose
    ) or begin_again(key, due_at=due.due_at, at=at, compose=compose)


@transaction.atomic
def send_today(agency: Agency, *, by: User, at: datetime) -> Run:
    """Send the list of today at once, whatever its hour; it is not sent a second time then.

    Raises AlreadySent, NothingApproved, NoRecipient.
    """
    hours = hours_of(agency)
    due = list_of(local_day(at, hours.zone), hours)
    if not agency.report_recipients.filter(is_active=True).exists():
        raise NoRecipient
    if _is_silent(people_on(agency, due.day), duty_from(agency, due.day)):
        raise NothingApproved
    run = begin_list(agency, due, at=at)
    if run is None:
        raise AlreadySent
    record("reports.send-today", run, by=by, at=at, agency=agency.pk)
    return run


def subject_of(facts: ListFacts, day: date) -> str:
    words = {"day": in_figures(day), "agency": facts["agency"], "revision": facts["revision"]}
    if facts["revision"]:
        return (
            _("Danh sách cán bộ trực ngày %(day)s (cập nhật lần %(revision)s) - %(agency)s") % words
        )
    return _("Danh sách cán bộ trực ngày %(day)s - %(agency)s") % words


@transaction.atomic
def send_correction(run: Run, agency: Agency, *, reason: str, by: User, at: datetime) -> Run:
    """Make the list of that day anew from what is approved now, and send it to everybody as an
    update of what they have.

    Raises ReasonMissing, NothingApproved, and NothingToCorrect if another correction was made
    meanwhile.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise ReasonMissing
    due = list_of(run.local_date, hours_of(agency))
    newest = Run.objects.filter(
        agency=agency.pk, kind=Run.Kind.DAILY_LIST, local_date=run.local_date
    ).order_by("-revision")[0]
    if newest.revision != run.revision:
        raise NothingToCorrect
    revision = run.revision + 1
    key = RunKey(
        agency=agency.pk, kind=Run.Kind.DAILY_LIST, local_date=run.local_date, revision=revision
    )
    sent = insert_run(
        key,
        due_at=at,
        deadline_at=due.deadline_at,
        at=at,
        compose=lambda: compose_list(agency, due, at=at, revision=revision, reason=reason[:300]),
    )
    if sent is None:
        raise NothingToCorrect
    if not sent.body_text:
        raise NothingApproved
    record(
        "reports.correct",
        sent,
        by=by,
        at=at,
        agency=agency.pk,
        before={"revision": run.revision},
        after={"revision": revision},
        reason=reason,
    )
    return sent
