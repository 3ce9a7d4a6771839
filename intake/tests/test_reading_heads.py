"""What a text says of the document itself, as it would be written at its head; and the marks in
the text.
"""

from datetime import date, datetime

import pytest

from intake.reading.heads import value_of
from intake.reading.marking import pieces
from planning.reading import ClauseProposal, Reading, Span, read
from tests.factories import moment


def value(text: str, kind: str) -> object:
    return value_of(next(one for one in read(text).proposals if one.kind == kind))


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("đến hết ngày 20/7/2026", "2026-07-21 00:00"),
        ("đến 24h00 ngày 20/7/2026", "2026-07-21 00:00"),
        ("đến 0h00 ngày 20/7/2026", "2026-07-20 00:00"),
        ("đến 12h00 ngày 20/7/2026", "2026-07-20 12:00"),
        ("trong 15 ngày, từ 0h ngày 9/7/2026", "2026-07-24 00:00"),
        ("trong 15 ngày, từ 12h ngày 9/7/2026", "2026-07-24 12:00"),
    ],
)
def test_an_end_is_the_first_moment_the_document_does_not_hold_any_more(
    text: str, ends: str
) -> None:
    assert value(f"Áp dụng {text}.", "effective_to") == moment(ends)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("từ ngày 9/7/2026", "2026-07-09 00:00"),
        ("từ 12h00 ngày 9/7/2026", "2026-07-09 12:00"),
        ("từ 24h00 ngày 9/7/2026", "2026-07-10 00:00"),
    ],
)
def test_a_beginning_keeps_its_hour(text: str, begins: str) -> None:
    found = value(f"Áp dụng {text}.", "effective_from")

    assert isinstance(found, datetime)
    assert found == moment(begins)


def test_the_letterhead_gives_number_issuer_and_day() -> None:
    text = (
        "Số: 415/UBND-VX\nHòa Giang, ngày 25 tháng 11 năm 2026\nUBND  tỉnh Hòa Giang yêu cầu các sở"
        " báo cáo."
    )

    found = (value(text, "number"), value(text, "authority"), value(text, "issue_date"))
    assert found == ("415/UBND-VX", "UBND tỉnh Hòa Giang", date(2026, 11, 25))


def test_until_further_notice_is_no_end_at_all() -> None:
    assert value("Áp dụng cho đến khi có thông báo mới.", "open_ended") is None


def test_the_pieces_of_a_text_are_the_text_again_and_overlapping_words_carry_all_their_numbers() -> (
    None
):
    text = "ab cd ef gh"
    proposals = (
        ClauseProposal("one", {}, "ab cd ef", 0, 8),
        ClauseProposal("two", {}, "cd", 3, 5),
        ClauseProposal("three", {}, "ab cd ef", 0, 8),
    )

    found = pieces(text, Reading(proposals, (Span(9, 11),)))

    assert "".join(piece.text for piece in found) == text
    assert [(piece.text, piece.numbers, piece.begins) for piece in found if piece.numbers] == [
        ("ab ", (1, 3), ((1, ""), (3, ""))),
        ("cd", (2, 1, 3), ((2, ""),)),
        (" ef", (1, 3), ()),
    ]
    assert [piece.text for piece in found if piece.is_unread] == ["gh"]
