"""A text that is read into a thousand pieces is cut, and its numbers cited, in one walk."""

from time import process_time

import pytest

from intake.reading.items import Items
from intake.reading.marking import pieces
from planning.reading import read
from planning.tests.test_reading_is_linear import HOSTILE, repeated, work


def _clauses(times: int) -> str:
    return "".join(
        f"{number % 90 + 1}. Tối đa {number} người tại cơ quan.\n{number % 90 + 1}. xyz.\n"
        for number in range(1, times + 1)
    )


def test_cutting_twice_the_text_is_twice_the_work() -> None:
    short, long = _clauses(40), _clauses(80)
    one, two = read(short), read(long)

    assert work(lambda: pieces(long, two)) <= 2.4 * work(lambda: pieces(short, one))


def test_placing_twice_the_clauses_is_twice_the_work() -> None:
    short, long = _clauses(40), _clauses(80)

    def place(text: str) -> None:
        items = Items(text)
        for proposal in read(text).proposals:
            items.item_at(proposal.start)

    assert work(lambda: place(long)) <= 2.4 * work(lambda: place(short))


def test_the_pieces_are_the_text_again() -> None:
    text = _clauses(7)

    cut = pieces(text, read(text))

    assert "".join(piece.text for piece in cut) == text
    assert [piece.is_unread for piece in cut].count(True) == 7


@pytest.mark.timed
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_the_numbers_of_the_longest_text_are_found_in_moments(unit: str) -> None:
    text = repeated(unit, 40_000)
    begun = process_time()

    Items(text)

    assert process_time() - begun < 1
