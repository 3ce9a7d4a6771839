"""What a change of the directives would do to the agency's weeks: new breaches, other numbers,
rules that collide.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from planning.precedence import Why
from planning.time import Half, Week
from weeks.enums import RosterState
from weeks.values.bilingual import BilingualText


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One breach on one day, or in the week as a whole. `turns`: how many people at least must
    change places to mend it.
    """

    day: date | None
    half: Half | None
    sentence: BilingualText
    people: tuple[str, ...]
    turns: int


@dataclass(frozen=True, slots=True)
class Source:
    """The clause that something comes from: its place in the document, and the document."""

    item: str
    document: str

    def __str__(self) -> str:
        """Khoản 1, Công văn số 312/UBND-NC"""
        return ", ".join(filter(None, (self.item, self.document)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactFinding:
    """The same breach on several days. `what` is said without the day, `law` names the clause of
    `source` in full.
    """

    what: BilingualText
    law: BilingualText
    source: Source
    blocks: bool
    occurrences: tuple[Occurrence, ...]

    @property
    def turns(self) -> int:
        return sum(one.turns for one in self.occurrences)

    @property
    def people(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for one in self.occurrences for name in one.people))


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactWeek:
    """A roster: what it would newly break, and what it breaks today and would not break any
    more.
    """

    unit_id: int
    unit_name: str
    week: Week
    state: RosterState
    findings: tuple[ImpactFinding, ...]
    lifted: tuple[ImpactFinding, ...]

    @property
    def blocks(self) -> bool:
        return any(finding.blocks for finding in self.findings)

    @property
    def days(self) -> int:
        return len({one.day for finding in self.findings for one in finding.occurrences})

    @property
    def turns(self) -> int:
        return sum(finding.turns for finding in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitImpact:
    """The rosters of one unit that would newly break something, week by week."""

    unit_id: int
    unit_name: str
    weeks: tuple[ImpactWeek, ...]

    @property
    def blocks(self) -> bool:
        return any(row.blocks for row in self.weeks)

    @property
    def findings(self) -> int:
        """In how many ways: clauses that are missed in several weeks count once."""
        return len({(one.what, one.law) for row in self.weeks for one in row.findings})

    @property
    def days(self) -> int:
        return sum(row.days for row in self.weeks)

    @property
    def turns(self) -> int:
        return sum(row.turns for row in self.weeks)


@dataclass(frozen=True, slots=True)
class Allowed:
    """At most or at least `number` of `base` people."""

    number: int
    base: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberChange:
    """How a limit of a unit (no name: of the agency) changes on these days, and by which clause.
    None: no limit.
    """

    unit_name: str
    what: BilingualText
    is_most: bool
    blocks: bool
    before: Allowed | None
    after: Allowed | None
    days: tuple[date, ...]
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Rules that could not all be kept: `yields` would give way to `to`, in these units, first
    on `day`.
    """

    yields: BilingualText
    to: tuple[BilingualText, ...]
    units: tuple[str, ...]
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingRule:
    """A sentence in force that would hold for another time: `until` then; None: no longer at all
    on the days looked at.
    """

    sentence: BilingualText
    source: Source
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GivingWay:
    """A sentence that would not hold as written in these units, because of the clause or the
    written exception `to`.
    """

    sentence: BilingualText
    source: Source
    to: Source | str
    why: Why
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """`units` file rosters, `looked_at` are the weeks of which some do; `rows` has every roster
    that would change its verdict.

    `agency` is what all units come to together, `numbers_in` the week whose numbers are shown.
    """

    units: int
    filed: int
    looked_at: tuple[Week, ...]
    rows: tuple[ImpactWeek, ...]
    agency: tuple[ImpactFinding, ...]
    numbers_in: Week
    numbers: tuple[NumberChange, ...]
    clashes: tuple[Clash, ...]
    ending: tuple[EndingRule, ...]
    giving_way: tuple[GivingWay, ...]

    @property
    def breached(self) -> tuple[ImpactWeek, ...]:
        return tuple(row for row in self.rows if row.findings)

    @property
    def by_unit(self) -> tuple[UnitImpact, ...]:
        """The breached rosters, one entry a unit, in the order of their first weeks."""
        weeks: dict[int, list[ImpactWeek]] = {}
        for row in self.breached:
            weeks.setdefault(row.unit_id, []).append(row)
        return tuple(
            UnitImpact(unit_id=unit_id, unit_name=rows[0].unit_name, weeks=tuple(rows))
            for unit_id, rows in weeks.items()
        )

    @property
    def relieved(self) -> tuple[ImpactWeek, ...]:
        return tuple(row for row in self.rows if row.lifted)

    @property
    def only_warns(self) -> bool:
        """What is missed is a target or a recommendation: rosters may still be sent."""
        return not (
            any(row.blocks for row in self.breached)
            or any(finding.blocks for finding in self.agency)
        )

    @property
    def units_in_breach(self) -> int:
        return len({row.unit_id for row in self.breached})

    @property
    def untouched(self) -> int:
        """Units with a roster that need not change it."""
        return self.filed - self.units_in_breach

    @property
    def unfiled(self) -> int:
        return self.units - self.filed

    @property
    def days(self) -> int:
        return sum(row.days for row in self.breached)

    @property
    def turns(self) -> int:
        return sum(row.turns for row in self.breached)

    @property
    def sent_on(self) -> tuple[ImpactWeek, ...]:
        """Rosters with a new breach that their units have handed in already."""
        return tuple(row for row in self.breached if row.blocks and row.state in HANDED_IN)

    def findings(self) -> Iterator[tuple[ImpactWeek | None, ImpactFinding]]:
        """Everything that would be newly broken, unit by unit, then that of the agency."""
        yield from ((row, finding) for row in self.breached for finding in row.findings)
        yield from ((None, finding) for finding in self.agency)


HANDED_IN = (RosterState.SUBMITTED, RosterState.APPROVED, RosterState.PUBLISHED)


def grouped(findings: Iterable[ImpactFinding]) -> tuple[ImpactFinding, ...]:
    """Findings that say the same of several days as one."""
    found: dict[tuple[BilingualText, BilingualText, bool], ImpactFinding] = {}
    for one in findings:
        key = (one.what, one.law, one.blocks)
        before = found[key].occurrences if key in found else ()
        found[key] = replace(one, occurrences=(*before, *one.occurrences))
    return tuple(found.values())
