import pytest

from units.numbers import number_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("17", 17),
        ("0017", 17),
        ("9223372036854775807", (1 << 63) - 1),
        ("9223372036854775808", None),
        ("9" * 5000, None),
        ("", None),
        ("-1", None),
        ("+1", None),
        (" 1", None),
        ("1_0", None),
        ("1.0", None),
        ("²", None),
        ("١٢", None),
    ],
)
def test_only_plain_digits_that_a_table_can_hold_are_a_number(
    text: str, number: int | None
) -> None:
    assert number_in(text) == number
