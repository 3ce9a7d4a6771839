"""Blanks that many sentences share."""

from planning.clauses.fields import (
    BoolField,
    ChoiceField,
    FractionField,
    IntegerField,
    RanksField,
    TagsField,
)
from planning.clauses.making import EITHER, WEEK
from planning.vocabulary import TAGS, Text
from planning.wording.terms import BOTH_NEIGHBOURS, ROUNDINGS

TAG_LABELS = {code: tag.label for code, tag in TAGS.items()}
RANK_LABELS = {
    "head": Text("Người đứng đầu đơn vị", "Head of the unit"),
    "deputy": Text("Cấp phó", "Deputies"),
    "staff": Text("Cán bộ không giữ chức vụ lãnh đạo", "Staff without a leading post"),
}
FRACTION = FractionField(
    name="fraction",
    label=Text("Tỷ lệ", "Share"),
    meaning=Text("Ghi như trong văn bản: 1/3, 50%.", "As the document says it: 1/3, 50%."),
    default="1/3",
    required=True,
)
LEVEL = ChoiceField(
    name="level",
    label=Text("Tính theo", "Counted by"),
    default="unit",
    choices={
        "unit": Text("Từng phòng, đơn vị", "Each unit"),
        "agency": Text("Toàn cơ quan", "The whole agency"),
    },
)
LEVEL_OR_ROOM = ChoiceField(
    name="level",
    label=LEVEL.label,
    default="unit",
    choices={**LEVEL.choices, "room": Text("Từng phòng làm việc", "Each room")},
)
GRAIN = ChoiceField(
    name="grain",
    label=Text("Tính trong", "Judged by"),
    default="day",
    choices={
        "day": Text(
            "Mỗi ngày (có mặt một buổi là tính một lần)", "Day (present in either half counts once)"
        ),
        "instant": Text("Mỗi buổi", "Half-day"),
    },
)
GRAIN_OR_WEEK = ChoiceField(
    name="grain",
    label=GRAIN.label,
    default="day",
    choices={
        **GRAIN.choices,
        WEEK: Text("Bình quân các ngày trong tuần", "The average of the days of a week"),
    },
)
WEEKDAYS_ONLY = BoolField(
    name="weekdays_only", label=Text("Chỉ tính từ thứ Hai đến thứ Sáu", "Monday to Friday only")
)
EXEMPT = TagsField(
    name="base_exclude_tags",
    label=Text("Không tính vào tỷ lệ", "Not counted (exempt)"),
    meaning=Text(
        "Những người này không tính vào tổng số, cũng không tính vào số có mặt.",
        "These people are counted neither in the total nor among those present.",
    ),
    choices=TAG_LABELS,
)
ONLY = TagsField(
    name="base_only_tags",
    label=Text("Chỉ tính những người", "Counting only"),
    meaning=Text("Để trống: tính tất cả.", "Left empty: everybody is counted."),
    choices=TAG_LABELS,
)
BASE = (
    EXEMPT,
    ONLY,
    BoolField(
        name="base_exclude_leave",
        label=Text("Không tính người nghỉ phép", "Leave out people on leave"),
        meaning=Text(
            "Không đánh dấu: người nghỉ phép vẫn tính vào tổng số của đơn vị.",
            "Not ticked: people on leave still count in the total of the unit.",
        ),
    ),
    BoolField(
        name="base_exclude_mobilised",
        label=Text("Không tính người được huy động", "Leave out people who are mobilised"),
        default=True,
    ),
    BoolField(
        name="base_exclude_off",
        label=Text("Không tính người nghỉ theo lịch", "Leave out people who are off"),
        default=True,
    ),
)
RAISES = (
    IntegerField(
        name="or_count",
        label=Text("Hoặc số người này, nếu cao hơn", "Or this many, if that is more"),
        meaning=Text(
            "“15% hoặc 05 người, lấy số cao hơn”; 0: không có.",
            "“15% or 5, whichever is more”; 0: no such number.",
        ),
    ),
    IntegerField(
        name="top_count",
        label=Text("Nhưng không quá số người này", "But never more than this many"),
        meaning=Text(
            "“50% nhưng không quá 10 người”; 0: không có.",
            "“Half, but at most 10 people”; 0: no such number.",
        ),
    ),
    IntegerField(
        name="min_allowed",
        label=Text("Đơn vị ít người vẫn được", "Small units are still allowed"),
        meaning=Text(
            "Để đơn vị 2 người không thành 0 người; 0: không có.",
            "So that a unit of 2 is not left with 0; 0: no such number.",
        ),
    ),
)
FLOOR_RAISES = (
    IntegerField(
        name="or_count",
        label=Text("Và ít nhất số người này", "And at least this many"),
        meaning=Text(
            "“1/3 và ít nhất 01 người”; 0: không có.",
            "“A third, and at least 1”; 0: no such number.",
        ),
    ),
    IntegerField(
        name="top_count",
        label=Text("Nhưng không cần quá số người này", "But no more than this many are asked for"),
        meaning=Text("0: không có.", "0: no such number."),
    ),
)
EXCUSES = (
    BoolField(
        name="leave_excused",
        label=Text("Trừ người nghỉ phép", "Except people on leave"),
        default=True,
    ),
    BoolField(
        name="away_excused",
        label=Text(
            "Trừ người đi công tác, đi học, được huy động",
            "Except people on business, in training or mobilised",
        ),
        default=True,
    ),
)
EXCEPT = TagsField(name="except_tags", label=Text("Trừ", "Except"), choices=TAG_LABELS)
FOR_ONLY = TagsField(
    name="tags",
    label=Text("Chỉ đối với", "Only for"),
    meaning=Text("Để trống: tất cả cán bộ.", "Left empty: all staff."),
    choices=TAG_LABELS,
)
NOT_FOR_TAGS = TagsField(
    name="not_for_tags",
    label=Text("Không áp dụng đối với vị trí", "Does not bind the posts"),
    choices=TAG_LABELS,
)
NOT_FOR_RANKS = RanksField(
    name="not_for_ranks", label=Text("Không áp dụng đối với", "Does not bind"), choices=RANK_LABELS
)


def number(label_vi: str, label_en: str, default: int = 1) -> IntegerField:
    return IntegerField(name="n", label=Text(label_vi, label_en), default=default, required=True)


def rounding(default: str, *, or_either: bool = False) -> ChoiceField:
    """How a share of people becomes a number; where the sentence says an exact share, both
    neighbours may be accepted.
    """
    choices = {rounding.value: words for rounding, words in ROUNDINGS.items()}
    either = {EITHER: BOTH_NEIGHBOURS} if or_either else {}
    return ChoiceField(
        name="rounding",
        label=Text("Làm tròn", "Rounding"),
        default=default,
        choices=either | choices,
    )
