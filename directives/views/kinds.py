"""Every kind of sentence as people look it up: by words, group by group, each with its blanks
and its two little rosters.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time

from planning.clause import ClauseRef
from planning.clauses.fields import BoolField, ChoiceField, CodesField, Field, TimeField
from planning.clauses.template import EFFECTS, GROUPS, PRIMITIVES, ClauseTemplate, Group
from planning.clauses.templates import EXAMPLES, TEMPLATES
from planning.duty.person import DutyPerson
from planning.duty.plan import DutyPlan
from planning.modes import MODES
from planning.plan import Plan, Work
from planning.rules.base import Rule
from planning.rules.turn_rule import TurnRule
from planning.spelling import bare, folded
from planning.vocabulary import Text
from planning.wording.dates import clock
from planning.wording.facts import POSTS, SHIFTS, duty_marks, marks, recorded, special_days
from planning.wording.verdicts import calculation, title

CODES: Mapping[Work, str] = {mode.work: code for code, mode in reversed(list(MODES.items()))}
"""For each state of the rules the mode that stands for it in a grid."""

YES, NO, NOTHING = Text("có", "yes"), Text("không", "no"), Text("để trống", "left empty")
LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class ExampleCell:
    """What stands in a cell: the mode of the day, or of each half where they differ, with its
    name; in a roster of duty the turns in words, and the mode where that matters to the sentence.
    """

    modes: tuple[tuple[str, str], ...]
    turns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExampleRoster:
    """A little roster; `verdicts` are the sentences it earns with the sum behind each, none
    where it keeps the rule.
    """

    days: tuple[date, ...]
    rows: tuple[tuple[str, str, tuple[ExampleCell, ...]], ...]
    records: tuple[str, ...]
    verdicts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Blank:
    label: str
    default: str
    choices: tuple[str, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class ShownKind:
    """A template in the language of the reader, with an example of what it becomes."""

    template: ClauseTemplate
    language: str

    @property
    def kind(self) -> str:
        return self.template.kind

    @property
    def label(self) -> str:
        return self.template.label.said(self.language).removesuffix(".")

    @property
    def sentence(self) -> str:
        return self.template.sentence(EXAMPLES[self.kind].params, self.language)

    @property
    def primitive(self) -> str:
        """P1: mức số người, tỷ lệ; nothing for what is no rule."""
        primitive = self.template.primitive
        return f"{primitive} · {PRIMITIVES[primitive].said(self.language)}" if primitive else ""

    @property
    def effect(self) -> str:
        return EFFECTS[self.template.effect].said(self.language)

    @property
    def is_only_read(self) -> bool:
        return not self.template.is_checkable

    @property
    def blanks(self) -> tuple[Blank, ...]:
        return tuple(_blank(field, self.language) for field in self.template.fields)

    @property
    def kept(self) -> ExampleRoster | None:
        return self._roster(EXAMPLES[self.kind].kept)

    @property
    def broken(self) -> ExampleRoster | None:
        return self._roster(EXAMPLES[self.kind].broken)

    @property
    def words(self) -> str:
        """Everything it may be looked up by, in both languages and without marks."""
        fields = (field.label for field in self.template.fields)
        texts = (GROUPS[self.template.group], self.template.label, *fields)
        params = EXAMPLES[self.kind].params
        said = (
            words
            for code in LANGUAGES
            for words in (
                self.template.sentence(params, code),
                *(text.said(code) for text in texts),
            )
        )
        return _plain(" ".join((self.kind, self.template.primitive or "", *said)))

    def _roster(self, plan: Plan | DutyPlan | None) -> ExampleRoster | None:
        rule = self.template.build(EXAMPLES[self.kind].params, ClauseRef(key=self.kind))
        match plan, rule:
            case DutyPlan(), TurnRule():
                return _duty_roster(plan, rule, self.language)
            case Plan(), _ if rule:
                return _roster(plan, rule, self.language)
        return None


def kinds_by_group(query: str, language: str) -> list[tuple[Group, str, list[ShownKind]]]:
    """The groups that hold a sentence with all words of the query, in whatever language or
    without marks.
    """
    found = [ShownKind(template, language) for template in TEMPLATES.values()]
    asked = _plain(query).split()
    found = [kind for kind in found if all(word in kind.words for word in asked)]
    groups = (
        (group, words.said(language), [kind for kind in found if kind.template.group is group])
        for group, words in GROUPS.items()
    )
    return [(group, words, kinds) for group, words, kinds in groups if kinds]


def _plain(words: str) -> str:
    return bare(folded(words))


def _blank(field: Field, language: str) -> Blank:
    choices = field.choices.values() if isinstance(field, ChoiceField) else ()
    return Blank(
        label=field.label.said(language),
        default=_default(field, language),
        choices=tuple(choice.said(language) for choice in choices),
        meaning=field.meaning.said(language),
    )


def _default(field: Field, language: str) -> str:
    """What the blank holds when a sentence is picked."""
    value = field.default
    match field:
        case BoolField():
            return (YES if value else NO).said(language)
        case ChoiceField():
            return field.choices[str(value)].said(language)
        case CodesField() if field.default:
            return ", ".join(field.choices[code].said(language) for code in field.default)
        case TimeField() if value:
            return clock(time.fromisoformat(str(value)), language)
    return str(value) if value or value == 0 else NOTHING.said(language)


def _roster(plan: Plan, rule: Rule, language: str) -> ExampleRoster:
    names = {person.key: person.name for person in plan.people}
    rows = (
        (person.name, marks(person, language), tuple(_cells(plan, person.key, language)))
        for person in plan.people
    )
    verdicts = (
        (title(one, rule, names, language), calculation(one, rule, language))
        for one in rule.check(plan)
    )
    return ExampleRoster(
        days=plan.days,
        rows=tuple(rows),
        records=tuple(recorded(plan, language)),
        verdicts=tuple(verdicts),
    )


def _cells(plan: Plan, person: str, language: str) -> Iterator[ExampleCell]:
    for day in plan.days:
        halves = [plan.work[person, slot] for slot in plan.slots_of(day)]
        works = halves[:1] if halves[0] is halves[-1] else halves
        yield ExampleCell(
            tuple((CODES[work], MODES[CODES[work]].name.said(language)) for work in works)
        )


def _duty_roster(plan: DutyPlan, rule: TurnRule, language: str) -> ExampleRoster:
    posts = {key: post.said(language) for key, post in POSTS.items()}
    names = {one.key: one.person.name for one in plan.people} | posts
    rows = (
        (
            one.person.name,
            duty_marks(one, language),
            tuple(_turns(plan, one, day.day, language) for day in plan.days),
        )
        for one in plan.people
    )
    return ExampleRoster(
        days=tuple(day.day for day in plan.days),
        rows=tuple(rows),
        records=tuple(special_days(plan, language)),
        verdicts=tuple((title(one, rule, names, language), "") for one in rule.check_turns(plan)),
    )


def _turns(plan: DutyPlan, one: DutyPerson, day: date, language: str) -> ExampleCell:
    away = [one.away[day]] if day in one.away else [Work.REMOTE] * (day in one.remote)
    turns = sorted(turn for turn in plan.turns if (turn.person, turn.day) == (one.key, day))
    return ExampleCell(
        modes=tuple((CODES[work], MODES[CODES[work]].name.said(language)) for work in away),
        turns=tuple(SHIFTS[turn.shift].said(language) for turn in turns),
    )
