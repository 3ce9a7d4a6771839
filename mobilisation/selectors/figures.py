"""The figures of campaigns: by team and skill, by unit, on a day and in its week."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count
from django.utils.translation import gettext as _

from mobilisation.enums import CallStanding
from mobilisation.models import MobilisedPerson, TaskCampaign, TeamNeed
from mobilisation.values.figures import CallCounts, CampaignFigures, FigureLine, TeamLine
from planning.time import Week
from units.models import Agency, Position, Unit
from units.selectors import open_on


def figures_of(
    campaign: TaskCampaign, on: date, units: Iterable[int] | None = None
) -> CampaignFigures:
    """As on record by the end of that day. `units`: only lines of these. Six queries."""
    people = called_by_then(campaign, on)
    week = Week.of(on)
    standings = [(one, standing_then(one, on)) for one in people]
    teams = _teams(campaign, standings)
    lines = _units(campaign.agency, standings, on)
    wanted = None if units is None else set(units)
    return CampaignFigures(
        day=on,
        total=CallCounts.of(
            (standing for _one, standing in standings), sum(team.counts.needed for team in teams)
        ),
        teams=teams,
        units=tuple(line for line in lines if wanted is None or line.key in wanted),
        newly_called=sum(week.monday <= _day(one, one.called_at) for one in people),
        newly_there=sum(
            one.arrived_on is not None and week.monday <= one.arrived_on <= on for one in people
        ),
        newly_home=sum(
            standing is CallStanding.HOME
            and one.until is not None
            and one.until >= week.monday - timedelta(days=1)
            for one, standing in standings
        ),
    )


def sums_of(campaigns: Sequence[TaskCampaign], on: date) -> dict[int, CallCounts]:
    """Of each campaign, for a list of them. Two queries however many."""
    found: dict[int, list[CallStanding]] = defaultdict(list)
    known = {campaign.pk: campaign for campaign in campaigns}
    called = MobilisedPerson.objects.filter(team__campaign__in=known)
    for one in called.select_related("team__campaign"):
        found[one.team.campaign_id].append(one.standing(on))
    needs = TeamNeed.objects.filter(team__campaign__in=known)
    needed: dict[int, int] = defaultdict(int)
    for campaign_id, count in needs.values_list("team__campaign", "count"):
        needed[campaign_id] += count
    return {pk: CallCounts.of(found[pk], needed[pk]) for pk in known}


def called_by_then(campaign: TaskCampaign, on: date) -> list[MobilisedPerson]:
    """Everybody called by the end of that day. Two queries."""
    end = datetime.combine(on + timedelta(days=1), time(0), ZoneInfo(campaign.agency.time_zone))
    teams = {team.pk: team for team in campaign.teams.all()}
    for team in teams.values():
        team.campaign = campaign
    rows = list(MobilisedPerson.objects.filter(team__in=teams, called_at__lt=end).order_by("pk"))
    for one in rows:
        one.team = teams[one.team_id]
    return rows


def standing_then(one: MobilisedPerson, on: date) -> CallStanding:
    """As it was known by the end of that day: an answer given later counts as none."""
    standing = one.standing(on)
    if standing is CallStanding.OFF:
        is_later = one.off_at is not None and _day(one, one.off_at) > on
        return CallStanding.WAITING if is_later else standing
    if standing in (CallStanding.HOME, CallStanding.WAITING):
        return standing
    answered_later = one.answered_at is not None and _day(one, one.answered_at) > on
    return CallStanding.WAITING if answered_later else standing


def _day(one: MobilisedPerson, at: datetime) -> date:
    return at.astimezone(ZoneInfo(one.team.campaign.agency.time_zone)).date()


def _teams(
    campaign: TaskCampaign, standings: Sequence[tuple[MobilisedPerson, CallStanding]]
) -> tuple[TeamLine, ...]:
    """Two queries."""
    found: dict[tuple[int, int | None], list[CallStanding]] = defaultdict(list)
    for one, standing in standings:
        found[one.team_id, one.skill_id].append(standing)
    lines = []
    rows = campaign.teams.select_related("leader").prefetch_related("needs__skill").order_by("pk")
    for team in rows:
        needs = {need.skill_id: need for need in team.needs.all()}
        skills = [*needs, *(skill for pk, skill in found if pk == team.pk and skill not in needs)]
        lines.append(
            TeamLine(
                key=team.pk,
                name=team.name,
                task=team.task,
                place=team.place,
                leader=team.leader.full_name if team.leader else "",
                counts=CallCounts.of(
                    (s for (pk, _skill), held in found.items() if pk == team.pk for s in held),
                    sum(need.count for need in needs.values()),
                ),
                needs=tuple(
                    FigureLine(
                        key=skill,
                        name=_need_name(needs.get(skill)),
                        counts=CallCounts.of(
                            found[team.pk, skill], needs[skill].count if skill in needs else 0
                        ),
                    )
                    for skill in skills
                ),
            )
        )
    return tuple(lines)


def _need_name(need: TeamNeed | None) -> str:
    if need is None:
        return _("Ngoài nhu cầu đã ghi")
    return need.skill.name if need.skill else _("Không yêu cầu kỹ năng")


def _units(
    agency: Agency, standings: Iterable[tuple[MobilisedPerson, CallStanding]], on: date
) -> tuple[FigureLine, ...]:
    """Units that somebody was called from, in their order, then the people from outside. Two
    queries.
    """
    found: dict[int | None, list[CallStanding]] = defaultdict(list)
    for one, standing in standings:
        found[one.unit_id].append(standing)
    homes = Position.objects.filter(open_on(on), is_home=True, unit__agency=agency)
    working = dict(homes.order_by().values_list("unit").annotate(n=Count("staff", distinct=True)))
    units = Unit.objects.filter(pk__in=[pk for pk in found if pk]).order_by("order", "pk")
    lines = [
        FigureLine(
            key=unit.pk,
            name=unit.name,
            counts=CallCounts.of(found[unit.pk]),
            people=working.get(unit.pk, 0),
        )
        for unit in units
    ]
    if None in found:
        outside = CallCounts.of(found[None])
        lines.append(FigureLine(key=None, name=_("Người ngoài cơ quan"), counts=outside))
    return tuple(lines)
