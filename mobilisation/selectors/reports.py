"""Which reports of a campaign left, as the outbox has them."""

from datetime import date
from typing import Final

from django.db.models import Count, Max, Q, QuerySet

from mobilisation.models import TaskCampaign
from notices.models import Delivery, Run

REPORT: Final = "mobilisation"
"""The kind of run; the weekly report of a campaign and one that was asked for differ by step."""


def weekly_step(campaign_id: int) -> str:
    return f"weekly-{campaign_id}"


def asked_step(campaign_id: int) -> str:
    return f"asked-{campaign_id}"


def sent_reports(campaign: TaskCampaign) -> QuerySet[Run]:
    """The newest first, with how many letters each has and how many the mail server took. One
    query.
    """
    steps = (weekly_step(campaign.pk), asked_step(campaign.pk))
    rows = Run.objects.filter(agency=campaign.agency_id, kind=REPORT, step__in=steps)
    taken = Count("deliveries", filter=Q(deliveries__state=Delivery.State.SENT))
    return rows.annotate(letters=Count("deliveries"), taken=taken).order_by(
        "-local_date", "-revision", "-pk"
    )[:20]


def asked_for_on(campaign: TaskCampaign, day: date) -> int:
    """How many reports were sent on request that day. One query."""
    rows = Run.objects.filter(
        agency=campaign.agency_id, kind=REPORT, local_date=day, step=asked_step(campaign.pk)
    )
    last = rows.aggregate(last=Max("revision"))["last"]
    return 0 if last is None else int(last) + 1
