"""The demo's directives: entered once, by the real path, and such that every kind of unit can
meet the one in force.
"""

from datetime import date, timedelta
from typing import Any

import pytest

from accounts.models import User
from audit.models import Event
from demo.agency import UNIT_WITHOUT_LEADERS, load_agency
from demo.directives import enter_directives
from demo.directives_table import FILE, table
from demo.papers import PAPERS, SUPERIOR
from directives.adapters import default_on, lines_of, unit_value
from directives.enums import EditionState
from directives.law import law_in_force
from directives.models import Clause, Directive
from directives.services import start_again
from planning.people import DatedTag, Person, Rank
from planning.plan import Plan, Work
from planning.solver.outcome import Solved
from planning.solver.problem import WeekProblem
from planning.solver.weekly import solve
from planning.time import Slot, Week
from rosters.services.opening import ensure_roster
from rosters.sheets.problem import problem_of
from tests.factories import MONDAY, make_agency, make_unit, make_user, moment
from units.enums import Role, UnitKind
from units.models import Agency, Unit
from units.selectors import places_of
from weeks.selectors.sheets import sheet_of

pytestmark = pytest.mark.django_db

WEDNESDAY = moment("2026-11-25 09:00")
SLOTS = tuple(Slot(MONDAY + timedelta(days=day)) for day in range(5))
LEADING, FLOODED = ("office-duty", "leader-order"), (DatedTag("flooded-area", date(2026, 11, 20)),)


@pytest.fixture
def agency() -> Agency:
    return make_agency(territory="hoa-giang")


@pytest.fixture
def office(agency: Agency) -> User:
    return make_user(Role.OFFICE, agency)


@pytest.fixture
def entered(agency: Agency, office: User) -> tuple[Directive, ...]:
    return enter_directives(agency, by=office, at=WEDNESDAY, monday=MONDAY)


def people(*posts: tuple[str, int]) -> tuple[Person, ...]:
    """So many people of each kind: "head", "deputy", "expert", "flooded", or a role such as
    "guard".
    """
    return tuple(
        _person(kind, f"{kind}{number}") for kind, count in posts for number in range(count)
    )


def _person(kind: str, key: str) -> Person:
    if kind in ("head", "deputy"):
        return Person(key=key, rank=Rank(kind), standing_reasons=LEADING)
    if kind in ("expert", "flooded"):
        return Person(
            key=key, standing_reasons=("procedures",), dated=FLOODED if kind == "flooded" else ()
        )
    return Person(key=key, tags=frozenset({kind}), standing_reasons=("office-duty",))


def generated(unit: Unit, staff: tuple[Person, ...], leave: tuple[str, ...] = ()) -> Solved:
    """The week as the planner makes it under the directive in force, these people being on leave
    all week.
    """
    resolution = law_in_force(unit.agency, SLOTS).for_unit(
        unit_value(unit, len(staff), places_of(unit.agency)), SLOTS
    )
    default = default_on(resolution, MONDAY)
    work = {
        (person.key, slot): Work.LEAVE if person.key in leave else default
        for person in staff
        for slot in SLOTS
    }
    free = frozenset(cell for cell, state in work.items() if state is not Work.LEAVE)
    outcome = solve(
        WeekProblem(
            plan=Plan(staff, SLOTS, work), free=free, rules=resolution.rules, default=default
        )
    )
    assert isinstance(outcome, Solved)
    return outcome


def test_five_patterns_what_they_carry_out_and_one_directive_in_force_are_entered(
    entered: tuple[Directive, ...],
) -> None:
    assert [directive.is_historical for directive in entered] == [True] * 8 + [False]
    assert [
        directive.implements.number if directive.implements else "" for directive in entered[:5]
    ] == [
        "08/CT-UBND",
        "228-TB/TU",
        "",
        "16/CT-TTg",
        "",
    ]
    assert {directive.editions.get().state for directive in entered} == {EditionState.IN_FORCE}
    assert str(entered[-1]) == "Công văn số 312/UBND-NC"
    assert Event.objects.filter(action="directives.add-clause").count() == Clause.objects.count()


def test_entering_them_again_changes_nothing(
    agency: Agency, office: User, entered: tuple[Directive, ...]
) -> None:
    events = Event.objects.count()

    again = enter_directives(
        agency, by=office, at=moment("2026-12-16 09:00"), monday=MONDAY + timedelta(weeks=3)
    )

    assert again == entered
    assert Event.objects.count() == events


def test_the_second_document_is_fifteen_days_long(entered: tuple[Directive, ...]) -> None:
    edition = entered[2].editions.get()

    assert (edition.effective_from, edition.effective_to) == (
        moment("2021-07-09 00:00"),
        moment("2021-07-24 00:00"),
    )


