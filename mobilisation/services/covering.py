"""Which conditions an agency follows, who fulfils them, and who looked at the names."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from mobilisation.errors import CoveredTwice, NobodyFulfils
from mobilisation.models import CoveredCondition
from mobilisation.selectors.coverage import covered_condition, covered_people, nameable_unit
from mobilisation.services.checks import mobiliser, put_on_record
from mobilisation.values.coverage import CoveredPerson
from planning.vocabulary import CONDITIONS
from units.models import Staff
from units.names import clean
from units.services.absences import record_condition
from weeks.selectors.acting import mandate_for


@transaction.atomic
def follow_condition(
    name: str, *, tag: str = "", due: date | None = None, by: User, at: datetime
) -> CoveredCondition:
    """A condition rules know by its code `tag`, or (without) one of the agency's own. Raises
    NotAllowed, CoveredTwice.
    """
    mandate = mobiliser(by, at)
    known = CoveredCondition.objects.filter(agency=mandate.agency)
    words = clean(name)
    if (tag and known.filter(tag=tag).exists()) or known.filter(name=words).exists():
        raise CoveredTwice
    made = CoveredCondition.objects.create(
        agency=mandate.agency,
        name=words,
        tag=tag if tag in CONDITIONS else f"own-{known.count() + 1}",
        due=due,
    )
    after = {"name": made.name, "due": due.isoformat() if due else None}
    put_on_record("follow-condition", made, mandate.agency, by=by, at=at, after=after)
    return made


@transaction.atomic
def reveal_covered(covered_id: int, unit_id: int, *, by: User, at: datetime) -> list[CoveredPerson]:
    """Who of the unit fulfils it and who does not, and put on record who looked. Raises
    NoSuchCampaign.
    """
    mandate = mandate_for(by, at)
    covered, unit = covered_condition(mandate, covered_id), nameable_unit(mandate, unit_id)
    after = {"condition": covered.name}
    put_on_record("reveal-covered", unit, mandate.agency, by=by, at=at, after=after)
    return covered_people(unit, covered, localdate(at))


@transaction.atomic
def record_fulfilled(
    covered_id: int, unit_id: int, people: Collection[int], since: date, *, by: User, at: datetime
) -> int:
    """Those of the unit, by their ids, fulfil it from that day on: how many were new. Raises
    NoSuchCampaign, NobodyFulfils.
    """
    mandate = mandate_for(by, at)
    covered, unit = covered_condition(mandate, covered_id), nameable_unit(mandate, unit_id)
    if not people or since > localdate(at):
        raise NobodyFulfils
    lacking = {
        one.staff_id for one in covered_people(unit, covered, localdate(at)) if one.since is None
    }
    words = "" if covered.tag in CONDITIONS else covered.name
    new = Staff.objects.filter(pk__in=lacking & set(people)).order_by("pk")
    for staff in new:
        record_condition(staff, tag=covered.tag, words=words, first=since, by=by, at=at)
    return len(new)
