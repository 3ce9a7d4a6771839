"""A first proposal of a year's public holidays, which the Office then corrects by the official
notice.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from holidays import country_holidays

from planning.time import Calendar
from planning.time import DayKind as PlanningDayKind
from units.enums import DayKind

LABOUR_CODE = "Bộ luật Lao động 2019, Điều 112"
EXPECTED = "Dự kiến, chờ thông báo chính thức"
CULTURE_DAY = "Nghị quyết 28/2026/QH16"
LAST_ANNOUNCED = 2026

TET, NATIONAL_DAY = "Tết Nguyên đán", "Quốc khánh 02/9"
NAMES = {
    "Tết Dương lịch": "Tết Dương lịch",
    "Hùng Vương": "Giỗ Tổ Hùng Vương (10/3 âm lịch)",
    "Chiến thắng": "Ngày Chiến thắng 30/4",
    "Lao động": "Ngày Quốc tế lao động 01/5",
    "Quốc khánh": NATIONAL_DAY,
    "Văn hóa": "Ngày Văn hóa Việt Nam",
    "Tết": TET,
}
"""What the library's names contain, and how an office writes them; the first that fits."""


@dataclass(frozen=True, slots=True)
class SpecialDay:
    day: date
    kind: DayKind
    name: str
    basis: str


def _tet_2027() -> tuple[SpecialDay, ...]:
    days = [SpecialDay(date(2027, 2, day), DayKind.HOLIDAY, TET, EXPECTED) for day in range(5, 10)]
    rest = [
        SpecialDay(date(2027, 2, day), DayKind.COMPENSATION, f"Nghỉ bù {TET}", EXPECTED)
        for day in (10, 11)
    ]
    return (*days, *rest)


CORRECTIONS: tuple[SpecialDay, ...] = (
    SpecialDay(
        date(2026, 1, 2),
        DayKind.SWAPPED_OFF,
        "Nghỉ hoán đổi Tết Dương lịch",
        "Công văn 12729/VPCP-KGVX",
    ),
    SpecialDay(
        date(2026, 1, 10), DayKind.MADE_UP, "Làm bù cho ngày 02/01/2026", "Công văn 12729/VPCP-KGVX"
    ),
    SpecialDay(date(2026, 8, 22), DayKind.MADE_UP, "Làm bù cho ngày 31/8/2026", EXPECTED),
    SpecialDay(date(2026, 8, 31), DayKind.SWAPPED_OFF, "Nghỉ hoán đổi Quốc khánh", EXPECTED),
    *(
        SpecialDay(date(2026, 2, day), DayKind.HOLIDAY, TET, "Thông báo 9441/TB-BNV")
        for day in range(16, 21)
    ),
    *_tet_2027(),
)
"""What the library lacks or has otherwise."""
ORDINARY = frozenset({date(2027, 2, 4)})
"""Days the library takes for holidays and nobody else does."""


@lru_cache(maxsize=16)
def special_days(year: int) -> tuple[SpecialDay, ...]:
    """The days of `year` that differ from Monday to Friday, in order."""
    library = country_holidays("VN", years=year, language="vi")
    found = {
        day: _from_library(day, str(name)) for day, name in library.items() if day not in ORDINARY
    }
    made_up = [day for day in getattr(library, "weekend_workdays", ()) if day.year == year]
    found |= {day: SpecialDay(day, DayKind.MADE_UP, "Làm bù", EXPECTED) for day in made_up}
    if year >= 2026:  # the resolution is in force from 01/7/2026
        found[date(year, 11, 24)] = SpecialDay(
            date(year, 11, 24), DayKind.HOLIDAY, NAMES["Văn hóa"], CULTURE_DAY
        )
    found |= {special.day: special for special in CORRECTIONS if special.day.year == year}
    return tuple(found[day] for day in sorted(found))


def calendar_of_years(first: int, last: int) -> Calendar:
    """The proposal as a value, for who has no agency yet."""
    listed = [special for year in range(first, last + 1) for special in special_days(year)]
    return Calendar(
        special={special.day: PlanningDayKind(special.kind.value) for special in listed}
    )


def _from_library(day: date, name: str) -> SpecialDay:
    known = next((ours for part, ours in NAMES.items() if part in name), name)
    decided_yearly = known in (TET, NATIONAL_DAY) and day.year > LAST_ANNOUNCED
    basis = EXPECTED if decided_yearly else LABOUR_CODE
    if "thay cho" in name:
        return SpecialDay(day, DayKind.SWAPPED_OFF, name, EXPECTED)
    if "nghỉ bù" in name:
        return SpecialDay(day, DayKind.COMPENSATION, f"Nghỉ bù {known}", basis)
    return SpecialDay(day, DayKind.HOLIDAY, known, basis)
