"""One key, one spelling: what is compared when a code, a name, an address, a number or a word
searched for is written in two ways.
"""

import re
import unicodedata

LOOK_ALIKES = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})
"""Eth and the African d stand where a keyboard has no Đ. Nobody can tell them apart in print."""
APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼʻ`´′＇ʹ"), "'")
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
TONES = "\u0300\u0301\u0303\u0309\u0323"
COUNTRY = "84"


def tidy(text: str) -> str:
    """What is kept of a text: composed letters, no sign that cannot be seen, a real Đ, one blank
    between two words.
    """
    seen = (
        text
        if text.isprintable()
        else "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    )
    return " ".join(unicodedata.normalize("NFC", seen.translate(LOOK_ALIKES)).split())


def tidy_code(text: str) -> str:
    """What is kept of a code: plain letters and digits where wide ones were typed, no blanks."""
    return "".join(_plain(text).split())


def fold_code(text: str) -> str:
    """`cb-Đ1`, `CB-Ð1` and `ＣＢ－Đ１` are one code, as are 00121 and 121: a spreadsheet drops the
    zeros before a number.
    """
    code = unicodedata.normalize("NFC", tidy_code(text).casefold())
    return code.lstrip("0") or "0" if code.isascii() and code.isdigit() else code


def fold_name(text: str) -> str:
    """`Hoà`, `HÒA` and `hòa` are one name, `Hoa` is another: marks count, where they stand in
    the syllable does not.
    """
    return " ".join(_toned(word) for word in _plain(text).casefold().split())


def fold_search(text: str) -> str:
    """What is left when nobody types the marks: `Đức Hoà` and `duc hoa` are one, `H'Hen` and
    `hhen`.
    """
    plain = _plain(text).replace("đ", "d").replace("Đ", "D").replace("'", "")
    unmarked = "".join(
        sign for sign in unicodedata.normalize("NFD", plain) if not unicodedata.combining(sign)
    )
    return " ".join(unmarked.casefold().split())


def fold_address(text: str) -> str:
    """An address as mail servers compare it in practice: no capitals, the domain as it travels."""
    local, _, domain = "".join(_plain(text).split()).casefold().rpartition("@")
    try:
        travels = domain.rstrip(".").encode("idna").decode("ascii")
    except UnicodeError:
        travels = domain.rstrip(".")
    return f"{local}@{travels}"


def fold_phone(text: str) -> str:
    """A phone number as digits that begin with 0, however the country is written: `+84 912…`,
    `0084.912…`, `84912…`, `(+84) 0912…`.
    """
    plain = unicodedata.normalize("NFKC", text)
    kept = re.sub(r"\D", "", "".join(sign for sign in plain if sign.isascii()))
    is_abroad = "+" in plain or kept.startswith(f"00{COUNTRY}")
    national = kept.removeprefix("00") if is_abroad else kept
    if national.startswith(COUNTRY) and (is_abroad or len(national) in (11, 12)):
        return f"0{national.removeprefix(COUNTRY).lstrip('0')}"
    return kept


def strange_letters(text: str) -> str:
    """The letters that no Vietnamese keyboard has and that look like those it has: a Cyrillic А
    in a code makes it a second code that nobody can tell from the first. Each once, in order.
    """
    return "".join(dict.fromkeys(sign for sign in _plain(text) if _is_strange(sign)))


def _is_strange(sign: str) -> bool:
    """Phonetic letters are Latin by name, and look like plain ones all the same."""
    if not sign.isalpha():
        return False
    return "\u0250" <= sign <= "\u02ff" or not unicodedata.name(sign, "").startswith("LATIN ")


def _plain(text: str) -> str:
    """Tidy, with plain letters where wide or ligated ones stand, one apostrophe and one dash."""
    unified = tidy(text).translate(APOSTROPHES).translate(DASHES)
    return tidy(unicodedata.normalize("NFKC", unified))


def _toned(word: str) -> str:
    """The letters of a syllable, and behind them its tones."""
    apart = unicodedata.normalize("NFD", word)
    letters = "".join(sign for sign in apart if sign not in TONES)
    return unicodedata.normalize("NFC", letters) + "".join(sign for sign in apart if sign in TONES)
