"""What the words of a text leave open, put as questions; an answer makes of the proposal what it
would have been had the text said it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directives.forms.fields import RuleDayField
from intake.proposals import HEAD_KINDS, TOPICS
from planning.clauses.fields import FractionField, ParameterError
from planning.clauses.templates import TEMPLATES
from planning.reading import ClauseProposal
from planning.reading.making import RATIO_KINDS, rounding

Words = str | Promise
Choices = tuple[tuple[str, Words], ...]

AS_TEXT: Final = "text"
"""The answer that none of the others is meant: the words are kept to be read, and not checked."""

SIDES: Final[Choices] = (("office", _("Tại cơ quan")), ("home", _("Tại nhà")))
WAYS: Final[Choices] = (("max", _("Nhiều nhất")), ("min", _("Ít nhất")), ("exact", _("Đúng bằng")))
BASES: Final[Choices] = (
    ("all", _("Tổng số người của đơn vị")),
    ("present", _("Số người không nghỉ phép")),
)
TURNS: Final[Choices] = (
    ("rotation_weekly_fixed_team", _("Theo tuần, trong tuần không đổi người")),
    ("rotation_alternate_weeks", _("Cách tuần")),
    ("rotation_alternate_days", _("Cách ngày")),
)
OTHERWISE: Final[Choices] = ((AS_TEXT, _("Cách khác: chỉ ghi nguyên văn để đọc")),)
AT_HOME: Final = {
    "onsite_ratio_cap": "remote_ratio_cap",
    "onsite_ratio_floor": "remote_ratio_floor",
}
PER_PERSON: Final = {"per_employee_max_onsite_days": "max", "per_employee_min_remote_days": "min"}
LONGEST_NUMBER: Final = 60


@dataclass(frozen=True, slots=True)
class ReadingQuestion:
    """One thing to be said: picked from `choices`, or written into a box where there are none."""

    name: str
    words: Words
    choices: Choices = ()
    hint: Words = ""


@dataclass(frozen=True, slots=True)
class AnsweredQuestions:
    """The proposal as far as it is answered. `asked` is everything that was asked, with what was
    said; `wrong` what cannot be read.
    """

    proposal: ClauseProposal
    asked: tuple[tuple[ReadingQuestion, str], ...] = ()
    wrong: Mapping[str, str] | None = None

    @property
    def is_open(self) -> bool:
        return bool(self.proposal.asks)

    @property
    def fields(self) -> list[dict[str, Any]]:
        """Question by question: what was said, and what is wrong with it."""
        wrong = self.wrong or {}
        return [
            {"question": question, "said": said, "wrong": wrong.get(question.name, "")}
            for question, said in self.asked
        ]


def put_answers(proposal: ClauseProposal, answers: Mapping[str, str]) -> AnsweredQuestions:
    """The proposal with the answers, by the name of what is asked, put in. Nothing is assumed
    where there is none.
    """
    current = replace(proposal, asks=_asks(proposal))
    asked, wrong = [], {}
    for name in current.asks:
        question = _question(current, name)
        if question is None:
            continue
        said = answers.get(name, "").strip()
        asked.append((question, said))
        if not said:
            continue
        try:
            current = _with(current, question, said)
        except ValidationError as error:
            wrong[name] = " ".join(error.messages)
    return AnsweredQuestions(current, tuple(asked), wrong)


def as_text(proposal: ClauseProposal) -> ClauseProposal:
    """The words themselves, to be read and not checked."""
    params = {"topic": TOPICS.get(proposal.kind, "other"), "text": " ".join(proposal.quote.split())}
    return replace(proposal, kind="obligation", params=params, asks=())


def _asks(proposal: ClauseProposal) -> tuple[str, ...]:
    """What the reader asks and a template or the head has a place for, and the year of a date
    that has none.
    """
    params = proposal.params
    asks = tuple(
        name for name in proposal.asks if name != "validity_days" or _has_blank(proposal.kind, name)
    )
    if (
        proposal.kind in HEAD_KINDS
        and "month" in params | params.get("to", {})
        and "year" not in asks
    ):
        return (*asks, "year")
    return asks


def _question(proposal: ClauseProposal, name: str) -> ReadingQuestion | None:
    """None for what nobody can answer here."""
    match name:
        case "side":
            return ReadingQuestion(name, _("Câu không nói rõ: tại cơ quan hay tại nhà?"), SIDES)
        case "direction" if proposal.kind in PER_PERSON:
            ways = tuple(way for way in WAYS if way[0] == PER_PERSON[proposal.kind])
            return ReadingQuestion(
                name,
                _("Câu không nói rõ: nhiều nhất, ít nhất hay đúng bấy nhiêu ngày?"),
                ways + OTHERWISE,
            )
        case "direction":
            return ReadingQuestion(
                name, _("Câu không nói rõ: nhiều nhất, ít nhất hay đúng bằng?"), WAYS
            )
        case "base":
            return ReadingQuestion(
                name, _("Câu không nói rõ: giảm so với số người nào?"), BASES + OTHERWISE
            )
        case "unless":
            return ReadingQuestion(
                name,
                _("Câu còn loại trừ những người mà mẫu câu không ghi được. Ghi thế nào?"),
                (("known", _("Chỉ loại trừ những nhóm đã đọc được")), *OTHERWISE),
            )
        case "period":
            return ReadingQuestion(
                name,
                _("Câu không nói rõ: luân phiên như thế nào?"),
                tuple(turn for turn in TURNS if turn[0] in TEMPLATES) + OTHERWISE,
            )
        case "start":
            return ReadingQuestion(
                name,
                _("Câu không nói rõ: đóng cửa từ khi nào?"),
                (("whole", _("Suốt thời gian có hiệu lực")), *OTHERWISE),
            )
    return BOXES.get(name)


BOXES: Final = {
    question.name: question
    for question in (
        ReadingQuestion(
            "amount", _("Hai tỷ lệ không khớp nhau. Tỷ lệ tại cơ quan là bao nhiêu?"), hint="1/3"
        ),
        ReadingQuestion("n", _("Câu không nói rõ: bao nhiêu người?"), hint="2"),
        ReadingQuestion(
            "validity_days",
            _("Câu không nói rõ: kết quả có giá trị trong bao nhiêu ngày?"),
            hint="3",
        ),
        ReadingQuestion(
            "days",
            _("Câu không nói rõ: mỗi lần khai báo có giá trị trong bao nhiêu ngày?"),
            hint="7",
        ),
        ReadingQuestion("year", _("Văn bản không ghi năm. Năm nào?"), hint=_("năm, gồm 4 chữ số")),
        ReadingQuestion(
            "number", _("Số trong văn bản để trống. Số, ký hiệu đầy đủ là gì?"), hint="415/UBND-VX"
        ),
        ReadingQuestion(
            "effective_from", _("Văn bản chỉ ghi số ngày. Tính từ ngày nào?"), hint="dd/mm/yyyy"
        ),
    )
}
"""Questions answered with a number, a date or a few words of one's own."""


