"""One spelling of each word, however it was typed: what names and texts are compared by."""

import unicodedata
from functools import lru_cache

_OLD_TONES = {
    "oà": "òa",
    "oá": "óa",
    "oả": "ỏa",
    "oã": "õa",
    "oạ": "ọa",
    "uỷ": "ủy",
    "uý": "úy",
    "uỳ": "ùy",
    "uỹ": "ũy",
    "uỵ": "ụy",
}


def folded(text: str) -> str:
    """Composed, in small letters, with the mark of the tone in one place, so that one spelling
    is left of each word.

    >>> folded("HOÀ") == folded("hòa")
    True
    """
    small = "".join(
        low if len(low := letter.lower()) == 1 else letter
        for letter in unicodedata.normalize("NFC", text)
    )
    for old, new in _OLD_TONES.items():
        small = small.replace(old, new)
    return small


@lru_cache(maxsize=8192)
def bare(word: str) -> str:
    """Without any marks.

    >>> bare("đường")
    'duong'
    """
    letters = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
