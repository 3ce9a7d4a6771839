"""Writes the lines of a mail that carry words, the same ones whatever version of Python runs us.

Folding and encoding of Python's own library differ between versions, and some of them lose spaces.
Needs nothing but the standard library, so that every Python can be asked.
"""

from base64 import b64encode
from collections.abc import Iterator
from itertools import groupby

LINE = 76
WORD = 75
ATOM = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~"
)
LONGEST_PLAIN = 40
FRAME = len("=?utf-8?b??=")


def text_header(name: str, text: str) -> str:
    """`Subject: …`: as it is where that fits in one plain line, otherwise as encoded words."""
    line = f"{name}: {text}"
    if text.isascii() and text.isprintable() and "=?" not in text and len(line) <= LINE:
        return line if text == " ".join(text.split()) else f"{name}: {encoded(text, len(name) + 2)}"
    return f"{name}: {encoded(text, len(name) + 2)}"


def address_header(name: str, words: str, address: str) -> str:
    """`To: words <address>`; the address stands on a line of its own where both would be too
    long.
    """
    if not words:
        return f"{name}: {address}"
    phrase = _phrase(words, len(name) + 2)
    last = phrase.rpartition("\r\n")[2]
    used = len(last) + (0 if "\r\n" in phrase else len(name) + 2)
    gap = " " if used + len(address) + 3 <= LINE else "\r\n "
    return f"{name}: {phrase}{gap}<{address}>"


def encoded(text: str, used: int) -> str:
    """The text as words of RFC 2047 on lines of their own; between them a reader sees nothing."""
    return "\r\n ".join(
        f"=?utf-8?b?{b64encode(part.encode()).decode()}?=" for part in _parts(text, used)
    )


def _phrase(words: str, used: int) -> str:
    """Plain words as they are, the others encoded, folded between them. Neighbours share one
    encoded word: some readers, Python's among them, put a space between two of them.
    """
    runs = [
        _encoded_run(run) if is_encoded else _plain_run(run) for is_encoded, run in _runs(words)
    ]
    lines, room = [""], LINE - used
    for run in runs:
        gap = " " if lines[-1] else ""
        if lines[-1] and len(lines[-1] + gap + run) > room:
            lines.append("")
            gap, room = "", LINE - 1
        lines[-1] += gap + run
    return "\r\n ".join(lines)


def _runs(words: str) -> Iterator[tuple[bool, list[str]]]:
    return ((key, list(run)) for key, run in groupby(words.split(), key=_must_be_encoded))


def _must_be_encoded(word: str) -> bool:
    return not (word.isascii() and word.isprintable()) or "=?" in word or len(word) > LONGEST_PLAIN


def _encoded_run(run: list[str]) -> str:
    """One word, even a long one: names are short, and two words would not stay together."""
    return f"=?utf-8?b?{b64encode(' '.join(run).encode()).decode()}?="


def _plain_run(run: list[str]) -> str:
    text = " ".join(run)
    if set(text) <= ATOM | {" "}:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _parts(text: str, used: int) -> Iterator[str]:
    """No letter is cut in two, and no part makes its word or its line too long."""
    room = _room(min(WORD, LINE - used))
    part, size = "", 0
    for letter in text:
        width = len(letter.encode())
        if size + width > room:
            yield part
            part, size, room = "", 0, _room(min(WORD, LINE - 1))
        part, size = part + letter, size + width
    yield part


def _room(columns: int) -> int:
    """How many bytes a word of so many columns holds."""
    return max((columns - FRAME) // 4 * 3, 12)
