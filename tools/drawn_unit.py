"""An invented unit with its planned week, to measure its pages by: people of all groups under the
clauses of a flood, somebody in eight away, and a head who changes cells.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import cycle, islice, product
from typing import Any, Final

from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directives.tests.factories import make_in_force
from planning.people import Rank
from rosters.services import apply_plan, open_roster, propose_plan
from rosters.tests.factories import NOW, WEEK, seen
from tests.factories import make_absence, make_agency, make_staff, make_unit, make_user, moment
from units.enums import Role
from units.models import Staff, Unit
from weeks.enums import Mode
from weeks.models import WeeklyRoster

CLAUSES: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("onsite_ratio_cap", {"fraction": "1/3", "base_exclude_tags": ["guard"]}),
    ("default_remote", {}),
    ("min_leaders_onsite", {"n": 1}),
    ("min_onsite_count", {"n": 3}),
    ("remote_ratio_floor", {"fraction": "1/2"}),
    ("role_must_be_onsite", {"tags": ["guard"]}),
    ("head_deputy_rotation", {"require_alternation": True}),
    ("per_employee_max_onsite_days", {"max": 4}),
)
FAMILY: Final = ("Nguyễn", "Trần", "Lê", "Phạm")
MIDDLE: Final = ("Thị", "Văn", "Đức", "Quang", "Ngọc")
GIVEN: Final = ("An", "Bảo", "Chi", "Diệp", "Giang", "Hà", "Khánh", "Lan", "Minh", "Nga")
GUARDS, LEADERS = 2, 4
PART: Final = {"HX-Request": "true"}


@dataclass(slots=True)
class DrawnUnit:
    """The unit, its head as a user and as a browser, the roster of the coming week, and whose
    Monday is changed to and fro.
    """

    unit: Unit
    head: User
    client: Client
    roster: WeeklyRoster
    person: Staff
    turns: Any = field(default_factory=lambda: cycle((Mode.MISSION, Mode.REMOTE)))

    @property
    def address(self) -> str:
        return reverse("rosters:week-unit", args=[self.unit.pk, WEEK])

    def bare(self) -> Any:
        """The cheapest view there is: what every answer costs whatever it says."""
        return self.client.get("/healthz/live")

    def page(self) -> Any:
        return self.client.get(self.address)

    def cell(self, marks: str = "") -> Any:
        """One key press, from a page that holds the week as it was before."""
        stands = seen(self.roster)
        sent = {
            "version": stands.version,
            "content": stands.content,
            "set": f"{self.person.pk}:{WEEK.monday}={next(self.turns)}",
            "marks": marks,
        }
        return self.client.post(reverse("rosters:cells", args=[self.roster.pk]), sent, headers=PART)

    def mine(self) -> Any:
        return self.client.get(reverse("ownweek:week", args=[WEEK]))


def make_drawn_unit(people: int) -> DrawnUnit:
    """As the planner has it; the clock stands at NOW."""
    agency = make_agency()
    keeper = make_user(Role.OFFICE, agency)
    unit = make_unit(agency, "Phòng Tổng hợp")
    head = make_user(Role.HEAD, unit=unit)
    staff = list(_people(unit, head, people))
    clauses = tuple(
        {"kind": kind, "params": params, "item": f"khoản {number}"}
        for number, (kind, params) in enumerate(CLAUSES, start=1)
    )
    begins = moment("2025-11-01 00:00")
    make_in_force(agency, keeper, clauses=clauses, effective_from=begins, effective_to=None)
    roster = open_roster(unit.pk, WEEK, by=head, at=NOW)
    propose_plan(roster.pk, by=head, at=NOW, seen=seen(roster))
    apply_plan(roster.pk, by=head, at=NOW, seen=seen(roster))
    settings.ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
    client = Client()
    client.force_login(head)
    return DrawnUnit(unit, head, client, roster, staff[-1])


def _people(unit: Unit, head: User, number: int) -> list[Staff]:
    """The head first, then deputies, guards, and staff of whom one in eight is away for a day."""
    names = islice(cycle(" ".join(parts) for parts in product(FAMILY, MIDDLE, GIVEN)), number)
    people = [
        make_staff(
            unit,
            name,
            Rank.HEAD if place == 0 else Rank.DEPUTY if place < LEADERS else Rank.STAFF,
            roles=("guard",) if LEADERS <= place < LEADERS + GUARDS else (),
            user=None if place else head,
        )
        for place, name in enumerate(names)
    ]
    for place, person in enumerate(people[LEADERS + GUARDS : -1 : 8]):
        make_absence(person, WEEK.monday + timedelta(days=place % 5))
    return people
