"""The export of an attendance device: how it is laid out, and what it would change in the
recorded hours.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rosters.enums import HoursSource
from rosters.models import Presence
from units.folding import fold_code
from units.importing.book import Row
from units.importing.columns import STAFF_CODE, Column, Kind, SheetPlan
from units.importing.proposal import Proposal, Step, What, differences
from units.importing.reader import read_book
from units.importing.workbook import open_table
from units.models import Agency, Staff

HOURS = SheetPlan(
    key="hours",
    title="Giờ có mặt",
    help=gettext_noop(
        "Mỗi dòng một lượt đến và về; nhiều dòng của một người trong một ngày được gộp: giờ đến đầu"
        " tiên, giờ về cuối cùng."
    ),
    repeats=True,
    columns=(
        replace(
            STAFF_CODE,
            help="Mã như trong danh sách cán bộ.",
            also=("Mã nhân viên", "Mã NV", "code"),
        ),
        Column("day", "Ngày", Kind.DATE, required=True, width=12, also=("date",)),
        Column(
            "came",
            "Giờ đến",
            Kind.TIME,
            help="Trống nếu dòng chỉ ghi giờ về.",
            width=10,
            also=("Giờ vào", "in"),
        ),
        Column(
            "left",
            "Giờ về",
            Kind.TIME,
            help="Trống nếu dòng chỉ ghi giờ đến.",
            width=10,
            also=("Giờ ra", "out"),
        ),
    ),
)

Groups = Mapping[tuple[str, date], list[Row]]
"""The lines about one person and day."""


def propose_hours(agency: Agency, upload: bytes, *, today: date) -> Proposal:
    """What the file would change; nothing is written. Raises NotExcel or TooBig."""
    book = read_book(open_table(upload), (HOURS,), HOURS)
    groups = _grouped(book.of(HOURS))
    staff = {fold_code(person.code): person for person in agency.staff.all()}
    recorded = _recorded(agency, groups)
    broken = set(_grouped(book.broken.get(HOURS.key, ())))
    steps = []
    for (code, day), rows in groups.items():
        person, hours = staff.get(code), _joined(rows)
        stands = recorded.get((person.pk, day)) if person else None
        refusal = _refusal(person, day, hours, stands, is_broken=(code, day) in broken, today=today)
        if refusal or person is None:
            for row in rows:
                book.object_to(HOURS, row, *refusal)
        else:
            steps.append(_step(rows[0], person, day, hours, stands))
    problems = sorted(book.problems, key=lambda problem: problem.row or 0)
    return Proposal(steps=tuple(steps), problems=tuple(problems))


def _grouped(rows: Any) -> dict[tuple[str, date], list[Row]]:
    groups: dict[tuple[str, date], list[Row]] = {}
    for row in rows:
        if "code" in row.values and "day" in row.values:
            groups.setdefault((fold_code(row.values["code"]), row.values["day"]), []).append(row)
    return groups


def _joined(rows: list[Row]) -> dict[str, Any]:
    """The first coming and the last going; a side that stands on no line is left out."""
    came = [row.values["came"] for row in rows if "came" in row.values]
    left = [row.values["left"] for row in rows if "left" in row.values]
    return ({"came": min(came)} if came else {}) | ({"left": max(left)} if left else {})


def _recorded(agency: Agency, groups: Groups) -> dict[tuple[int, date], Presence]:
    days = {day for _code, day in groups}
    rows = (
        Presence.objects.filter(staff__agency=agency, day__range=(min(days), max(days)))
        if days
        else ()
    )
    return {(row.staff_id, row.day): row for row in rows}


def _refusal(
    person: Staff | None,
    day: date,
    hours: Mapping[str, Any],
    stands: Presence | None,
    *,
    is_broken: bool,
    today: date,
) -> tuple[str, str] | tuple[()]:
    """Why these lines are not taken over: the column that is wrong and the reason."""
    if person is None:
        return "code", _("Không có cán bộ mang mã này.")
    if day > today:
        return "day", _("Ngày này chưa đến.")
    if is_broken:
        return "day", _("Một dòng khác của người này trong ngày có lỗi.")
    for key, reason in (("came", _("Thiếu giờ đến.")), ("left", _("Thiếu giờ về."))):
        if key not in hours:
            return key, reason
    if hours["left"] <= hours["came"]:
        return "left", _("Giờ về phải sau giờ đến.")
    if (
        stands
        and stands.source == HoursSource.HAND
        and (stands.came, stands.left) != (hours["came"], hours["left"])
    ):
        return "day", _("Ngày này đã được ghi tay; tệp không ghi đè.")
    return ()


def _step(
    row: Row, person: Staff, day: date, hours: Mapping[str, Any], stands: Presence | None
) -> Step:
    before = {"came": stands.came if stands else None, "left": stands.left if stands else None}
    changes = differences(hours, before, HOURS.columns)
    what = What.ADD if stands is None else What.CHANGE if changes else What.SAME
    values = {"staff": person.pk, "code": person.code, "day": day, **hours}
    return Step(
        sheet=HOURS.key,
        row=row.number,
        what=what,
        name=f"{person.full_name}, {day:%d/%m/%Y}",
        values=values,
        changes=changes,
    )
