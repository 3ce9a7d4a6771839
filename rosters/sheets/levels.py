"""What each level of a plan measures, in a sentence that a head can repeat to his people."""

from collections.abc import Iterable

from planning.solver.problem import LAWFUL, SolverLevel
from rosters.values.after import LevelTold
from rosters.values.outcome import ProposedLevel
from weeks.values.bilingual import BilingualText

TOLD = {
    SolverLevel.PERSONAL: BilingualText(
        "Còn {n} chỗ trái quy định bắt buộc về từng người",
        "{n} breaches of binding rules about one person are left",
    ),
    SolverLevel.NEEDED: BilingualText(
        "Còn thiếu {n} lượt người mà quy định đòi phải có mặt",
        "{n} people that a rule asks for are missing",
    ),
    SolverLevel.COUNTS: BilingualText(
        "Còn lệch {n} lượt so với các mức bắt buộc",
        "{n} off the limits of binding rules",
    ),
    SolverLevel.REASONS: BilingualText(
        "Còn {n} {cells} tại cơ quan phải ghi lý do trước khi trình",
        "{n} {cells} at the office need a reason before filing",
    ),
    SolverLevel.TARGETS: BilingualText(
        "Còn lệch {n} so với chỉ tiêu, khuyến nghị", "{n} off targets and advice"
    ),
    SolverLevel.COVER: BilingualText(
        "Còn thiếu {n} lượt người mong có mặt", "{n} people wanted are missing"
    ),
    SolverLevel.REQUESTS: BilingualText(
        "{n} ngày đã xin chưa được xếp", "{n} days asked for are not granted"
    ),
    SolverLevel.PRESENCE: BilingualText(
        "{n} {cells} khác nơi làm việc mặc định", "{n} {cells} away from the default place of work"
    ),
    SolverLevel.WISHES: BilingualText("Trái nguyện vọng: {n} điểm", "Against wishes: {n} points"),
    SolverLevel.CLOSENESS: BilingualText(
        "{n} {cells} đổi so với lịch hiện có", "{n} {cells} changed"
    ),
    SolverLevel.TIDINESS: BilingualText(
        "{n} lần đổi giữa cơ quan và nhà trong tuần", "{n} changes between office and home"
    ),
}
LEAST = BilingualText("đã chứng minh: không thể ít hơn", "proven: no fewer are possible")
OPEN = BilingualText(
    "chưa chứng minh; ít nhất phải {bound}", "not proven; at least {bound} whatever is planned"
)
EVENEST = BilingualText(
    "đã chứng minh: không cách chia nào đều hơn, tính theo số ngày mỗi người có thể đến",
    "proven: no sharing is more even, for the days everybody could have come",
)
NOT_EVENEST = BilingualText(
    "chưa chứng minh là đều nhất; số đo độ lệch {n}, không thể dưới {bound}",
    "not proven to be the most even; its measure is {n}, at least {bound} whatever is planned",
)
UNBROKEN = BilingualText(
    "Không còn vi phạm bắt buộc về từng người và số người",
    "No binding rule about people and their number is broken",
)
PROVEN, NOT_PROVEN = (
    BilingualText("đã chứng minh", "proven"),
    BilingualText("chưa chứng minh", "not proven"),
)


def levels_told(
    levels: Iterable[ProposedLevel], *, spreads: Iterable[int], weeks: int, in_halves: bool
) -> tuple[LevelTold, ...]:
    """The most important first. What is zero because nothing asks for it is left out; the binding
    rules are one sentence where none is broken.
    """
    found = tuple(levels)
    lawful = [one for one in found if one.level in LAWFUL]
    told = [
        one for one in found if one.value or one.level in (SolverLevel.TURNS, SolverLevel.CLOSENESS)
    ]
    if lawful and not any(one.value for one in lawful):
        first = LevelTold(level="lawful", sentence=UNBROKEN, proof=PROVEN, is_proven=True)
        return (first, *(_told(one, max(spreads, default=0), weeks, in_halves) for one in told))
    return tuple(_told(one, max(spreads, default=0), weeks, in_halves) for one in told)


def _told(one: ProposedLevel, spread: int, weeks: int, in_halves: bool) -> LevelTold:
    if one.level == SolverLevel.TURNS:
        return LevelTold(
            level=one.level,
            sentence=_evenness(spread, weeks),
            proof=_filled(EVENEST if one.is_proven else NOT_EVENEST, one, in_halves),
            is_proven=one.is_proven,
        )
    return LevelTold(
        level=one.level,
        sentence=_filled(TOLD[SolverLevel(one.level)], one, in_halves),
        proof=_filled(LEAST if one.is_proven else OPEN, one, in_halves),
        is_proven=one.is_proven,
    )


def _evenness(spread: int, weeks: int) -> BilingualText:
    """Read from the days themselves: what the planner measures has no unit to be told in."""
    if not spread:
        return BilingualText(
            f"Trong cùng nhóm ai cũng có số ngày như nhau trong {weeks} tuần",
            f"Within a group everybody has the same number of days in {weeks} weeks",
        )
    return BilingualText(
        f"Trong cùng nhóm không ai nhiều hơn người khác quá {spread} ngày trong {weeks} tuần",
        f"Within a group nobody has over {spread} days more than another in {weeks} weeks",
    )


def _filled(words: BilingualText, one: ProposedLevel, in_halves: bool) -> BilingualText:
    vi, en = ("nửa ngày", "half days") if in_halves else ("ô", "cells")
    return BilingualText(
        words.vi.format(n=one.value, bound=one.bound, cells=vi),
        words.en.format(n=one.value, bound=one.bound, cells=en),
    )
