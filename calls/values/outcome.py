"""What the rules say of a week once somebody more comes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from weeks.values.bilingual import BilingualText
from weeks.values.cells import CellKey, DutyHalves
from weeks.values.verdict import Verdict

WantedCalls = Mapping[CellKey, DutyHalves]
"""Who is to come in which halves of which day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallingClause:
    """The clause of a directive by which people come in for urgent work, or when called."""

    text: str
    law: BilingualText
    directive_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOutcome:
    """`verdicts` is what nobody breaks without them, or what gets worse. Where the unit has no
    roster of that week nothing is judged (`is_judged`). `there` is how many are at the office on
    the day without them, `then` with them. `called_as`: for what the week counts them; `clauses`
    are those that let them come.
    """

    is_judged: bool
    verdicts: tuple[Verdict, ...] = ()
    there: int = 0
    then: int = 0
    called_as: str = ""
    clauses: tuple[CallingClause, ...] = field(default=())

    @property
    def blocking(self) -> tuple[Verdict, ...]:
        return tuple(one for one in self.verdicts if one.blocks)

    @property
    def warnings(self) -> tuple[Verdict, ...]:
        return tuple(one for one in self.verdicts if not one.blocks)

    @property
    def is_clean(self) -> bool:
        return self.is_judged and not self.verdicts


def told(verdicts: tuple[Verdict, ...]) -> str:
    """Each sentence with its clause, for a refusal or the record."""
    return " ".join(f"{one.sentence} ({one.law})" for one in verdicts)
