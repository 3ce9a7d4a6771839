"""What is said of how good a proposed roster of duty is."""

from duties.sheets.levels import shown_proposal
from duties.values.plans import DutyProposal, LevelReached
from planning.solver.duty.problem import DutyLevel
from weeks.values.cells import Seen


def told(*levels: LevelReached) -> list[tuple[str, bool]]:
    proposal = DutyProposal(seen=Seen(1, ""), taken=(), given=(), levels=levels)
    return [(level.sentence.vi, level.proven) for level in shown_proposal(proposal).levels]


def test_of_what_is_counted_nothing_is_said_where_there_is_none() -> None:
    """None against wishes could not be fewer, proven or not."""
    levels = (
        LevelReached(DutyLevel.COVER, 0, 0, True),
        LevelReached(DutyLevel.WISHES, 0, 0, False),
        LevelReached(DutyLevel.CLOSENESS, 2, 1, False),
        LevelReached(DutyLevel.SPACING, 0, 0, False),
    )

    assert told(*levels) == [
        ("Ca nào cũng đủ người.", True),
        ("Đổi 2 lượt so với lịch hiện có: chưa chứng minh là tốt nhất, ít nhất phải 1.", False),
        ("Giãn cách giữa các lượt của mỗi người: chưa chứng minh là tốt nhất.", False),
    ]
