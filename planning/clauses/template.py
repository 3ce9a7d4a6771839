"""A clause sentence with blanks: reads what is written in them, makes the rule, and says it
back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from planning.clause import ClauseRef
from planning.clauses.example import Example
from planning.clauses.fields import Field, ParameterError, Params
from planning.rules.base import Rule
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
    MEETING = "meeting"
    FILING = "filing"
    DUTY = "duty"
    EXCEPTION = "exception"
    OBLIGATION = "obligation"


GROUPS: Mapping[Group, Text] = {
    Group.LIMIT: Text("Không quá … người tại cơ quan", "At most … at the office"),
    Group.PRESENCE: Text("Phải có mặt tại cơ quan", "Must be at the office"),
    Group.HOME: Text("Làm việc tại nhà", "Must be at home"),
    Group.CONDITION: Text("Điều kiện", "Conditions"),
    Group.ROTATION: Text("Luân phiên, số ngày của mỗi người", "Rotation, days of each person"),
    Group.MEETING: Text("Hội họp", "Meetings"),
    Group.FILING: Text("Trình lịch và báo cáo", "Filing and reporting"),
    Group.DUTY: Text("Phân công trực", "Turns of duty"),
    Group.EXCEPTION: Text("Ngoại lệ", "Exceptions"),
    Group.OBLIGATION: Text("Nghĩa vụ khác", "Other obligations"),
}


class Primitive(StrEnum):
    """What kinds of clauses come down to: each is judged by one piece of code, whatever its
    sentence.
    """

    COUNT = "P1"
    STATE = "P2"
    CONDITION = "P3"
    ROTATION = "P4"
    SEPARATION = "P5"
    QUOTA = "P6"
    HOURS = "P7"
    GATHERING = "P8"
    PROCESS = "P9"
    OVERRIDE = "P10"
    TURN = "P11"


PRIMITIVES: Mapping[Primitive, Text] = {
    Primitive.COUNT: Text("Mức số người, tỷ lệ", "A bound on numbers"),
    Primitive.STATE: Text("Nơi làm việc của từng người", "Where a person must be"),
    Primitive.CONDITION: Text("Điều kiện có mặt", "A condition for being there"),
    Primitive.ROTATION: Text("Luân phiên", "Taking turns"),
    Primitive.SEPARATION: Text("Tách các tổ", "Keeping teams apart"),
    Primitive.QUOTA: Text("Số ngày của mỗi người", "Days of each person"),
    Primitive.HOURS: Text("Giờ có mặt", "Hours of presence"),
    Primitive.GATHERING: Text("Tập trung đông người", "Gatherings"),
    Primitive.PROCESS: Text("Thời hạn, thủ tục", "Papers in time"),
    Primitive.OVERRIDE: Text("Thay đổi quy định khác", "Rewriting other rules"),
    Primitive.TURN: Text("Ca trực", "Turns of duty"),
}


class Effect(StrEnum):
    """What becomes of a clause once it is in force."""

    PLANNED = "planned"
    TURNED = "turned"
    RECORDED = "recorded"
    REWRITES = "rewrites"
    DEFAULT = "default"
    TEXT = "text"


EFFECTS: Mapping[Effect, Text] = {
    Effect.PLANNED: Text(
        "kiểm tra lịch và dùng khi phân công tự động", "checked, and kept by the planner"
    ),
    Effect.TURNED: Text(
        "kiểm tra lịch trực và dùng khi phân công trực tự động",
        "checked on rosters of duty, and kept by their planner",
    ),
    Effect.RECORDED: Text("chỉ kiểm tra theo số liệu đã ghi nhận", "checked on records alone"),
    Effect.REWRITES: Text("thay đổi mức của quy định khác", "rewrites the limits"),
    Effect.DEFAULT: Text("cách hiểu ô để trống", "what an empty cell means"),
    Effect.TEXT: Text("chỉ để đọc", "to be read only"),
}
_ON_RECORDS = frozenset({Primitive.HOURS, Primitive.GATHERING, Primitive.PROCESS})


@dataclass(frozen=True, kw_only=True)
class ClauseTemplate:
    """A kind of clause. `make` is None for what cannot be judged by itself: `unjudged` says what
    it does instead, and it is never counted as kept. `also_wrong` finds what is wrong with
    blanks that are well filled one by one. `is_read`: the reading of a document may propose it.
    """

    kind: str
    group: Group
    label: Text
    fields: tuple[Field, ...]
    is_read: bool
    example: Example
    primitive: Primitive | None = None
    make: Build | None = None
    unjudged: Effect = Effect.TEXT
    wording: Callable[[Params, str], str] | None = None
    also_wrong: Callable[[Params], ParameterError | None] | None = None

    @property
    def is_checkable(self) -> bool:
        return self.make is not None

    @property
    def effect(self) -> Effect:
        if self.make is None:
            return self.unjudged
        if self.primitive is Primitive.OVERRIDE:
            return Effect.REWRITES
        if self.primitive is Primitive.TURN:
            return Effect.TURNED
        return Effect.RECORDED if self.primitive in _ON_RECORDS else Effect.PLANNED

    def parse(self, params: Params) -> dict[str, object]:
        """The parameters as they are stored: every blank read, defaults filled in. Raises the first
        ParameterError.

        What does not go together is for `problems` to say before it is stored: a clause from before
        somebody asked keeps its meaning.
        """
        for problem in self._misread(params):
            raise problem
        return {key: value for field in self.fields for key, value in field.parse(params).items()}

    def problems(self, params: Params) -> tuple[ParameterError, ...]:
        """Everything that is wrong with what was written, blank by blank, then what does not go
        together.
        """
        if wrong := self._misread(params):
            return wrong
        together = self.also_wrong(self.parse(params)) if self.also_wrong else None
        return (together,) if together else ()

    def initial(self, params: Params | None = None) -> dict[str, object]:
        """What a form shows, blank by blank: what is stored, or the defaults."""
        return {field.name: field.shown(params or {}) for field in self.fields}

    def build(self, params: Params, clause: ClauseRef) -> Rule | None:
        """The rule, or None for a clause that no machine can check."""
        return self.make(self.parse(params), clause) if self.make else None

    def sentence(self, params: Params, language: str = "vi") -> str:
        """The clause as it will read in verdicts. It is read off the rule itself, so it cannot
        say something else.
        """
        if self.wording:
            return self.wording(self.parse(params), language)
        rule = self.build(params, ClauseRef(key=self.kind))
        return rule_sentence(rule, language) if rule else self.label.said(language)

    def _misread(self, params: Params) -> tuple[ParameterError, ...]:
        """What no blank of this sentence can be read from."""
        known = {key for field in self.fields for key in (field.name, *field.keys)}
        wrong = [ParameterError(name, "unknown-parameter") for name in params if name not in known]
        for field in self.fields:
            try:
                field.parse(params)
            except ParameterError as problem:
                wrong.append(problem)
        return tuple(wrong)
