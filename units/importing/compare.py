"""Hold each line of the workbook against the agency's records."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from planning.people import Rank
from units import names
from units.enums import Role
from units.folding import fold_code, fold_name
from units.importing.book import ImportBook, ImportRow
from units.importing.columns import RANKS
from units.importing.compare_accounts import AccountComparison
from units.importing.compare_calendar import compare_calendar
from units.importing.compare_periods import PeriodComparison
from units.importing.compare_steps import hidden_asks, spelling_asks, step_of
from units.importing.proposal import (
    ImportChange,
    ImportProposal,
    ImportStep,
    changes_in,
)
from units.importing.questions import Questions
from units.importing.ranks import rank_of
from units.importing.sheet_plans import SHEETS, UNITS
from units.importing.staff_columns import STAFF
from units.models import Agency, Position, Staff, Unit
from units.selectors import leaving_day

PERSON = ("full_name", "email", "phone", "home_zone", "room")
POST = ("title", "title_short", "rank", "roles", "standing_reasons")
UNIT = ("name", "short_name", "kind", "can_work_remotely", "is_suspended", "sector", "files_roster")


def compare(
    agency: Agency, book: ImportBook, *, on: date, may_grant: frozenset[Role]
) -> ImportProposal:
    """`on` is the day a line without a date takes effect; `may_grant` are the roles the importer
    may hand out.
    """
    comparison = _Comparison(agency, book, on, may_grant)
    periods = PeriodComparison(
        agency,
        book,
        comparison.questions,
        known_staff=comparison.known_staff,
        newcomers=comparison.newcomers,
        open_about=comparison.open_about,
    )
    steps = (
        *comparison.units(),
        *comparison.staff(),  # before the periods: it finds the newcomers and what is open
        *periods.absences(),
        *periods.conditions(),
        *compare_calendar(agency, book, comparison.questions),
    )
    place = {plan.title: number for number, plan in enumerate(SHEETS)}
    problems = sorted(
        book.problems, key=lambda problem: (place.get(problem.sheet, -1), problem.row or 0)
    )
    return ImportProposal(
        steps=steps,
        problems=tuple(problems),
        questions=comparison.questions.asked_about(steps),
        notes=tuple(book.notes),
    )


class _Comparison:
    """The records are read once, whole; then every line is judged in memory."""

    def __init__(
        self, agency: Agency, book: ImportBook, on: date, may_grant: frozenset[Role]
    ) -> None:
        self.book, self.on = book, on
        self.known_units = {fold_code(unit.code): unit for unit in agency.units.all()}
        self.known_staff = {
            fold_code(staff.code): staff for staff in agency.staff.select_related("user")
        }
        homes = (
            Position.objects.filter(staff__agency=agency, is_home=True)
            .select_related("unit")
            .order_by("first")
        )
        self.homes = {position.staff_id: position for position in homes}
        self.before: dict[int, list[Position]] = {}
        for position in homes:
            self.before.setdefault(position.staff_id, []).append(position)
        self.namesakes: dict[str, list[Staff]] = {}
        for staff in self.known_staff.values():
            self.namesakes.setdefault(fold_name(staff.full_name), []).append(staff)
        self.questions = Questions()
        self.open_about: dict[str, tuple[str, ...]] = {}
        self.unit_codes: dict[str, str] = {}
        self.newcomers: dict[str, str] = {}
        self.accounts = AccountComparison(agency, book, on, may_grant, self.known_units)

    # -- units
    # ----------------------------------------------------------------------------------------------
    def units(self) -> list[ImportStep]:
        steps = []
        by_name = {fold_name(unit.name): unit for unit in self.known_units.values()}
        for row in self.book.of(UNITS):
            unit = self.known_units.get(fold_code(row.values["code"]))
            namesake = by_name.get(fold_name(row.values["name"]))
            if row.is_hidden:
                self.book.object_to(UNITS, row, "code", _("Dòng này đang bị ẩn. Hãy bỏ ẩn."))
            elif namesake is not None and namesake != unit:
                told = _("Đơn vị này đã có với mã %(code)s.") % {"code": namesake.code}
                self.book.object_to(UNITS, row, "name", told)
            elif unit is not None and unit.code.casefold() != row.values["code"].casefold():
                told = _("Mã này đã có, viết là %(code)s. Hãy ghi đúng như vậy.")
                self.book.object_to(UNITS, row, "code", told % {"code": unit.code})
            else:
                steps.append(self._unit(row, unit))
        self._index_units()
        return steps

    def _unit(self, row: ImportRow, unit: Unit | None) -> ImportStep:
        stands = {key: getattr(unit, key) for key in UNIT} if unit else {}
        changes = changes_in(row.values, stands, UNITS.columns)
        values = {**row.values, "code": unit.code if unit else row.values["code"]}
        return step_of(UNITS, row, unit is not None, changes, row.values["name"], values)

    def _index_units(self) -> None:
        """A unit is named by its code, its name or its short name; a name two units share names
        neither.
        """
        named = [(unit.code, unit.name, unit.short_name) for unit in self.known_units.values()]
        named += [
            (row.values["code"], row.values["name"], row.values.get("short_name", ""))
            for row in self.book.of(UNITS)
        ]
        for code, *others in named:
            for other in filter(None, map(names.fold, others)):
                self.unit_codes[other] = code if self.unit_codes.get(other, code) == code else ""
        self.unit_codes |= {code.casefold(): code for code, *_others in named}

    # -- people
    # ----------------------------------------------------------------------------------------------
    def staff(self) -> list[ImportStep]:
        return [step for row in self.book.of(STAFF) for step in self._person(row)]

    def _person(self, row: ImportRow) -> Iterator[ImportStep]:
        code = self.unit_codes.get(names.fold(row.values["unit"]))
        if not code:
            self.book.object_to(
                STAFF, row, "unit", _("Không có đơn vị “%(unit)s”.") % {"unit": row.values["unit"]}
            )
            return
        values = {**row.values, "unit": code, "first": row.values.get("first", self.on)}
        staff = self.known_staff.get(fold_code(row.values["code"]))
        if "account_role" in values and not self.accounts.is_fine(row, staff, values):
            return
        asks = hidden_asks(self.questions, STAFF, row)
        if staff is None:
            steps = [self._newcomer(row, values, asks)]
        elif self._has_left(staff):
            steps = list(self._returning(row, staff, values, asks))
        else:
            steps = list(self._known(row, staff, values, asks))
        for step in steps[:1]:
            self.open_about[fold_code(row.values["code"])] = step.asks
        yield from steps

    def _has_left(self, staff: Staff) -> bool:
        home = self.homes.get(staff.pk)
        return not staff.is_active or home is None or (home.last or date.max) < self.on

    def _newcomer(
        self, row: ImportRow, values: dict[str, Any], asks: tuple[str, ...]
    ) -> ImportStep:
        self.newcomers[fold_code(values["code"])] = values["full_name"]
        self._give_rank(row, values)
        same = [
            staff
            for staff in self.namesakes.get(fold_name(values["full_name"]), ())
            if self._has_left(staff) or self.homes[staff.pk].unit.code == values["unit"]
        ]
        if same:
            asks = (*asks, *self.questions.about_namesakes(row, values["full_name"], same))
        return step_of(STAFF, row, False, (), values["full_name"], values, asks)

    def _give_rank(self, row: ImportRow, values: dict[str, Any]) -> None:
        """Of a title that leads, where the list does not say the rank."""
        rank = rank_of(values["title"])
        if "rank" not in values and rank is not None:
            values["rank"] = rank.value
            label = next(label for label, code in RANKS.items() if code == rank.value)
            told = _("Dòng %(row)s: cấp không ghi, hiểu là %(rank)s theo chức vụ “%(title)s”.")
            said = {"row": row.number, "rank": label, "title": values["title"]}
            self.book.tell(STAFF.title, told % said)

    def _tell_kept_rank(self, row: ImportRow, home: Position, values: dict[str, Any]) -> None:
        """Who led and now has a title that does not lead, and no rank beside it."""
        if "rank" not in values and home.rank != Rank.STAFF:
            label = next(label for label, code in RANKS.items() if code == home.rank)
            told = _("Dòng %(row)s: cấp không ghi, giữ nguyên là %(rank)s.")
            self.book.tell(STAFF.title, told % {"row": row.number, "rank": label})

    def _returning(
        self, row: ImportRow, staff: Staff, values: dict[str, Any], asks: tuple[str, ...]
    ) -> Iterator[ImportStep]:
        """Who left comes back under the same code, on a day after the last one worked."""
        last = self._last_day(staff)
        if last is None:
            self.book.object_to(STAFF, row, "code", _("Mã này là của một người đã thôi công tác."))
        elif values["first"] <= last:
            told = _(
                "Mã này là của %(name)s, đã thôi công tác từ ngày %(last)s. Nếu trở lại công tác,"
                " ghi ngày trở lại ở cột Từ ngày."
            )
            said = {"name": staff.full_name, "last": f"{last:%d/%m/%Y}"}
            self.book.object_to(STAFF, row, "first", told % said)
        else:
            self._give_rank(row, values)
            asks = (
                *asks,
                *spelling_asks(self.questions, STAFF, row, staff),
                *self.questions.about_return(row, staff, last, values["first"]),
            )
            values = {**values, "code": staff.code, "returns": True}
            yield step_of(STAFF, row, False, (), values["full_name"], values, asks)

    def _last_day(self, staff: Staff) -> date | None:
        ends = [post.last for post in self.before.get(staff.pk, ()) if post.last is not None]
        recorded = leaving_day(staff)
        return recorded if recorded is not None else max(ends, default=None)

    def _known(
        self, row: ImportRow, staff: Staff, values: dict[str, Any], asks: tuple[str, ...]
    ) -> Iterator[ImportStep]:
        home = self.homes[staff.pk]
        moves = home.unit.code != values["unit"]
        if moves and ("first" not in row.values or values["first"] <= home.first):
            reason = _(
                "Đang thuộc %(unit)s; một người chỉ có một đơn vị chính. Muốn chuyển đơn vị, ghi"
                " ngày chuyển ở cột Từ ngày."
            )
            self.book.object_to(STAFF, row, "unit", reason % {"unit": home.unit.name})
            return
        asks = (*asks, *spelling_asks(self.questions, STAFF, row, staff))
        if values["title"] != home.title:
            self._give_rank(row, values)
            self._tell_kept_rank(row, home, values)
        changes = self._corrections(staff, home, values, given={*row.values, "rank"})
        values = {**values, "code": staff.code, "moves": moves}
        yield step_of(STAFF, row, True, changes, staff.full_name, values, asks)
        if not moves and "first" in row.values and values["first"] != home.first:
            yield from self._other_first_day(row, staff, home, values["first"], asks)

    def _corrections(
        self, staff: Staff, home: Position, values: dict[str, Any], *, given: set[str]
    ) -> tuple[ImportChange, ...]:
        stands: dict[str, Any] = {key: getattr(staff, key) for key in PERSON}
        stands |= {key: getattr(home, key) for key in POST} | {"unit": home.unit.code}
        wanted = {
            key: list(value) if isinstance(value, tuple) else value
            for key, value in values.items()
            if key in given
        }
        changes = changes_in(wanted, stands, STAFF.columns)
        if "account_role" in values and self.accounts.grants_anew(staff, values):
            role = {"account_role": values["account_role"]}
            changes += changes_in(role, {"account_role": None}, STAFF.columns)
        return changes

    def _other_first_day(
        self, row: ImportRow, staff: Staff, home: Position, first: date, asks: tuple[str, ...]
    ) -> Iterator[ImportStep]:
        """The file says another day than the records: a slip in one of them, or a new post."""
        earlier = [post for post in self.before[staff.pk] if post.pk != home.pk]
        clash = next((post for post in earlier if post.last and post.last >= first), None)
        if home.last is not None and first > home.last:
            self.book.object_to(STAFF, row, "first", _("Ngày này sau ngày cuối ở đơn vị."))
        elif clash is not None:
            told = _("Trùng với đợt từ ngày %(first)s.") % {"first": f"{clash.first:%d/%m/%Y}"}
            self.book.object_to(STAFF, row, "first", told)
        else:
            changes = changes_in({"first": first}, {"first": home.first}, STAFF.columns)
            asks = (*asks, *self.questions.about_first_day(row, staff, home.first, first))
            values = {"code": staff.code, "corrects_first": True, "first": first}
            yield step_of(STAFF, row, True, changes, staff.full_name, values, asks)
