"""The sentence about what is declared before coming to the office."""

from planning.clauses.blanks import EXCEPT, FOR_ONLY
from planning.clauses.example import MONDAY, TUESDAY, recorded_example
from planning.clauses.fields import ChoiceField, IntegerField
from planning.clauses.question_field import QuestionsField, written_question
from planning.clauses.record_making import declaration, no_days
from planning.clauses.template import ClauseTemplate, Group, Primitive
from planning.clauses.words_field import WordsField
from planning.records import DeclarationBook, RecordedDeclaration, Records
from planning.rules.base import NO_CLAUSE
from planning.rules.entry_declaration import (
    EntryDeclaration,
    EntryQuestion,
    EntryValidity,
)
from planning.vocabulary import Text

_TITLE = "Khai báo y tế"
_FEVER = EntryQuestion(text="Bạn có sốt, ho, khó thở không?", unfit="yes")
_ASKED = EntryDeclaration(clause=NO_CLAUSE, title=_TITLE, questions=(_FEVER,), days=2)
_ON_MONDAY = _ASKED.declared(("no",), today=MONDAY, wanted=MONDAY)


def _declared(**made: RecordedDeclaration) -> Records:
    told = {name: (one,) for name, one in made.items()}
    return Records(declarations=DeclarationBook(made=told, today=TUESDAY))


VALIDITIES = {
    EntryValidity.DAYS.value: Text("Một số ngày", "A number of days"),
    EntryValidity.WEEK.value: Text("Hết tuần", "The week"),
    EntryValidity.DAY.value: Text("Một ngày đến cơ quan", "One day at the office"),
}
DECLARATIONS = (
    ClauseTemplate(
        kind="entry_declaration",
        group=Group.CONDITION,
        primitive=Primitive.PROCESS,
        label=Text("Khai báo trước khi đến cơ quan", "A declaration before coming in"),
        fields=(
            WordsField(
                name="title",
                label=Text("Khai báo gì", "What is declared"),
                meaning=Text(
                    "Ngắn, như trong văn bản: Khai báo y tế, Cam kết đi lại.",
                    "Short, as in the document: Khai báo y tế, Cam kết đi lại.",
                ),
                default=_TITLE,
                required=True,
            ),
            QuestionsField(
                name="questions",
                label=Text("Các câu hỏi, mỗi dòng một câu", "The questions, one a line"),
                meaning=Text(
                    "Nhiều nhất 8 câu; để trống thì cán bộ chỉ xác nhận. Sau câu hỏi, cách bằng |,"
                    " ghi câu trả lời nào thì không được đến (có, không); “ngày” nếu trả lời bằng"
                    " ngày, “ngày 3” nếu ngày đó cách không quá 3 ngày.",
                    "At most 8; left empty, people only confirm. After a question and |, the answer"
                    " with which nobody comes (yes, no); “date” where it is answered by a date,"
                    " “date 3” where that is at most 3 days ago.",
                ),
            ),
            ChoiceField(
                name="validity",
                label=Text("Mỗi lần khai có giá trị", "Holds good for"),
                default=EntryValidity.DAYS.value,
                required=True,
                choices=VALIDITIES,
            ),
            IntegerField(
                name="days",
                label=Text("Số ngày", "Days"),
                meaning=Text(
                    "Khi có giá trị một số ngày; tính cả ngày khai.",
                    "Where it holds for a number of days; the day itself counts.",
                ),
                default=7,
            ),
            WordsField(
                name="advice",
                label=Text(
                    "Người không đủ điều kiện phải làm gì", "What who may not come is to do"
                ),
                default="Ở nhà và báo ngay trưởng đơn vị.",
            ),
            FOR_ONLY,
            EXCEPT,
        ),
        make=declaration,
        also_wrong=no_days,
        is_read=True,
        example=recorded_example(
            {
                "title": _TITLE,
                "questions": [written_question(_FEVER)],
                "days": 2,
                "validity": "days",
            },
            "An O O\nBình R O",
            _declared(An=_ON_MONDAY, Bình=_ON_MONDAY),
            _declared(An=_ON_MONDAY),
            (1, "Bình"),
        ),
    ),
)
