"""Whose turn somebody may change, who decides about it, and what is asked for."""

from datetime import date

from django.db.models import Q, QuerySet

from duties.errors import NoSuchTurn
from duties.models import (
    DutyExemption,
    DutyPost,
    DutyTurn,
    PostQualification,
    SwapPolicy,
    SwapRequest,
)
from duties.selectors.posts import keeps_duty
from duties.sheets.qualified import PeopleRows, PersonFitness, fitness_of
from duties.sheets.values import post_key
from units.enums import Right
from units.models import Agency, Condition, Position, Staff
from units.selectors import Mandate, open_on, units_of
from weeks.enums import RosterState


def published_turns(agency: Agency) -> QuerySet[DutyTurn]:
    """The turns that stand, with all that is said of one."""
    rows = DutyTurn.objects.filter(roster__agency=agency, roster__state=RosterState.PUBLISHED)
    return rows.select_related(
        "roster__agency", "roster__unit", "shift__post__unit", "staff", "planned_for"
    )


def turn_of(mandate: Mandate, pk: int) -> DutyTurn:
    """A turn of a published roster: one's own, or one of somebody whose turns the user looks
    after. Raises NoSuchTurn.
    """
    found = published_turns(mandate.agency).filter(pk=pk).first()
    if found is None or not (is_own(mandate, found) or looks_after(mandate, found)):
        raise NoSuchTurn
    return found


def is_own(mandate: Mandate, turn: DutyTurn) -> bool:
    return mandate.staff is not None and turn.staff_id == mandate.staff.pk


def looks_after(mandate: Mandate, turn: DutyTurn) -> bool:
    """Whether the user acts for who is ill: whoever keeps this duty, and the head of the unit the
    person is of that day. One query for who does not keep it.
    """
    if keeps_duty(mandate, turn.roster.unit_id):
        return True
    led = units_of(mandate, Right.DECIDE_LEAVE)
    here = Position.objects.filter(open_on(turn.day), staff=turn.staff_id, is_home=True)
    return here.filter(unit__in=led).exists()


def decides_swaps(mandate: Mandate, unit_id: int | None) -> bool:
    """Whether the user approves changes of the duty of that unit, or (None) of the agency."""
    if Right.DECIDE_LEAVE in mandate.rights:
        return True
    return unit_id is not None and mandate.may(Right.DECIDE_LEAVE, unit_id)


def decides_about(mandate: Mandate, swap: SwapRequest) -> bool:
    """Whether the user approves the change: of two rosters that exchange turns, in both."""
    turns = [turn for turn in (swap.turn, swap.given) if turn is not None]
    return all(decides_swaps(mandate, turn.roster.unit_id) for turn in turns)


def swap_policy_of(agency: Agency) -> SwapPolicy:
    """As the agency set it, or as it is without that. One query."""
    return SwapPolicy.objects.filter(agency=agency).first() or SwapPolicy(agency=agency)


def needs_approval(agency: Agency) -> bool:
    """Whether a leader approves what two colleagues agreed."""
    return swap_policy_of(agency).needs_approval


def swaps_of(agency: Agency) -> QuerySet[SwapRequest]:
    rows = SwapRequest.objects.filter(turn__roster__agency=agency)
    return rows.select_related(
        "turn__roster__agency",
        "turn__roster__unit",
        "turn__shift__post__unit",
        "turn__staff",
        "given__roster__agency",
        "given__roster__unit",
        "given__shift__post",
        "asker",
        "asked",
        "taker",
    )


def swap_of(mandate: Mandate, pk: int) -> SwapRequest:
    """A request the user has to do with: who asked, who is asked, who decides or looks after the
    turn. Raises NoSuchTurn.
    """
    found = swaps_of(mandate.agency).filter(pk=pk).first()
    if found is None or not has_to_do_with(mandate, found):
        raise NoSuchTurn
    return found


def has_to_do_with(mandate: Mandate, swap: SwapRequest) -> bool:
    staff, turns = mandate.staff, (swap.turn, swap.given)
    if staff is not None and staff.pk in (swap.asker_id, swap.asked_id, swap.taker_id):
        return True
    units = {turn.roster.unit_id for turn in turns if turn is not None}
    if any(decides_swaps(mandate, one) or keeps_duty(mandate, one) for one in units):
        return True
    return may_answer(mandate, swap)


def may_answer(mandate: Mandate, swap: SwapRequest) -> bool:
    """Whether the user is the colleague who was asked, or one of all who may have the turn."""
    staff = mandate.staff
    if staff is None or staff.pk == swap.asker_id:
        return False
    if swap.asked_id is not None:
        return swap.asked_id == staff.pk
    return can_take(fitness_in(staff, swap.turn.shift.post, swap.turn.day), swap.turn)


def can_take(fitness: PersonFitness, turn: DutyTurn) -> bool:
    """Whether somebody is qualified for the post that day; what else speaks against it is seen when
    they answer.
    """
    key = post_key(turn.shift.post_id)
    return any(span.holds(key, turn.day) for span in fitness.qualified)


def fitness_in(staff: Staff, post: DutyPost, day: date) -> PersonFitness:
    """For what one person is qualified at one post. Three queries."""
    return fitness_at(staff, [post], day, day)


def fitness_at(staff: Staff, posts: list[DutyPost], first: date, last: date) -> PersonFitness:
    """The same of several posts from one day to another. Three queries."""
    during = Q(first__lte=last) & (Q(last__isnull=True) | Q(last__gte=first))
    rows = PeopleRows(
        positions=list(Position.objects.filter(during, staff=staff, is_home=True).order_by("pk")),
        conditions={staff.pk: list(Condition.objects.filter(during, staff=staff).order_by("pk"))},
        exemptions=dict[int, list[DutyExemption]](),
        absences={},
    )
    held = list(PostQualification.objects.filter(during, post__in=posts).order_by("pk"))
    return fitness_of(posts, held, rows).get(staff.pk, PersonFitness((), (), frozenset()))
