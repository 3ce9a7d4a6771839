"""What a document says of itself: its number, who issued it and when."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from planning.reading.grammar import Draft
from planning.reading.moments import DATE
from planning.reading.parsers import after, either, mapped, maybe, phrase, then, word
from planning.reading.source import SourceText, Words

Fact = tuple[Draft, Words]

_FORM = either(
    phrase("công", "văn"), phrase("chỉ", "thị"), phrase("quyết", "định"), phrase("thông", "báo"), phrase("công", "điện"), phrase("văn", "bản"),
    phrase("kế", "hoạch"), phrase("nghị", "quyết"),
)  # fmt: skip
_ISSUING = either(phrase("đã", "ban", "hành"), phrase("vừa", "ban", "hành"), phrase("ban", "hành"))
_STATING = either(_ISSUING, phrase("tại"))
_LETTERHEAD = mapped(then(word("số"), word(":")), lambda _: "letterhead")
_ISSUED = mapped(then(_STATING, then(_FORM, maybe(word("số")))), lambda _: "issued")
_BODY = either(
    phrase("giám", "đốc", "sở"), phrase("chủ", "tịch", "ubnd"), phrase("chủ", "tịch", "ủy", "ban"), phrase("ủy", "ban", "nhân", "dân"),
    phrase("thủ", "tướng", "chính", "phủ"), phrase("ban", "chỉ", "đạo"), phrase("sở", "nội", "vụ"), phrase("sở", "y", "tế"),
    word("ubnd", "bộ", "sở", "cục"),
)  # fmt: skip
_ACTING = either(
    _ISSUING,
    phrase("yêu", "cầu"),
    phrase("đề", "nghị"),
    phrase("quyết", "định"),
    phrase("đã", "chủ", "trì"),
    phrase("tại", "công", "văn"),
)
_LONGEST_NAME = 9
_PLACED = after(then(word(","), word("ngày")), DATE)
_OPENING = after(word("ngày"), DATE)


def facts(source: SourceText) -> Iterator[Fact]:
    """Each of the three at most once, from the first sentence that says it."""
    sentences = tuple(source.sentences())
    for find in (_number, _authority, _issue_date):
        fact = _first(source.text, sentences, find)
        if fact is not None:
            yield fact


def _first(
    text: str, sentences: tuple[Words, ...], find: Callable[[str, Words, int], Fact | None]
) -> Fact | None:
    everywhere = ((sentence, place) for sentence in sentences for place in range(len(sentence)))
    return next(
        (fact for sentence, place in everywhere if (fact := find(text, sentence, place))), None
    )


def _number(text: str, words: Words, place: int) -> Fact | None:
    """The number in the letterhead, or of the document that is said to be issued; a blank in it
    is asked for.
    """
    lead = (_LETTERHEAD(words, place) if place == 0 else None) or _ISSUED(words, place)
    signs = _unspaced(words[lead[1] :]) if lead else ()
    if not any(sign.text == "/" for sign in signs):
        return None
    asks = () if signs[0].text.isdecimal() else ("number",)
    return Draft("number", {"number": text[signs[0].start : signs[-1].end]}, asks), signs


def _unspaced(words: Words) -> Words:
    """The first words as far as they stand together without a space."""
    end = next(
        (
            number
            for number, (one, other) in enumerate(pairwise(words), start=1)
            if one.end != other.start
        ),
        len(words),
    )
    return words[:end]


def _authority(text: str, words: Words, place: int) -> Fact | None:
    """Who issues, asks or directs: a body, up to the verb right after its name."""
    begins = place == 0 or words[place - 1].text in {",", "-", "của"}
    if not begins or _BODY(words, place) is None:
        return None
    for end in range(place + 1, min(place + _LONGEST_NAME, len(words))):
        if _ACTING(words, end):
            name = (
                words[place : end - 1] if words[end - 1].text in {"vừa", "đã"} else words[place:end]
            )
            return Draft("authority", {"name": text[name[0].start : name[-1].end]}), name
    return None


def _issue_date(text: str, words: Words, place: int) -> Fact | None:
    """After the place in the letterhead, or at the head of a sentence that says who issued what."""
    found = _PLACED(words, place) if place and len(words) <= place + _LONGEST_NAME else None
    if place == 0 and any(_ISSUING(words, later) for later in range(len(words))):
        found = _OPENING(words, 0)
    if found is None:
        return None
    return Draft("issue_date", found[0].params(), () if found[0].year else ("year",)), words[
        place : found[1]
    ]
