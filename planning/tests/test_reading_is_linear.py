"""A text twice as long takes twice the work, whatever somebody pastes."""

import sys
from collections.abc import Callable
from itertools import count, islice
from time import process_time
from types import FrameType
from typing import Any

import pytest

from planning.reading import read

HOSTILE = {
    "heads": "Số: 1/UBND ",
    "brackets opened": "(a ",
    "brackets": "(",
    "brackets closed": "(a) ",
    "numbers in brackets": "2 (hai) ",
    "numbers": "1 ",
    "numbers and letters": "1a",
    "fractions": "1/2 ",
    "slashes": "a 1/",
    "dates": "từ ngày 1/4/2020 ",
    "dates of issue": "ngày 1/4/2020 ban hành ",
    "quotes": '"a" ',
    "list": "1. a\n",
    "points": "a) b\n",
    "articles": "Điều 1. a\n",
    "subjects": "V/v a\n",
    "capitals": "ỦY BAN NHÂN DÂN TỈNH\n",
    "marks": "e\u0323\u0301\u0301 ",
    "marks alone": "\u0301",
    "one word": "a",
    "one word composed": "e\u0302\u0301",
    "spaces": " ",
    "lines": "\n",
    "full stops": "a.",
    "semicolons": "a; ",
    "duties": "cần ",
    "bodies": "bộ ",
    "negations": "không ",
    "exemptions": "trừ y tế, ",
    "people": "cán bộ công chức ",
    "clauses": "Tối đa {} người tại cơ quan. ",
    "clauses with exemptions": "Tối đa {} người tại cơ quan, trừ y tế. ",
    "a phrase and its rival": "tối đa không quá ít nhất ",
    "duties of offices": "bố trí cho cán bộ trực, có mặt, phải có mặt ",
    "not understood": "xyz " * 16 + "cán bộ ",
    "told": "Ông nói đã bố trí không quá 3 người trực. ",
    "exceptions": "trừ (trừ ",
}


def repeated(unit: str, letters: int) -> str:
    """Each time with another number where the unit has a place for one."""
    times = letters // len(unit)
    return "".join(unit.format(number) for number in islice(count(1), times))


def work(act: Callable[[], Any]) -> int:
    """How many lines of our code `act` runs: the same on every machine."""
    steps = 0

    def step(_frame: FrameType, event: str, _arg: Any) -> Callable[..., Any]:
        nonlocal steps
        steps += event == "line"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        act()
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_a_text_twice_as_long_is_twice_the_work(unit: str) -> None:
    short, long = repeated(unit, 2_000), repeated(unit, 4_000)
    read(short)  # the words of directives are learned with the first text

    assert work(lambda: read(long)) <= 2.4 * work(lambda: read(short))


@pytest.mark.timed
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_the_longest_text_that_can_be_pasted_is_read_in_moments(unit: str) -> None:
    text = repeated(unit, 40_000)
    begun = process_time()

    read(text)

    assert process_time() - begun < 2


@pytest.mark.parametrize("text", ["Từ ngày 1/99999999999999 cán bộ", f"cán bộ {'1' * 5000} người"])
def test_a_number_without_end_is_no_number(text: str) -> None:
    assert [proposal.kind for proposal in read(text).proposals] == []
