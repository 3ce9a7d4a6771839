"""The skills an agency asks for, how long it keeps people from outside, and their forgetting."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.utils import IntegrityError

from accounts.models import User
from mobilisation.enums import CallAnswer
from mobilisation.errors import NoSuchCampaign, SkillTwice
from mobilisation.models import (
    MobilisationPolicy,
    MobilisedPerson,
    OutsideHelper,
    SkillHolder,
    TaskCampaign,
    WorkSkill,
)
from mobilisation.selectors.pages import keep_days
from mobilisation.services.checks import mobiliser, put_on_record
from units.folding import fold_name
from units.models import Agency, Staff
from units.names import clean
from units.services.locks import lock_agency


@transaction.atomic
def add_skill(name: str, tags: Sequence[str], *, by: User, at: datetime) -> WorkSkill:
    """Raises NotAllowed, SkillTwice."""
    mandate = mobiliser(by, at)
    skill = WorkSkill(agency=mandate.agency, name=clean(name), tags=list(tags))
    skill.name_key = fold_name(skill.name)[:80]
    try:
        with transaction.atomic():
            skill.save(force_insert=True)
    except IntegrityError as twice:
        raise SkillTwice from twice
    after = {"skill": skill.name, "tags": list(tags)}
    put_on_record("add-skill", skill, mandate.agency, by=by, at=at, after=after)
    return skill


@transaction.atomic
def set_holders(skill_id: int, people: Iterable[Staff], *, by: User, at: datetime) -> WorkSkill:
    """Exactly these have it besides those who have it by what they are. Raises NotAllowed,
    NoSuchCampaign.
    """
    mandate = mobiliser(by, at)
    skill = WorkSkill.objects.filter(agency=mandate.agency, pk=skill_id).first()
    held = [one for one in people if one.agency_id == mandate.agency.pk]
    if skill is None:
        raise NoSuchCampaign
    skill.holders.all().delete()
    SkillHolder.objects.bulk_create(SkillHolder(skill=skill, staff=one) for one in held)
    after = {"people": sorted(one.pk for one in held)}
    put_on_record("set-holders", skill, mandate.agency, by=by, at=at, after=after)
    return skill


@transaction.atomic
def set_keep_days(days: int, *, by: User, at: datetime) -> MobilisationPolicy:
    """Raises NotAllowed."""
    mandate = mobiliser(by, at)
    policy, _made = MobilisationPolicy.objects.update_or_create(
        agency=mandate.agency, defaults={"keep_days": days}
    )
    after = {"keep_days": days}
    put_on_record("set-policy", policy, mandate.agency, by=by, at=at, after=after)
    return policy


def forget_helpers(*, at: datetime) -> int:
    """Destroy what is known of people from outside whose campaign ended long enough ago, agency by
    agency: how many. Twice finds nobody.
    """
    ended = TaskCampaign.objects.filter(forgotten_at__isnull=True, last__isnull=False)
    agencies = Agency.objects.filter(pk__in=ended.values("agency")).order_by("pk")
    return sum(_forget_of(agency, at) for agency in agencies)


@transaction.atomic
def _forget_of(agency: Agency, at: datetime) -> int:
    today = at.astimezone(ZoneInfo(agency.time_zone)).date()
    until = today - timedelta(days=keep_days(agency))
    lock_agency(agency.pk)
    campaigns = TaskCampaign.objects.filter(
        agency=agency, forgotten_at__isnull=True, last__lt=until
    )
    return sum(_forget(campaign, at) for campaign in campaigns)


def _forget(campaign: TaskCampaign, at: datetime) -> int:
    people = OutsideHelper.objects.filter(campaign=campaign, forgotten_at__isnull=True)
    calls = MobilisedPerson.objects.filter(helper__in=people)
    calls.update(end_reason="")
    calls.filter(answer=CallAnswer.DECLINED).update(why_declined="–")
    forgotten = people.update(full_name="", phone="", organisation="", forgotten_at=at)
    campaign.forgotten_at = at
    campaign.save(update_fields=["forgotten_at"])
    if forgotten:
        after = {"people": forgotten}
        put_on_record("forget", campaign, campaign.agency, by=None, at=at, after=after)
    return forgotten
