"""Hold each line of the workbook against the agency's records."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User, plain_username
from planning.people import Rank
from units import names
from units.enums import Role
from units.folding import fold_code, fold_name, tidy_code
from units.importing.book import ImportBook, ImportRow
from units.importing.columns import RANKS, SheetPlan
from units.importing.proposal import (
    ImportAction,
    ImportChange,
    ImportProposal,
    ImportStep,
    changes_in,
)
from units.importing.questions import Questions
from units.importing.ranks import rank_of
from units.importing.sheet_plans import ABSENCES, CALENDAR, CONDITIONS_SHEET, SHEETS, UNITS
from units.importing.staff_columns import STAFF
from units.models import Absence, Agency, Condition, Grant, Position, Staff, Unit
from units.rights import UNIT_ROLES
from units.selectors import leaving_day, open_on

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
    steps = (
        *comparison.units(),
        *comparison.staff(),
        *comparison.absences(),
        *comparison.conditions(),
        *comparison.calendar(),
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
        self.agency, self.book, self.on, self.may_grant = agency, book, on, may_grant
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
        return _step(UNITS, row, unit is not None, changes, row.values["name"], values)

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
        self._load_accounts()
        return [step for row in self.book.of(STAFF) for step in self._person(row)]

    def _load_accounts(self) -> None:
        usernames = [_username(row) for row in self.book.of(STAFF) if "account_role" in row.values]
        self.accounts = {
            user.username: user for user in User.objects.filter(username__in=usernames)
        }
        self.wanted_accounts: dict[str, int] = {}
        self.held: dict[int, set[tuple[str, int | None]]] = {}
        for grant in Grant.objects.filter(open_on(self.on), agency=self.agency):
            self.held.setdefault(grant.user_id, set()).add((grant.role, grant.unit_id))

    def _person(self, row: ImportRow) -> Iterator[ImportStep]:
        code = self.unit_codes.get(names.fold(row.values["unit"]))
        if not code:
            self.book.object_to(
                STAFF, row, "unit", _("Không có đơn vị “%(unit)s”.") % {"unit": row.values["unit"]}
            )
            return
        values = {**row.values, "unit": code, "first": row.values.get("first", self.on)}
        staff = self.known_staff.get(fold_code(row.values["code"]))
        if "account_role" in values and not self._account_is_fine(row, staff, values):
            return
        asks = self._hidden(STAFF, row)
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

    def _hidden(self, plan: SheetPlan, row: ImportRow) -> tuple[str, ...]:
        return self.questions.about_hidden(plan, row) if row.is_hidden else ()

    def _spelled(self, plan: SheetPlan, row: ImportRow, staff: Staff) -> tuple[str, ...]:
        """Where the file spells the code in another way than the records; nobody minds case."""
        written = tidy_code(row.values["code"])
        if written.casefold() == tidy_code(staff.code).casefold():
            return ()
        name = row.values.get("full_name")
        is_same = name is None or fold_name(name) == fold_name(staff.full_name)
        return self.questions.about_spelling(plan, row, staff, name=None if is_same else name)

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
        return _step(STAFF, row, False, (), values["full_name"], values, asks)

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
                *self._spelled(STAFF, row, staff),
                *self.questions.about_return(row, staff, last, values["first"]),
            )
            values = {**values, "code": staff.code, "returns": True}
            yield _step(STAFF, row, False, (), values["full_name"], values, asks)

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
        asks = (*asks, *self._spelled(STAFF, row, staff))
        if values["title"] != home.title:
            self._give_rank(row, values)
            self._tell_kept_rank(row, home, values)
        changes = self._corrections(staff, home, values, given={*row.values, "rank"})
        values = {**values, "code": staff.code, "moves": moves}
        yield _step(STAFF, row, True, changes, staff.full_name, values, asks)
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
        if "account_role" in values and self._grants_anew(staff, values):
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
            yield _step(STAFF, row, True, changes, staff.full_name, values, asks)

    def _account_is_fine(self, row: ImportRow, staff: Staff | None, values: dict[str, Any]) -> bool:
        """An account belongs to one person, and nobody hands out more than they may."""
        username = values["username"] = _username(row)
        taken = self.accounts.get(username)
        refusal = None
        if not username:
            refusal = ("username", _("Có vai trò thì phải có thư điện tử hoặc tên đăng nhập."))
        elif not re.fullmatch(r"[a-z0-9][a-z0-9._@-]{0,59}", username):
            refusal = (
                "username",
                _("Tên đăng nhập chỉ gồm chữ không dấu, chữ số và các dấu . _ @ -"),
            )
        elif _of_another(taken, staff, username):
            refusal = (
                "username",
                _("Tên đăng nhập này của người khác, hoặc người này đã có tài khoản khác."),
            )
        elif username in self.wanted_accounts:
            refusal = (
                "username",
                _("Trùng với dòng %(rows)s của cùng trang.")
                % {"rows": self.wanted_accounts[username]},
            )
        elif Role(values["account_role"]) not in self.may_grant and (
            staff is None or self._grants_anew(staff, values)
        ):
            refusal = ("account_role", _("Bạn không có quyền giao vai trò này."))
        self.wanted_accounts.setdefault(username, row.number)
        if refusal:
            self.book.object_to(STAFF, row, *refusal)
        return refusal is None

    def _grants_anew(self, staff: Staff, values: dict[str, Any]) -> bool:
        role = values["account_role"]
        if staff.user_id is None or role == Role.STAFF:
            return staff.user_id is None
        unit = self.known_units.get(fold_code(values["unit"])) if role in UNIT_ROLES else None
        return (role, unit.pk if unit else None) not in self.held.get(staff.user_id, set())

    # -- absences, conditions, calendar
    # ---------------------------------------------------------------------------------
    def absences(self) -> list[ImportStep]:
        known: dict[int, list[tuple[str, date, date | None]]] = {}
        for absence in Absence.objects.filter(staff__agency=self.agency):
            known.setdefault(absence.staff_id, []).append(
                (absence.kind, absence.first, absence.last)
            )
        return self._periods(ABSENCES, "kind", known, alone=False)

    def conditions(self) -> list[ImportStep]:
        known: dict[int, list[tuple[str, date, date | None]]] = {}
        for condition in Condition.objects.filter(staff__agency=self.agency):
            known.setdefault(condition.staff_id, []).append(
                (condition.tag, condition.first, condition.last)
            )
        return self._periods(CONDITIONS_SHEET, "tag", known, alone=True)

    def _periods(
        self,
        plan: SheetPlan,
        word: str,
        known: dict[int, list[tuple[str, date, date | None]]],
        *,
        alone: bool,
    ) -> list[ImportStep]:
        """Periods of one person must not overlap; with `alone`, only those of one condition must
        not.
        """
        steps = []
        taken = {
            fold_code(staff.code): list(known.get(staff.pk, []))
            for staff in self.known_staff.values()
        }
        for row in self.book.of(plan):
            code, asked = (
                fold_code(row.values["code"]),
                (row.values[word], row.values["first"], row.values.get("last")),
            )
            others = taken.setdefault(code, [])
            asks = self._period_asks(plan, row, code)
            if code not in self.newcomers and code not in self.known_staff:
                self.book.object_to(plan, row, "code", _("Không có cán bộ mang mã này."))
            elif asked[2] is not None and asked[2] < asked[1]:
                self.book.object_to(plan, row, "last", _("Ngày cuối trước ngày đầu."))
            elif asked in others:
                steps.append(_step(plan, row, True, (), self._who(code), dict(row.values), asks))
            elif clash := next(
                (
                    other
                    for other in others
                    if (other[0] == asked[0] or not alone) and _meet(other, asked)
                ),
                None,
            ):
                self.book.object_to(
                    plan,
                    row,
                    "first",
                    _("Trùng với đợt từ ngày %(first)s.") % {"first": f"{clash[1]:%d/%m/%Y}"},
                )
            else:
                others.append(asked)
                steps.append(_step(plan, row, False, (), self._who(code), dict(row.values), asks))
        return steps

    def _period_asks(self, plan: SheetPlan, row: ImportRow, code: str) -> tuple[str, ...]:
        """Whatever is open about a person is open about what the file says of them."""
        staff = self.known_staff.get(code)
        spelled = self._spelled(plan, row, staff) if staff else ()
        return (*self.open_about.get(code, ()), *self._hidden(plan, row), *spelled)

    def _who(self, code: str) -> str:
        return (
            self.known_staff[code].full_name if code in self.known_staff else self.newcomers[code]
        )

    def calendar(self) -> list[ImportStep]:
        known = {row.day: row for row in self.agency.calendar_days.all()}
        steps = []
        for row in self.book.of(CALENDAR):
            day = known.get(row.values["day"])
            changes = (
                ()
                if day is None
                else changes_in(
                    row.values,
                    {key: getattr(day, key) for key in ("kind", "name", "basis")},
                    CALENDAR.columns,
                )
            )
            weekend = row.values["day"].weekday() >= 5
            if (row.values["kind"] == "made-up") != weekend and row.values["kind"] != "holiday":
                self.book.object_to(
                    CALENDAR,
                    row,
                    "kind",
                    _(
                        "Chỉ làm bù vào ngày nghỉ hằng tuần; chỉ nghỉ bù, nghỉ hoán đổi vào ngày"
                        " làm việc."
                    ),
                )
                continue
            steps.append(
                _step(
                    CALENDAR,
                    row,
                    day is not None,
                    changes,
                    f"{row.values['day']:%d/%m/%Y}",
                    dict(row.values),
                    self._hidden(CALENDAR, row),
                )
            )
        return steps


def _step(
    plan: SheetPlan,
    row: ImportRow,
    known: bool,
    changes: tuple[Any, ...],
    name: str,
    values: dict[str, Any],
    asks: tuple[str, ...] = (),
) -> ImportStep:
    what = ImportAction.ADD if not known else ImportAction.CHANGE if changes else ImportAction.SAME
    return ImportStep(
        sheet=plan.key,
        row=row.number,
        what=what,
        name=name,
        values=values,
        changes=changes,
        asks=asks,
    )


def _meet(one: tuple[str, date, date | None], other: tuple[str, date, date | None]) -> bool:
    return one[1] <= (other[2] or date.max) and other[1] <= (one[2] or date.max)


def _of_another(account: User | None, staff: Staff | None, username: str) -> bool:
    """An account that stands already is this person's only if it is tied to them; and nobody
    gets a second one.
    """
    if account is not None and (staff is None or staff.user_id != account.pk):
        return True
    return staff is not None and staff.user is not None and staff.user.username != username


def _username(row: ImportRow) -> str:
    return plain_username(row.values.get("username") or row.values.get("email", "").split("@")[0])
