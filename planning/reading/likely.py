"""Which sentences nothing was read from most likely hold a rule all the same, so that a person looks
at those first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from planning.reading.cues import DocumentView, Features
from planning.reading.elements import elements
from planning.reading.proposal import Reading, Span
from planning.reading.source import SourceText, Words
from planning.reading.sureness import learned_sentences

_FRAME: Final = re.compile(
    r"[\s\-–+•*/._]*(?:cộng hòa xã hội|cộng hoà xã hội|độc lập\b|số\s*:|số \d+/|v/v\b|về việc\b|về [^\d,;]{2,60}$"
    r"|kính gửi|gửi toàn thể|như trên|lưu\s*:|căn cứ\b|xét đề nghị|theo đề nghị của|trân trọng"
    r"|(?:kt|tm|tl|tuq|q)\.\s|(?:quyết định|thông báo|công điện|chỉ thị|kế hoạch)\s*:?\s*$"
    r"|[^,]{2,40}, (?:hồi .{3,20} )?ngày \d+ tháng \d+ năm \d{4}\s*$)",
    re.IGNORECASE,
)
_FEWEST_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class LikelySpan:
    """A sentence nothing was read from, half-open in the text as given, and the probability that
    it holds a rule, between 0 and 1. Of those worth a look about every second does.
    """

    start: int
    end: int
    likely: float
    is_worth_a_look: bool


def likely_unread(text: str, reading: Reading) -> tuple[LikelySpan, ...]:
    """The sentences of `reading.unread`, the likeliest first, then in the order of the text.
    `reading` is `read(text)`. What frames a letter (its head, greeting, legal basis, receivers and
    signature) is never among them.
    """
    source = SourceText(text)
    sentences = tuple(source.sentences())
    unread = set(reading.unread)
    weights = learned_sentences()
    spans = [
        LikelySpan(words[0].start, words[-1].end, round(likely, 3), likely >= weights.asked)
        for words, features in sentence_features(source, sentences)
        if Span(words[0].start, words[-1].end) in unread
        for likely in [weights.probability(features)]
    ]
    return tuple(sorted(spans, key=lambda one: (-one.likely, one.start)))


def sentence_features(
    source: SourceText, sentences: Sequence[Words]
) -> Iterator[tuple[Words, Features]]:
    """Every sentence that is not the frame of a letter, and what it and those beside it tell."""
    view = DocumentView(source, sentences)
    is_after_receivers = False
    for number, words in enumerate(sentences):
        said = source.text[words[0].start : words[-1].end]
        is_after_receivers = is_after_receivers or said.lower().startswith("nơi nhận")
        if not is_after_receivers and not is_frame(said):
            symbols = {f"says:{one.symbol}" for one in elements(words)}
            yield words, view.around(number) | dict.fromkeys(symbols, 1.0)


def is_frame(sentence: str) -> bool:
    """Letterhead, greeting, heading, legal basis or signature: it never holds a rule."""
    is_short = len(sentence.split()) < _FEWEST_WORDS
    return is_short or sentence == sentence.upper() or _FRAME.match(sentence) is not None
