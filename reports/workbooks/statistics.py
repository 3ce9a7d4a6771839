"""The statistics as Excel workbooks."""

from collections.abc import Sequence
from datetime import timedelta
from io import BytesIO

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from openpyxl import Workbook

from reports.values.statistics import KINDS, MARKS, FilingMark, RuleDeparture, UnitPunctuality
from rosters.workbooks import add_table
from units.words import week_of_year


def punctuality_workbook(units: Sequence[UnitPunctuality]) -> bytes:
    """One sheet of sums, one with a row for every unit and week."""
    sums = [
        (
            one.unit_name,
            one.on_time,
            one.late,
            one.missed,
            one.percent,
            _minutes(one.latest),
        )
        for one in units
    ]
    heads = (
        _("Phòng, đơn vị"),
        _("Đúng hạn"),
        _("Muộn"),
        _("Không trình"),
        _("Đúng hạn, %"),
        _("Muộn nhất (phút)"),
    )
    weeks = [
        (
            unit.unit_name,
            week_of_year(one.week),
            str(MARKS[one.mark]),
            f"{localtime(one.sent_at):%d/%m/%Y %H:%M}" if one.sent_at else "",
            _minutes(one.late) if one.mark is FilingMark.LATE else None,
        )
        for unit in units
        for one in unit.weeks
    ]
    book = _book()
    add_table(book, _("Đúng hạn theo đơn vị"), heads, sums)
    add_table(
        book,
        _("Từng tuần"),
        (_("Phòng, đơn vị"), _("Tuần"), _("Trình"), _("Lúc"), _("Muộn (phút)")),
        weeks,
    )
    return _packed(book)


def departures_workbook(rows: Sequence[RuleDeparture]) -> bytes:
    book = _book()
    heads = (
        _("Lúc"),
        _("Hình thức"),
        _("Phòng, đơn vị"),
        _("Tuần, lịch trực"),
        _("Căn cứ"),
        _("Lý do"),
        _("Văn bản cho phép"),
        _("Người quyết định"),
    )
    listed = [
        (
            f"{localtime(one.at):%d/%m/%Y %H:%M}",
            str(KINDS[one.kind]),
            one.unit_name or _("Mọi đơn vị"),
            week_of_year(one.week) if one.week else one.duty.name if one.duty else "",
            "\n".join(one.laws),
            one.reason,
            one.allowed,
            one.who,
        )
        for one in rows
    ]
    add_table(book, _("Lý do vẫn trình, duyệt"), heads, listed)
    return _packed(book)


def _minutes(late: timedelta) -> int:
    return int(late.total_seconds()) // 60


def _book() -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def _packed(book: Workbook) -> bytes:
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()
