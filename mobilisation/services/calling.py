"""Call people to a team, take their answers, note who is there, replace them and send them home."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from mobilisation.enums import CallAnswer, CallStanding
from mobilisation.errors import (
    CallClosed,
    CallOutsideCampaign,
    ConsentMissing,
    DeclineUnexplained,
    HomeTooLate,
    MobilisedAlready,
    NobodyMobilised,
    NotStaffThen,
    NotThereYet,
)
from mobilisation.models import CampaignTeam, MobilisedPerson, OutsideHelper
from mobilisation.models.people import FOREVER
from mobilisation.selectors.pages import standing_calls
from mobilisation.selectors.reach import (
    cares_for,
    is_called_self,
    mobilised_person,
    team_of,
)
from mobilisation.services.checks import mobiliser, put_on_record
from mobilisation.services.laying import lay_person
from mobilisation.services.wishes import CallSpan, HelperCard
from units.models import Agency, Position, Staff
from units.names import clean
from units.selectors import Mandate, open_on
from units.services.locks import lock_agency
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for

MOST_AT_ONCE: Final = 100


@transaction.atomic
def call_to_team(
    team_id: int,
    people: Sequence[tuple[Staff, CallSpan]],
    *,
    replaces: int | None = None,
    by: User,
    at: datetime,
) -> list[MobilisedPerson]:
    """Call people of the staff, each for their span; `replaces`: the call whose place is taken.

    Raises NotAllowed, NoSuchCampaign, NobodyMobilised, CallOutsideCampaign, NotStaffThen,
    MobilisedAlready.
    """
    mandate = mobiliser(by, at)
    team = team_of(mandate, team_id)
    if not 1 <= len(people) <= MOST_AT_ONCE:
        raise NobodyMobilised(most=MOST_AT_ONCE)
    gone = _replaced(mandate, team, replaces, localdate(at))
    rows = []
    for staff, span in people:
        _refuse_outside(team, span)
        _refuse_sent(staff, span.first, span.last)
        rows.append(
            MobilisedPerson(
                team=team,
                staff=staff,
                unit_id=_home_of(mandate.agency, staff, span.first),
                skill=_own_skill(mandate, span),
                first=span.first,
                last=span.last,
                called_by=by,
                called_at=at,
                replaces=gone if len(people) == 1 else None,
            )
        )
    if len({staff.pk for staff, _span in people}) < len(people):
        raise NobodyMobilised(most=MOST_AT_ONCE)
    made = MobilisedPerson.objects.bulk_create(rows)
    after = {"team": team.name, "people": [staff.pk for staff, _span in people]}
    put_on_record("call", team.campaign, mandate.agency, by=by, at=at, after=after)
    return made


@transaction.atomic
def add_helper(
    team_id: int, card: HelperCard, span: CallSpan, *, by: User, at: datetime
) -> MobilisedPerson:
    """Somebody from outside who said yes; the record of it does not name them.

    Raises NotAllowed, NoSuchCampaign, ConsentMissing, CallOutsideCampaign.
    """
    mandate = mobiliser(by, at)
    team = team_of(mandate, team_id)
    if card.consented_on is None or card.consented_on > localdate(at):
        raise ConsentMissing
    _refuse_outside(team, span)
    helper = OutsideHelper.objects.create(
        campaign=team.campaign,
        full_name=clean(card.full_name),
        phone=clean(card.phone),
        organisation=clean(card.organisation),
        consented_on=card.consented_on,
    )
    person = MobilisedPerson.objects.create(
        team=team,
        helper=helper,
        skill=_own_skill(mandate, span),
        first=span.first,
        last=span.last,
        called_by=by,
        called_at=at,
        answer=CallAnswer.ACCEPTED,
        answered_by=by,
        answered_at=at,
    )
    after = {"team": team.name, "call": person.pk}
    put_on_record("add-helper", team.campaign, mandate.agency, by=by, at=at, after=after)
    return person


@transaction.atomic
def answer_call(
    pk: int, answer: CallAnswer, *, why: str = "", by: User, at: datetime
) -> MobilisedPerson:
    """Oneself, or for somebody who said so on the telephone; the last word holds. Who accepts
    leaves their unit's week in the same moment.

    Raises NoSuchCampaign, NotAllowed, CallClosed, DeclineUnexplained, MobilisedAlready.
    """
    mandate = mandate_for(by, at)
    lock_agency(mandate.agency.pk)
    person = mobilised_person(mandate, pk)
    if not (is_called_self(mandate, person) or cares_for(mandate, person.team)):
        raise NotAllowed
    _refuse_closed(person, localdate(at))
    words = clean(why)[:300] if answer is CallAnswer.DECLINED else ""
    if answer is CallAnswer.DECLINED and not words:
        raise DeclineUnexplained
    if answer is CallAnswer.ACCEPTED and person.answer == CallAnswer.DECLINED:
        if person.replaced_by.exists():
            raise CallClosed
        if person.staff is not None:
            _refuse_sent(person.staff, person.first, person.last)
    if answer is CallAnswer.DECLINED and person.arrived_on is not None:
        raise CallClosed
    _set(person, answer=answer, why_declined=words, answered_by=by, answered_at=at)
    lay_person(person, at=at)
    after = {"call": person.pk, "answer": answer.value}
    _recorded("answer", person, by, at, after=after, reason=words if person.staff else "")
    return person


@transaction.atomic
def mark_there(pk: int, since: date, *, by: User, at: datetime) -> MobilisedPerson:
    """Somebody is there since that day; who had not answered has accepted by coming.

    Raises NoSuchCampaign, NotAllowed, CallClosed, NotThereYet, MobilisedAlready.
    """
    mandate = mandate_for(by, at)
    lock_agency(mandate.agency.pk)
    person = mobilised_person(mandate, pk)
    if not cares_for(mandate, person.team):
        raise NotAllowed
    _refuse_closed(person, localdate(at))
    if not person.first <= since <= min(localdate(at), person.until or FOREVER):
        raise NotThereYet(first=person.first)
    changes: dict[str, Any] = {"arrived_on": since}
    if person.answer != CallAnswer.ACCEPTED:
        if person.answer == CallAnswer.DECLINED:
            raise CallClosed
        changes |= {"answer": CallAnswer.ACCEPTED, "answered_by": by, "answered_at": at}
    _set(person, **changes)
    lay_person(person, at=at)
    _recorded("there", person, by, at, after={"call": person.pk, "since": since.isoformat()})
    return person


@transaction.atomic
def send_home(pk: int, day: date, *, reason: str = "", by: User, at: datetime) -> MobilisedPerson:
    """From that day on they are not there; on their first day or before, the call is cancelled.

    Raises NoSuchCampaign, NotAllowed, CallClosed, HomeTooLate.
    """
    mandate = mobiliser(by, at)
    person = mobilised_person(mandate, pk)
    if not person.standing(localdate(at)).is_open:
        raise CallClosed
    earliest = person.arrived_on + timedelta(days=1) if person.arrived_on else None
    if (earliest and day < earliest) or day > (person.until or FOREVER):
        raise HomeTooLate(first=earliest or person.first)
    words = clean(reason)[:300]
    if day <= person.first:
        _set(person, off_at=at, ended_by=by, end_reason=words)
    else:
        _set(person, last=day - timedelta(days=1), ended_by=by, end_reason=words)
    lay_person(person, at=at)
    after = {"call": person.pk, "from": day.isoformat()}
    _recorded("send-home", person, by, at, after=after, reason=words if person.staff else "")
    return person


def _replaced(
    mandate: Mandate, team: CampaignTeam, pk: int | None, on: date
) -> MobilisedPerson | None:
    """The call of this team whose place is free. Raises NoSuchCampaign, CallClosed."""
    if pk is None:
        return None
    person = mobilised_person(mandate, pk)
    if person.team_id != team.pk or person.replaced_by.exists() or person.standing(on).is_open:
        raise CallClosed
    return person


def _refuse_outside(team: CampaignTeam, span: CallSpan) -> None:
    campaign = team.campaign
    last = span.last or FOREVER
    if not campaign.first <= span.first <= last or span.first > (campaign.last or FOREVER):
        raise CallOutsideCampaign
    if span.last is not None and span.last > (campaign.last or FOREVER):
        raise CallOutsideCampaign


def _refuse_sent(staff: Staff, first: date, last: date | None) -> None:
    other = standing_calls([staff.pk], first, last).first()
    if other is not None:
        raise MobilisedAlready(name=staff.full_name, team=other.team.name)


def _refuse_closed(person: MobilisedPerson, on: date) -> None:
    if person.standing(on) in (CallStanding.HOME, CallStanding.OFF):
        raise CallClosed


def _home_of(agency: Agency, staff: Staff, on: date) -> int:
    homes = Position.objects.filter(open_on(on), staff=staff, is_home=True, unit__agency=agency)
    unit_id = homes.values_list("unit", flat=True).first()
    if unit_id is None or not staff.is_active:
        raise NotStaffThen(name=staff.full_name, day=on)
    return unit_id


def _own_skill(mandate: Mandate, span: CallSpan) -> Any:
    if span.skill is not None and span.skill.agency_id != mandate.agency.pk:
        raise NotAllowed
    return span.skill


def _set(person: MobilisedPerson, **columns: Any) -> None:
    for name, value in columns.items():
        setattr(person, name, value)
    person.save(update_fields=list(columns))


def _recorded(
    action: str,
    person: MobilisedPerson,
    by: User,
    at: datetime,
    *,
    after: dict[str, Any],
    reason: str = "",
) -> None:
    campaign = person.team.campaign
    put_on_record(action, campaign, campaign.agency, by=by, at=at, after=after, reason=reason)
