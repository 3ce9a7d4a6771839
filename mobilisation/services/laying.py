"""Who has accepted a call is away from their unit's week: laid over it as any absence."""

from collections import defaultdict
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q

from mobilisation.enums import CallAnswer
from mobilisation.models import MobilisedPerson, TaskCampaign
from units.enums import AbsenceKind
from units.models import Absence, Agency
from units.services.laid import LaidDays, free_runs, lay_down, run_of, take_up
from units.services.posts import lock_staff


def source_of(person: MobilisedPerson) -> str:
    """By what their days away are known."""
    return f"mobilised-{person.pk}"


@transaction.atomic
def lay_person(person: MobilisedPerson, *, at: datetime) -> None:
    """Have the days away of one of the staff stand as their call says; nothing for others."""
    if person.staff is None:
        return
    lock_staff(person.staff)
    if person.off_at is not None or person.answer != CallAnswer.ACCEPTED:
        take_up(person.staff, source_of(person))
        return
    lay_down(person.staff, _laid(person, _horizon(person, at)))


@transaction.atomic
def lay_wrong(agency: Agency, *, at: datetime, campaign: TaskCampaign | None = None) -> int:
    """Have the days away follow calls whose end is open, absences that were taken back, and what
    a campaign is called by now: how many changed. Two queries where nothing did.
    """
    rows = MobilisedPerson.objects.filter(
        Q(last__isnull=True) | Q(last__gte=_today(agency, at)),
        team__campaign__agency=agency,
        staff__is_active=True,
        answer=CallAnswer.ACCEPTED,
        off_at__isnull=True,
    ).select_related("team__campaign__agency", "staff")
    people = list(rows.filter(team__campaign=campaign) if campaign else rows)
    wrong = [one for one, laid in _expected(people, at) if not _stands(*laid)]
    for one in wrong:
        lay_person(one, at=at)
    return len(wrong)


def _expected(
    people: list[MobilisedPerson], at: datetime
) -> list[tuple[MobilisedPerson, tuple[LaidDays, list[Absence]]]]:
    """Each with how they are to be away, and everything on record of when they are. One query."""
    held: defaultdict[int | None, list[Absence]] = defaultdict(list)
    for absence in Absence.objects.filter(staff__in=[one.staff_id for one in people]):
        held[absence.staff_id].append(absence)
    return [(one, (_laid(one, _horizon(one, at)), held[one.staff_id])) for one in people]


def _stands(laid: LaidDays, on_record: list[Absence]) -> bool:
    own = [one for one in on_record if one.source == laid.source]
    others = (run_of(one) for one in on_record if one.source != laid.source)
    whole = Absence(first=laid.first, last=laid.last)
    return [run_of(one) for one in own] == free_runs(run_of(whole), others) and all(
        one.words == laid.words for one in own
    )


def _laid(person: MobilisedPerson, until: date) -> LaidDays:
    words = f"{person.team.name}, {person.team.campaign.name}"
    return LaidDays(
        source=source_of(person),
        kind=AbsenceKind.MOBILISED,
        words=words[:300],
        first=person.first,
        last=max(until, person.first),
    )


def _horizon(person: MobilisedPerson, at: datetime) -> date:
    """The last day to lay down: of what is open the end of the next year, moved on every year."""
    year = _today(person.team.campaign.agency, at).year
    return person.until or date(year + 1, 12, 31)


def _today(agency: Agency, at: datetime) -> date:
    return at.astimezone(ZoneInfo(agency.time_zone)).date()