def test_only_the_invented_directive_binds(agency: Agency, entered: tuple[Directive, ...]) -> None:
    assert {one.rule.clause.document for one in law_in_force(agency, SLOTS).rules} == {
        "Công văn số 312/UBND-NC"
    }


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_clause_reads_as_a_sentence(entered: tuple[Directive, ...], language: str) -> None:
    lines = lines_of(Clause.objects.select_related("edition"), language)

    assert [line.sentence for line in lines if line.problem or not line.sentence] == []


def test_every_pattern_can_be_started_again_with_new_dates(
    office: User, entered: tuple[Directive, ...]
) -> None:
    for old in entered:
        new = start_again(
            old.pk, begins=moment("2027-09-06 00:00"), ends=None, by=office, at=WEDNESDAY
        )

        assert new.editions.get().clauses.count() == old.editions.get().clauses.count()


def test_an_open_ended_pattern_says_when_it_is_looked_at_again_and_what_ends_it(
    entered: tuple[Directive, ...],
) -> None:
    edition = entered[1].editions.get()

    assert (edition.review_on, [condition.words for condition in edition.end_conditions.all()]) == (
        date(2021, 6, 25),
        ["Tỉnh không còn thực hiện giãn cách xã hội"],
    )


def test_the_table_of_clauses_says_what_is_entered() -> None:
    assert FILE.read_text() == table()


def test_every_row_of_the_five_documents_has_a_clause_of_its_own_or_of_what_they_carry_out() -> (
    None
):
    met = {
        requirement
        for paper in (*PAPERS, *SUPERIOR)
        for said in paper.clauses
        for requirement in said.meets
    }

    assert met == {
        f"S{document}.{row}"
        for document, count in enumerate((10, 7, 9, 4, 8))
        for row in range(1, count + 1)
    }


@pytest.mark.parametrize(
    ("fields", "posts"),
    [
        ({}, (("head", 1), ("deputy", 2), ("expert", 9), ("flooded", 2))),
        ({}, (("head", 1), ("deputy", 1), ("expert", 2))),
        ({}, (("head", 1), ("deputy", 1), ("clerk", 1), ("expert", 1))),
        ({}, (("head", 1), ("flooded", 3))),
        ({"kind": UnitKind.LEADERSHIP}, (("head", 1), ("deputy", 3))),
        (
            {"kind": UnitKind.OFFICE},
            (("head", 1), ("deputy", 2), ("clerk", 2), ("driver", 3), ("guard", 4), ("expert", 6)),
        ),
        (
            {"can_work_remotely": False},
            (("head", 1), ("deputy", 1), ("clerk", 1), ("expert", 8), ("flooded", 1)),
        ),
        (
            {"is_suspended": True, "kind": UnitKind.SERVICE},
            (
                ("head", 1),
                ("deputy", 1),
                ("clerk", 1),
                ("fire-watch", 1),
                ("guard", 3),
                ("expert", 3),
            ),
        ),
    ],
)
@pytest.mark.usefixtures("entered")
def test_a_unit_of_every_kind_can_meet_it(
    agency: Agency, fields: dict[str, Any], posts: tuple[tuple[str, int], ...]
) -> None:
    outcome = generated(make_unit(agency, **fields), people(*posts))

    assert (outcome.violations, outcome.shortages) == ((), ())


@pytest.mark.usefixtures("entered")
def test_a_unit_whose_leaders_are_all_on_leave_cannot(agency: Agency) -> None:
    staff = people(("head", 1), ("deputy", 1), ("expert", 8))

    outcome = generated(make_unit(agency), staff, leave=("head0", "deputy0"))

    assert [violation.clause.item for violation in outcome.violations] == ["khoản 3"] * 5


@pytest.mark.usefixtures("entered")
def test_a_suspended_unit_keeps_its_guards_and_nobody_else(agency: Agency) -> None:
    staff = people(("head", 1), ("clerk", 1), ("guard", 2), ("expert", 3))

    plan = generated(make_unit(agency, is_suspended=True), staff).plan

    assert {key for slot in SLOTS for key in plan.present(slot)} == {"guard0", "guard1"}


def test_of_the_demo_agency_only_the_unit_without_leaders_cannot_meet_it() -> None:
    agency = load_agency(at=WEDNESDAY, monday=MONDAY)
    office = make_user(Role.OFFICE, agency)
    enter_directives(agency, by=office, at=WEDNESDAY, monday=MONDAY)
    units = agency.units.filter(files_roster=True).select_related("agency")
    sheets = [
        sheet_of(ensure_roster(unit, Week.of(MONDAY), by=office, at=WEDNESDAY)) for unit in units
    ]

    outcomes = {
        sheet.unit.code: solve(
            problem_of(sheet, history={}, last_on=frozenset(), is_amendment=False)
        )
        for sheet in sheets
    }

    assert len(outcomes) == 12
    assert {
        code
        for code, outcome in outcomes.items()
        if not isinstance(outcome, Solved) or outcome.violations or outcome.shortages
    } == {UNIT_WITHOUT_LEADERS}
