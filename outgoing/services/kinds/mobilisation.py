"""Reports the figures of a campaign to its coordinating body: by the week, and when asked for."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from audit.services import record
from mobilisation.models import TaskCampaign
from mobilisation.selectors.figures import figures_of
from mobilisation.selectors.reach import campaign_of
from mobilisation.selectors.reports import REPORT, asked_for_on, asked_step, weekly_step
from mobilisation.services.checks import mobiliser
from notices.kinds import RunKind
from notices.letters import Contents, Letter, RunKey
from notices.models import Run
from notices.services import insert_run
from outgoing.errors import NobodyReportedTo, ReportedAlready
from outgoing.schedule import local_day, moment_at
from outgoing.services.kinds.protocol import LetterKind, Tick
from units.models import Agency
from units.words import day as in_figures

WORTH_SENDING_FOR: Final = timedelta(days=3)
"""Weekly figures that could not leave in time still do so that long."""
LAST_WORD: Final = timedelta(days=6)
"""The first report day after the end still reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueFigures:
    """The weekly report of a campaign on its day."""

    campaign_id: int
    day: date
    due_at: datetime


class FiguresKind(LetterKind[DueFigures]):
    kind = RunKind(code=REPORT, name=gettext_lazy("Báo cáo huy động"))

    def due(self, tick: Tick) -> Iterator[DueFigures]:
        return figures_due(tick.agency, tick.now)

    def key(self, agency: Agency, item: DueFigures, at: datetime) -> RunKey:
        step = weekly_step(item.campaign_id)
        return RunKey(agency=agency.pk, kind=REPORT, local_date=item.day, step=step)

    def due_at(self, item: DueFigures, at: datetime) -> datetime:
        return item.due_at

    def compose(self, agency: Agency, item: DueFigures, *, at: datetime) -> Contents:
        campaign = TaskCampaign.objects.select_related("agency").get(pk=item.campaign_id)
        return compose_figures(campaign, item.day, at=at)

    def name(self, item: DueFigures) -> str:
        return f"the figures of campaign {item.campaign_id} of {item.day}"


def figures_due(agency: Agency, now: datetime) -> Iterator[DueFigures]:
    """Of each campaign its last report day whose hour has come. Two queries."""
    zone = ZoneInfo(agency.time_zone)
    today = local_day(now, zone)
    since = today - WORTH_SENDING_FOR
    campaigns = TaskCampaign.objects.filter(
        agency=agency, report_day__isnull=False, first__lte=today
    ).order_by("pk")
    told = set(
        Run.objects.filter(agency=agency.pk, kind=REPORT, local_date__range=(since, today))
        .order_by()
        .values_list("step", "local_date")
    )
    for campaign in campaigns:
        day = today - timedelta(days=(today.weekday() - (campaign.report_day or 0)) % 7)
        due_at = moment_at(day, campaign.report_at, zone)
        if due_at > now:
            continue
        is_over = campaign.last is not None and day > campaign.last + LAST_WORD
        if is_over or day < max(campaign.first, since) or due_at < campaign.opened_at:
            continue
        if (weekly_step(campaign.pk), day) not in told:
            yield DueFigures(campaign_id=campaign.pk, day=day, due_at=due_at)


def compose_figures(campaign: TaskCampaign, day: date, *, at: datetime) -> Contents:
    """One letter to the body, in Vietnamese; numbers, nobody's name."""
    figures = figures_of(campaign, day)
    with timezone.override(ZoneInfo(campaign.agency.time_zone)), translation.override("vi"):
        named = {"name": campaign.name, "day": in_figures(day), "agency": campaign.agency.name}
        subject = _("Số liệu huy động đến ngày %(day)s: %(name)s - %(agency)s") % named
        words = {
            "campaign": campaign,
            "agency": campaign.agency,
            "figures": figures,
            "subject": subject,
            "frozen_at": at,
        }
        text = render_to_string("emails/mobilisation.txt", words)
        html = render_to_string("emails/mobilisation.html", words)
    letter = Letter(
        recipient_key=campaign.body_email,
        name=campaign.body_name or campaign.body_email,
        address=campaign.body_email,
        subject=subject,
        text=text,
        html=html,
        expires_at=at + WORTH_SENDING_FOR,
    )
    facts = {
        "campaign": campaign.pk,
        "total": asdict(figures.total),
        "teams": {team.name: asdict(team.counts) for team in figures.teams},
        "units": {line.name: asdict(line.counts) for line in figures.units},
    }
    return Contents(subject=subject, text=text, html=html, facts=facts, letters=(letter,))


@transaction.atomic
def send_figures(campaign_id: int, *, seen: int, by: User, at: datetime) -> Run:
    """Send the figures of now, whatever the day. `seen`: how many were sent on request today when
    the page was shown, so that two presses send one.

    Raises NotAllowed, NoSuchCampaign, NobodyReportedTo, ReportedAlready.
    """
    campaign = campaign_of(mobiliser(by, at), campaign_id)
    if not campaign.body_email:
        raise NobodyReportedTo
    day = local_day(at, ZoneInfo(campaign.agency.time_zone))
    key = RunKey(
        agency=campaign.agency_id,
        kind=REPORT,
        local_date=day,
        step=asked_step(campaign.pk),
        revision=seen,
    )
    if seen != asked_for_on(campaign, day):
        raise ReportedAlready
    run = insert_run(key, due_at=at, at=at, compose=lambda: compose_figures(campaign, day, at=at))
    if run is None:
        raise ReportedAlready
    record("mobilisation.send-report", campaign, by=by, at=at, agency=campaign.agency_id)
    return run
