"""Text typed for the fonts that came before Unicode (.VnTime, VNI), or opened in the wrong code: it
looks right in its own font only, and would stand on every roster as it stands in the file.
"""

import re

_SYMBOLS = "¸µ¶·¹¨¾¼½©®§ª¬¢£¤¥¦÷×¡"
_NO_VIETNAMESE = "ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿ"
_TCVN3 = re.compile(
    rf"[a-zà-ỹ][{_SYMBOLS}](?:[a-zà-ỹ{_SYMBOLS}]|\b|$)"
    rf"|(?<!\w)[§®¬ª][{_SYMBOLS}{_NO_VIETNAMESE}a-z]"
    rf"|[A-Za-z][{_SYMBOLS}«»][a-z]"
    r"|[a-z][À-ÝÞß]"
)
"""`NguyÔn V¨n`, `TrÇn`, `§øc`, `Hoµng`: signs inside words, large letters after small ones."""
_VNI = re.compile(
    r"[aA][âêáàãåäéèúüëùøûõïÂÊÁÀÃÅÄÉÈÚÜËÙØÛÕÏ]"
    r"|[eE][âáàãåäùøûõïÂÁÀÃÅÄÙØÛÕÏ]"
    r"|[oO][âåäùøûõïÂÅÄÙØÛÕÏ]"
    r"|[uU][øûõïùØÛÕÏÙ]"
    r"|[öÖôÔ][ùøûõïÙØÛÕÏ]"
    r"|\b[ñÑ][aeiouyôöêâAEIOUYÔÖ]"
)
"""`Nguyeãn Vaên`, `Traàn`, `Ñöùc`: a vowel, and behind it its mark as a letter of its own."""
_WRONG_CODE = re.compile(
    r"á[º»]|Ä[\u0080-\u00bf‘ƒ]|Æ[°¡]|Ã[\u0080-\u00bf]|[ÂÅ][\u0080-\u00a0]|\ufffd"
)
"""`Nguyá»…n VÄƒn`: Unicode opened as if it were Western European."""
_UNICODE_ONLY = re.compile(
    r"[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
)
_WESTERN = re.compile(r"[\u00a1-\u00ff]")


def is_old(text: str) -> bool:
    """Whether the text can be nothing else."""
    return any(form.search(text) for form in (_WRONG_CODE, _TCVN3, _VNI))


def may_be_old(text: str) -> bool:
    """Whether it reads as a Vietnamese word and might still be another, `Vò` for `Vũ`: told only
    beside words of which one is sure.
    """
    return bool(_WESTERN.search(text)) and not _UNICODE_ONLY.search(text)
