"""What a document says of itself: its number, who issued it and when."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from planning.reading.grammar import Draft
from planning.reading.heads import told_day, told_issuer, told_number, told_short_number
from planning.reading.moments import CLOCK, DATE
from planning.reading.parsers import after, either, mapped, maybe, phrase, then, word
from planning.reading.source import SourceText, Words

Fact = tuple[Draft, Words]

_ISSUING = either(phrase("đã", "ban", "hành"), phrase("vừa", "ban", "hành"), phrase("ban", "hành"))
_SIGNING = either(
    _ISSUING, phrase("đã", "ký"), phrase("vừa", "ký"), phrase("vừa", "có"), phrase("vừa", "gửi")
)
_LETTERHEAD = mapped(then(word("số"), word(":")), lambda _: "letterhead")
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
_VERBS = frozenset({"vừa", "đã", "có", "gửi", "ký", "sẽ", "về", "cũng", "đang", ","})
"""Words no name of a body holds."""
_PLACE_WORDS = 6
"""Of the place before the day of issue."""
_TOP = 700
"""So far into a text, in letters, its letterhead may reach."""
_HOUR = then(word("hồi", "lúc"), CLOCK)
_PLACED = after(then(then(word(","), maybe(_HOUR)), word("ngày")), DATE)
_PART = word("sáng", "trưa", "chiều", "tối")
_OPENING = either(after(word("ngày"), DATE), after(then(_PART, maybe(word("ngày"))), DATE))


def facts(source: SourceText) -> Iterator[Fact]:
    """Each of the three at most once: from the letterhead, or from the first sentence of prose
    that says it of this document and not of another.
    """
    sentences = tuple(source.sentences())
    for find, tell in (
        (_number, _told_number), (_authority, _told_authority), (_issue_date, _told_day)
    ):  # fmt: skip
        fact = _first(source.text, sentences, find) or tell(source)
        if fact is not None:
            yield fact


def _told_number(source: SourceText) -> Fact | None:
    plain, _ = source.composed
    place = told_number(plain)
    if place is None:
        short = told_short_number(plain)
        said = Draft("number", {"number": plain[slice(*short)]}, ("number",)) if short else None
        return (said, _words_at(source, short)) if said and short else None
    number = "".join(plain[slice(*place)].split())
    return Draft("number", {"number": number}), _words_at(source, place)


def _told_authority(source: SourceText) -> Fact | None:
    plain, _ = source.composed
    place = told_issuer(plain)
    if place is None:
        return None
    name = " ".join(plain[slice(*place)].split())
    return Draft("authority", {"name": name}), _words_at(source, place)


def _told_day(source: SourceText) -> Fact | None:
    """No day of issue is guessed from prose but the one beside the number."""
    found = told_day(source.composed[0])
    if found is None:
        return None
    day, start, end = found
    return Draft("issue_date", {"date": day.isoformat()}), _words_at(source, (start, end))


def _words_at(source: SourceText, place: tuple[int, int]) -> Words:
    """The words of a stretch of the composed text."""
    _, starts = source.composed
    start, end = starts[place[0]], starts[place[1]]
    return tuple(word for word in source.words if start <= word.start and word.end <= end)


def _first(
    text: str, sentences: tuple[Words, ...], find: Callable[[str, Words, int], Fact | None]
) -> Fact | None:
    everywhere = ((sentence, place) for sentence in sentences for place in range(len(sentence)))
    return next(
        (fact for sentence, place in everywhere if (fact := find(text, sentence, place))), None
    )


def _number(text: str, words: Words, place: int) -> Fact | None:
    """The number in the letterhead; a blank in it is asked for."""
    lead = _LETTERHEAD(words, place) if place == 0 else None
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
            if len(name) == 1 or any(word.text in _VERBS for word in name):
                return None
            return Draft("authority", {"name": text[name[0].start : name[-1].end]}), name
    return None


def _issue_date(text: str, words: Words, place: int) -> Fact | None:
    """After the place in the letterhead, or at the head of a sentence that says who issued what."""
    is_head = (
        0 < place <= _PLACE_WORDS
        and words[place].start < _TOP
        and len(words) <= place + _LONGEST_NAME
    )
    found = _PLACED(words, place) if is_head else None
    if place == 0 and any(_SIGNING(words, later) for later in range(len(words))):
        found = _OPENING(words, 0)
    if found is None:
        return None
    return Draft("issue_date", found[0].params(), () if found[0].year else ("year",)), words[
        place : found[1]
    ]
