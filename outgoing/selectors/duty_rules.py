"""Which orders about duty came into force of late, and what they make wrong in rosters of duty that
were sent already.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from directives.models import Edition
from directives.selectors import BINDING_STATES
from duties.models import DutyRoster
from duties.selectors.sheets import duty_sheet
from duties.sheets.judging import DutyFindings, findings_of
from duties.sheets.telling import duty_verdicts
from notices.models import Run
from outgoing.schedule import local_day
from units.models import Agency
from weeks.enums import RosterState
from weeks.values.bilingual import BilingualText

KIND: Final = "duty-rules"
ABOUT_DUTY: Final = "duty_"
"""How the codes of sentences about duty begin."""
LATELY = timedelta(days=2)
SENT = (RosterState.SUBMITTED, RosterState.APPROVED, RosterState.PUBLISHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRosterBroken:
    """A roster that was sent, and what the order makes wrong in it."""

    roster: DutyRoster
    sentences: tuple[BilingualText, ...]


def step_of_rules(edition: Edition) -> str:
    return f"edition-{edition.pk}"


def duty_rules_untold(agency: Agency, at: datetime) -> Iterator[Edition]:
    """The editions with sentences about duty that came into force in the last days and of which
    the Office was not told. One query where there are none.
    """
    found = list(
        Edition.objects.filter(
            directive__agency=agency,
            state__in=BINDING_STATES,
            put_in_force_at__gt=at - LATELY,
            put_in_force_at__lte=at,
            clauses__kind__startswith=ABOUT_DUTY,
        )
        .select_related("directive")
        .distinct()
        .order_by("pk")
    )
    if found:
        told = set(Run.objects.filter(agency=agency.pk, kind=KIND).values_list("step", flat=True))
        yield from (one for one in found if step_of_rules(one) not in told)


def duty_broken_by(agency: Agency, edition_id: int, at: datetime) -> tuple[DutyRosterBroken, ...]:
    """Judged anew: the rosters that are not over and do not keep the edition."""
    today = local_day(at, ZoneInfo(agency.time_zone))
    rosters = DutyRoster.objects.filter(agency=agency, state__in=SENT, last__gte=today)
    found = (
        DutyRosterBroken(roster=roster, sentences=tuple(_broken(roster, edition_id)))
        for roster in rosters.select_related("agency", "unit").order_by("first", "pk")
    )
    return tuple(one for one in found if one.sentences)


def _broken(roster: DutyRoster, edition_id: int) -> Iterator[BilingualText]:
    sheet = duty_sheet(roster)
    breaches = tuple(
        one for one in findings_of(sheet).breaches if one.rule.origin.edition == str(edition_id)
    )
    told = duty_verdicts(sheet, DutyFindings(faults=(), breaches=breaches))
    yield from (one.sentence for one in told)
