"""How good a proposed roster of duty is, in sentences that say what is proven."""

from collections.abc import Iterator, Mapping
from typing import Final

from duties.values.plans import DutyProposal, LevelReached
from duties.values.roster_page import DutyLevelTold, ShownProposal
from planning.solver.duty.problem import DutyLevel
from weeks.values.bilingual import BilingualText

TOLD: Final[Mapping[DutyLevel, BilingualText]] = {
    DutyLevel.COVER: BilingualText("Còn thiếu {n} lượt người", "{n} people are missing"),
    DutyLevel.RULES: BilingualText(
        "Còn {n} chỗ trái quy định bắt buộc", "{n} breaches of binding rules are left"
    ),
    DutyLevel.FIXED: BilingualText("Bỏ {n} lượt đã ghim", "{n} pinned turns are gone"),
    DutyLevel.WANTED: BilingualText(
        "Chưa có {n} lượt người mong muốn thêm", "{n} people wanted beyond the least are missing"
    ),
    DutyLevel.TARGETS: BilingualText("Còn {n} cảnh báo", "{n} warnings are left"),
    DutyLevel.WISHES: BilingualText("Trái nguyện vọng: {n} điểm", "Against wishes: {n} points"),
    DutyLevel.CLOSENESS: BilingualText(
        "Đổi {n} lượt so với lịch hiện có", "{n} turns differ from the roster as it stands"
    ),
}
"""What a level counts. Two others are measured by numbers that mean nothing to people."""
NOTHING: Final[Mapping[DutyLevel, BilingualText]] = {
    DutyLevel.COVER: BilingualText("Ca nào cũng đủ người.", "No shift lacks anybody."),
    DutyLevel.RULES: BilingualText(
        "Không trái quy định bắt buộc nào.", "No binding rule is broken."
    ),
}
"""What is said where there is nothing to count."""
EVENNESS: Final = BilingualText("Chia đều lượt trực trong 12 tháng", "Even turns over 12 months")
SPACING: Final = BilingualText("Giãn cách giữa các lượt của mỗi người", "Turns of each far apart")
PROVEN: Final = BilingualText("đã chứng minh, không thể tốt hơn", "proven, none could be better")
OPEN: Final = BilingualText(
    "chưa chứng minh là tốt nhất, ít nhất phải {bound}",
    "not proven to be the best, at least {bound} whatever is planned",
)
UNSURE: Final = BilingualText("chưa chứng minh là tốt nhất", "not proven to be the best")
ALWAYS: Final = frozenset({DutyLevel.COVER, DutyLevel.RULES, DutyLevel.EVENNESS})
"""What people ask about even where nothing is missing."""


def shown_proposal(proposal: DutyProposal) -> ShownProposal:
    return ShownProposal(
        given=len(proposal.given),
        taken=len(proposal.taken),
        levels=tuple(_told(proposal.levels)),
        lacks=proposal.lacks,
        proven=proposal.proven,
        is_final=proposal.is_final,
        is_searching=proposal.is_searching,
    )


def _told(levels: tuple[LevelReached, ...]) -> Iterator[DutyLevelTold]:
    """Where there is nothing to count, none could be better, and nothing is said."""
    for one in levels:
        is_open = not one.proven and one.level not in TOLD
        if one.value or is_open or one.level in ALWAYS:
            yield DutyLevelTold(sentence=_sentence(one), proven=one.proven)


def _sentence(one: LevelReached) -> BilingualText:
    if one.value == 0 and one.level in NOTHING:
        return NOTHING[one.level]
    numbers = {"n": one.value, "bound": one.bound}
    if one.level in TOLD:
        what, unproven = TOLD[one.level], OPEN
    else:
        what, unproven = EVENNESS if one.level is DutyLevel.EVENNESS else SPACING, UNSURE
    how = PROVEN if one.proven else unproven
    return BilingualText(
        f"{what.vi.format(**numbers)}: {how.vi.format(**numbers)}.",
        f"{what.en.format(**numbers)}: {how.en.format(**numbers)}.",
    )
