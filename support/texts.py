"""Amounts as papers write them: 1.234.567, and in words."""

from typing import Final

DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
THOUSANDS: Final = ("", "nghìn", "triệu", "tỷ")


def dong(amount: int) -> str:
    """1.234.567"""
    return f"{amount:,}".replace(",", ".")


def amount_in_words(amount: int) -> str:
    """Một triệu hai trăm ba mươi tư nghìn đồng. Below a thousand billion, in Vietnamese."""
    if amount == 0:
        return "Không đồng"
    groups = []
    while amount:
        amount, group = divmod(amount, 1000)
        groups.append(group)
    words = [
        f"{_group(group, is_first=place == len(groups) - 1)} {THOUSANDS[place]}".strip()
        for place, group in reversed(list(enumerate(groups)))
        if group
    ]
    said = " ".join(words)
    return f"{said[0].upper()}{said[1:]} đồng"


def _group(number: int, *, is_first: bool) -> str:
    """Up to 999; behind others the hundreds are said even where there are none."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [f"{DIGITS[hundreds]} trăm"] if hundreds or not is_first else []
    if tens == 0:
        if ones:
            words += [f"linh {DIGITS[ones]}"] if words else [DIGITS[ones]]
        return " ".join(words)
    words.append("mười" if tens == 1 else f"{DIGITS[tens]} mươi")
    if ones:
        words.append(_one(tens, ones))
    return " ".join(words)


def _one(tens: int, ones: int) -> str:
    """How the last digit is said behind tens: mốt, tư, lăm."""
    if ones == 5:
        return "lăm"
    if tens > 1 and ones in (1, 4):
        return "mốt" if ones == 1 else "tư"
    return DIGITS[ones]
