"""What one person is to declare."""

from dataclasses import dataclass
from datetime import date

from planning.rules.entry_declaration import EntryDeclaration, EntryStanding
from weeks.values.asked import AskedClause


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDeclaration:
    """One thing asked of somebody. `day` is the next day at the office that lacks it and could be
    declared for by now (`is_coming`), else today; `standing` is how it stands on that day. `until`:
    the last day it holds good, None where it does not. `can_renew`: the last answers would do once
    more.
    """

    rule: EntryDeclaration
    asked: AskedClause
    day: date
    is_coming: bool
    standing: EntryStanding
    until: date | None
    can_renew: bool

    @property
    def seal(self) -> str:
        return self.rule.seal

    @property
    def is_unfit(self) -> bool:
        return self.standing is EntryStanding.UNFIT

    @property
    def is_missing(self) -> bool:
        """Somebody comes and has not declared."""
        return self.is_coming and self.standing is EntryStanding.MISSING

    @property
    def is_to_do(self) -> bool:
        return self.is_missing or self.is_unfit
