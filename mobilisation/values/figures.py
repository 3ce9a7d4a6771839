"""How many are needed, called, accepted, there and missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mobilisation.enums import CallStanding
from planning.time import Week


@dataclass(frozen=True, slots=True, kw_only=True)
class CallCounts:
    """People by where they stand. Who is called is expected, has accepted or is there."""

    needed: int = 0
    waiting: int = 0
    ready: int = 0
    there: int = 0
    declined: int = 0
    home: int = 0

    @property
    def called(self) -> int:
        return self.waiting + self.accepted

    @property
    def accepted(self) -> int:
        return self.ready + self.there

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.accepted)

    @property
    def uncalled(self) -> int:
        """How many nobody has been asked for."""
        return max(0, self.needed - self.called)

    @classmethod
    def of(cls, standings: Iterable[CallStanding], needed: int = 0) -> "CallCounts":
        found = list(standings)
        return cls(
            needed=needed,
            waiting=found.count(CallStanding.WAITING),
            ready=found.count(CallStanding.ACCEPTED),
            there=found.count(CallStanding.THERE),
            declined=found.count(CallStanding.DECLINED),
            home=found.count(CallStanding.HOME),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """One team, skill or unit; `key` None: whoever, or people from outside the agency."""

    key: int | None
    name: str
    counts: CallCounts
    note: str = ""
    people: int = 0
    """How many work in the unit."""

    @property
    def missing(self) -> int:
        return self.counts.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamLine:
    """A team with its needs, skill by skill. What is missing is missing by skill: nobody who can
    drive stands in for a nurse.
    """

    key: int
    name: str
    task: str
    place: str
    leader: str
    counts: CallCounts
    needs: tuple[FigureLine, ...]

    @property
    def missing(self) -> int:
        return sum(line.missing for line in self.needs)


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignFigures:
    """The figures of a campaign on a day, with what happened in its week up to then."""

    day: date
    total: CallCounts
    teams: tuple[TeamLine, ...]
    units: tuple[FigureLine, ...]
    newly_called: int
    newly_there: int
    newly_home: int

    @property
    def week(self) -> Week:
        return Week.of(self.day)

    @property
    def missing(self) -> int:
        return sum(team.missing for team in self.teams)
