"""What the pages of campaigns list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from mobilisation.enums import CallAnswer, CallStanding
from mobilisation.models import (
    CampaignTeam,
    MobilisationPolicy,
    MobilisedPerson,
    TaskCampaign,
    WorkSkill,
)
from mobilisation.selectors.figures import sums_of
from mobilisation.selectors.reach import campaigns_of, cares_for, mobilised_people
from mobilisation.values.figures import CallCounts
from units.models import Agency, Staff
from units.selectors import Mandate, open_from

KEEP_DAYS = 90
"""How long people from outside stay on record after a campaign, unless the agency says so."""


@dataclass(frozen=True, slots=True)
class ListedCampaign:
    campaign: TaskCampaign
    counts: CallCounts
    is_over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCall:
    """Somebody of a team, and what the reader may do about them. The telephone is for who looks
    after the team.
    """

    person: MobilisedPerson
    standing: CallStanding
    phone: str
    replaced_by: str

    @property
    def is_open(self) -> bool:
        return self.standing.is_open

    @property
    def wants_another(self) -> bool:
        """Nobody takes the place of who declined or went."""
        is_gone = self.standing in (CallStanding.DECLINED, CallStanding.HOME)
        return is_gone and not self.replaced_by


def listed_campaigns(mandate: Mandate, on: date) -> list[ListedCampaign]:
    """Those that run or are to come first. Three queries."""
    rows = list(campaigns_of(mandate))
    sums = sums_of(rows, on)
    listed = [ListedCampaign(row, sums[row.pk], row.is_over(on)) for row in rows]
    return sorted(listed, key=lambda one: one.is_over)


def team_people(mandate: Mandate, team: CampaignTeam, on: date) -> list[ListedCall]:
    """Those of the team within the user's reach, who is there first. Two queries."""
    rows = list(mobilised_people(mandate).filter(team=team).order_by("staff__sort_key", "pk"))
    later = MobilisedPerson.objects.filter(replaces__in=[row.pk for row in rows])
    taken = {row.replaces_id: row.name for row in later.select_related("staff", "helper")}
    tells = cares_for(mandate, team)
    listed = [
        ListedCall(
            person=row,
            standing=row.standing(on),
            phone=row.phone if tells else "",
            replaced_by=taken.get(row.pk, ""),
        )
        for row in rows
    ]
    order = list(CallStanding)
    return sorted(listed, key=lambda one: order.index(one.standing))


def unit_people(mandate: Mandate, campaign: TaskCampaign, on: date) -> list[ListedCall]:
    """Everybody of the campaign whom the user may know, unit by unit. One query."""
    known = mobilised_people(mandate).filter(team__campaign=campaign, staff__isnull=False)
    rows = list(
        known.select_related(None)
        .select_related("staff", "unit", "team")
        .order_by("unit__order", "unit", "staff__sort_key", "pk")
    )
    for row in rows:
        row.team.campaign = campaign
    return [
        ListedCall(person=row, standing=row.standing(on), phone="", replaced_by="") for row in rows
    ]


def calls_of(staff: Staff) -> QuerySet[MobilisedPerson]:
    """The newest first."""
    rows = MobilisedPerson.objects.filter(staff=staff)
    return rows.select_related(
        "team__campaign__agency", "team__leader", "called_by", "skill"
    ).order_by("-first", "-pk")[:20]


def calls_to_answer(staff: Staff, on: date) -> list[MobilisedPerson]:
    """What somebody has not answered and could still serve. One query."""
    rows = MobilisedPerson.objects.filter(
        Q(last__isnull=True) | Q(last__gte=on), staff=staff, answer="", off_at__isnull=True
    )
    found = rows.select_related("team__campaign__agency", "team__leader", "called_by")
    return [one for one in found.order_by("first", "pk") if one.standing(on).is_open]


def teams_led(staff: Staff, on: date) -> QuerySet[CampaignTeam]:
    """Of campaigns that run or are to come."""
    rows = CampaignTeam.objects.filter(
        Q(campaign__last__isnull=True) | Q(campaign__last__gte=on), leader=staff
    )
    return rows.select_related("campaign").order_by("pk")


def declined_unreplaced(mandate: Mandate, on: date) -> QuerySet[MobilisedPerson]:
    """Who declined what runs or is to come, and nobody was called in their place."""
    rows = MobilisedPerson.objects.filter(
        Q(team__campaign__last__isnull=True) | Q(team__campaign__last__gte=on),
        team__campaign__agency=mandate.agency,
        answer=CallAnswer.DECLINED,
        off_at__isnull=True,
        replaced_by__isnull=True,
    )
    return rows.select_related("team__campaign", "staff").order_by("answered_at", "pk")


def skills_of(agency: Agency) -> QuerySet[WorkSkill]:
    return WorkSkill.objects.filter(agency=agency)


def keep_days(agency: Agency) -> int:
    """Without a choice, that of the software. One query."""
    row = MobilisationPolicy.objects.filter(agency=agency).first()
    return row.keep_days if row else KEEP_DAYS


def standing_calls(
    people: Iterable[int], first: date, last: date | None
) -> QuerySet[MobilisedPerson]:
    """Calls of these people (by their ids) that stand and touch the days."""
    rows = MobilisedPerson.objects.filter(
        open_from(first),
        Q(team__campaign__last__isnull=True) | Q(team__campaign__last__gte=first),
        staff__in=list(people),
        off_at__isnull=True,
    ).exclude(answer=CallAnswer.DECLINED)
    if last is not None:
        rows = rows.filter(first__lte=last)
    return rows.select_related("team__campaign", "staff")


def by_unit(calls: Sequence[ListedCall]) -> list[tuple[str, list[ListedCall]]]:
    """Under the name of the unit they came from."""
    found: dict[str, list[ListedCall]] = {}
    for one in calls:
        found.setdefault(one.person.unit.name if one.person.unit else "", []).append(one)
    return list(found.items())
