"""The curve of what is right against what is found counts each rule once, the surest first."""

from planning.reading import ClauseProposal
from planning.reading.documents import DocumentOutcome, JudgedProposal, curve_lines


def judged(sure: float, met: tuple[int, ...] | None, *asks: str) -> JudgedProposal:
    proposal = ClauseProposal("headcount_cap", {}, "", 0, 0, asks=asks, sure=sure)
    return JudgedProposal(proposal, met)


def test_from_each_sureness_on_right_and_found_are_counted_and_the_most_at_97_percent() -> None:
    first = DocumentOutcome(
        "a", 3, (judged(0.99, (0,)), judged(0.96, (0, 1)), judged(0.85, ()), judged(0.6, None)), {}
    )
    second = DocumentOutcome("b", 1, (judged(0.75, (0,)), judged(0.99, (0,), "n")), {})

    lines = list(curve_lines([first, second]))

    assert lines[:5] == [
        "sure from 0.98: 1 of 1 right (21–100 %), rules found 1/4 (25.0 %)",
        "sure from 0.95: 2 of 2 right (34–100 %), rules found 2/4 (50.0 %)",
        "sure from 0.90: 2 of 2 right (34–100 %), rules found 2/4 (50.0 %)",
        "sure from 0.80: 2 of 3 right (21–94 %), rules found 2/4 (50.0 %)",
        "sure from 0.70: 3 of 4 right (30–95 %), rules found 3/4 (75.0 %)",
    ]
    assert lines[-1] == "rules found while 97 in 100 are right: 2/4 (50.0 %)"
