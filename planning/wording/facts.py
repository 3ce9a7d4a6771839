"""What a little roster says beside its cells: who somebody is, and what was recorded, in a few
words.
"""

from collections.abc import Iterator

from planning.duty.day import DayClass
from planning.duty.person import DutyPerson
from planning.duty.plan import DutyPlan
from planning.people import Person, Rank
from planning.plan import Plan
from planning.records import Meeting
from planning.vocabulary import DAY_CLASSES, MEETING_PURPOSES, TAGS, Text, in_order
from planning.wording.dates import clock, lower_first, short_date

RANKS = {Rank.HEAD: Text("Người đứng đầu", "Head"), Rank.DEPUTY: Text("Cấp phó", "Deputy")}

POSTS = {
    "leader": Text("Trực lãnh đạo", "Leader on duty"),
    "officer": Text("Trực ban", "Duty officer"),
    "guard": Text("Bảo vệ", "Guard"),
    "records": Text("Trực văn thư", "Records on duty"),
}
SHIFTS = {
    "L": Text("Lãnh đạo", "Leader"),
    "D": Text("Ca ngày", "Day"),
    "N": Text("Ca đêm", "Night"),
    "G": Text("Bảo vệ", "Guard"),
    "V": Text("Văn thư", "Records"),
}
"""What stands in the cells of planning.turn_picture, and what a verdict calls the post."""


def marks(person: Person, language: str) -> str:
    """Cấp phó, Phòng 12: rank, tags and room; nothing for a colleague without any."""
    rank = [RANKS[person.rank].said(language)] if person.rank in RANKS else []
    tags = [
        TAGS[tag].label.said(language) if tag in TAGS else tag
        for tag in in_order(person.tags, TAGS)
    ]
    room = (
        [Text(f"Phòng {person.room}", f"Room {person.room}").said(language)] if person.room else []
    )
    return ", ".join((*rank, *tags, *room))


def duty_marks(one: DutyPerson, language: str) -> str:
    """Cấp phó, người mới: what a roster of duty says of somebody."""
    new = [Text("Người mới", "Newcomer").said(language)] if one.new_at else []
    had = (
        [Text("Đã trực dịp này năm trước", "On duty on it last year").said(language)]
        if one.occasions
        else []
    )
    said = marks(one.person, language)
    return ", ".join((*([said] if said else []), *new, *had))


def special_days(plan: DutyPlan, language: str) -> Iterator[str]:
    """The holidays of a roster of duty, a line each."""
    for day in plan.days:
        if day.kind in (DayClass.HOLIDAY, DayClass.TET):
            kind = lower_first(DAY_CLASSES[day.kind].said("vi"))
            said = Text(kind, DAY_CLASSES[day.kind].en).said(language)
            yield f"{short_date(day.day, language)}: {said}"


def recorded(plan: Plan, language: str) -> Iterator[str]:
    """Everything written down beside the plan, a line each."""
    records = plan.records
    if records is None:
        return
    names = {person.key: person.name for person in plan.people}
    for (key, day), hours in records.hours.items():
        came, left = clock(hours.came, language), clock(hours.left, language)
        after = Text(" hôm sau", " the next day").said(language) if hours.is_over_midnight else ""
        yield f"{short_date(day, language)}, {names.get(key, key)}: {came} – {left}{after}"
    for meeting in records.meetings:
        yield _meeting(meeting, language)
    steps = (
        (Text("Trình", "Filed"), records.filed_at),
        (Text("Duyệt", "Approved"), records.approved_at),
    )
    for step, moment in steps:
        if moment:
            yield (
                f"{step.said(language)}: {clock(moment.time(), language)},"
                f" {_within(short_date(moment.date(), language), language)}"
            )
    for day, sent in records.reports.items():
        report = Text("báo cáo gửi lúc", "report sent at").said(language)
        yield f"{short_date(day, language)}: {report} {clock(sent, language)}"


def _within(words: str, language: str) -> str:
    """thứ Sáu within a Vietnamese line; Friday keeps its capital."""
    return words if language.startswith("en") else lower_first(words)


def _meeting(meeting: Meeting, language: str) -> str:
    purpose = MEETING_PURPOSES.get(meeting.purpose, Text(meeting.purpose, meeting.purpose))
    said = Text(
        f"cuộc họp {meeting.key}, {meeting.persons} người, {lower_first(purpose.vi)}",
        f"meeting {meeting.key}, {meeting.persons} people, {lower_first(purpose.en)}",
    )
    return f"{short_date(meeting.day, language)}: {said.said(language)}"