def _with(proposal: ClauseProposal, question: ReadingQuestion, said: str) -> ClauseProposal:
    """Raises ValidationError where the answer cannot be read."""
    if question.choices and said not in dict(question.choices):
        raise ValidationError(_("Chọn một trong các câu trả lời."))
    if question.choices and said == AS_TEXT:
        return as_text(proposal)
    settled = ANSWERS[question.name](proposal, said)
    return replace(settled, asks=tuple(name for name in proposal.asks if name != question.name))


def _side(proposal: ClauseProposal, said: str) -> ClauseProposal:
    if said == "office":
        return proposal
    if proposal.kind == "exact_split":
        return replace(proposal, params=proposal.params | {"measured": "remote"})
    return replace(proposal, kind=AT_HOME.get(proposal.kind, proposal.kind))


def _direction(proposal: ClauseProposal, said: str) -> ClauseProposal:
    if proposal.kind != "exact_split":
        return proposal
    at_home = proposal.params.get("measured") == "remote"
    params = {name: value for name, value in proposal.params.items() if name != "measured"}
    if said != "exact":
        return replace(
            proposal,
            kind=RATIO_KINDS["home" if at_home else "office", said],
            params=params | rounding(said),
        )
    return exactly(proposal)


def exactly(proposal: ClauseProposal) -> ClauseProposal:
    """The share as the template of exact shares counts it: where it knows only the office, what
    is not at home is there.
    """
    params = {name: value for name, value in proposal.params.items() if name != "measured"}
    if proposal.params.get("measured") != "remote" or _has_blank("exact_split", "measured"):
        return proposal
    return replace(proposal, params=params | {"num": params["den"] - params["num"]})


