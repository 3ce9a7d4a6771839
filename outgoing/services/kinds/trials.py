"""One reminder of the plan, sent to oneself and at once, to see it."""

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from notices.models import Run
from outgoing.schedule import DueStep, local_day
from outgoing.selectors.filing import FilingWeek, ReminderRecipient
from outgoing.services.kinds.protocol import LetterKind
from outgoing.services.kinds.reminders import form_of
from outgoing.services.letters import Addressee, letter_to
from units.models import Agency


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderTrial:
    """Whoever asks reads it as if they were to answer for `units`."""

    due: DueStep
    units: tuple[FilingWeek, ...]
    by: User


class TrialKind(LetterKind[ReminderTrial]):
    kind = RunKind(code=Run.Kind.TRIAL, name=_("Thư gửi thử"))

    def key(self, agency: Agency, item: ReminderTrial, at: datetime) -> RunKey:
        return RunKey(
            agency=agency.pk,
            kind=self.kind.code,
            local_date=local_day(at, ZoneInfo(agency.time_zone)),
            step=f"{item.due.step.code}-{item.by.pk}-{at:%H%M%S}",
        )

    def compose(self, agency: Agency, item: ReminderTrial, *, at: datetime) -> Contents:
        by = item.by
        person = ReminderRecipient(
            user_id=by.pk,
            name=by.full_name,
            address=by.email,
            language=by.language,
            units=item.units,
        )
        as_sent = form_of(item.due, person, agency)
        form = replace(as_sent, still_owed={}, readers=None, expires_at=None)
        with timezone.override(ZoneInfo(agency.time_zone)):
            letter = letter_to(Addressee.to(person), agency, form)
        return Contents(subject=letter.subject, text=letter.text, letters=(letter,))

    def name(self, item: ReminderTrial) -> str:
        return f"the trial of reminder {item.due.step.code}"


def send_trial(
    agency: Agency, due: DueStep, units: tuple[FilingWeek, ...], *, by: User, at: datetime
) -> Run | None:
    return TrialKind().begin(agency, ReminderTrial(due=due, units=units, by=by), at=at)
