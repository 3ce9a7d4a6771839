"""The sentences about what somebody needs in order to come in, or to stay at home, and between
which hours.
"""

from datetime import time

from planning.clauses.blanks import FRACTION, NOT_FOR_RANKS, NOT_FOR_TAGS, TAG_LABELS, rounding
from planning.clauses.example import MONDAY, drawn_example, recorded_example
from planning.clauses.fields import (
    IntegerField,
    ParameterError,
    Params,
    ReasonsField,
    TagsField,
    TimeField,
)
from planning.clauses.making import (
    permit_quota,
    permitted,
    permitted_reasons,
    qualified,
    remote_condition,
)
from planning.clauses.record_making import hours, no_hours
from planning.clauses.template import ClauseTemplate, Group, Primitive
from planning.records import PresenceHours, Records
from planning.rules.person_state import TESTED_NEGATIVE
from planning.vocabulary import REASONS, Text


def _test_without_days(params: Params) -> ParameterError | None:
    """How long a test holds good is never guessed."""
    tags = params["any_of_tags"]
    asked = isinstance(tags, list) and TESTED_NEGATIVE in tags
    return (
        ParameterError("validity_days", "required")
        if asked and params["validity_days"] is None
        else None
    )


CONDITIONS = (
    ClauseTemplate(
        kind="allowed_onsite_reasons",
        group=Group.CONDITION,
        primitive=Primitive.CONDITION,
        label=Text(
            "Chỉ đến cơ quan khi có lý do được phép", "Coming in only for a permitted reason"
        ),
        fields=(
            ReasonsField(
                name="reasons",
                label=Text("Lý do được phép", "Permitted reasons"),
                choices=REASONS,
                required=True,
            ),
            NOT_FOR_RANKS,
            NOT_FOR_TAGS,
        ),
        make=permitted_reasons,
        is_read=True,
        example=drawn_example(
            {"reasons": ["office-duty"]}, "An T R\nBình R T", "An T O\nBình R T", (1, "An")
        ),
    ),
    ClauseTemplate(
        kind="required_condition_for_onsite",
        group=Group.CONDITION,
        primitive=Primitive.CONDITION,
        label=Text("Chỉ người đủ điều kiện được đến cơ quan", "Coming in only on a condition"),
        fields=(
            TagsField(
                name="any_of_tags",
                label=Text("Có một trong các điều kiện", "One of the conditions"),
                choices=TAG_LABELS,
                required=True,
            ),
            IntegerField(
                name="validity_days",
                label=Text(
                    "Xét nghiệm âm tính có giá trị trong (ngày)",
                    "A negative test holds good for (days)",
                ),
                meaning=Text(
                    "Bắt buộc khi chọn xét nghiệm âm tính. Ngày lấy mẫu là ngày 0.",
                    "Needed where a negative test is among the conditions. The day of the test is"
                    " day 0.",
                ),
                default=None,
            ),
            TagsField(
                name="not_for_tags",
                label=Text("Không áp dụng đối với", "Does not bind"),
                choices=TAG_LABELS,
            ),
        ),
        make=qualified,
        also_wrong=_test_without_days,
        is_read=True,
        example=drawn_example(
            {"any_of_tags": ["vaccinated"]},
            "An(vaccinated) O O\nBình R R",
            "An(vaccinated) O O\nBình R O",
            (1, "Bình"),
        ),
    ),
    ClauseTemplate(
        kind="permit_required",
        group=Group.CONDITION,
        primitive=Primitive.CONDITION,
        label=Text(
            "Chỉ người có giấy đi đường được đến cơ quan", "Only people with a permit come in"
        ),
        fields=(),
        make=permitted,
        is_read=True,
        example=drawn_example(
            {}, "An(permit) O O\nBình R R", "An(permit) O O\nBình O R", (0, "Bình")
        ),
    ),
    ClauseTemplate(
        kind="permit_quota",
        group=Group.CONDITION,
        primitive=Primitive.COUNT,
        label=Text(
            "Tỷ lệ tối đa được cấp giấy đi đường", "Maximum share of the staff with a permit"
        ),
        fields=(FRACTION, rounding("floor")),
        make=permit_quota("permit"),
        is_read=True,
        example=drawn_example(
            {"fraction": "1/2"},
            "An(permit) O R\nBình R R",
            "An(permit) O R\nBình(permit) R R",
            (None, ""),
        ),
    ),
    ClauseTemplate(
        kind="remote_requires",
        group=Group.CONDITION,
        primitive=Primitive.CONDITION,
        label=Text(
            "Chỉ người đủ điều kiện được làm việc tại nhà",
            "Only people who meet every condition work at home",
        ),
        fields=(
            TagsField(
                name="all_of_tags",
                label=Text("Có đủ các điều kiện", "All the conditions"),
                choices=TAG_LABELS,
                required=True,
            ),
        ),
        make=remote_condition,
        is_read=True,
        example=drawn_example(
            {"all_of_tags": ["remote-approved"]},
            "An(remote-approved) R O\nBình O O",
            "An(remote-approved) R O\nBình O R",
            (1, "Bình"),
        ),
    ),
    ClauseTemplate(
        kind="onsite_time_window",
        group=Group.CONDITION,
        primitive=Primitive.HOURS,
        label=Text(
            "Chỉ có mặt tại cơ quan trong khung giờ", "At the office only between two times"
        ),
        fields=(
            TimeField(
                name="start",
                label=Text("Từ giờ", "From"),
                meaning=Text(
                    "Để trống: từ đầu ngày.", "Left empty: from the beginning of the day."
                ),
            ),
            TimeField(
                name="end",
                label=Text("Đến giờ", "To"),
                meaning=Text("Để trống: đến hết ngày.", "Left empty: to the end of the day."),
            ),
        ),
        make=hours,
        also_wrong=no_hours,
        is_read=True,
        example=recorded_example(
            {"start": "10:00", "end": "14:00"},
            "An O\nBình R",
            Records(hours={("An", MONDAY): PresenceHours(time(10), time(14))}),
            Records(hours={("An", MONDAY): PresenceHours(time(9, 30), time(14))}),
            (0, "An"),
        ),
    ),
)
