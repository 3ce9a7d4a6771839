"""Small duty problems for property tests: a few people, a few days, at most so many turns that
might be taken.
"""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from planning.duty.day import DayClass, DutyDay
from planning.duty.person import DutyPerson, DutyRelease, PostSpan
from planning.duty.plan import DutyPlan, DutyTurn
from planning.duty.post import CoverNeed
from planning.force import InForce
from planning.people import Person, Rank
from planning.plan import Work
from planning.solver.duty.problem import REPAIRED_DUTY, DutyProblem
from planning.spans import EVER
from planning.tests.drawing import ADVICE, MONDAY
from planning.tests.duty_samples import TURNED
from planning.turn_picture import POST_OF, POSTS, SHIFTS

NAMES = ("An", "Binh", "Chi", "Dan")
KEYS = tuple(post.key for post in POSTS)
OCCASIONS = {DayClass.TET: "tet", DayClass.HOLIDAY: "national-day"}


@st.composite
def duty_people(draw: st.DrawFn, days: tuple[date, ...]) -> tuple[DutyPerson, ...]:
    """Two to four people of two units, some away, at home, released, new or seldom there."""
    some = st.lists(st.sampled_from(days), max_size=2, unique=True)
    people = []
    for name in NAMES[: draw(st.integers(2, 4))]:
        states = draw(st.sampled_from((Work.LEAVE, Work.MISSION)))
        people.append(
            DutyPerson(
                person=Person(
                    key=name,
                    name=name,
                    rank=draw(st.sampled_from(Rank)),
                    unit=draw(st.sampled_from(("TC", "VP"))),
                    tags=draw(st.frozensets(st.sampled_from(("team-1", "team-2")), max_size=2)),
                ),
                qualified=(PostSpan(posts=draw(st.frozensets(st.sampled_from(KEYS), min_size=1))),),
                released=draw(st.sampled_from(((), (), (DutyRelease(nights_only=True),)))),
                away=dict.fromkeys(draw(some), states),
                remote=frozenset(draw(some)),
                new_at=draw(st.sampled_from((frozenset(), frozenset(KEYS)))),
                past={(DayClass.WORKING, False): draw(st.integers(0, 3))},
                available=draw(st.sampled_from((0, 20, 200))),
                occasions=draw(st.frozensets(st.sampled_from(("tet", "national-day")))),
            )
        )
    return tuple(people)


@st.composite
def duty_plans(draw: st.DrawFn, candidates: int = 10) -> DutyPlan:
    """A roster of two to five days with at most `candidates` turns that might be taken, some turns
    around it, pins, bars and wishes; it has no turns yet.
    """
    first = MONDAY + timedelta(days=draw(st.integers(0, 6)))
    around = tuple(first + timedelta(days=n) for n in range(-2, draw(st.integers(2, 5)) + 2))
    kinds = {day: draw(st.sampled_from(DayClass)) for day in around}
    known = tuple(DutyDay(day, kinds[day], OCCASIONS.get(kinds[day], "")) for day in around)
    people = draw(duty_people(around))
    cells = [(day.day, shift.key) for day in known[2:-2] for shift in SHIFTS]
    needs = tuple(
        CoverNeed(
            day=day, post=POST_OF[shift], shift=shift, least=least, wanted=least + more, most=2
        )
        for day, shift in draw(
            st.lists(st.sampled_from(cells), min_size=2, max_size=6, unique=True)
        )
        for least, more in [draw(st.tuples(st.integers(0, 2), st.integers(0, 1)))]
    )
    outside = [
        DutyTurn(day=day.day, post=POST_OF[shift.key], shift=shift.key, person=one.key)
        for day in (*known[:2], *known[-2:])
        for shift in SHIFTS
        for one in people
    ]
    plan = DutyPlan(
        days=known[2:-2],
        around=known,
        posts=POSTS,
        shifts=SHIFTS,
        people=people,
        needs=needs,
        carried=frozenset(draw(st.lists(st.sampled_from(outside), max_size=4))),
        wishes=draw(
            st.dictionaries(
                st.tuples(
                    st.sampled_from([one.key for one in people]), st.sampled_from(around[2:-2])
                ),
                st.sampled_from((-2, -1, 1, 2)),
                max_size=3,
            )
        ),
    )
    left = draw(st.permutations(plan.candidates))[:candidates]
    barred = frozenset(plan.candidates).difference(left)
    pinned = draw(st.sets(st.sampled_from(left), max_size=2)) if left else set()
    return replace(plan, barred=barred, pinned=frozenset(pinned))


@st.composite
def duty_problems(draw: st.DrawFn, candidates: int = 10) -> DutyProblem:
    """One with a few rules, some of which only warn; now and then a roster to stay near."""
    plan = draw(duty_plans(candidates))
    rules = draw(st.lists(st.sampled_from(TURNED), min_size=2, max_size=6, unique=True))
    advised = draw(st.sets(st.sampled_from(range(4)), max_size=2))
    clauses = (
        replace(rule, clause=ADVICE) if place in advised else rule
        for place, rule in enumerate(rules)
    )
    near = (
        frozenset(draw(st.lists(st.sampled_from(plan.candidates), max_size=4)))
        if bool(plan.candidates) and draw(st.booleans())
        else None
    )
    problem = DutyProblem(
        plan=plan, rules=tuple(InForce(rule, EVER) for rule in clauses), near=near
    )
    return replace(problem, order=REPAIRED_DUTY) if near is not None else problem


@st.composite
def filled_problems(draw: st.DrawFn, candidates: int = 10) -> DutyProblem:
    """The same with some turns given already, whether they fit or not."""
    problem = draw(duty_problems(candidates))
    everything = problem.plan.candidates
    taken = (
        draw(st.sets(st.sampled_from(everything), min_size=1)) if everything else set[DutyTurn]()
    )
    return replace(problem, plan=problem.plan.with_turns(taken))
