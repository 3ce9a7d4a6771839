"""What a page spends is told twice: with what stands inside, and alone."""

from tools.spending import Spending


def spin(times: int) -> int:
    return sum(number * number for number in range(times))


def test_what_stands_inside_counts_to_the_whole_and_not_to_what_is_alone() -> None:
    spending = Spending()
    with spending.on("page"), spending.on("row"):
        spin(200_000)
    assert spending.total["page"] >= spending.total["row"] > 0
    assert spending.alone["row"] == spending.total["row"]
    assert spending.alone["page"] == spending.total["page"] - spending.total["row"]


def test_the_dearest_is_told_first_with_its_share_of_one_asking() -> None:
    spending = Spending()
    for name, seconds in (("cheap", 0.002), ("dear", 0.04)):
        spending.total[name], spending.alone[name], spending.times[name] = seconds, seconds, 4
    assert [*spending.lines(4)][1:] == [
        "   10.00    10.00    1.0  dear",
        "    0.50     0.50    1.0  cheap",
    ]
