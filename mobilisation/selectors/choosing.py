"""Who is free for a team, what they can do, and how often they were sent of late."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F

from mobilisation.enums import CallAnswer
from mobilisation.models import (
    CampaignTeam,
    MobilisedPerson,
    SkillHolder,
    TaskCampaign,
    WorkSkill,
)
from mobilisation.selectors.pages import standing_calls
from mobilisation.values.choosing import SkillId, TeamCandidate, fill_places
from units.models import Absence, Agency, Condition, Position, Staff
from units.selectors import open_on

SENT_OF_LATE = timedelta(days=365)
LOOKS_AHEAD = timedelta(days=6)
"""Who is away within the first week is not proposed."""


@dataclass(frozen=True, slots=True)
class CallablePerson:
    """Somebody at home in a unit on the first day. Who said no to this campaign may still be named,
    and is not proposed.
    """

    post: Position
    skills: frozenset[int]
    times: int
    is_away: bool
    is_sent: bool
    has_declined: bool

    @property
    def staff(self) -> Staff:
        return self.post.staff

    @property
    def is_free(self) -> bool:
        return not self.is_away and not self.is_sent


def callable_people(
    campaign: TaskCampaign, first: date, last: date | None = None
) -> list[CallablePerson]:
    """Everybody at home in the agency on the first day, unit by unit. Eight queries."""
    agency = campaign.agency
    posts = list(
        Position.objects.filter(open_on(first), is_home=True, staff__agency=agency)
        .filter(staff__is_active=True)
        .select_related("staff", "unit")
        .order_by("unit__order", "unit", "order", "staff__sort_key", "pk")
    )
    skills = _skills(agency, posts, first)
    ids = [post.staff_id for post in posts]
    sent = set(standing_calls(ids, first, last).values_list("staff", flat=True))
    away = set(
        Absence.objects.filter(
            staff__agency=agency, source="", first__lte=first + LOOKS_AHEAD, last__gte=first
        ).values_list("staff", flat=True)
    )
    declined = set(
        MobilisedPerson.objects.filter(
            team__campaign=campaign, answer=CallAnswer.DECLINED, staff__isnull=False
        ).values_list("staff", flat=True)
    )
    times = _times_sent(agency, first)
    return [
        CallablePerson(
            post=post,
            skills=skills[post.staff_id],
            times=times[post.staff_id],
            is_away=post.staff_id in away,
            is_sent=post.staff_id in sent,
            has_declined=post.staff_id in declined,
        )
        for post in posts
    ]


def proposed_people(
    people: list[CallablePerson], wanted: Mapping[SkillId, int]
) -> dict[int, SkillId]:
    """Whom to call for what, by the id of the person: qualified, free, sent least before, and not
    too many of one unit. No query.
    """
    of_unit, sent_of_unit = Counter[int](), Counter[int]()
    for one in people:
        of_unit[one.post.unit_id] += 1
        sent_of_unit[one.post.unit_id] += one.is_sent
    candidates = [
        TeamCandidate(
            staff_id=one.staff.pk,
            skills=frozenset({*one.skills, None}),
            burden=(
                int(one.post.rank != "staff"),
                one.times,
                100 * sent_of_unit[one.post.unit_id] // of_unit[one.post.unit_id],
            ),
            place=place,
        )
        for place, one in enumerate(people)
        if one.is_free and not one.has_declined
    ]
    return fill_places(candidates, wanted)


def open_places(team: CampaignTeam, on: date) -> dict[SkillId, int]:
    """For which skill how many are asked for that nobody was called to. Two queries."""
    called = Counter(
        one.skill_id
        for one in team.people.select_related("team__campaign")
        if one.standing(on).is_open
    )
    needs = team.needs.values_list("skill", "count")
    return {skill: count - called[skill] for skill, count in needs if count > called[skill]}


def _skills(agency: Agency, posts: list[Position], on: date) -> dict[int, frozenset[int]]:
    """What each can do. Three queries."""
    skills = list(WorkSkill.objects.filter(agency=agency))
    has: defaultdict[int, set[str]] = defaultdict(set)
    for post in posts:
        has[post.staff_id] |= {*post.roles, post.unit.sector}
    tags = {tag for skill in skills for tag in skill.tags}
    held = Condition.objects.filter(open_on(on), staff__agency=agency, tag__in=tags)
    for staff_id, tag in held.values_list("staff", "tag"):
        has[staff_id].add(tag)
    found: defaultdict[int, set[int]] = defaultdict(set)
    for skill in skills:
        for post in posts:
            if has[post.staff_id] & set(skill.tags):
                found[post.staff_id].add(skill.pk)
    rows = SkillHolder.objects.filter(skill__agency=agency)
    for staff_id, skill_id in rows.values_list("staff", "skill"):
        found[staff_id].add(skill_id)
    return defaultdict(frozenset, {pk: frozenset(held) for pk, held in found.items()})


def _times_sent(agency: Agency, on: date) -> Counter[int]:
    """How often each accepted a call of the last year. One query."""
    rows = MobilisedPerson.objects.filter(
        team__campaign__agency=agency,
        staff__isnull=False,
        answer=CallAnswer.ACCEPTED,
        off_at__isnull=True,
        first__gte=on - SENT_OF_LATE,
    )
    counted = rows.order_by().values(person=F("staff")).annotate(times=Count("pk"))
    return Counter({row["person"]: row["times"] for row in counted})
