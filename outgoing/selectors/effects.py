"""What a change of the agency's settings will mean, in plain sentences before it is saved."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from units.models import Agency
from units.selectors import calendar_of
from units.selectors.settings import SETTINGS, WORKING_HOURS
from units.words import (
    WITHIN_A_SENTENCE,
    clock_time,
    day_in_a_sentence,
    hours_of_day,
)

DAYS_LOOKED_AHEAD: Final = 60


def effects_of(agency: Agency, wanted: Mapping[str, Any], *, at: datetime) -> tuple[str, ...]:
    """One sentence for each thing that will be otherwise once `wanted` (by SETTINGS) is saved at
    `at`; none where nothing changes.
    """
    changed = {name for name in SETTINGS if getattr(agency, name) != wanted[name]}
    return (
        *_of_names(changed, wanted),
        *_of_hours(changed, wanted),
        *_of_deadlines(changed, wanted),
        *_of_list(agency, changed, wanted, at),
        *_of_plans(changed, wanted),
        *_of_duty(changed, wanted),
        *_of_day_swaps(changed, wanted),
        *_of_work_calendar(changed, wanted),
    )


def next_list(agency: Agency, wanted: Mapping[str, Any], *, at: datetime) -> date | None:
    """The first day from `at` on whose list leaves by the hour of `wanted`; None where none is
    owed. Today counts while neither the present nor the wanted hour has come.
    """
    local = at.astimezone(ZoneInfo(agency.time_zone))
    if wanted["reports_from"] is None:
        return None
    first = local.date()
    if local.time() >= min(wanted["report_send_at"], agency.report_send_at):
        first += timedelta(days=1)
    first = max(first, wanted["reports_from"])
    calendar = calendar_of(agency)
    days = (first + timedelta(days=number) for number in range(DAYS_LOOKED_AHEAD))
    return next(
        (day for day in days if wanted["report_every_day"] or calendar.is_working(day)), None
    )


def _of_names(changed: set[str], wanted: Mapping[str, Any]) -> Iterator[str]:
    if changed & {"name", "parent_name", "place"}:
        yield _(
            "Tên cơ quan, cơ quan chủ quản và địa danh mới đứng trên trang, bản in và thư gửi từ"
            " nay; thư đã gửi giữ nguyên."
        )
    if "territory" in changed:
        yield (
            _(
                "Văn bản áp dụng cho địa bàn “%(territory)s” ràng buộc cơ quan từ khi lưu; các"
                " lịch được kiểm tra lại."
            )
            % {"territory": wanted["territory"]}
            if wanted["territory"]
            else _(
                "Văn bản chỉ áp dụng cho một địa bàn không còn ràng buộc cơ quan; các lịch được"
                " kiểm tra lại."
            )
        )


def _of_hours(changed: set[str], wanted: Mapping[str, Any]) -> Iterator[str]:
    if changed & set(WORKING_HOURS):
        morning, noon, afternoon, evening = (wanted[name] for name in WORKING_HOURS)
        yield _(
            "Từ nay lịch của từng người và bản in lịch tuần ghi giờ làm việc: %(hours)s. Quy định"
            " về giờ của văn bản vẫn theo văn bản."
        ) % {"hours": hours_of_day(morning, noon, afternoon, evening)}


def _of_deadlines(changed: set[str], wanted: Mapping[str, Any]) -> Iterator[str]:
    if changed & {"filing_weekday", "filing_time"}:
        yield _(
            "Lịch tuần phải trình trước %(time)s %(weekday)s của tuần trước đó; ngày đó là ngày"
            " nghỉ thì vào ngày làm việc liền trước. Các lời nhắc theo hạn mới."
        ) % {
            "time": clock_time(wanted["filing_time"]),
            "weekday": WITHIN_A_SENTENCE[wanted["filing_weekday"]],
        }
    if "approval_time" in changed:
        yield (
            _("Lịch tuần phải duyệt trước %(time)s của ngày hạn trình.")
            % {"time": clock_time(wanted["approval_time"])}
            if wanted["approval_time"]
            else _("Lịch tuần phải duyệt trong ngày hạn trình.")
        )


def _of_list(
    agency: Agency, changed: set[str], wanted: Mapping[str, Any], at: datetime
) -> Iterator[str]:
    if not changed & {"reports_from", "report_send_at", "report_deadline", "report_every_day"}:
        return
    day = next_list(agency, wanted, at=at)
    if day is None:
        yield (
            _("Danh sách hằng ngày không gửi nữa.")
            if agency.reports_from
            else _("Danh sách hằng ngày chưa gửi: chưa có ngày bắt đầu.")
        )
        return
    facts = {
        "day": day_in_a_sentence(day),
        "time": clock_time(wanted["report_send_at"]),
        "deadline": clock_time(wanted["report_deadline"]),
    }
    yield (
        _("Từ %(day)s, danh sách gửi lúc %(time)s mọi ngày, kể cả ngày nghỉ; hạn gửi %(deadline)s.")
        % facts
        if wanted["report_every_day"]
        else _("Từ %(day)s, danh sách gửi lúc %(time)s các ngày làm việc; hạn gửi %(deadline)s.")
        % facts
    )
    if _is_sent_at_once(agency, wanted, at):
        yield _("Hôm nay đã qua giờ gửi: danh sách hôm nay gửi ngay sau khi lưu, nếu chưa gửi.")


def _is_sent_at_once(agency: Agency, wanted: Mapping[str, Any], at: datetime) -> bool:
    """True if today's list falls due by being saved: its new hour has come, and it is owed."""
    local = at.astimezone(ZoneInfo(agency.time_zone))
    is_owed = wanted["reports_from"] <= local.date() and (
        wanted["report_every_day"] or calendar_of(agency).is_working(local.date())
    )
    was_due = (
        agency.reports_from is not None
        and agency.reports_from <= local.date()
        and local.time() >= agency.report_send_at
    )
    return is_owed and local.time() >= wanted["report_send_at"] and not was_due


def _of_plans(changed: set[str], wanted: Mapping[str, Any]) -> Iterator[str]:
    if "provisional_plans" in changed:
        yield (
            _(
                "Đơn vị chưa có lịch được duyệt đứng trong danh sách với lịch được duyệt gần"
                " nhất, ghi là tạm."
            )
            if wanted["provisional_plans"]
            else _(
                "Đơn vị chưa có lịch được duyệt đứng trong danh sách với tên và điện thoại, không"
                " có lịch tạm."
            )
        )


def _of_day_swaps(changed: set[str], wanted: Mapping[str, Any]) -> Iterator[str]:
    if "day_swaps_approved" in changed:
        yield (
            _("Hai người đồng ý đổi ngày đến cơ quan thì chờ trưởng đơn vị duyệt.")
            if wanted["day_swaps_approved"]
            else _("Hai người đồng ý đổi ngày đến cơ quan, không trái quy định, thì đổi ngay.")
        )


def _of_work_calendar(changed: set[str], wanted: Mapping[str, Any]) -> Iterator[str]:
    if "calendar_letters" in changed:
        yield (
            _("Lịch công tác tuần được gửi thư cho người có việc mỗi khi công bố.")
            if wanted["calendar_letters"]
            else _("Lịch công tác tuần công bố mà không gửi thư.")
        )


def _of_duty(changed: set[str], wanted: Mapping[str, Any]) -> Iterator[str]:
    if "duty_reminder_at" in changed:
        yield _("Người có lượt trực hôm sau được nhắc lúc %(time)s.") % {
            "time": clock_time(wanted["duty_reminder_at"])
        }
