"""Open a campaign, change it, and set up its teams."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.utils import IntegrityError

from accounts.models import User
from mobilisation.errors import CampaignBackwards, ReportNeedsAddress, TeamTwice
from mobilisation.models import CampaignTeam, TaskCampaign, TeamNeed
from mobilisation.selectors.pages import skills_of
from mobilisation.selectors.reach import campaign_of, team_of
from mobilisation.services.checks import mobiliser, put_on_record
from mobilisation.services.laying import lay_wrong
from mobilisation.services.wishes import CampaignPlan, TeamPlan
from units.names import clean
from units.selectors import Mandate
from weeks.errors import NotAllowed


@transaction.atomic
def open_campaign(plan: CampaignPlan, *, by: User, at: datetime) -> TaskCampaign:
    """Raises NotAllowed, CampaignBackwards, ReportNeedsAddress."""
    mandate = mobiliser(by, at)
    campaign = TaskCampaign(agency=mandate.agency, opened_by=by, opened_at=at)
    _write(mandate, campaign, plan)
    _recorded("open", campaign, plan, by, at)
    return campaign


@transaction.atomic
def change_campaign(pk: int, plan: CampaignPlan, *, by: User, at: datetime) -> TaskCampaign:
    """The days of those who were called follow. Raises NotAllowed, NoSuchCampaign,
    CampaignBackwards, ReportNeedsAddress.
    """
    mandate = mobiliser(by, at)
    campaign = campaign_of(mandate, pk)
    if plan.last != campaign.last:
        campaign.forgotten_at = None
    _write(mandate, campaign, plan)
    lay_wrong(campaign.agency, at=at, campaign=campaign)
    _recorded("change", campaign, plan, by, at)
    return campaign


@transaction.atomic
def add_team(campaign_id: int, plan: TeamPlan, *, by: User, at: datetime) -> CampaignTeam:
    """Raises NotAllowed, NoSuchCampaign, TeamTwice."""
    mandate = mobiliser(by, at)
    team = CampaignTeam(campaign=campaign_of(mandate, campaign_id))
    return _team_written("add-team", mandate, team, plan, by, at)


@transaction.atomic
def change_team(pk: int, plan: TeamPlan, *, by: User, at: datetime) -> CampaignTeam:
    """Raises NotAllowed, NoSuchCampaign, TeamTwice."""
    mandate = mobiliser(by, at)
    team = _team_written("change-team", mandate, team_of(mandate, pk), plan, by, at)
    lay_wrong(mandate.agency, at=at, campaign=team.campaign)
    return team


def _write(mandate: Mandate, campaign: TaskCampaign, plan: CampaignPlan) -> None:
    if plan.last is not None and plan.last < plan.first:
        raise CampaignBackwards
    if plan.report_day is not None and not plan.body_email:
        raise ReportNeedsAddress
    if plan.directive is not None and plan.directive.agency_id != mandate.agency.pk:
        raise NotAllowed
    _set(campaign, {name: getattr(plan, name) for name in plan.__dataclass_fields__})


def _team_written(
    action: str, mandate: Mandate, team: CampaignTeam, plan: TeamPlan, by: User, at: datetime
) -> CampaignTeam:
    known = {None, *skills_of(mandate.agency).values_list("pk", flat=True)}
    if plan.leader is not None and plan.leader.agency_id != mandate.agency.pk:
        raise NotAllowed
    if not plan.needs.keys() <= known:
        raise NotAllowed
    facts = {"name": plan.name, "task": plan.task, "place": plan.place, "leader": plan.leader}
    try:
        with transaction.atomic():
            _set(team, facts)
    except IntegrityError as twice:
        raise TeamTwice from twice
    team.needs.all().delete()
    TeamNeed.objects.bulk_create(
        TeamNeed(team=team, skill_id=skill, count=count)
        for skill, count in plan.needs.items()
        if count
    )
    after = {"team": team.name, "needs": sum(plan.needs.values())}
    put_on_record(action, team.campaign, mandate.agency, by=by, at=at, after=after)
    return team


def _set(row: Model, facts: dict[str, Any]) -> None:
    for name, value in facts.items():
        setattr(row, name, clean(value) if isinstance(value, str) else value)
    row.save()


def _recorded(
    action: str, campaign: TaskCampaign, plan: CampaignPlan, by: User, at: datetime
) -> None:
    told = asdict(plan) | {"directive": campaign.directive_id}
    after = {name: value if value is None else str(value) for name, value in told.items() if value}
    put_on_record(action, campaign, campaign.agency, by=by, at=at, after=after)
