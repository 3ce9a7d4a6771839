"""What a person's own page of duty shows."""

from dataclasses import dataclass
from datetime import date

from duties.values.standing import StandingTurn


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTurn:
    """A turn of one's own; `name` is that of a holiday, `lunar` the day by the moon, `is_on`
    whether it goes on now.
    """

    turn: StandingTurn
    name: str
    lunar: str
    days_left: int
    is_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTurns:
    """How many turns somebody had within a year: in all, at weekends, on holidays, by night."""

    turns: int
    weekends: int
    holidays: int
    nights: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDuties:
    """The turn that goes on or comes next, with whom, and those behind it until `last`;
    `in_month` counts those of this month, past ones too, `past_year` those up to now.
    """

    next: OwnTurn | None
    company: tuple[StandingTurn, ...]
    ahead: tuple[OwnTurn, ...]
    last: date
    in_month: int
    past_year: YearTurns

    @property
    def leaders(self) -> tuple[StandingTurn, ...]:
        """Who leads the duty then."""
        return tuple(one for one in self.company if one.is_leading)

    @property
    def colleagues(self) -> tuple[StandingTurn, ...]:
        return tuple(one for one in self.company if not one.is_leading)
