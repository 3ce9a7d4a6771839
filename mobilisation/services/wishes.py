"""What somebody wants of a campaign, a team or a call, before it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from directives.models import Directive
from mobilisation.models import WorkSkill
from units.models import Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignPlan:
    """`last` None: until further notice; `report_day` None: no weekly report."""

    name: str
    first: date
    last: date | None = None
    purpose: str = ""
    decision: str = ""
    directive: Directive | None = None
    body_name: str = ""
    body_email: str = ""
    report_day: int | None = None
    report_at: time = time(15)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPlan:
    """`needs`: how many, by the id of the skill (None: whoever)."""

    name: str
    task: str = ""
    place: str = ""
    leader: Staff | None = None
    needs: Mapping[int | None, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSpan:
    """For which days, both inclusive (`last` None: as long as the campaign lasts), and as what."""

    first: date
    last: date | None = None
    skill: WorkSkill | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelperCard:
    """What is kept of somebody from outside, and since when they agree."""

    full_name: str
    phone: str
    organisation: str
    consented_on: date | None
