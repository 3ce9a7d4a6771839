"""The campaign of the played week: three teams against a storm, people called and those who said
no, helpers, and how many had a second vaccination.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from accounts.models import User
from mobilisation.enums import CallAnswer
from mobilisation.models import CampaignTeam, MobilisedPerson, TaskCampaign
from mobilisation.selectors.choosing import callable_people, open_places, proposed_people
from mobilisation.services.calling import add_helper, answer_call, call_to_team
from mobilisation.services.campaigns import add_team, open_campaign
from mobilisation.services.covering import follow_condition, record_fulfilled
from mobilisation.services.keeping import add_skill
from mobilisation.services.wishes import CallSpan, CampaignPlan, HelperCard, TeamPlan
from planning.time import Week
from units.models import Position, Unit
from units.selectors import open_on


def mobilise(week: Week, *, by: User, at: datetime) -> TaskCampaign:
    """From the Monday after the played week on, so that its rosters stay as they were filed."""
    first = week.shifted(1).monday
    campaign = open_campaign(
        CampaignPlan(
            name="Phòng, chống bão số 9",
            purpose="Giúp các xã, phường dọn dẹp, cấp phát hàng cứu trợ",
            decision="Kế hoạch 215/KH-UBND",
            first=first,
            last=first + timedelta(days=13),
            body_name="Tổ Điều phối nguồn nhân lực",
            body_email="dieu-phoi@vi-du.vn",
            report_day=4,
        ),
        by=by,
        at=at,
    )
    driver = add_skill("Lái xe", ["driver"], by=by, at=at)
    nurse = add_skill("Y tế", ["health"], by=by, at=at)
    leaders = Position.objects.filter(
        open_on(week.monday), unit__agency=campaign.agency, is_home=True, rank="deputy"
    ).order_by("unit__order", "pk")
    plans = (
        TeamPlan(
            name="Đội cấp phát",
            task="Nhận, chia, giao hàng",
            place="Phường Bến Nghé",
            needs={driver.pk: 1, None: 3},
        ),
        TeamPlan(name="Đội trực chốt", task="Hướng dẫn dân", place="Xã Tân Nhựt", needs={None: 3}),
        TeamPlan(name="Đội y tế", task="Sơ cứu", place="Xã Bình Lợi", needs={nurse.pk: 2}),
    )
    led = zip(plans, leaders.select_related("staff"), strict=False)
    teams = [
        add_team(campaign.pk, replace(plan, leader=leader.staff), by=by, at=at)
        for plan, leader in led
    ]
    _call(campaign, teams, by, at)
    _help(teams[-1], by, at)
    _vaccinate(campaign, by, at)
    return campaign


def _call(campaign: TaskCampaign, teams: Sequence[CampaignTeam], by: User, at: datetime) -> None:
    """Whoever is proposed; the last of each team does not answer, the second declines."""
    skills = {skill.pk: skill for skill in campaign.agency.work_skills.all()}
    for team in teams:
        people = callable_people(campaign, campaign.first)
        chosen = proposed_people(people, open_places(team, campaign.first))
        by_id = {one.staff.pk: one.staff for one in people}
        wanted = [
            (
                by_id[pk],
                CallSpan(first=campaign.first, skill=skills[skill] if skill else None),
            )
            for pk, skill in chosen.items()
        ]
        for place, call in enumerate(call_to_team(team.pk, wanted, by=by, at=at) if wanted else ()):
            _answer(call, place, len(wanted), by, at)


def _answer(call: MobilisedPerson, place: int, count: int, by: User, at: datetime) -> None:
    if place == 1:
        answer_call(call.pk, CallAnswer.DECLINED, why="Đang chăm người ốm", by=by, at=at)
    elif place < count - 1 or count == 1:
        answer_call(call.pk, CallAnswer.ACCEPTED, by=by, at=at)


def _help(team: CampaignTeam, by: User, at: datetime) -> None:
    need = team.needs.get()
    for name, phone in (("Trần Thị Nga", "0900000001"), ("Mai Văn Phúc", "0900000002")):
        card = HelperCard(
            full_name=name,
            phone=phone,
            organisation="Phòng khám Tâm An",
            consented_on=at.date(),
        )
        span = CallSpan(first=team.campaign.first, skill=need.skill)
        add_helper(team.pk, card, span, by=by, at=at)


def _vaccinate(campaign: TaskCampaign, by: User, at: datetime) -> None:
    """Four of five of each unit."""
    covered = follow_condition("Tiêm vắc xin mũi 2", by=by, at=at)
    for unit in Unit.objects.filter(agency=campaign.agency).order_by("order", "pk"):
        homes = Position.objects.filter(open_on(at.date()), unit=unit, is_home=True)
        people = {pk for place, pk in enumerate(homes.values_list("staff", flat=True)) if place % 5}
        if people:
            since = at.date() - timedelta(days=20)
            record_fulfilled(covered.pk, unit.pk, people, since, by=by, at=at)
