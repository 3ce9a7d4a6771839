"""Campaigns with their teams, the people called to them, and the conditions that are followed."""

from mobilisation.models.campaign import (
    CampaignTeam,
    MobilisationPolicy,
    SkillHolder,
    TaskCampaign,
    TeamNeed,
    WorkSkill,
)
from mobilisation.models.coverage import CoveredCondition
from mobilisation.models.people import MobilisedPerson, OutsideHelper

__all__ = [
    "CampaignTeam",
    "CoveredCondition",
    "MobilisationPolicy",
    "MobilisedPerson",
    "OutsideHelper",
    "SkillHolder",
    "TaskCampaign",
    "TeamNeed",
    "WorkSkill",
]
