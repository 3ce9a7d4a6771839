"""The rules have changed: what was sent, approved or published is judged again, and what no
longer fits is opened again.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import translation

from accounts.models import User
from audit.services import record
from planning.time import Calendar
from planning.workflow import RosterAct
from rosters.errors import WeekTaken
from rosters.models import Reopening
from rosters.selectors.behind import Judged, judged_anew
from rosters.selectors.deadlines import refiling_deadline
from rosters.services.judging import pin_to
from rosters.services.locks import as_seen
from rosters.services.moving import move_roster
from rosters.services.publishing import begun_amendment
from rosters.values import Breach, Rejudged, RejudgeOutcome, reason_of
from units.models import Agency
from units.selectors import calendar_of
from weeks.enums import RosterState
from weeks.models import EDITABLE, WeeklyRoster

CHANGED_BACK: Final = "Quy định đã thay đổi, lịch lại đạt như trước."


def rejudge(agency_id: int, *, by: User | None, at: datetime) -> tuple[Rejudged, ...]:
    """Judge every roster of this and coming weeks that was judged under other rules; `by` None:
    nobody in particular.

    What has been worked is left as it is, and warnings open nothing. Judging holds no lock; what
    somebody changed meanwhile is left for the next call. Returns what became of each roster looked
    at; called again, there is none. Raises nothing.
    """
    agency = Agency.objects.get(pk=agency_id)
    with translation.override(
        "vi"
    ):  # documents are named in the language of the papers, whoever changed the rules
        judged = tuple(judged_anew(agency, at))
    if not judged:
        return ()
    change = _Change(agency, calendar_of(agency), by, at)
    with transaction.atomic():
        followed = [(one, change.follow(one)) for one in _still_as_judged(judged, agency.revision)]
        done = [(one, became) for one, became in followed if became is not None]
        _bring_up_to_date([one for one, _became in done], agency.revision)
        if done:
            facts = {
                outcome.value: [
                    became.roster_id for _one, became in done if became.outcome is outcome
                ]
                for outcome in RejudgeOutcome
            }
            record(
                "rosters.rejudge",
                agency,
                by=by,
                at=at,
                agency=agency.pk,
                after={"rules_revision": agency.revision, **facts},
            )
    return tuple(became for _one, became in done)


@dataclass(frozen=True, slots=True)
class _Change:
    """What the rules of `agency` at this moment do to one roster after the other."""

    agency: Agency
    calendar: Calendar
    by: User | None
    at: datetime

    def follow(self, one: Judged) -> Rejudged | None:
        """What becomes of it; None if a new version of the week was begun in this very moment."""
        if one.roster.state in EDITABLE:
            return self._tell(one)
        if not one.breaches or one.is_beside:
            return self._became(one, RejudgeOutcome.KEPT)
        if one.roster.state == RosterState.PUBLISHED:
            return self._amend(one)
        return self._send_back(one)

    def _send_back(self, one: Judged) -> Rejudged:
        words = reason_of(one.breaches).vi
        unsigned: dict[str, Any] = {
            "approved_by": None,
            "approved_at": None,
            "return_reason": words,
        }
        moved = move_roster(
            one.roster,
            RosterAct.SEND_BACK,
            by=self.by,
            at=self.at,
            seen=as_seen(one.roster),
            reason=words,
            **unsigned,
        )
        return self._opened(one, moved, RejudgeOutcome.SENT_BACK)

    def _amend(self, one: Judged) -> Rejudged | None:
        """Only the days concerned may be planned anew; a breach over the whole week concerns
        every day still to come.
        """
        words = reason_of(one.breaches).vi
        try:
            amendment = begun_amendment(
                one.roster, words, by=self.by, at=self.at, free=self._days(one)
            )
        except WeekTaken:
            return None
        WeeklyRoster.objects.filter(pk=amendment.pk).update(rules_revision=self.agency.revision)
        return self._opened(one, amendment, RejudgeOutcome.AMENDED)

    def _tell(self, one: Judged) -> Rejudged:
        """The unit is at work on it: it hears of what is wrong now; if nothing is and nobody has
        touched it, all is as before.
        """
        reopening, roster = one.reopening, one.roster
        if not one.breaches:
            is_untouched = reopening is not None and reopening.version == roster.version
            return (
                self._lift(one, reopening)
                if reopening and is_untouched
                else self._became(one, RejudgeOutcome.KEPT)
            )
        if reopening and [breach.listed() for breach in one.breaches] == reopening.breaches:
            return self._became(one, RejudgeOutcome.KEPT)
        if reopening is None:
            return self._opened(one, roster, RejudgeOutcome.TOLD)
        words = reason_of(one.breaches).vi
        told = (
            {"return_reason": words}
            if roster.state == RosterState.RETURNED
            else {"amend_reason": words}
        )
        if reopening.was not in EDITABLE:
            WeeklyRoster.objects.filter(pk=roster.pk).update(**told)
        became = self._became(one, RejudgeOutcome.TOLD)
        facts = {
            "breaches": [breach.listed() for breach in one.breaches],
            "refile_by": became.refile_by,
            "told_at": None,
        }
        Reopening.objects.filter(pk=reopening.pk).update(
            rules_revision=self.agency.revision, **facts
        )
        return became

    def _lift(self, one: Judged, reopening: Reopening) -> Rejudged:
        """Back to where it was: sent, for an approval is the approver's to give; or gone, if it
        amended what fits again.

        Who was told of the one is told of the other.
        """
        seen = as_seen(one.roster)
        told_at = None if reopening.told_at else self.at
        facts = {"rules_revision": self.agency.revision, "told_at": told_at}
        Reopening.objects.filter(pk=reopening.pk).update(closed_at=self.at, is_lifted=True, **facts)
        if reopening.was == RosterState.PUBLISHED:
            move_roster(
                one.roster, RosterAct.CANCEL, by=self.by, at=self.at, seen=seen, reason=CHANGED_BACK
            )
        elif reopening.was not in EDITABLE:
            move_roster(
                one.roster,
                RosterAct.RESTORE,
                by=self.by,
                at=self.at,
                seen=seen,
                reason=CHANGED_BACK,
                return_reason="",
            )
        return self._became(one, RejudgeOutcome.LIFTED)

    def _opened(self, one: Judged, to_work_on: WeeklyRoster, outcome: RejudgeOutcome) -> Rejudged:
        became = self._became(one, outcome, roster_id=to_work_on.pk)
        Reopening.objects.create(
            agency=self.agency,
            roster=to_work_on,
            rules_revision=self.agency.revision,
            was=one.roster.state,
            version=to_work_on.version,
            breaches=[breach.listed() for breach in one.breaches],
            refile_by=became.refile_by,
            at=self.at,
            by=self.by,
        )
        return became

    def _became(
        self, one: Judged, outcome: RejudgeOutcome, *, roster_id: int | None = None
    ) -> Rejudged:
        roster, breaches = one.roster, one.breaches if outcome is not RejudgeOutcome.KEPT else ()
        return Rejudged(
            roster_id=roster_id or roster.pk,
            unit_id=roster.unit_id,
            unit_name=roster.unit.name,
            week=roster.week,
            outcome=outcome,
            breaches=breaches,
            refile_by=self._refile_by(roster, breaches) if breaches else None,
        )

    def _refile_by(self, roster: WeeklyRoster, breaches: Iterable[Breach]) -> datetime | None:
        first = min((breach.day or self._today for breach in breaches), default=self._today)
        return refiling_deadline(
            self.agency, roster.week, max(first, roster.monday), at=self.at, calendar=self.calendar
        )

    def _days(self, one: Judged) -> frozenset[date]:
        if any(breach.slot is None for breach in one.breaches):
            return frozenset(day for day in one.roster.week.days if day >= self._today)
        return frozenset(breach.day for breach in one.breaches if breach.day)

    @property
    def _today(self) -> date:
        return self.at.astimezone(ZoneInfo(self.agency.time_zone)).date()


def _still_as_judged(judged: tuple[Judged, ...], revision: int) -> list[Judged]:
    """What nobody has changed or judged since it was read, held until the end; on SQLite whoever
    writes is alone.
    """
    rosters = WeeklyRoster.objects.select_for_update().filter(
        pk__in=[one.roster.pk for one in judged], rules_revision__lt=revision
    )
    standing = set(rosters.order_by("pk").values_list("pk", "version"))
    return [one for one in judged if (one.roster.pk, one.roster.version) in standing]


def _bring_up_to_date(judged: list[Judged], revision: int) -> None:
    """They have been judged under these rules, and what was sent names the editions it was
    judged under.
    """
    WeeklyRoster.objects.filter(pk__in=[one.roster.pk for one in judged]).update(
        rules_revision=revision
    )
    same: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for one in judged:
        if one.roster.state not in EDITABLE:
            same[one.editions].append(one.roster.pk)
    for editions, roster_ids in same.items():
        pin_to(roster_ids, editions)
