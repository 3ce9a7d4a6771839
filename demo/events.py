"""What is held in the played week: events that keep the directive in force, and one that does
not; the rooms and the car they take.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Final

from accounts.models import User
from events.enums import ResourceKind
from events.models import WorkItem
from events.selectors.week import calendar_week
from events.services.filing import approve_items
from events.services.items import WrittenEvent, change_item
from events.services.publishing import publish_calendar
from events.services.resources import add_resource
from planning.time import Calendar, Week
from units.selectors import mandate_of

ROOMS: Final = (("Phòng họp tầng 2", 24), ("Hội trường", 120), ("Phòng họp trực tuyến", 12))
CAR: Final = "43A-001.25"


def keep_resources(*, by: User, at: datetime) -> Mapping[str, int]:
    """The rooms and the car, by name."""
    rooms = [
        add_resource(kind=ResourceKind.ROOM, name=name, seats=seats, by=by, at=at)
        for name, seats in ROOMS
    ]
    car = add_resource(kind=ResourceKind.VEHICLE, name=CAR, seats=7, by=by, at=at)
    return {one.name: one.pk for one in (*rooms, car)}


def events(
    week: Week, calendar: Calendar, one_stop: int, places: Mapping[str, int]
) -> tuple[WrittenEvent, ...]:
    """On the working days of the week; `one_stop` is the unit that receives citizens."""
    days = calendar.working_days(week)
    middle = days[len(days) // 2]
    return (
        _briefing(days[0], places),
        _inspection(middle, one_stop, places),
        _conference(days[-1], places),
        _reception(days[-1], one_stop, places),
    )


def show_calendar(week: Week, *, director: User, office: User, at: datetime) -> int:
    """The Director approves what still waits, the Office publishes the week; how many lines."""
    mandate = mandate_of(director, on=at.date())
    if mandate is None:
        return 0
    waiting = calendar_week(mandate, week).awaiting
    approve_items({row.line.item_id: row.version for row in waiting}, by=director, at=at)
    seen = calendar_week(mandate, week).content
    edition = publish_calendar(week, by=office, at=at, seen=seen, document_number="49/LCT-VP")
    return len(edition.lines)


def move_the_inspection(week: Week, *, office: User, director: User, at: datetime) -> None:
    """One event begins later than was published, and the calendar is published again."""
    item = WorkItem.objects.get(kind="inspection", day__range=(week.monday, week.sunday))
    kept = {name: getattr(item, name) for name in WrittenEvent.__dataclass_fields__}
    later = WrittenEvent(**kept | {"begins": time(9), "note": "Lùi 30 phút so với lịch đã gửi"})
    change_item(item.pk, later, by=office, at=at, seen=item.version)
    show_calendar(week, director=director, office=office, at=at)


def _briefing(day: date, places: Mapping[str, int]) -> WrittenEvent:
    return WrittenEvent(
        day=day,
        begins=time(8),
        ends=time(9, 30),
        title="Giao ban đầu tuần",
        kind="briefing",
        mode="mixed",
        purpose="routine",
        persons=16,
        online=10,
        room_id=places["Phòng họp tầng 2"],
        chair="Giám đốc",
        attending="BGĐ; Trưởng các phòng, đơn vị",
        consent="head",
    )


def _inspection(day: date, one_stop: int, places: Mapping[str, int]) -> WrittenEvent:
    return WrittenEvent(
        day=day,
        begins=time(8, 30),
        ends=time(16),
        title="Kiểm tra công tác ứng phó ngập lụt tại xã An Khê",
        kind="inspection",
        purpose="disaster",
        persons=5,
        place="UBND xã An Khê",
        vehicle_id=places[CAR],
        chair="Phó Giám đốc",
        attending="Văn phòng",
        invited="Lãnh đạo UBND xã An Khê",
        prepared_by_id=one_stop,
    )


def _conference(day: date, places: Mapping[str, int]) -> WrittenEvent:
    return WrittenEvent(
        day=day,
        begins=time(14),
        ends=time(16, 30),
        title="Hội nghị phổ biến phương án ứng phó ngập lụt",
        kind="conference",
        purpose="disaster",
        persons=35,
        room_id=places["Hội trường"],
        chair="Phó Giám đốc",
        attending="Trưởng các phòng, đơn vị",
    )


def _reception(day: date, unit_id: int, places: Mapping[str, int]) -> WrittenEvent:
    return WrittenEvent(
        day=day,
        begins=time(8),
        ends=time(11, 30),
        title="Tiếp công dân định kỳ",
        kind="citizen-reception",
        mode="online",
        purpose="routine",
        persons=6,
        online=6,
        unit_id=unit_id,
        room_id=places["Phòng họp trực tuyến"],
    )
