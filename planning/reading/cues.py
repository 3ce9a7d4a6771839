"""What the words around a clause tell of it: whether it is ordered of our own staff, or told of the
past, of others, of a plan that nobody has decided.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from planning.reading.grammar import Draft
from planning.reading.source import SourceText, Words

Features = dict[str, float]

_PHRASES: Final = {
    "past": "đã|vừa (?:qua|rồi|ký|ban hành|phê duyệt|có|gửi)|từng(?! (?:người|phòng|đơn vị|cơ sở|bộ phận|ngày|tuần|tháng|ca|buổi|nhóm))|trước đây|trước đó|năm ngoái|năm trước|hồi (?:tháng|năm|đầu|cuối|giãn|dịch|trước)|hôm(?! (?:nay|sau))|thời (?:giãn cách|dịch)|kinh nghiệm|lúc đó|khi đó|ngày ấy",
    "draft": "dự thảo|dự kiến|đề xuất|kiến nghị|góp ý|xin ý kiến|lấy ý kiến|nếu được thông qua|nghiên cứu|cân nhắc|phương án|có thể áp dụng",
    "opinion": "cho rằng|khuyến nghị|nên|thử|mong|hy vọng|chuyên gia|đánh giá|theo ông|theo bà|chia sẻ|kiến nghị",
    "speech": "nói(?! (?:trên|riêng|chung))|cho biết|cho hay|khẳng định|chia sẻ|nhắc tới|kể lại",
    "denied": "bác bỏ|phủ nhận|không phát hành|không ban hành|tin giả|sai sự thật|giả mạo|cắt ghép",
    "foreign": "(?:một|các|nhiều|những) nước|nước (?:này|ngoài|bạn|láng giềng|khác)|láng giềng|thế giới|nội các",
    "count": "chừng|khoảng|trung bình|hiện có|hiện|ghi nhận|thực tế|hơn",
    "public": "người dân|nhân dân|học sinh|sinh viên|học viên|khách|hành khách|bệnh nhân|hộ dân|hộ|bà con|ngư dân|tiểu thương|phụ huynh|người học|công dân|cư dân|trẻ em",
    "business": "doanh nghiệp|công ty|công nhân|nhà máy|xí nghiệp|khu công nghiệp|cửa hàng|nhà hàng|chợ|siêu thị|khách sạn|chủ cơ sở",
    "holiday": "tết|nghỉ lễ|lễ|nghỉ bù|làm bù|quốc khánh|giỗ tổ|dương lịch",
    "other_act": "công văn số|thông báo số|quyết định số|theo nghị quyết|tại công văn|theo chỉ thị|kết luận",
    "purpose": "nhằm|để|góp phần|tạo thuận lợi|mục đích",
    "money": "đồng|kinh phí|phụ cấp|tiền|lương|chi phí",
    "order": "yêu cầu|phải|không được|chỉ được|giao|thực hiện|đề nghị|có trách nhiệm|chỉ đạo|thông báo|quyết định|bảo đảm|nghiêm cấm|cấm",
    "arrange": "bố trí|phân công|cử|cắt cử|sắp xếp|tổ chức|duy trì|cho|chia",
    "limit": "không quá|tối đa|ít nhất|tối thiểu|không vượt quá|không dưới|chậm nhất|muộn nhất|trước|nhiều nhất|chỉ",
    "staff": "cán bộ|công chức|viên chức|người lao động|nhân viên|thủ trưởng|lãnh đạo|cbcc|cbccvc|chuyên viên|biên chế|quân số|trưởng phòng|giám đốc|chánh văn phòng|thành viên",
    "unit": "cơ quan|đơn vị|phòng|sở|ban|ngành|cục|vụ|văn phòng|trụ sở|công sở|ubnd|trung tâm",
    "if": "nếu|khi|trường hợp|tùy|trong trường hợp",
    "pupils": "nghỉ học|đi học|dạy|lớp|trường|giảng viên|đào tạo",
    "place_event": "tại các chốt|bờ kè|đê|công trường|chợ|đường",
}
_CUES: Final = {name: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for name, words in _PHRASES.items()}
NEVER: Final = frozenset(
    {
        "s:speech", "s:foreign", "s:denied", "s:draft", "s:opinion", "s:quoted", "s:told-of-past",
        "document:draft", "document:denied",
    }
)  # fmt: skip
"""Where one of these is told a clause is never clear, however like an order it is put."""

_AROUND: Final = frozenset({"draft", "speech", "denied", "foreign", "public", "opinion"})
_WHOLE: Final = {
    "letter": r"kính gửi|(?m:^\s*số\s*:)|như sau\s*:|yêu cầu\s*:|điều 1\b|\./\.|thông báo\s*:|hướng dẫn\s*:",
    "draft": r"bản dự thảo|dự thảo (?:nghị|quyết|thông|văn|kế)|xin ý kiến (?:các|về)|lấy ý kiến|góp ý",
    "denied": r"bác bỏ|phủ nhận|không phát hành|tin giả|sai sự thật",
}
_DOCUMENT: Final = {name: re.compile(pattern) for name, pattern in _WHOLE.items()}
_NUMBERED: Final = re.compile(
    r"[\s*]*(?:\d{1,2}[.)]|[a-zđ][.)]|[-–+•]|điều \d|bước \d|[ivx]+\.|\w+ là,)"
)
_MARK: Final = 16
_LEAD: Final = 6
"""So many words before a clause lead to it."""

_BARE: Final = 2
_QUOTES: Final = frozenset({"“", '"', "«"})


class DocumentView:
    """The sentences of a text; what one of them tells is found when a clause in it asks."""

    def __init__(self, source: SourceText, sentences: Sequence[Words]) -> None:
        self._text = source.text
        self._sentences = sentences
        self._cues: dict[int, frozenset[str]] = {}

    @cached_property
    def _document(self) -> frozenset[str]:
        plain = self._text.lower()
        return frozenset(name for name, pattern in _DOCUMENT.items() if pattern.search(plain))

    def around(self, number: int) -> Features:
        """What the sentence itself, its neighbours and the whole document tell, each as 1."""
        words, cues = self._sentences[number], self._told(number)
        told = {f"s:{cue}" for cue in cues} | {f"document:{name}" for name in self._document}
        for side, beside in (("before", number - 1), ("after", number + 1)):
            if 0 <= beside < len(self._sentences):
                told |= {f"{side}:{cue}" for cue in self._told(beside) & _AROUND}
        if self._is_numbered(words):
            told.add("s:numbered")
        if self._text[max(0, words[0].start - 1) : words[0].start] in _QUOTES:
            told.add("s:quoted")
        if "letter" in self._document and "order" in cues:
            told.add("s:ordered-in-letter")
        if "past" in cues and not ("letter" in self._document and "order" in cues):
            told.add("s:told-of-past")
        if "letter" not in self._document and not cues & {"order", "arrange"}:
            told.add("s:told")
        return dict.fromkeys(told, 1.0)

    def _told(self, number: int) -> frozenset[str]:
        if number not in self._cues:
            said = " ".join(word.text for word in self._sentences[number])
            self._cues[number] = frozenset(_found(said))
        return self._cues[number]

    def _is_numbered(self, words: Words) -> bool:
        """A number, a letter or a dash stands before it, or is how it begins."""
        begin = words[0].start
        line = self._text.rfind("\n", max(0, begin - _MARK), begin) + 1
        return _NUMBERED.match(self._text[line : begin + _MARK].lower()) is not None


def clause_features(draft: Draft, words: Words, start: int, end: int) -> Features:
    """What the clause itself tells: its kind, how much of the sentence it understood, what stands
    in it and just before it. `start` and `end` are its half-open place in the text.
    """
    inside = [number for number, word in enumerate(words) if start <= word.start < end]
    first, last = (inside[0], inside[-1] + 1) if inside else (0, len(words))
    before = " ".join(word.text for word in words[max(0, first - _LEAD) : first])
    own = frozenset(_found(" ".join(word.text for word in words[first:last])))
    told = {f"kind:{draft.kind}"}
    told |= {f"asks:{name}" for name in draft.asks}
    told |= {f"lead:{name}" for name in _found(before)}
    told |= {f"in:{name}" for name in own}
    if own & {"order", "arrange"}:
        told.add(f"ordered:{draft.kind}")
    if last - first <= _BARE:
        told.add("bare")
    return {"cover": (last - first) / len(words)} | dict.fromkeys(told, 1.0)


def _found(said: str) -> Iterator[str]:
    return (name for name, pattern in _CUES.items() if pattern.search(said))
