"""The sentence about meetings: how many people, for what, in which form, with whose consent."""

from planning.clauses.blanks import RANK_LABELS
from planning.clauses.example import MONDAY, TUESDAY, recorded_example
from planning.clauses.fields import BoolField, IntegerField, MeetingField, RanksField
from planning.clauses.record_making import meeting, no_demand
from planning.clauses.template import ClauseTemplate, Group, Primitive
from planning.records import Meeting, Records
from planning.vocabulary import MEETING_KINDS, MEETING_MODES, MEETING_PURPOSES, Text

_ANY = Text("Để trống: không giới hạn.", "Left empty: no limit.")
MEETINGS = (
    ClauseTemplate(
        kind="meeting_cap",
        group=Group.MEETING,
        primitive=Primitive.GATHERING,
        label=Text("Giới hạn hội họp", "Limits on meetings"),
        fields=(
            MeetingField(
                name="concerns",
                label=Text("Chỉ nói về", "Speaks only of"),
                meaning=Text("Để trống: mọi loại hội họp.", "Left empty: meetings of every kind."),
                choices=MEETING_KINDS,
            ),
            IntegerField(
                name="max",
                label=Text(
                    "Số người nhiều nhất trong một phòng họp", "At most in one meeting room"
                ),
                meaning=Text(
                    "0: không họp tập trung. Để trống: không giới hạn.",
                    "0: no meetings in person. Left empty: no limit.",
                ),
                default=None,
            ),
            BoolField(
                name="count_online",
                label=Text("Tính cả người dự trực tuyến", "Count people who join online as well"),
            ),
            MeetingField(
                name="purposes",
                label=Text("Chỉ họp về", "Only about"),
                meaning=_ANY,
                choices=MEETING_PURPOSES,
            ),
            MeetingField(
                name="kinds",
                label=Text("Chỉ tổ chức", "Only these are held"),
                meaning=_ANY,
                choices=MEETING_KINDS,
            ),
            MeetingField(
                name="modes",
                label=Text("Hình thức họp", "Form"),
                meaning=_ANY,
                choices=MEETING_MODES,
            ),
            RanksField(
                name="approvers",
                label=Text("Phải được đồng ý của", "Needs the consent of"),
                meaning=Text(
                    "Một trong các chức vụ này; để trống: không cần.",
                    "One of these ranks; left empty: of nobody.",
                ),
                choices={code: RANK_LABELS[code] for code in ("head", "deputy")},
            ),
        ),
        make=meeting,
        also_wrong=no_demand,
        is_read=True,
        example=recorded_example(
            {"max": 10, "purposes": ["urgent"]},
            "An O O\nBình R R",
            Records(meetings=(Meeting(key="A", day=MONDAY, persons=10, purpose="urgent"),)),
            Records(
                meetings=(
                    Meeting(key="A", day=MONDAY, persons=11, purpose="urgent"),
                    Meeting(key="B", day=TUESDAY, persons=4, purpose="routine"),
                )
            ),
            (0, "A"),
            (1, "B"),
        ),
    ),
)
