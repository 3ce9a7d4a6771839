"""Change the plan of reminders, bring a step back to ours, and send one to oneself to see it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.services import record
from notices.letters import Contents, RunKey
from notices.models import Run
from notices.services import insert_run
from reports.models import ChangedStep
from reports.schedule import DueStep, Step, local_day
from reports.selectors.filing import Recipient, UnitWeek
from reports.selectors.plan import BY_CODE
from reports.services.letters import Addressee, letter_to
from reports.services.reminders import form_of
from units.errors import Stale
from units.models import Agency
from units.selectors.settings import mark_of
from units.services.agency import as_text

FIELDS = (
    "is_on",
    "days_before",
    "at",
    "audience",
    "subject_vi",
    "lead_vi",
    "subject_en",
    "lead_en",
)


def step_facts(step: Step) -> dict[str, Any]:
    """A step by the FIELDS of its row."""
    return {
        "is_on": step.is_on,
        "days_before": step.days_before,
        "at": step.at,
        "audience": step.audience.value,
        "subject_vi": step.subjects.get("vi", ""),
        "lead_vi": step.leads.get("vi", ""),
        "subject_en": step.subjects.get("en", ""),
        "lead_en": step.leads.get("en", ""),
    }


@transaction.atomic
def change_step(
    agency: Agency, code: str, wanted: Mapping[str, Any], *, seen: str, by: User, at: datetime
) -> None:
    """Keep the step as `wanted` (by FIELDS), if it stands as it was `seen` (`mark_of`). What is
    ours again needs no row.

    Raises Stale.
    """
    Agency.objects.select_for_update().get(pk=agency.pk)
    row = ChangedStep.objects.filter(agency=agency, code=code).first()
    ours = step_facts(BY_CODE[code])
    stands = {name: getattr(row, name) for name in FIELDS} if row else ours
    if mark_of(stands) != seen:
        raise Stale()
    changed = {name for name in FIELDS if stands[name] != wanted[name]}
    if not changed:
        return
    if wanted == ours:
        ChangedStep.objects.filter(agency=agency, code=code).delete()
    else:
        ChangedStep.objects.update_or_create(agency=agency, code=code, defaults=wanted)
    record(
        "reports.change-step",
        agency,
        by=by,
        at=at,
        agency=agency.pk,
        before={"step": code, **as_text({name: stands[name] for name in changed})},
        after={"step": code, **as_text({name: wanted[name] for name in changed})},
    )


def send_trial(
    agency: Agency, due: DueStep, units: tuple[UnitWeek, ...], *, by: User, at: datetime
) -> Run | None:
    """The reminder as it stands, to oneself and at once."""
    person = Recipient(
        user_id=by.pk, name=by.full_name, address=by.email, language=by.language, units=units
    )
    zone = ZoneInfo(agency.time_zone)
    key = RunKey(
        agency=agency.pk,
        kind=Run.Kind.TRIAL,
        local_date=local_day(at, zone),
        step=f"{due.step.code}-{by.pk}-{at:%H%M%S}",
    )

    def compose() -> Contents:
        form = replace(form_of(due, person, agency), still_owed={}, expires_at=None)
        with timezone.override(zone):
            letter = letter_to(Addressee.to(person), agency, form)
        return Contents(subject=letter.subject, text=letter.text, letters=(letter,))

    return insert_run(key, due_at=at, at=at, compose=compose)
