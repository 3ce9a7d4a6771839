"""Read a list of duty out of a file against a roster: what it would change, what must be asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from duties.importing.names import LabelBook, choice_key, names_in, people_of, shifts_of
from duties.importing.settling import SettledList, ShiftDay, settled
from duties.importing.table import DutyTable, ListCell, duty_table
from duties.sheets.sheet import DutySheet
from duties.texts import hours_text
from duties.values.imported import LEFT_OUT, DutyListReading, ListChoice
from units.importing.book import ImportNote, ImportProblem
from units.importing.columns import SheetPlan
from units.importing.proposal import ImportAction, ImportChange, ImportProposal, ImportStep
from units.importing.questions import list_some
from units.importing.workbook import CellFault, Formula, open_table
from units.words import day_month, weekday_short

DUTY_LIST = SheetPlan(
    key="duty",
    title=gettext_noop("Lịch trực"),
    help=gettext_noop(
        "Mỗi dòng một ngày, mỗi cột một vị trí hoặc ca trực (hoặc ngược lại). Trong ô ghi họ tên"
        " hoặc tên ngắn; nhiều người cách nhau bằng dấu phẩy, chấm phẩy, xuống dòng, “và” hay dấu"
        " cộng. Ô để trống không thay đổi gì."
    ),
    columns=(),
)


def read_duty_list(sheet: DutySheet, upload: bytes, answers: Mapping[str, str]) -> DutyListReading:
    """Nothing is written. `answers` are by the keys of the choices. Raises NotExcel or TooBig."""
    roster = sheet.roster
    table = duty_table(open_table(upload), roster.first, roster.last)
    if table is None:
        told = _("Không tìm thấy ngày nào của kỳ trực này trong tệp.")
        nothing = ImportProposal(steps=(), problems=(ImportProblem("", None, "", told),))
        return DutyListReading(proposal=nothing, choices=(), waiting=0)
    return _Reading(sheet, table, answers).result()


@dataclass(slots=True)
class _Reading:
    """The list as far as it has been read: `wanted` are the people of each shift and day, `at` the
    first cell that names it.
    """

    sheet: DutySheet
    table: DutyTable
    answers: Mapping[str, str]
    wanted: dict[ShiftDay, list[int]] = field(default_factory=dict)
    at: dict[ShiftDay, ListCell] = field(default_factory=dict)
    asked: dict[str, tuple[str, frozenset[int], list[str]]] = field(default_factory=dict)
    problems: list[ImportProblem] = field(default_factory=list)
    waiting: set[ShiftDay] = field(default_factory=set)
    unplaced: set[ListCell] = field(default_factory=set)

    def result(self) -> DutyListReading:
        people, shifts = people_of(self.sheet), shifts_of(self.sheet)
        for cell in self.table.cells:
            names = self._names(cell)
            if names:
                self._read(cell, names, people, shifts)
        for place in self.waiting:
            self.wanted.pop(place, None)
        found = settled(self.sheet, self.wanted)
        self._object(found)
        proposal = ImportProposal(
            steps=tuple(self._steps(found)),
            problems=tuple(self.problems),
            notes=tuple(self._notes()),
        )
        return DutyListReading(
            proposal=proposal,
            choices=tuple(self._choices()),
            waiting=len(self.waiting) + len(self.unplaced),
        )

    def _names(self, cell: ListCell) -> list[str]:
        if isinstance(cell.content, Formula):
            self._refuse(cell, _("Ô chứa công thức. Hãy dán giá trị thay cho công thức."))
        elif isinstance(cell.content, CellFault):
            told = _("Ô đang báo lỗi %(fault)s. Hãy ghi giá trị đúng.")
            self._refuse(cell, told % {"fault": cell.content.text})
        else:
            return names_in(cell.content)
        return []

    def _read(
        self, cell: ListCell, names: list[str], people: LabelBook[int], shifts: LabelBook[int]
    ) -> None:
        shift = self._one("h", cell.head, shifts, cell)
        if shift is None:
            self.unplaced.add(cell)
            return
        if shift not in self.sheet.shift_of:
            return
        place = (shift, cell.day)
        self.at.setdefault(place, cell)
        there = self.wanted.setdefault(place, [])
        for name in names:
            who = self._one("n", name, people, cell)
            if who is None:
                self.waiting.add(place)
            elif who in self.sheet.members and who not in there:
                there.append(who)
        if not there:
            self.wanted.pop(place)

    def _one(self, kind: str, written: str, book: LabelBook[int], cell: ListCell) -> int | None:
        """Who or which is meant; 0 for what is left out, None where it is not answered yet."""
        found = book.called(written)
        if len(found) == 1:
            return next(iter(found))
        key = choice_key(kind, written)
        place = f"{cell.column}{cell.row}"
        self.asked.setdefault(key, (written, found, []))[2].append(place)
        answer = self.answers.get(key, "")
        known = self.sheet.shift_of if kind == "h" else self.sheet.members
        if answer == LEFT_OUT:
            return 0
        return int(answer) if answer.isdecimal() and int(answer) in known else None

    def _refuse(self, cell: ListCell, reason: str) -> None:
        column = f"{cell.column}: {cell.head}"
        self.problems.append(ImportProblem(self.table.title, cell.row, column, reason))

    def _object(self, found: SettledList) -> None:
        for (shift, day, _who), refusal in found.refused.items():
            self._refuse(self.at[shift, day], refusal.sentence)
        kept = {key[:2] for key in found.refused} & self.sheet.by_cell.keys()
        for place in sorted(kept, key=lambda one: (one[1], one[0])):
            told = _("%(place)s: người đang trực được giữ nguyên.")
            self._refuse(self.at[place], told % {"place": self._place(place)})

    def _steps(self, found: SettledList) -> Iterator[ImportStep]:
        taken: dict[ShiftDay, list[int]] = {}
        given: dict[ShiftDay, list[int]] = {}
        for keys, side in ((sorted(found.taken), taken), (found.given, given)):
            for shift, day, who in keys:
                side.setdefault((shift, day), []).append(who)
        for place in sorted(self.wanted, key=lambda one: (one[1], self.at[one].column, one[0])):
            before = [turn.staff_id for turn in self.sheet.by_cell.get(place, ())]
            out, come = taken.get(place, []), given.get(place, [])
            after = [who for who in before if who not in out] + come
            changes = (ImportChange(_("Người trực"), self._said(before), self._said(after)),)
            is_same = not out and not come
            yield ImportStep(
                sheet=DUTY_LIST.key,
                row=self.at[place].row,
                what=ImportAction.SAME
                if is_same
                else ImportAction.CHANGE
                if before
                else ImportAction.ADD,
                name=self._place(place),
                values={"shift": place[0], "day": place[1], "taken": out, "given": come},
                changes=() if is_same else changes,
            )

    def _place(self, place: ShiftDay) -> str:
        shift, day = self.sheet.shift_of[place[0]], place[1]
        hours = hours_text(shift.begins, shift.ends)
        return f"{weekday_short(day)} {day_month(day)}, {shift.post.name} {hours}"

    def _said(self, people: list[int]) -> str:
        return ", ".join(self.sheet.members[who].staff.full_name for who in people)

    def _notes(self) -> Iterator[ImportNote]:
        title = self.table.title
        if self.table.beyond:
            days = list_some([day_month(day) for day in self.table.beyond])
            told = _("Ngày ngoài kỳ trực này nên không đọc: %(days)s.")
            yield ImportNote(title, told % {"days": days})
        if self.table.hidden:
            rows = list_some([str(row) for row in self.table.hidden])
            yield ImportNote(title, _("Dòng ẩn không được đọc: %(rows)s.") % {"rows": rows})
        if self.table.is_cut:
            yield ImportNote(title, _("Bảng quá rộng nên các cột bên phải không được đọc."))

    def _choices(self) -> Iterator[ListChoice]:
        """Heads before names: what a column means decides whether its names are asked for."""
        people = {str(pk): member.staff.full_name for pk, member in self.sheet.members.items()}
        people = {pk: f"{name}, {self.sheet.members[int(pk)].unit}" for pk, name in people.items()}
        shifts = {
            str(shift.pk): f"{shift.post.name} {hours_text(shift.begins, shift.ends)}"
            for shift in self.sheet.shifts
        }
        for key, (written, likely, where) in sorted(
            self.asked.items(), key=lambda one: (not one[0].startswith("h"), one[1][0])
        ):
            is_column = key.startswith("h")
            labels = shifts if is_column else people
            first = [pk for pk in labels if int(pk) in likely]
            order = [*first, *(pk for pk in labels if pk not in first)]
            answer = self.answers.get(key, "")
            yield ListChoice(
                key=key,
                is_column=is_column,
                written=written,
                where=list_some(list(dict.fromkeys(where))),
                options=tuple((pk, labels[pk]) for pk in order),
                answer=answer if answer == LEFT_OUT or answer in labels else "",
            )
