"""The blank for the questions of a declaration: one a line, with the answer that speaks against
coming.
"""

import re
from dataclasses import dataclass
from typing import Final

from planning.clauses.fields import Field, Params
from planning.rules.entry_declaration import NO, YES, AnswerKind, EntryQuestion
from planning.spelling import bare, folded

MOST_QUESTIONS: Final = 8
LONGEST_QUESTION: Final = 200
_UNFIT: Final = {"co": YES, "yes": YES, "khong": NO, "no": NO}
_WRITTEN: Final = {YES: "có", NO: "không"}
_DATE: Final = re.compile(r"(?:ngay|date)(?:\s+(\d{1,3}))?")


@dataclass(frozen=True, kw_only=True)
class QuestionsField(Field):
    """Lines such as "Bạn có sốt không? | có", "Ngày xét nghiệm gần nhất | ngày 3"; stored as a list
    of such lines.
    """

    def parse(self, params: Params) -> dict[str, object]:
        return {self.name: self.read(params.get(self.name) or [])}

    def shown(self, params: Params) -> object:
        lines = params.get(self.name, self.default) or []
        return "\n".join(map(str, lines)) if isinstance(lines, list | tuple) else lines

    def read(self, written: object) -> list[str]:
        lines = written.splitlines() if isinstance(written, str) else written
        if not isinstance(lines, list | tuple):
            raise self.wrong("not-a-text")
        found = [self._line(str(line)) for line in lines if str(line).strip()]
        if len(found) > MOST_QUESTIONS:
            raise self.wrong("too-many-questions")
        return found

    def _line(self, line: str) -> str:
        try:
            return written_question(question_of(line))
        except ValueError as code:
            raise self.wrong(str(code)) from code


def question_of(line: str) -> EntryQuestion:
    """The question as it is written. Raises ValueError with a code of WRONG.

    >>> question_of("Bạn có sốt, ho không? | có").unfit
    'yes'
    >>> question_of("Ngày xét nghiệm gần nhất | ngày 3").within
    3
    """
    asked, _, marked = line.rpartition("|") if "|" in line else (line, "", "")
    text, mark = " ".join(asked.split()), bare(folded(" ".join(marked.split())))
    if not text or len(text) > LONGEST_QUESTION:
        raise ValueError("question-too-long" if text else "unknown-answer")
    if dated := _DATE.fullmatch(mark):
        within = int(dated[1]) if dated[1] else None
        return EntryQuestion(text=text, kind=AnswerKind.DATE, within=within)
    if mark and mark not in _UNFIT:
        raise ValueError("unknown-answer")
    return EntryQuestion(text=text, unfit=_UNFIT.get(mark, ""))


def written_question(question: EntryQuestion) -> str:
    """The inverse of `question_of`."""
    if question.kind is AnswerKind.DATE:
        days = "" if question.within is None else f" {question.within}"
        return f"{question.text} | ngày{days}"
    return f"{question.text} | {_WRITTEN[question.unfit]}" if question.unfit else question.text
