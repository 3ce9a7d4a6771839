"""Which campaigns and calls somebody may see, and whom in them."""

from django.db.models import Q, QuerySet

from mobilisation.errors import NoSuchCampaign
from mobilisation.models import CampaignTeam, MobilisedPerson, TaskCampaign
from units.enums import Right
from units.selectors import Mandate

SEEING = (Right.MOBILISE, Right.SEE_ALL_ROSTERS, Right.SEE_WORKING_ROSTERS)
"""One of these lets somebody see that there are campaigns, and their numbers."""


def sees_campaigns(mandate: Mandate) -> bool:
    return any(mandate.may(right) for right in SEEING)


def sees_everybody(mandate: Mandate) -> bool:
    """In every unit, not the telephones."""
    return bool({Right.MOBILISE, Right.SEE_ALL_ROSTERS} & mandate.rights)


def mobilises(mandate: Mandate) -> bool:
    return Right.MOBILISE in mandate.rights


def leads(mandate: Mandate, team: CampaignTeam) -> bool:
    return mandate.staff is not None and team.leader_id == mandate.staff.pk


def cares_for(mandate: Mandate, team: CampaignTeam) -> bool:
    """Who answers for others on the telephone, and notes who is there."""
    return mobilises(mandate) or leads(mandate, team)


def campaigns_of(mandate: Mandate) -> QuerySet[TaskCampaign]:
    rows = TaskCampaign.objects.filter(agency=mandate.agency)
    if not sees_campaigns(mandate):
        rows = rows.filter(teams__leader=mandate.staff).distinct() if mandate.staff else rows.none()
    return rows.select_related("agency", "directive")


def campaign_of(mandate: Mandate, pk: int) -> TaskCampaign:
    """Raises NoSuchCampaign."""
    found = campaigns_of(mandate).filter(pk=pk).first()
    if found is None:
        raise NoSuchCampaign
    return found


def team_of(mandate: Mandate, pk: int) -> CampaignTeam:
    """Raises NoSuchCampaign."""
    rows = CampaignTeam.objects.filter(campaign__agency=mandate.agency, pk=pk)
    if not sees_campaigns(mandate):
        rows = rows.filter(leader=mandate.staff) if mandate.staff else rows.none()
    found = rows.select_related("campaign__agency", "campaign__directive", "leader").first()
    if found is None:
        raise NoSuchCampaign
    return found


def mobilised_people(mandate: Mandate) -> QuerySet[MobilisedPerson]:
    """Whom the reader may know by name: oneself, the teams one leads, one's units; people from
    outside only by who mobilises or leads them.
    """
    rows = MobilisedPerson.objects.filter(team__campaign__agency=mandate.agency)
    if not mobilises(mandate):
        known = Q(unit__in=mandate.unit_ids(Right.SEE_WORKING_ROSTERS))
        if sees_everybody(mandate):
            known = Q(staff__isnull=False)
        if mandate.staff is not None:
            known |= Q(staff=mandate.staff) | Q(team__leader=mandate.staff)
        rows = rows.filter(known)
    return rows.select_related(
        "team__campaign__agency", "team__leader", "staff", "helper", "unit", "skill", "called_by"
    )


def mobilised_person(mandate: Mandate, pk: int) -> MobilisedPerson:
    """Raises NoSuchCampaign."""
    found = mobilised_people(mandate).filter(pk=pk).first()
    if found is None:
        raise NoSuchCampaign
    return found


def is_called_self(mandate: Mandate, person: MobilisedPerson) -> bool:
    return mandate.staff is not None and person.staff_id == mandate.staff.pk
