"""Change the plan of reminders, add and take out one's own, bring a step back to ours, and send one
to oneself to see it.
"""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from audit.services import record
from outgoing.models import ChangedStep
from outgoing.schedule import ReminderMatter, ReminderStep
from outgoing.selectors.plan import BY_CODE, plan_of
from units.errors import Stale, TooManySteps, TwinStep
from units.models import Agency
from units.selectors.settings import mark_of
from units.services.agency import as_text
from units.services.locks import lock_agency

MOST_OWN_STEPS = 20
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


def step_facts(step: ReminderStep) -> dict[str, Any]:
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

    Raises Stale, and TwinStep where another one says the same to the same people at the same hour.
    """
    step = _step_seen(agency, code, seen)
    stands = step_facts(step)
    changed = {name for name in FIELDS if stands[name] != wanted[name]}
    if not changed:
        return
    _refuse_twin(agency, code, step.matter, wanted)
    if not step.is_own and wanted == step_facts(BY_CODE[code]):
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


@transaction.atomic
def add_step(
    agency: Agency, matter: ReminderMatter, wanted: dict[str, Any], *, by: User, at: datetime
) -> str:
    """A reminder of the agency's own (by FIELDS) about `matter`; its code, which no other ever had:
    what was sent under it stays on record. Raises TooManySteps, TwinStep.
    """
    lock_agency(agency.pk)
    if ChangedStep.objects.filter(agency=agency).exclude(matter="").count() >= MOST_OWN_STEPS:
        raise TooManySteps(most=MOST_OWN_STEPS)
    code = f"own-{secrets.token_hex(5)}"
    _refuse_twin(agency, code, matter, wanted)
    ChangedStep.objects.create(agency=agency, code=code, matter=matter.value, **wanted)
    record(
        "reports.add-step",
        agency,
        by=by,
        at=at,
        agency=agency.pk,
        after={"step": code, "matter": matter.value, **as_text(wanted)},
    )
    return code


@transaction.atomic
def remove_step(agency: Agency, code: str, *, seen: str, by: User, at: datetime) -> None:
    """Take out a reminder that the agency added; ours can only be switched off. Raises Stale."""
    step = _step_seen(agency, code, seen)
    if not step.is_own:
        raise Stale()
    ChangedStep.objects.filter(agency=agency, code=code).delete()
    record(
        "reports.remove-step",
        agency,
        by=by,
        at=at,
        agency=agency.pk,
        before={"step": code, "matter": step.matter.value, **as_text(step_facts(step))},
    )


def _step_seen(agency: Agency, code: str, seen: str) -> ReminderStep:
    """The step as it stands, held until the end; raises Stale if it is another than was seen."""
    lock_agency(agency.pk)
    step = next((one for one in plan_of(agency) if one.code == code), None)
    if step is None or mark_of(step_facts(step)) != seen:
        raise Stale()
    return step


def _refuse_twin(
    agency: Agency, code: str, matter: ReminderMatter, wanted: Mapping[str, Any]
) -> None:
    """Nobody gets two letters about the same matter in one minute."""
    if not wanted["is_on"]:
        return
    hour = wanted["at"] or agency.filing_time
    for other in plan_of(agency):
        if other.code == code or not other.is_on:
            continue
        if (other.matter, other.days_before, other.at or agency.filing_time, other.audience) == (
            matter,
            wanted["days_before"],
            hour,
            wanted["audience"],
        ):
            raise TwinStep()