def _base(proposal: ClauseProposal, said: str) -> ClauseProposal:
    return replace(proposal, params=proposal.params | {"base_exclude_leave": said == "present"})


def _period(proposal: ClauseProposal, said: str) -> ClauseProposal:
    return replace(proposal, kind=said)


def _as_read(proposal: ClauseProposal, _said: str) -> ClauseProposal:
    return proposal


def _amount(proposal: ClauseProposal, said: str) -> ClauseProposal:
    try:
        num, den = FractionField(name="fraction", label=TEMPLATES["exact_split"].label).read(said)
    except ParameterError as error:
        raise ValidationError(_("Cần một tỷ lệ như 1/3 hoặc 50%.")) from error
    return replace(proposal, params=proposal.params | {"num": num, "den": den})


def _count(name: str) -> Callable[[ClauseProposal, str], ClauseProposal]:
    def put(proposal: ClauseProposal, said: str) -> ClauseProposal:
        if not (said.isascii() and said.isdecimal() and int(said[:6]) > 0 and len(said) <= 4):
            raise ValidationError(_("Cần một số nguyên lớn hơn 0."))
        return replace(proposal, params=proposal.params | {name: int(said)})

    return put


def _year(proposal: ClauseProposal, said: str) -> ClauseProposal:
    """The date that lacked it, also where that is the end an extension names."""
    params = proposal.params.get("to", proposal.params)
    if not (said.isascii() and said.isdecimal() and 1990 <= int(said[:5]) <= 2100):
        raise ValidationError(_("Ghi năm gồm 4 chữ số, ví dụ 2026."))
    try:
        day = date(int(said), params["month"], params["day"])
    except ValueError as error:
        raise ValidationError(_("Năm này không có ngày đó.")) from error
    dated = {name: value for name, value in params.items() if name not in {"month", "day"}} | {
        "date": day.isoformat()
    }
    return replace(proposal, params={"to": dated} if "to" in proposal.params else dated)


def _number(proposal: ClauseProposal, said: str) -> ClauseProposal:
    if len(said) > LONGEST_NUMBER:
        raise ValidationError(_("Số, ký hiệu dài nhất 60 ký tự."))
    return replace(proposal, params={"number": said})


def _first_day(proposal: ClauseProposal, said: str) -> ClauseProposal:
    """The first day is day one of so many."""
    first: date = RuleDayField().clean(said)
    last = first + timedelta(days=proposal.params["days"] - 1)
    return replace(proposal, params=proposal.params | {"date": last.isoformat()})


ANSWERS: Final[Mapping[str, Callable[[ClauseProposal, str], ClauseProposal]]] = {
    "side": _side,
    "direction": _direction,
    "base": _base,
    "period": _period,
    "start": _as_read,
    "unless": _as_read,
    "amount": _amount,
    "n": _count("n"),
    "validity_days": _count("validity_days"),
    "days": _count("days"),
    "year": _year,
    "number": _number,
    "effective_from": _first_day,
}


def _has_blank(kind: str, name: str) -> bool:
    return kind in TEMPLATES and any(blank.name == name for blank in TEMPLATES[kind].fields)
