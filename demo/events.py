"""What is held in the played week: events that keep the directive in force, and one that does
not.
"""

from datetime import date, time

from events.services.items import WrittenEvent
from planning.time import Calendar, Week


def events(week: Week, calendar: Calendar, one_stop: int) -> tuple[WrittenEvent, ...]:
    """On the first and the last working day of the week; `one_stop` is the unit that receives
    citizens.
    """
    days = calendar.working_days(week)
    return (_briefing(days[0]), _conference(days[-1]), _reception(days[-1], one_stop))


def _briefing(day: date) -> WrittenEvent:
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
        place="Phòng họp tầng 2",
        chair="Giám đốc",
        consent="head",
    )


def _conference(day: date) -> WrittenEvent:
    return WrittenEvent(
        day=day,
        begins=time(14),
        ends=time(16, 30),
        title="Hội nghị phổ biến phương án ứng phó ngập lụt",
        kind="conference",
        purpose="disaster",
        persons=35,
        place="Hội trường",
        chair="Phó Giám đốc",
    )


def _reception(day: date, unit_id: int) -> WrittenEvent:
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
    )
