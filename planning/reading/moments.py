"""Moments and stretches of time: dates with or without a year, times of day, weekdays,
deadlines.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from planning.reading.amounts import IN_WORDS, NUMBER, SHARE
from planning.reading.parsers import (
    Parser,
    after,
    ahead,
    before,
    digits,
    either,
    mapped,
    maybe,
    named,
    phrase,
    read_once,
    then,
    unless,
    word,
)


@dataclass(frozen=True, slots=True)
class SaidDay:
    """A date as printed; the year and the time of day may be missing."""

    day: int
    month: int
    year: int | None = None
    time: str | None = None

    @property
    def whole(self) -> date | None:
        return date(self.year, self.month, self.day) if self.year else None

    def params(self) -> dict[str, object]:
        told: dict[str, object] = (
            {"date": self.whole.isoformat()}
            if self.whole
            else {"month": self.month, "day": self.day}
        )
        return told | ({"time": self.time} if self.time else {})

    def last_of(self, days: int) -> "SaidDay":
        """The last of `days` days of which this is the first."""
        last = date(self.year or 2001, self.month, self.day) + timedelta(days=days - 1)
        return SaidDay(
            last.day,
            last.month,
            last.year if self.year else None,
            self.time if self.time not in {"00:00", None} else None,
        )


def _day(pair: tuple[tuple[int, int], int | None]) -> SaidDay | None:
    (day, month), year = pair
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return SaidDay(day, month, year)


def _clock(pair: tuple[int, int | None]) -> str | None:
    hour, minute = pair[0], pair[1] or 0
    return f"{hour % 24:02}:{minute:02}" if hour <= 24 and minute < 60 else None


_BETWEEN = word("/", "-", ".", "–")
_YEAR = mapped(digits, lambda year: year if 1990 <= year <= 2100 else None)
_PRINTED = mapped(then(then(before(digits, _BETWEEN), digits), maybe(after(_BETWEEN, _YEAR))), _day)
_SPOKEN = mapped(
    then(
        then(digits, after(word("tháng"), digits)),
        maybe(after(then(maybe(word(",")), word("năm")), _YEAR)),
    ),
    _day,
)
DATE: Parser[SaidDay] = read_once(either(_SPOKEN, _PRINTED))
"""01/4/2020, 9-7, 20 tháng 8 năm 2021."""

CLOCK: Parser[str] = read_once(
    mapped(
        then(
            before(digits, either(word("h", "giờ", "g"), word(":"), ahead(word("rưỡi")))),
            maybe(
                either(
                    mapped(word("rưỡi"), lambda _: 30),
                    before(before(digits, maybe(word("phút"))), unless(word("/"))),
                )
            ),
        ),
        _clock,
    )
)
"""8h00, 16 giờ 00, 7h."""

_NAMES = {
    "hai": 1,
    "ba": 2,
    "tư": 3,
    "năm": 4,
    "sáu": 5,
    "bảy": 6,
    "bẩy": 6,
    "2": 1,
    "3": 2,
    "4": 3,
    "5": 4,
    "6": 5,
    "7": 6,
}
WEEKDAY: Parser[int] = either(
    after(word("thứ"), named(_NAMES)), mapped(phrase("chủ", "nhật"), lambda _: 7)
)
"""ISO: Monday is 1."""

PLAIN_DATE: Parser[SaidDay] = either(
    after(then(word("ngày"), maybe(word("mai"))), DATE),
    mapped(DATE, lambda day: day if day.year else None),
)
"""A date that cannot be a fraction: called a day, or with its year."""

_PART = word("sáng", "trưa", "chiều", "tối", "đêm")
_PART_OF_DAY = then(maybe(_PART), maybe(word("nay", "mai")))
DATED: Parser[SaidDay] = either(
    mapped(
        then(
            before(CLOCK, then(_PART_OF_DAY, maybe(word(",", "(")))),
            after(maybe(word("ngày")), DATE),
        ),
        lambda pair: replace(pair[1], time=pair[0]),
    ),
    PLAIN_DATE,
)
_START = either(
    phrase("bắt", "đầu", "từ"),
    phrase("kể", "từ"),
    phrase("tính", "từ"),
    phrase("áp", "dụng", "từ"),
    phrase("thực", "hiện", "từ"),
    word("từ"),
)
_WHEN = maybe(either(phrase("hôm", "nay"), word("lúc"), phrase("thời", "điểm")))
_NAMED_DAY = before(
    either(mapped(_PART, lambda _: 0), WEEKDAY),
    then(maybe(word("nay", "mai")), maybe(word("(", ","))),
)
"""chiều, sáng mai, thứ Hai (: a date follows, whatever its numbers."""

_UP_TO = after(
    then(maybe(word("cho")), then(word("đến", "tới", "-", "–"), maybe(word("hết")))),
    either(PLAIN_DATE, after(unless(SHARE), DATE)),
)
"""đến 15/4, which is a date because no share has these numbers."""

_BARE = either(after(unless(SHARE), DATE), before(DATE, ahead(_UP_TO)))
FROM: Parser[SaidDay] = after(
    then(_START, _WHEN), either(DATED, after(_NAMED_DAY, either(DATED, DATE)), _BARE)
)
"""từ ngày 25/5, từ 0h ngày 9-7, kể từ 1/4/2020, từ 1/4 đến 15/4."""

_END = either(
    phrase("cho", "đến", "hết"), phrase("đến", "hết"), phrase("tới", "hết"), phrase("cho", "đến"), phrase("cho", "tới"), phrase("hết"),
    word("đến", "tới"), phrase("kết", "thúc", "vào"), phrase("kết", "thúc"),
)  # fmt: skip
_OPEN_DAY = mapped(
    then(then(digits, word("/")), digits), lambda pair: _day(((pair[0][0], pair[1]), None))
)
TO: Parser[SaidDay] = either(
    after(then(_END, maybe(word("lúc"))), DATED),
    after(
        either(phrase("đến", "hết"), phrase("tới", "hết"), phrase("hết")),
        after(unless(SHARE), DATE),
    ),
    after(word("đến", "tới"), before(after(unless(SHARE), _OPEN_DAY), unless(word("/", "%")))),
)
"""đến hết ngày 22/4/2020, đến hết 15-4, đến 22/4."""

DAYS: Parser[int] = before(before(NUMBER, word("ngày")), unless(digits))
DASHED_TO: Parser[SaidDay] = either(after(word("-", "–"), DATE), _UP_TO)
"""-15/4/2020, đến 15/4: the end of a stretch when it stands right after its beginning."""

_WEEKS: Parser[int] = mapped(before(NUMBER, word("tuần")), lambda weeks: 7 * weeks)
_DAYS_AHEAD: Parser[int] = before(
    DAYS, unless(either(phrase("gần", "nhất"), phrase("gần", "đây"), word("qua", "trước")))
)
LASTING: Parser[int] = either(
    after(
        either(
            phrase("trong", "thời", "gian"), phrase("trong", "vòng"), phrase("trong", "thời", "hạn")
        ),
        either(DAYS, _WEEKS),
    ),
    after(word("trong"), mapped(_DAYS_AHEAD, lambda days: days if days > 1 else None)),
    after(
        maybe(word("trong")), before(either(DAYS, _WEEKS), ahead(then(maybe(word(",")), _START)))
    ),
)
"""trong 15 ngày."""

_PER_WEEK = either(
    phrase("/", "tuần"), phrase("trong", "một", "tuần"), phrase("trong", "tuần"), phrase("một", "tuần"), phrase("mỗi", "tuần"), phrase("hằng", "tuần"),
)  # fmt: skip
PER_WEEK: Parser[int] = before(
    before(either(before(digits, maybe(word("-"))), IN_WORDS), either(word("ngày"), word("buổi"))),
    _PER_WEEK,
)
"""3 ngày/tuần."""

HOURS: Parser[tuple[str, str]] = after(
    maybe(word("từ")), then(before(CLOCK, word("đến", "-", "–", "tới")), CLOCK)
)
"""từ 7h30 đến 11h30."""


@dataclass(frozen=True, slots=True)
class SaidSession:
    """The hours of a morning or an afternoon, on the clock of 24 hours."""

    is_morning: bool
    start: str
    end: str


def _session(pair: tuple[str, tuple[str, str]]) -> SaidSession:
    """One to five in the afternoon are the hours 13 to 17."""
    part, hours = pair
    start, end = (
        f"{int(hour[:2]) + 12:02}{hour[2:]}" if part == "chiều" and int(hour[:2]) < 7 else hour
        for hour in hours
    )
    return SaidSession(part == "sáng", start, end)


SESSION: Parser[SaidSession] = mapped(
    then(
        before(
            after(maybe(word("buổi")), word("sáng", "chiều")),
            then(
                maybe(either(phrase("làm", "việc"), phrase("bắt", "đầu"))),
                then(maybe(word(":", ",")), maybe(phrase("làm", "việc"))),
            ),
        ),
        HOURS,
    ),
    _session,
)
"""sáng từ 7h30 đến 11h30; chiều: 13h00 - 16h30."""


AT_CLOCK: Parser[str] = after(then(maybe(word("vào")), word("lúc")), CLOCK)
"""lúc 18h00."""

SHIFT: Parser[tuple[str, str]] = then(
    after(
        either(
            phrase("vào", "làm"),
            phrase("vào", "làm", "việc"),
            phrase("bắt", "đầu", "làm", "việc"),
            phrase("đi", "làm"),
        ),
        AT_CLOCK,
    ),
    after(
        then(
            maybe(word(",", "và")),
            either(word("về"), phrase("kết", "thúc"), phrase("tan", "làm"), phrase("ra", "về")),
        ),
        AT_CLOCK,
    ),
)
"""vào làm lúc 9h00, về lúc 16h00."""


@dataclass(frozen=True, slots=True)
class SaidDeadline:
    """By when: a weekday, a date or a day of every month, a time of day, or both. `strict` if the
    moment itself is already too late.
    """

    weekday: int | None
    time: str | None
    strict: bool
    day: SaidDay | None = None
    month_day: int | None = None

    def params(self) -> dict[str, object]:
        at: dict[str, object] = {
            "weekday": self.weekday,
            "time": self.time,
            "month_day": self.month_day,
        }
        at |= self.day.params() if self.day else {}
        return {name: value for name, value in at.items() if value is not None}


_BY = either(
    mapped(word("trước"), lambda _: True),
    mapped(
        either(
            phrase("chậm", "nhất"),
            phrase("muộn", "nhất"),
            phrase("hạn", "cuối"),
            phrase("hạn", "chót"),
        ),
        lambda _: False,
    ),
)
_LEAD = maybe(either(phrase("vào", "lúc"), word("là", "vào", "lúc", "đến", "trước")))
_ON = after(
    maybe(
        either(
            phrase("vào", "ngày"),
            phrase("vào", "chiều"),
            phrase("vào", "sáng"),
            word("chiều", "sáng", "ngày", "vào", "của"),
        )
    ),
    WEEKDAY,
)
_CLOCK_ON: Parser[tuple[int | None, str | None]] = mapped(
    then(CLOCK, maybe(after(maybe(word(",")), _ON))), lambda pair: (pair[1], pair[0])
)
_ON_ALONE: Parser[tuple[int | None, str | None]] = mapped(_ON, lambda weekday: (weekday, None))
_AT = either(_CLOCK_ON, _ON_ALONE)
_OF_THE_MONTH: Parser[int] = before(
    mapped(after(word("ngày"), digits), lambda day: day if 1 <= day <= 31 else None),
    then(
        unless(either(word("/", "-", "."), then(word("tháng"), digits))),
        maybe(
            then(
                maybe(word("hằng", "hàng", "mỗi", "của")),
                then(word("tháng"), maybe(word("trước", "sau", "này"))),
            )
        ),
    ),
)
DEADLINE: Parser[SaidDeadline] = either(
    mapped(
        then(_BY, after(_LEAD, DATED)),
        lambda pair: SaidDeadline(None, None, strict=pair[0], day=pair[1]),
    ),
    mapped(
        then(_BY, after(_LEAD, _AT)),
        lambda pair: SaidDeadline(pair[1][0], pair[1][1], strict=pair[0]),
    ),
    mapped(
        then(_BY, after(_LEAD, _OF_THE_MONTH)),
        lambda pair: SaidDeadline(None, None, strict=pair[0], month_day=pair[1]),
    ),
)
"""trước 8h00, chậm nhất vào ngày thứ 6, trước 16h00 thứ Năm, trước ngày 16/4."""
