"""The benchmark command of duty: a roster as good as any there is, with its proof."""

import json
from io import StringIO
from itertools import product
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

INSTANCE = """
SECTION_HORIZON
7
SECTION_SHIFTS
E,480,
L,600,E
SECTION_STAFF
An,E=7|L=1,1680,960,2,2,2,1
Binh,E=7|L=7,2400,1200,3,1,1,1
SECTION_DAYS_OFF
An,0
Binh,4,5
SECTION_SHIFT_ON_REQUESTS
An,3,L,7
SECTION_SHIFT_OFF_REQUESTS
Binh,1,E,5
Binh,6,L,2
SECTION_COVER
0,E,1,30,4
1,E,1,20,1
2,L,2,10,1
3,L,1,10,3
4,E,1,9,1
5,E,0,0,8
6,L,1,25,1
"""
ON = {("An", 3, "L"): 7}
OFF = {("Binh", 1, "E"): 5, ("Binh", 6, "L"): 2}
COVER = {
    (0, "E"): (1, 30, 4),
    (1, "E"): (1, 20, 1),
    (2, "L"): (2, 10, 1),
    (3, "L"): (1, 10, 3),
    (4, "E"): (1, 9, 1),
    (5, "E"): (0, 0, 8),
    (6, "L"): (1, 25, 1),
}


def lawful(row: str, off: set[int], most_late: int, minutes: range, run: range, rest: int) -> bool:
    """Whether somebody may work so: a letter a day, a point when off."""
    worked = "".join("x" if shift != "." else "." for shift in row)
    inner = worked.strip(".").split(".")
    gaps = [len(gap) for gap in worked.strip(".").split("x") if gap]
    runs = [len(one) for one in worked.split(".") if one]
    inside = [len(one) for one in f"|{worked}|".split(".") if one and "|" not in one]
    return (
        not any(row[day] != "." for day in off)
        and "LE" not in row
        and row.count("L") <= most_late
        and 480 * row.count("E") + 600 * row.count("L") in minutes
        and all(length < run.stop for length in runs)
        and all(length >= run.start for length in inside)
        and all(length >= rest for length in gaps)
        and bool(inner)
    )


def price(rows: dict[str, str]) -> int:
    total = sum(weight for (who, day, shift), weight in ON.items() if rows[who][day] != shift)
    total += sum(weight for (who, day, shift), weight in OFF.items() if rows[who][day] == shift)
    for (day, shift), (wanted, under, over) in COVER.items():
        there = sum(row[day] == shift for row in rows.values())
        total += under * max(0, wanted - there) + over * max(0, there - wanted)
    return total


def every_row(*limits: object) -> list[str]:
    rows = ("".join(shifts) for shifts in product(".EL", repeat=7))
    return [row for row in rows if lawful(row, *limits)]  # type: ignore[arg-type]


def test_the_answer_is_the_best_of_all_rosters(tmp_path: Path) -> None:
    problem, roster, said = tmp_path / "one.txt", tmp_path / "roster.json", StringIO()
    problem.write_text(INSTANCE, encoding="utf-8")
    ans = every_row({0}, 1, range(960, 1681), range(2, 3), 2)
    binhs = every_row({4, 5}, 7, range(1200, 2401), range(1, 4), 1)
    best = min(price({"An": an, "Binh": binh}) for an, binh in product(ans, binhs))

    call_command("solve_duty", problem, seconds=60, out=roster, stdout=said, stderr=StringIO())

    answer = json.loads(said.getvalue())
    rows = {
        who: "".join(shift or "." for shift in days)
        for who, days in json.loads(roster.read_text(encoding="utf-8")).items()
    }
    assert (answer["objective"], answer["bound"], answer["proven"]) == (best, best, True)
    assert price(rows) == best
    assert rows["An"] in ans
    assert rows["Binh"] in binhs


def test_what_is_no_shift_problem_is_refused_with_a_word(tmp_path: Path) -> None:
    problem = tmp_path / "one.txt"
    problem.write_text("SECTION_HORIZON\nmany\n", encoding="utf-8")

    with pytest.raises(CommandError, match="is not a shift problem"):
        call_command("solve_duty", problem)


@pytest.mark.parametrize(
    ("line", "wrong", "said"),
    [
        ("An,3,L,7", "An,3,M,7", "no shift M on day 3"),
        ("An,3,L,7", "Dung,3,L,7", "no employee Dung"),
        ("6,L,1,25,1", "7,L,1,25,1", "no shift L on day 7"),
    ],
)
def test_what_a_shift_problem_does_not_have_is_named(
    tmp_path: Path, line: str, wrong: str, said: str
) -> None:
    problem = tmp_path / "one.txt"
    problem.write_text(INSTANCE.replace(line, wrong), encoding="utf-8")

    with pytest.raises(CommandError, match=said):
        call_command("solve_duty", problem)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"none\.txt: No such file"):
        call_command("solve_duty", tmp_path / "none.txt")
