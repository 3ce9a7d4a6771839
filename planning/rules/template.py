"""A clause sentence with blanks: reads what is written in them, makes the rule, and says it back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from planning.clause import ClauseRef
from planning.rules.base import Rule
from planning.rules.fields import Field, ParameterError, Params
from planning.vocabulary import Text
from planning.wording.sentences import rule_sentence

Build = Callable[[Params, ClauseRef], Rule]


class Group(StrEnum):
    """What a sentence does, as the list of sentences is divided."""

    LIMIT = "limit"
    PRESENCE = "presence"
    HOME = "home"
    CONDITION = "condition"
    ROTATION = "rotation"
    OBLIGATION = "obligation"


GROUPS: Mapping[Group, Text] = {
    Group.LIMIT: Text("Số người tại cơ quan và tại nhà", "How many at the office and at home"),
    Group.PRESENCE: Text("Phải có mặt tại cơ quan", "Must be at the office"),
    Group.HOME: Text("Phải làm việc tại nhà", "Must be at home"),
    Group.CONDITION: Text("Điều kiện để đến cơ quan", "Conditions for coming in"),
    Group.ROTATION: Text("Luân phiên, số ngày của mỗi người", "Turns and days of each person"),
    Group.OBLIGATION: Text("Nghĩa vụ khác", "Other obligations"),
}


@dataclass(frozen=True, kw_only=True)
class ClauseTemplate:
    """A kind of clause. `make` is None for what orders something but cannot be judged: it is shown and never counted as kept."""

    kind: str
    group: Group
    label: Text
    fields: tuple[Field, ...]
    make: Build | None = None
    wording: Callable[[Params, str], str] | None = None

    @property
    def is_checkable(self) -> bool:
        return self.make is not None

    def parse(self, params: Params) -> dict[str, object]:
        """The parameters as they are stored: every blank read, defaults filled in. Raises the first ParameterError."""
        for problem in self.problems(params):
            raise problem
        return {key: value for field in self.fields for key, value in field.parse(params).items()}

    def problems(self, params: Params) -> tuple[ParameterError, ...]:
        """Everything that is wrong with what was written, blank by blank."""
        known = {key for field in self.fields for key in (field.name, *field.keys)}
        wrong = [ParameterError(name, "unknown-parameter") for name in params if name not in known]
        for field in self.fields:
            try:
                field.parse(params)
            except ParameterError as problem:
                wrong.append(problem)
        return tuple(wrong)

    def initial(self, params: Params | None = None) -> dict[str, object]:
        """What a form shows, blank by blank: what is stored, or the defaults."""
        return {field.name: field.shown(params or {}) for field in self.fields}

    def build(self, params: Params, clause: ClauseRef) -> Rule | None:
        """The rule, or None for a clause that no machine can check."""
        return self.make(self.parse(params), clause) if self.make else None

    def sentence(self, params: Params, language: str = "vi") -> str:
        """The clause as it will read in verdicts. It is read off the rule itself, so it cannot say something else."""
        if self.wording:
            return self.wording(self.parse(params), language)
        rule = self.build(params, ClauseRef(key=self.kind))
        return rule_sentence(rule, language) if rule else self.label.said(language)
