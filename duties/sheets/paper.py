"""Put a roster of duty into the words of its paper: days by posts, people by days, who signs."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from duties.enums import TurnState
from duties.models import DutyRoster, DutyShift, DutyTurn
from duties.sheets.sheet import DutySheet
from duties.texts import hours_text
from duties.values.paper import DutyPaper, PaperDay, PaperPerson, PaperShift, PaperSigner
from planning.duty.day import DayClass, DutyDay
from units.lunar import lunar_label
from units.words import day as day_words
from units.words import moment, weekday_short
from weeks.enums import RosterState


def paper_of(sheet: DutySheet) -> DutyPaper:
    """In the language that is switched on; a paper of state is in Vietnamese. Who sent and who
    signed it are at hand.
    """
    roster = sheet.roster
    names = written_names(sheet)
    held = [turn for turn in sheet.turns if turn.state != TurnState.ABSENT]
    signs = dict(zip([shift.pk for shift in sheet.shifts], _signs(sheet.shifts), strict=True))
    return DutyPaper(
        over=roster.agency.name if roster.unit else roster.agency.parent_name,
        whose=roster.unit.name if roster.unit else roster.agency.name,
        title=roster.title or ("Lịch trực" if roster.unit else "Lịch trực cơ quan"),
        period=f"Từ ngày {day_words(roster.first)} đến ngày {day_words(roster.last)}",
        state=_state(roster),
        shifts=tuple(
            PaperShift(post=shift.post.name, words=_shift_words(shift), sign=signs[shift.pk])
            for shift in sheet.shifts
        ),
        days=tuple(_day(sheet, day, held, names) for day in sheet.plan.days),
        people=tuple(_people(sheet, held, signs)),
        signers=tuple(_signers(roster)),
    )


def written_names(sheet: DutySheet) -> dict[int, str]:
    """How the paper names people: in full, with the unit where two have one name."""
    times = Counter(member.staff.full_name for member in sheet.members.values())
    return {
        pk: f"{member.staff.full_name} ({member.unit})"
        if times[member.staff.full_name] > 1 and member.unit
        else member.staff.full_name
        for pk, member in sheet.members.items()
    }


def _shift_words(shift: DutyShift) -> str:
    return f"{shift.name} {hours_text(shift.begins, shift.ends)}".strip()


def _signs(shifts: Sequence[DutyShift]) -> Iterator[str]:
    """The initials of the post, numbered where several shifts have the same."""
    initials = ["".join(word[0] for word in shift.post.name.split()).upper() for shift in shifts]
    times, met = Counter(initials), Counter[str]()
    for sign in initials:
        met[sign] += 1
        yield f"{sign}{met[sign]}" if times[sign] > 1 else sign


def _day(
    sheet: DutySheet, day: DutyDay, held: Sequence[DutyTurn], names: Mapping[int, str]
) -> PaperDay:
    there: dict[int, list[str]] = {}
    for turn in held:
        if turn.day == day.day:
            there.setdefault(turn.shift_id, []).append(names[turn.staff_id])
    notes = (sheet.holidays.get(day.day), day.kind is DayClass.TET and lunar_label(day.day))
    return PaperDay(
        day=day.day,
        weekday=weekday_short(day.day),
        note=", ".join(note for note in notes if note),
        is_off=day.kind is not DayClass.WORKING,
        cells=tuple(
            tuple(there.get(shift.pk, ()))
            if shift.pk in there or (shift.pk, day.day) in sheet.need_of
            else None
            for shift in sheet.shifts
        ),
    )


def _people(
    sheet: DutySheet, held: Sequence[DutyTurn], signs: dict[int, str]
) -> Iterator[PaperPerson]:
    """Those with a turn, and those who have none although they might."""
    of: dict[int, dict[date, list[str]]] = {}
    for turn in held:
        of.setdefault(turn.staff_id, {}).setdefault(turn.day, []).append(signs[turn.shift_id])
    for pk, member in sheet.members.items():
        days = of.get(pk, {})
        yield PaperPerson(
            name=member.staff.full_name,
            title=member.title,
            unit=member.unit,
            signs=tuple(", ".join(days.get(one.day, ())) for one in sheet.plan.days),
            turns=sum(map(len, days.values())),
        )


def _state(roster: DutyRoster) -> str:
    words = [str(RosterState(roster.state).label)]
    if roster.revision > 1:
        words.append(f"điều chỉnh lần {roster.revision - 1}")
    if roster.approved_by and roster.approved_at:
        words.append(f"{roster.approved_by} duyệt lúc {moment(roster.approved_at)}")
    else:
        words.append("chưa được duyệt")
    return " – ".join(words)


def _signers(roster: DutyRoster) -> Iterator[PaperSigner]:
    yield PaperSigner(("NGƯỜI LẬP BIỂU",), _name(roster.opened_by))
    sender = "TRƯỞNG ĐƠN VỊ" if roster.unit else "NGƯỜI TRÌNH"
    yield PaperSigner((sender,), _name(roster.submitted_by))
    for_director = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC") if roster.approved_for else ("GIÁM ĐỐC",)
    yield PaperSigner(("DUYỆT", *for_director), _name(roster.approved_by))


def _name(user: object | None) -> str:
    return str(user) if user else ""
